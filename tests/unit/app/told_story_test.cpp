// The stage's picture is a function of chapter and second: the window, whatever it showed before,
// and `render` show the same, to the last bit.
#include "app/output/story_session.h"
#include "app/picture/lens.h"
#include "app/story/presenter.h"
#include "platform/font_source.h"
#include "state/story_edit.h"
#include "state/timeline.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>

namespace portolan::app {
namespace {

constexpr glm::ivec2 kSize{640, 360};

/// Chapters of two projections, one of an itinerary that plays, one that merely turns its map.
constexpr const char* kStory = R"(
title = { en = "Maps that change", ja = "変わる地図" }
languages = ["en", "ja"]
[[chapter]]
id = "sisters"
title = { en = "Two sister cities", ja = "二つの姉妹都市" }
caption = { en = "Since 2017", ja = "2017年から" }
duration = 6
filter = { kind = "sister_city" }
[[chapter]]
id = "journey"
title = { en = "One journey, three stops", ja = "一つの旅" }
duration = 8
projection = "mercator"
filter = { kind = "mission" }
time = { from = "2023-06", to = "2024-02", play = "2023-06" }
highlight = ["beijing-zone-thailand-japan-mission-2023"]
[[chapter]]
id = "turned"
title = { en = "The same from elsewhere", ja = "別の地図" }
duration = 5
projection = "equal-area"
filter = { kind = ["mission", "mou"] }
highlight = ["kaohsiung-kumamoto-sister-cities-2017"]
[[chapter]]
id = "kyushu"
title = { en = "Two cities of Kyushu", ja = "九州の二都市" }
duration = 8
filter = { kind = ["mission", "mou"], place = "kaohsiung" }
time = { from = "2017", to = "2024-02", play = "2024-02" }
highlight = ["kaohsiung-kyushu-mission-2024"]
)";

class ToldStoryTest : public testing::Test {
protected:
    ToldStoryTest()
        : file_((std::filesystem::temp_directory_path() /
                 ("portolan-told-" + std::to_string(::getpid()) + ".toml"))
                    .string()) {
        std::ofstream(file_) << kStory;
        HeadlessRequest request;
        request.view.size = "640x360";
        auto opened = openHeadless(request);
        EXPECT_TRUE(opened) << (opened ? "" : opened.error().toString());
        session_.emplace(std::move(*opened));
        presenter_.place({session_->materials.dataset, session_->index, session_->viewpoints});
        EXPECT_TRUE(presenter_.follow(telling(file_)));
        presenter_.resize(kSize);
        EXPECT_TRUE(presenter_.hasStory());
    }
    ~ToldStoryTest() override { std::filesystem::remove(file_); }

    static state::AppState telling(const std::string& file) {
        std::ifstream text(file);
        state::AppState state;
        state.presentation.story = file;
        state.draft.text = state::SharedText({std::istreambuf_iterator<char>(text), {}});
        return state;
    }

    static state::AppState at(std::uint32_t chapter, double seconds) {
        state::AppState state;
        state.presentation.isOn = true;
        state.presentation.chapter = chapter;
        state.presentation.seconds = seconds;
        return state;
    }

    const ToldMoment& moment(std::uint32_t chapter, double seconds) {
        return presenter_.moment(at(chapter, seconds), session_->materials);
    }

    /// As the window draws it.
    std::vector<std::uint8_t> onStage(std::uint32_t chapter, double seconds) {
        const ToldMoment& told = moment(chapter, seconds);
        const scene::Scene& scene = session_->maker->build(
            told.state, told.materials, told.projection, stageFrame(kSize, told.stage),
            told.morph ? &*told.morph : nullptr);
        EXPECT_TRUE(session_->maker->draw(scene, session_->target->framebuffer.id()));
        EXPECT_EQ(session_->gpu->takeErrors(), "");
        return gpu::readPixels(*session_->target);
    }

