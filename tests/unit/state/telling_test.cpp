#include "geo/projection.h"
#include "state/camera.h"
#include "state/store.h"
#include "state/telling.h"
#include "support/sample_dataset.h"

#include <gtest/gtest.h>

#include <cmath>

namespace portolan::state {

namespace {

Chapter chapterOf(std::vector<std::string> fit, double seconds) {
    Chapter chapter;
    chapter.fit = Chapter::Fit::Ids;
    chapter.fitIds = std::move(fit);
    chapter.seconds = seconds;
    return chapter;
}

class TellingTest : public testing::Test {
protected:
    TellingTest() {
        test::SampleDataset sample;
        const auto kaohsiung = sample.place("kaohsiung", dataset::kNone, "TW");
        const auto kumamoto = sample.place("kumamoto");
        const auto fukuoka = sample.place("fukuoka");
        sample.engagement("sisters", dataset::EngagementKind::SisterCity, "2017-05");
        sample.at(kumamoto, dataset::PlaceRole::Partner).at(kaohsiung, dataset::PlaceRole::Partner);
        sample.engagement("mission", dataset::EngagementKind::Mission, "2024-02");
        sample.at(kaohsiung, dataset::PlaceRole::Origin)
            .at(kumamoto, dataset::PlaceRole::Stop, 1)
            .at(fukuoka, dataset::PlaceRole::Stop, 2);
        dataset::Dataset data = sample.build();
        data.places[kaohsiung].position = {120.3, 22.6};
        data.places[kumamoto].position = {130.7, 32.8};
        data.places[fukuoka].position = {130.4, 33.6};
        data.figures.push_back({"companies", "7", "company", {}, {}});
        data.engagements.back().figures = {0, 1};
        data_ = std::make_shared<const dataset::Dataset>(std::move(data));
        index_ = dataset::buildSearchIndex(*data_);
    }

    Telling tell(std::vector<Chapter> chapters) const {
        Story story;
        story.languages = {base::Language::En};
        story.chapters = std::move(chapters);
        auto told =
            Telling::prepare(std::move(story), {data_, index_, kSize, [](const Chapter&) {
                                                    return ChapterRoom{kHead, {kFree, kBeside}};
                                                }});
        EXPECT_TRUE(told);
        return *std::move(told);
    }

