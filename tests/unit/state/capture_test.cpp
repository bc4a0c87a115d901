#include "state/capture.h"
#include "state/store.h"
#include "state/story_file.h"
#include "state/telling.h"
#include "state/timeline.h"
#include "support/sample_dataset.h"

#include <gtest/gtest.h>

namespace portolan::state {
namespace {

class Capture : public testing::Test {
protected:
    Capture() : data_(records()), index_(dataset::buildSearchIndex(data_)) {
        AppState state;
        state.timeline = timelineFor(data_.extent);
        store_ = Store(state);
    }

    static dataset::Dataset records() {
        test::SampleDataset sample;
        const auto kumamoto = sample.place("kumamoto");
        const auto kaohsiung = sample.place("kaohsiung", dataset::kNone, "TW");
        sample.engagement("sisters", dataset::EngagementKind::SisterCity, "2017");
        sample.at(kumamoto, dataset::PlaceRole::Partner).at(kaohsiung, dataset::PlaceRole::Partner);
        sample.engagement("mission", dataset::EngagementKind::Mission, "2024-02");
        sample.at(kaohsiung, dataset::PlaceRole::Origin).at(kumamoto, dataset::PlaceRole::Stop, 1);
        return sample.build();
    }

    void apply(const Intent& wanted) { store_.apply({wanted}, {{data_.extent, {}, {}}}); }
    const AppState& state() const { return store_.current(); }
    std::string text() const { return std::string(state().draft.text.view()); }

    Story story() const {
        auto read = storyFromToml(text(), {data_, *index_, {}}, "s.toml");
        EXPECT_TRUE(read) << text();
        for (const auto& note : read->diagnostics) {
            EXPECT_NE(note.message.find("title"), std::string::npos) << note.message;
        }
        return read->value;
    }
    /// The chapter on a stage that is 1000 logical pixels wide, at its end.
    AppState told(std::size_t chapter) const {
        TellingRequest request;
        request.dataset = {std::shared_ptr<void>(), &data_};
        request.index = index_;
        request.sizePx = {1000, 600};
        request.room = [](const Chapter&) { return ChapterRoom{{}, {{{0, 0}, {1000, 600}}}}; };
        const Story made = story();
        return Telling::prepare(made, request)
            ->stateOfChapter(chapter, made.chapters[chapter].seconds, AppState());
    }