    /// As `render` draws it: a new maker that has shown nothing before.
    std::vector<std::uint8_t> rendered(std::uint32_t chapter, double seconds) {
        auto kept = std::exchange(session_->maker, std::nullopt);
        session_->maker.emplace(*PictureMaker::create(*session_->gpu, platform::makeSystemFonts()));
        const state::AppState before = session_->state;
        const Materials materials = session_->materials;
        const Frame frame = session_->frame;
        EXPECT_TRUE(tellStory({file_, {}, chapter + 1, std::to_string(seconds)}, *session_));
        EXPECT_TRUE(draw(*session_));
        session_->maker = std::move(kept);
        session_->state = before;
        session_->materials = materials;
        session_->frame = frame;
        return gpu::readPixels(*session_->target);
    }

    std::string file_;
    std::optional<HeadlessSession> session_;
    Presenter presenter_;
};

std::size_t different(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        count += a[i] != b[i] ? 1 : 0;
    }
    return count;
}

} // namespace

TEST_F(ToldStoryTest, ComesAsNearAsWhatTheChapterShowsLetsIt) {
    const ToldMoment& told = moment(0, 6);
    const Frame frame = stageFrame(kSize, told.stage);
    const state::Lens lens = lensOf(told.projection, frame);
    const auto kaohsiung = state::screenOf(told.state.camera, lens, {120.30, 22.63});
    const auto kumamoto = state::screenOf(told.state.camera, lens, {130.74, 32.80});
    ASSERT_TRUE(kaohsiung && kumamoto);
    // The bows of arcs that the chapter does not show once held the camera off.
    EXPECT_GT((kaohsiung->y - kumamoto->y) * frame.scale, 0.35 * kSize.y);
}

/// What was taken over from the story before is what would be made anew.
TEST_F(ToldStoryTest, AnEditedStoryIsToldAsIfItWereOpenedAnew) {
    state::AppState state = telling(file_);
    state.presentation.story = file_;
    const auto words = [](state::ChapterWords which, const char* text) {
        return state::edit::SetWords{1, which, base::Language::En, text};
    };
    using Keys = std::vector<state::edit::SetKeys::Key>;
    const std::vector<state::StoryEdit> edits = {
        words(state::ChapterWords::Title, "A title so long that the map has another place beside"),
        words(state::ChapterWords::Caption, "What is said of it"),
        state::edit::MoveChapter{3, 0},
        state::edit::SetSeconds{1, 40},
        state::edit::SetKeys{2, Keys{{"filter", R"({ kind = "mou" })"}}},
        state::edit::SetKeys{0, Keys{{"time", R"({ from = "2017", play = "2017/2023" })"}}},
        state::edit::SetKeys{3, Keys{{"projection", R"("mercator")"}, {"fit", R"("all")"}}},
        state::edit::SetKeys{1, Keys{{"boundaries", R"("none")"}}},
        state::edit::InsertChapter{1, "[[chapter]]\ntitle = { en = \"New\", ja = \"新\" }\n"},
        state::edit::RemoveChapter{3},
    };
    for (const state::StoryEdit& edit : edits) {
        state.draft.text = state::SharedText(*state::edited(state.draft.text.view(), edit));
        ASSERT_TRUE(presenter_.follow(state));
        presenter_.resize(kSize);
        presenter_.attend(0, false);
        Presenter anew;
        anew.place({session_->materials.dataset, session_->index, session_->viewpoints});
        ASSERT_TRUE(anew.follow(state));
        anew.resize(kSize);
        const ToldStory& told = presenter_.told();
        ASSERT_EQ(*presenter_.story(), *anew.story());
        EXPECT_EQ(presenter_.problems(), anew.problems());
        for (std::uint32_t chapter = 0; chapter < told.telling().chapterCount(); ++chapter) {
            for (const double seconds : {0.0, 1.0, 2.5, 4.0, 7.0}) {
                const auto one = told.moment(at(chapter, seconds), session_->materials);
                const auto other = anew.told().moment(at(chapter, seconds), session_->materials);
                EXPECT_EQ(one.state, other.state) << edit.index() << " " << chapter;
                EXPECT_EQ(one.materials.selection->passes, other.materials.selection->passes);
                EXPECT_EQ(*one.materials.viewpoint, *other.materials.viewpoint);
                EXPECT_EQ(one.stage.moment.pulses.size(), other.stage.moment.pulses.size());
                EXPECT_EQ(one.stage.words.legend.size(), other.stage.words.legend.size());
            }
        }
    }
}