    static constexpr glm::dvec2 kSize{960, 540};
    static constexpr MapPart kHead{{0, 0}, {400, 120}};
    static constexpr MapPart kFree{{250, 50}, {700, 350}}, kBeside{{460, 50}, {700, 350}};
    std::shared_ptr<const dataset::Dataset> data_;
    std::shared_ptr<const dataset::SearchIndex> index_;
};

base::Day day(const char* text) {
    return base::EdtfDate::parse(text)->interval().first;
}

Presentation onStage() {
    Presentation stage;
    stage.story = "story.toml";
    stage.isOn = true;
    return stage;
}

} // namespace

TEST_F(TellingTest, PutsTheMomentOfTheStoryIntoItsChapter) {
    const Telling told = tell({chapterOf({"kaohsiung"}, 10), chapterOf({"kumamoto"}, 20)});
    EXPECT_EQ(told.seconds(), 30);
    EXPECT_EQ(told.at(9.5, {}).presentation.chapter, 0U);
    const AppState second = told.at(12, {});
    EXPECT_EQ(second.presentation.chapter, 1U);
    EXPECT_EQ(second.presentation.seconds, 2);
    EXPECT_EQ(second, told.stateOfChapter(1, 2, {}));
    EXPECT_EQ(told.at(1000, {}).presentation.chapter, 1U) << "the last stays";
}

TEST_F(TellingTest, ShowsWhatIsFittedInThePartThatTheWordsLeaveFree) {
    const Telling told = tell({chapterOf({"kaohsiung", "kumamoto"}, 10)});
    const auto projection = *geo::Projection::create(geo::resolveDefinition("east-asia", {}));
    const Lens lens{&projection, kSize, {0, 0}, kSize};
    for (const dataset::PlaceIndex place : {0U, 1U}) {
        const auto at = screenOf(told.at(5, {}).camera, lens, data_->places[place].position);
        ASSERT_TRUE(at);
        EXPECT_TRUE(at->x > kHead.last.x || at->y > kHead.last.y) << "under the title";
        EXPECT_GT(at->x, kFree.first.x);
        EXPECT_LT(at->x, kFree.last.x);
        EXPECT_GT(at->y, kFree.first.y);
        EXPECT_LT(at->y, kFree.last.y);
    }
}

TEST_F(TellingTest, FliesFromTheChapterBeforeAndArrives) {
    const Telling told = tell({chapterOf({"kaohsiung"}, 10), chapterOf({"fukuoka"}, 10)});
    const double flight = told.flightSeconds(1);
    EXPECT_GE(flight, 1.8);
    EXPECT_LE(flight, 3.5);
    EXPECT_EQ(told.flightSeconds(0), 0);
    EXPECT_EQ(told.stateOfChapter(1, 0, {}).camera, told.stateOfChapter(0, 10, {}).camera);
    const Camera there = told.stateOfChapter(1, flight, {}).camera;
    EXPECT_EQ(there, told.stateOfChapter(1, 10, {}).camera);
    EXPECT_GT(told.stateOfChapter(1, flight / 2, {}).camera.metresPerPixel, there.metresPerPixel);
    AppState still;
    still.comfort.reducesMotion = true;
    EXPECT_EQ(told.stateOfChapter(1, 0, still).camera, there);
}

TEST_F(TellingTest, StaysWhereTheNextViewDiffersByLessThanTheEyeSees) {
    const auto chapterAt = [](geo::LonLat centre, double metresPerPixel) {
        Chapter chapter;
        chapter.fit = Chapter::Fit::View;
        chapter.view = {centre, metresPerPixel * kSize.x / 1000};
        chapter.seconds = 10;
        return chapter;
    };
    const Telling told = tell({chapterAt({130, 33}, 1000), chapterAt({130.0005, 33}, 1000.01),
                               chapterAt({130.005, 33}, 1000), chapterAt({130.005, 33}, 1005)});
    EXPECT_EQ(told.flightSeconds(1), 0) << "50 m of 1000 m a pixel";
    EXPECT_EQ(told.stateOfChapter(1, 9, {}).camera, told.stateOfChapter(0, 9, {}).camera);
    EXPECT_GT(told.flightSeconds(2), 0) << "half a pixel";
    EXPECT_GT(told.flightSeconds(3), 0) << "nearer by two pixels at the edges";
}

TEST_F(TellingTest, PlaysTheMomentAndGivesTheMostTimeToWhereSomethingHappens) {
    Chapter chapter = chapterOf({"kaohsiung"}, 20);
    chapter.days = {day("2017-01-01"), day("2024-02-29")};
    chapter.play = chapter.days;
    const Telling told = tell({chapter});
    const auto cursorAt = [&](double seconds) { return told.at(seconds, {}).timeline.cursor; };
    EXPECT_EQ(cursorAt(0), day("2017-01-01"));
    EXPECT_NEAR(cursorAt(20), day("2024-03-01"), 0.01);
    EXPECT_LT(cursorAt(20), day("2024-03-01")) << "the mission is still under way";
    double before = 0;
    double inMission = 0;
    for (double t = 0; t <= 20; t += 0.05) {
        EXPECT_GE(cursorAt(t), before);
        before = cursorAt(t);
        inMission += before >= day("2024-02-01") ? 0.05 : 0;
    }
    EXPECT_GT(inMission, 8) << "of twenty seconds, for one month of eighty-six";
    EXPECT_TRUE(told.at(5, {}).timeline.isPlaying);
}

TEST_F(TellingTest, StandsAtTheEndOfItsDaysWhereNothingPlays) {
    Chapter chapter = chapterOf({"kaohsiung"}, 10);
    chapter.days = {day("2017-01-01"), day("2024-02-29")};
    const Telling told = tell({chapter});
    EXPECT_EQ(told.at(0, {}).timeline.cursor, day("2024-03-01"));
    EXPECT_EQ(told.at(0, {}), told.at(0, told.at(9, {})))
        << "of what was shown before nothing is left";
}

TEST_F(TellingTest, TakesItsNumbersFromTheRecords) {
    Chapter chapter = chapterOf({"kaohsiung"}, 10);
    chapter.figures = {{"mission", "companies", {}, {}}};
    const Telling told = tell({chapter});
    ASSERT_EQ(told.figures(0).size(), 1U);
    EXPECT_EQ(told.figures(0)[0].figure.value, "7");
}

TEST(StoryIntents, TurnPagesWithoutLeavingStepsToUndo) {
    const std::vector<double> lengths = {5, 6, 7};
    const Context context{{}, lengths};
    Store store;
    store.apply({intent::SetPresentation{onStage()}, intent::Advance{3}}, context);
    EXPECT_EQ(store.current().presentation.seconds, 3);
    store.apply({intent::Advance{30}}, context);
    EXPECT_EQ(store.current().presentation.seconds, 5) << "a chapter that is over stays";
    store.apply({intent::TurnPage{1}, intent::TurnPage{1}, intent::TurnPage{1}}, context);
    EXPECT_EQ(store.current().presentation.chapter, 2U);
    store.apply({intent::TurnPage{-5}}, context);
    EXPECT_EQ(store.current().presentation.chapter, 0U);
    EXPECT_FALSE(store.canUndo());
}

TEST(StoryIntents, ComeBackToWhereTheStoryWasLeft) {
    const std::vector<double> lengths = {5, 6, 7};
    const Context context{{}, lengths};
    Store store;
    Presentation stage = onStage();
    stage.chapter = 1;
    stage.seconds = 2.5;
    store.apply({intent::SetPresentation{stage}}, context);
    stage.isOn = false;
    dataset::Filter osaka;
    osaka.text = "osaka";
    store.apply({intent::SetPresentation{stage}, intent::SetFilter{osaka}, intent::Advance{4},
                 intent::Undo{}},
                context);
    EXPECT_TRUE(store.current().filter.isEmpty());
    stage = store.current().presentation;
    EXPECT_EQ(stage.chapter, 1U);
    EXPECT_EQ(stage.seconds, 2.5) << "exploring takes none of the story's time";
}

TEST(StoryIntents, GoOnNoStageWithoutAStory) {
    Store store;
    Presentation stage;
    stage.story = "gone.toml";
    stage.isOn = true;
    store.apply({intent::SetPresentation{stage}}, {});
    EXPECT_FALSE(store.current().presentation.isOn);
}

} // namespace portolan::state