    dataset::Dataset data_;
    std::shared_ptr<const dataset::SearchIndex> index_;
    Store store_;
};

} // namespace

TEST_F(Capture, AChapterShowsWhatWasExplored) {
    dataset::Filter filter;
    filter.kinds = {dataset::EngagementKind::SisterCity, dataset::EngagementKind::Mission};
    filter.places = {"kumamoto"};
    filter.economies = {"TW"};
    filter.undated = dataset::UndatedRule::Exclude;
    filter.text = "with \"quotes\"";
    apply(intent::SetFilter{{}});
    filter.text.clear();
    apply(intent::SetFilter{filter});
    apply(intent::SetWindow{static_cast<double>(base::dayFromCivil({2017, 3, 1})),
                            static_cast<double>(base::dayFromCivil({2024, 2, 29}))});
    Camera camera;
    camera.centre = {128.25, 27.5};
    camera.metresPerPixel = 1500;
    camera.bearing = 12;
    camera.pitch = 30;
    apply(intent::SetCamera{camera});
    apply(intent::ChooseProjection{"globe", geo::LonLat{125, 25}});
    apply(intent::ChooseViewpoint{"JP"});
    Layers layers;
    layers.relief = layers.admin1 = false;
    apply(intent::SetLayers{layers});
    apply(intent::Select{{"mission", "kumamoto"}});
    apply(intent::CaptureView{1500, {}});
    EXPECT_NE(text().find("time = { from = \"2017-03\", to = \"2024-02\" }"), std::string::npos)
        << text();
    const AppState shown = told(0);
    EXPECT_EQ(shown.filter, filter);
    EXPECT_EQ(shownDays(shownTimeline(shown.timeline)).first, base::dayFromCivil({2017, 3, 1}));
    EXPECT_EQ(story().chapters[0].days.last, base::dayFromCivil({2024, 2, 29}));
    EXPECT_NEAR(shown.camera.centre.lon, camera.centre.lon, 1e-4);
    EXPECT_NEAR(shown.camera.centre.lat, camera.centre.lat, 1e-4);
    EXPECT_NEAR(shown.camera.metresPerPixel, camera.metresPerPixel, 1);
    EXPECT_NEAR(shown.camera.bearing, camera.bearing, 0.1);
    EXPECT_NEAR(shown.camera.pitch, camera.pitch, 0.1);
    EXPECT_EQ(shown.projection, "globe");
    EXPECT_EQ(shown.projectionCentre, (geo::LonLat{125, 25}));
    EXPECT_EQ(shown.viewpoint, "JP");
    EXPECT_EQ(shown.selected, (std::vector<std::string>{"mission", "kumamoto"}));
    EXPECT_FALSE(shown.layers.relief);
    EXPECT_FALSE(shown.layers.admin1);
    EXPECT_TRUE(shown.layers.placeNames);
}

TEST_F(Capture, AViewThatAsksForNothingIsWrittenInFewWords) {
    apply(intent::SetLayers{stageLayers()});
    apply(intent::CaptureView{4000, {}});
    EXPECT_EQ(text(), "languages = [\"en\"]\n\n[[chapter]]\nduration = 12\n"
                      "view = { centre = [122.0000, 27.5000], width_km = 4000 }\n");
}

TEST_F(Capture, TimeThatPlaysIsPlayed) {
    apply(intent::JumpToEnd{false});
    apply(intent::TogglePlay{});
    apply(intent::CaptureView{4000, {}});
    EXPECT_NE(text().find("time = { play = \"2017/2024\" }"), std::string::npos) << text();
    EXPECT_TRUE(story().chapters[0].play.has_value());
}

TEST_F(Capture, ChaptersComeBehindTheOneThatIsWorkedOn) {
    for (const double width : {1000.0, 2000.0, 3000.0}) {
        apply(intent::CaptureView{width, {}});
    }
    EXPECT_EQ(state().draft.chapter, 2U);
    apply(intent::SetDraft{0, true, false});
    apply(intent::CaptureView{1500, {}});
    EXPECT_EQ(state().draft.chapter, 1U);
    const Story made = story();
    ASSERT_EQ(made.chapters.size(), 4U);
    EXPECT_EQ(made.chapters[1].view.widthKm, 1500);
    apply(intent::CaptureView{700, 0});
    EXPECT_EQ(story().chapters[0].view.widthKm, 700);
}

TEST_F(Capture, EachChangeIsOneStepAndTypingIsOne) {
    apply(intent::CaptureView{1000, {}});
    apply(intent::CaptureView{2000, {}});
    const std::string captured = text();
    for (const char* said : {"H", "He", "Here"}) {
        apply(
            intent::EditStory{edit::SetWords{1, ChapterWords::Title, base::Language::En, said}, 7});
    }
    EXPECT_EQ(story().chapters[1].title[0], "Here");
    apply(intent::EditStory{edit::MoveChapter{1, 0}});
    apply(intent::Undo{});
    EXPECT_EQ(story().chapters[1].title[0], "Here");
    apply(intent::Undo{});
    EXPECT_EQ(text(), captured);
    apply(intent::Redo{});
    apply(intent::Redo{});
    EXPECT_EQ(story().chapters[0].title[0], "Here");
}

TEST_F(Capture, TheFirstCaptureIsAStepLikeTheOthers) {
    const AppState before = state();
    apply(intent::CaptureView{1000, {}});
    const std::string captured = text();
    apply(intent::EditStory{edit::SetWords{0, ChapterWords::Title, base::Language::En, "Here"}});
    apply(intent::Undo{});
    EXPECT_EQ(text(), captured);
    apply(intent::Undo{});
    EXPECT_EQ(text(), "") << "there is no story";
    EXPECT_EQ(state().filter, before.filter);
    apply(intent::Redo{});
    EXPECT_EQ(text(), captured);
    apply(intent::Redo{});
    EXPECT_EQ(story().chapters[0].title[0], "Here");
}

TEST_F(Capture, UndoNeverGoesBackIntoAStoryThatWasLeft) {
    apply(intent::CaptureView{1000, {}});
    apply(intent::BeginStory{});
    apply(intent::CaptureView{2000, {}});
    for (int i = 0; i < 5; ++i) {
        apply(intent::Undo{});
    }
    EXPECT_EQ(text().find("1000"), std::string::npos) << text();
}

TEST_F(Capture, SavingIsNoStepAndUndoGoesOnBehindIt) {
    apply(intent::CaptureView{1000, {}});
    apply(intent::CaptureView{2000, {}});
    EXPECT_TRUE(state().draft.isUnsaved());
    apply(intent::StorySaved{"/stories/s.toml", state().draft.text, state().draft.text});
    EXPECT_FALSE(state().draft.isUnsaved());
    apply(intent::Undo{});
    EXPECT_EQ(story().chapters.size(), 1U);
    EXPECT_TRUE(state().draft.isUnsaved());
    EXPECT_EQ(state().presentation.story, "/stories/s.toml");
}

TEST_F(Capture, TheGuestsProfileIsAStep) {
    apply(intent::ChooseProfile{"japan"});
    apply(intent::TurnPage{1});
    apply(intent::Undo{});
    EXPECT_EQ(state().presentation.profile, "");
    apply(intent::Redo{});
    EXPECT_EQ(state().presentation.profile, "japan");
}

} // namespace portolan::state