TEST_F(ToldStoryTest, TellsThePresenterWhatTheFarthestSeatCannotRead) {
    presenter_.waitForFindings();
    EXPECT_EQ(presenter_.takeFindings(), base::Diagnostics());
    EXPECT_TRUE(presenter_.problems().empty());
    const scene::Legibility none = moment(0, 3).stage.legible;
    EXPECT_EQ(none, scene::Legibility{});
    const state::ViewingDistance far{1, 30};
    presenter_.resize(kSize, far);
    EXPECT_GT(moment(0, 3).stage.legible.read, 40) << "the stage's words grow at once";
    presenter_.waitForFindings();
    const base::Diagnostics found = presenter_.takeFindings().value();
    ASSERT_FALSE(found.empty());
    EXPECT_NE(found.front().message.find("the farthest seat"), std::string::npos);
    EXPECT_EQ(presenter_.problems(), found);
    EXPECT_FALSE(presenter_.takeFindings()) << "told once";
    presenter_.resize(kSize);
    presenter_.waitForFindings();
    EXPECT_EQ(presenter_.takeFindings(), base::Diagnostics());
    EXPECT_TRUE(presenter_.problems().empty()) << "everybody sits near again";
}

TEST_F(ToldStoryTest, AProfileThatIsEditedMeanwhileIsReadAgainWhenTheStoryGoesOnStage) {
    const std::string profile = file_ + ".guests.toml";
    const auto write = [&](const char* first, int age) {
        std::ofstream(profile) << "[guests]\ntitle = { en = \"Guests\" }\nlanguages = [\"" << first
                               << "\"]\n";
        const auto now = std::filesystem::file_time_type::clock::now();
        std::filesystem::last_write_time(profile, now - std::chrono::seconds(age));
    };
    write("ja", 100);
    state::AppState state = telling(file_);
    state.presentation.story = file_;
    state.presentation.profile = profile;
    state.presentation.isOn = false;
    ASSERT_TRUE(presenter_.follow(state));
    ASSERT_NE(presenter_.story(), nullptr);
    EXPECT_EQ(presenter_.story()->languages.front(), base::Language::Ja);
    write("en", 50);
    EXPECT_FALSE(presenter_.follow(state)) << "no frame looks at a file";
    state.presentation.isOn = true;
    EXPECT_TRUE(presenter_.follow(state));
    EXPECT_EQ(presenter_.story()->languages.front(), base::Language::En);
    EXPECT_FALSE(presenter_.follow(state));
    write("ja", 10);
    state.draft.text = state::SharedText(*state::edited(
        state.draft.text.view(),
        state::edit::SetWords{0, state::ChapterWords::Title, base::Language::En, "Other"}));
    EXPECT_TRUE(presenter_.follow(state));
    EXPECT_EQ(presenter_.story()->languages.front(), base::Language::Ja);
    std::filesystem::remove(profile);
}

/// Each letter would move the map, and take as long as all its arcs take to be fitted.
TEST_F(ToldStoryTest, TheMapStandsStillWhileATitleIsTyped) {
    state::AppState state = telling(file_);
    state.presentation.story = file_;
    const auto type = [&](const std::string& title) {
        state.draft.text = state::SharedText(*state::edited(
            state.draft.text.view(),
            state::edit::SetWords{0, state::ChapterWords::Title, base::Language::En, title}));
        ASSERT_TRUE(presenter_.follow(state));
        presenter_.resize(kSize);
    };
    const auto camera = [&] { return presenter_.shown(at(0, 6)).camera; };
    type("A");
    presenter_.attend(0, false);
    const state::Camera before = camera();
    for (const char* title : {"A title", "A title of so many words",
                              "A title of so many words that "
                              "it leaves the map no room"}) {
        type(title);
        EXPECT_EQ(camera(), before);
    }
    const std::uint32_t seen = presenter_.version();
    EXPECT_TRUE(presenter_.attend(1, false));
    EXPECT_NE(camera(), before);
    EXPECT_NE(presenter_.version(), seen) << "the chapter's picture is drawn again";
}

/// Each letter that is typed would start it again.
TEST_F(ToldStoryTest, AnEditedStoryIsLookedOverOnceTheHandRests) {
    presenter_.waitForFindings();
    static_cast<void>(presenter_.takeFindings());
    state::AppState state = telling(file_);
    state.presentation.story = file_;
    std::string title;
    const auto type = [&](const std::string& words) {
        title += words;
        state.draft.text = state::SharedText(*state::edited(
            state.draft.text.view(),
            state::edit::SetWords{1, state::ChapterWords::Title, base::Language::En, title}));
        presenter_.follow(state);
        presenter_.resize(kSize);
    };
    const auto hasLooked = [&] {
        presenter_.waitForFindings();
        return presenter_.takeFindings().has_value();
    };
    const std::string endless(3000, 'W');
    type(endless);
    presenter_.attend(10, true);
    EXPECT_GT(presenter_.lookWait(10), 0);
    EXPECT_LT(presenter_.lookWait(10), 3);
    type("W");
    presenter_.attend(10.9, true);
    presenter_.attend(11.5, true);
    EXPECT_FALSE(hasLooked()) << "the pause begins with the last letter";
    EXPECT_TRUE(presenter_.problems().empty());
    presenter_.attend(20, true);
    EXPECT_TRUE(hasLooked());
    EXPECT_FALSE(presenter_.problems().empty()) << "the title does not fit";
    const auto found = presenter_.problems().size();
    type("W");
    EXPECT_EQ(presenter_.problems().size(), found) << "it is listed until somebody looks again";
    presenter_.attend(21, false);
    EXPECT_TRUE(hasLooked()) << "who leaves the story does not wait";
    presenter_.attend(40, true);
    EXPECT_FALSE(hasLooked()) << "nothing was written since";
}

TEST_F(ToldStoryTest, TheWindowShowsWhatRenderDrawsWhateverItShowedBefore) {
    for (int round = 0; round < 2; ++round) {
        for (const auto& [chapter, seconds] : {std::pair{0U, 0.1},
                                               {0U, 5.0},
                                               {1U, 0.25},
                                               {1U, 1.1},
                                               {1U, 4.0},
                                               {1U, 8.0},
                                               {2U, 0.3},
                                               {2U, 5.0},
                                               {3U, 0.2},
                                               {3U, 4.0},
                                               {3U, 8.0},
                                               {1U, 8.0}}) {
            const auto seen = onStage(chapter, seconds);
            EXPECT_EQ(different(seen, rendered(chapter, seconds)), 0U)
                << "chapter " << chapter << " at " << seconds << ", round " << round;
        }
    }
}

/// Words, lens and map that stand still are kept from frame to frame.
TEST_F(ToldStoryTest, AFilmsFrameIsWhatRenderDrawsAtItsTimeHoweverMuchIsKept) {
    for (const auto& [chapter, from] : {std::pair{0U, 1.0}, {2U, 4.0}, {3U, 2.4}, {3U, 7.0}}) {
        for (int frame = 0; frame < 60; ++frame) {
            const double seconds = from + frame / 32.0; // as text, too
            const auto seen = onStage(chapter, seconds);
            if (frame % 10 == 9) {
                EXPECT_EQ(different(seen, rendered(chapter, seconds)), 0U)
                    << "chapter " << chapter << " at " << seconds;
            }
        }
    }
}

TEST_F(ToldStoryTest, TurnsOneMapIntoTheNextWhileItFlies) {
    const double flight = presenter_.told().telling().flightSeconds(1);
    ASSERT_GT(flight, 1);
    EXPECT_FALSE(moment(0, 3).morph);
    const ToldMoment halfWay = moment(1, flight / 2);
    ASSERT_TRUE(halfWay.morph);
    EXPECT_EQ(halfWay.morph->from.grid, moment(0, 0).projection.grid);
    EXPECT_NEAR(halfWay.morph->progress, 0.5, 1e-9);
    EXPECT_EQ(halfWay.morph->progress, moment(1, flight / 2).morph->progress);
    EXPECT_FALSE(moment(1, flight).morph);
    EXPECT_EQ(different(onStage(0, 6), onStage(0, 6)), 0U);
    state::AppState still = at(1, 0.1);
    still.comfort.reducesMotion = true;
    EXPECT_FALSE(presenter_.moment(still, session_->materials).morph);
}

TEST_F(ToldStoryTest, BeginsAChapterWithWhatTheOneBeforeShowed) {
    const auto share = [](const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
        std::size_t count = 0;
        for (std::size_t i = 0; i < a.size(); i += 4) {
            const auto gap = [&](std::size_t c) { return std::abs(a[i + c] - b[i + c]); };
            count += gap(0) > 24 || gap(1) > 24 || gap(2) > 24 ? 1 : 0;
        }
        return static_cast<double>(count) * 4 / static_cast<double>(a.size());
    };
    for (const std::uint32_t chapter : {1U, 2U}) {
        const double length = presenter_.told().telling().seconds(chapter - 1);
        const auto end = onStage(chapter - 1, length);
        EXPECT_LT(share(end, onStage(chapter, 0)), 0.02) << "only the chapter's words give way";
        for (double seconds = 0; seconds < 1.5; seconds += 1.0 / 30) {
            const auto now = onStage(chapter, seconds);
            EXPECT_LT(share(now, onStage(chapter, seconds + 1.0 / 30)), 0.12) << seconds;
        }
    }
}

TEST_F(ToldStoryTest, MagnifiesLegsThatAreTooShortOnceTheCameraStands) {
    const auto lensAt = [&](std::uint32_t chapter, double seconds) -> const scene::MapLens* {
        const ToldMoment& told = moment(chapter, seconds);
        return session_->maker
            ->build(told.state, told.materials, told.projection, stageFrame(kSize, told.stage),
                    told.morph ? &*told.morph : nullptr)
            .lens;
    };
    EXPECT_EQ(lensAt(0, 6), nullptr) << "each leg can be seen";
    EXPECT_EQ(lensAt(3, 1), nullptr) << "the camera is on its way";
    const scene::MapLens* const lens = lensAt(3, 8);
    ASSERT_NE(lens, nullptr);
    EXPECT_EQ(lens->opacity, 1);
    EXPECT_GE(lens->centre.x - lens->radiusPx, 0);
    EXPECT_LE(lens->centre.x + lens->radiusPx, kSize.x);
    std::size_t legs = 0;
    for (const std::uint8_t isVisible : lens->scene.network->arcs.isLegVisible) {
        legs += isVisible;
    }
    EXPECT_EQ(legs, 1U) << "from Kumamoto to Fukuoka, and nothing that only passes";
    state::AppState still = at(3, 0.1);
    still.comfort.reducesMotion = true;
    const ToldMoment& told = presenter_.moment(still, session_->materials);
    EXPECT_NE(
        session_->maker
            ->build(told.state, told.materials, told.projection, stageFrame(kSize, told.stage))
            .lens,
        nullptr)
        << "at once where nothing moves";
}

TEST_F(ToldStoryTest, PulsesOnceWhereATieIsSigned) {
    const auto pulses = [&](double seconds) { return moment(3, seconds).stage.moment.pulses; };
    const auto second = presenter_.told().telling().secondOf(3, base::dayFromCivil({2024, 2, 1}));
    ASSERT_TRUE(second);
    EXPECT_TRUE(pulses(*second - 0.05).empty());
    ASSERT_EQ(pulses(*second + 0.3).size(), 1U) << "the MOU of February 2024, no older tie";
    EXPECT_LT(pulses(*second + 0.3)[0].passed, pulses(*second + 0.6)[0].passed);
    EXPECT_TRUE(pulses(*second + 1.5).empty());
    state::AppState still = at(3, *second + 0.3);
    still.comfort.reducesMotion = true;
    EXPECT_TRUE(presenter_.moment(still, session_->materials).stage.moment.pulses.empty());
}

TEST_F(ToldStoryTest, HasALegendWhereLabelsDoNotNameAllThatIsShown) {
    const auto legend = moment(3, 4).stage.words.legend;
    ASSERT_EQ(legend.size(), 2U);
    EXPECT_EQ(legend[0].word, "Mission");
    EXPECT_EQ(legend[1].word, "MOU");
}

TEST_F(ToldStoryTest, DrawsTheMapInALensOnce) {
    onStage(3, 6);
    const auto drawn = session_->maker->basemapDraws();
    const auto first = onStage(3, 7);
    EXPECT_EQ(session_->maker->basemapDraws(), drawn);
    EXPECT_GT(different(first, onStage(3, 8)), 0U) << "the delegation goes on";
}

} // namespace portolan::app
