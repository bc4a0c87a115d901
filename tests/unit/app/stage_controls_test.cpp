#include "app/story/stage_controls.h"
#include "state/store.h"
#include "support/chord.h"
#include "ui/actions.h"

#include <gtest/gtest.h>

namespace portolan::app {

namespace {

using platform::InputEvent;
using platform::Key;

/// A window on the stage, played by keys alone.
class StageControlsTest : public testing::Test {
protected:
    StageControlsTest() {
        story_.languages = {base::Language::Ja, base::Language::ZhHant, base::Language::En};
        story_.chapters.resize(5);
        for (const state::Chapter& chapter : story_.chapters) {
            seconds_.push_back(chapter.seconds);
        }
        start();
    }

    void start() {
        state::Presentation stage = store_.current().presentation;
        stage.story = "story.toml";
        stage.isOn = true;
        store_.apply({state::intent::SetPresentation{stage}}, context());
    }
    state::Context context() const { return {{}, seconds_}; }
    const state::Presentation& at() const { return store_.current().presentation; }

    StageControls::Result press(std::initializer_list<Key> keys) {
        StageControls::Result last;
        for (const Key key : keys) {
            InputEvent event;
            event.type = InputEvent::Type::KeyDown;
            event.key = key;
            last = translate(event);
            store_.apply(last.intents, context());
            store_.apply({state::intent::Advance{0.5}}, context());
        }
        return last;
    }

    StageControls::Result translate(const InputEvent& event, bool isOnBar = false) {
        const StageTarget target{{960, 540}, isOnBar};
        return controls_.translate({&event, 1},
                                   {at(), story_.languages,
                                    at().language.value_or(base::Language::Ja), base::Language::Ko,
                                    1},
                                   story_.chapters.size(), &target);
    }
    /// Of the pointer, in pixels of a stage of 960 × 540.
    void point(InputEvent::Type type, double x, double y, bool isOnBar = false) {
        InputEvent event;
        event.type = type;
        event.x = x;
        event.y = y;
        store_.apply(translate(event, isOnBar).intents, context());
    }
    void press(const std::string& chord) {
        const auto event = test::pressOf(chord);
        ASSERT_TRUE(event) << chord;
        store_.apply(translate(*event).intents, context());
    }

    state::Story story_;
    std::vector<double> seconds_;
    state::Store store_;
    StageControls controls_;
};

} // namespace

TEST_F(StageControlsTest, PlayAStoryFromStartToEndWithTwoKeys) {
    std::vector<std::uint32_t> seen = {at().chapter};
    for (int i = 0; i < 4; ++i) {
        press({Key::PageDown});
        seen.push_back(at().chapter);
    }
    EXPECT_EQ(seen, (std::vector<std::uint32_t>{0, 1, 2, 3, 4}));
    press({Key::PageDown});
    EXPECT_EQ(at().chapter, 4U) << "the last stays";
    press({Key::PageUp, Key::PageUp});
    EXPECT_EQ(at().chapter, 2U);
    EXPECT_EQ(at().seconds, 0.5) << "a chapter begins at its beginning";
    EXPECT_FALSE(store_.canUndo());
}

TEST_F(StageControlsTest, KnowEveryKeyOfAClicker) {
    for (const Key key : {Key::Right, Key::Down, Key::Space, Key::PageDown}) {
        press({Key::Home, key});
        EXPECT_EQ(at().chapter, 1U);
    }
    for (const Key key : {Key::Left, Key::Up, Key::PageUp}) {
        press({Key::End, key});
        EXPECT_EQ(at().chapter, 3U);
    }
    press({static_cast<Key>('3'), Key::Enter});
    EXPECT_EQ(at().chapter, 2U);
    press({static_cast<Key>('9'), Key::Enter});
    EXPECT_EQ(at().chapter, 2U) << "there is no ninth";
}

TEST_F(StageControlsTest, BlankTheScreenAndBringItBack) {
    press({Key::PageDown, platform::letterKey('B')});
    EXPECT_EQ(at().blank, state::Blank::Black);
    const double seconds = at().seconds;
    press({Key::PageDown}); // nobody saw it: it only lifts the curtain
    EXPECT_EQ(at().blank, state::Blank::None);
    EXPECT_EQ(at().chapter, 1U);
    EXPECT_EQ(at().seconds, seconds + 0.5) << "no time passed behind the curtain";
    press({platform::letterKey('W')});
    EXPECT_EQ(at().blank, state::Blank::White);
    press({platform::letterKey('W')});
    EXPECT_EQ(at().blank, state::Blank::None);
}

TEST_F(StageControlsTest, LeaveTheStoryAndComeBackWhereItWas) {
    press({Key::PageDown, Key::PageDown});
    const double seconds = at().seconds;
    press({Key::Escape});
    EXPECT_FALSE(at().isOn);
    EXPECT_TRUE(press({Key::PageDown}).intents.empty()) << "the keys are the map's again";
    start();
    EXPECT_TRUE(at().isOn);
    EXPECT_EQ(at().chapter, 2U);
    EXPECT_EQ(at().seconds, seconds);
}

TEST_F(StageControlsTest, ChangeTheLanguage) {
    press({platform::letterKey('L')});
    EXPECT_EQ(at().language, base::Language::ZhHant);
    press({platform::letterKey('L'), platform::letterKey('L')});
    EXPECT_EQ(at().language, base::Language::Ja);
}

TEST_F(StageControlsTest, ThePenDrawsWhereThePointerIsAndIsGoneWithTheChapter) {
    using Type = InputEvent::Type;
    point(Type::PointerDown, 480, 270);
    EXPECT_TRUE(at().strokes.empty()) << "there is no pen yet";
    press("D");
    point(Type::PointerDown, 480, 270);
    point(Type::PointerMove, 580, 270);
    point(Type::PointerUp, 580, 270);
    point(Type::PointerMove, 600, 300);
    point(Type::PointerDown, 600, 300);
    point(Type::PointerUp, 600, 300);
    EXPECT_EQ(at().strokes, (std::vector<state::PenStroke>{{{0, 0}, {200, 0}}, {{240, 60}}}))
        << "from the middle, in the design's units";
    press("Ctrl+Z");
    EXPECT_EQ(at().strokes.size(), 1U);
    press({Key::PageDown});
    EXPECT_TRUE(at().strokes.empty());
    EXPECT_EQ(at().tool, state::StageTool::Pen) << "the pen stays in the hand";
    point(Type::PointerDown, 100, 100);
    press("E");
    EXPECT_TRUE(at().strokes.empty());
    point(Type::PointerDown, 100, 100, true);
    EXPECT_TRUE(at().strokes.empty()) << "a button of the bar was pressed";
    EXPECT_FALSE(store_.canUndo());
}

TEST_F(StageControlsTest, TheSpotFollowsThePointerWhileItIsOn) {
    using Type = InputEvent::Type;
    point(Type::PointerMove, 480, 270);
    EXPECT_FALSE(at().pointed);
    press("S");
    point(Type::PointerMove, 480, 135);
    EXPECT_EQ(at().pointed, (state::StagePoint{0, -270}));
    point(Type::PointerLeave, 0, 0);
    EXPECT_FALSE(at().pointed);
    point(Type::PointerMove, 480, 135);
    press("S");
    EXPECT_EQ(at().tool, state::StageTool::None);
}

TEST_F(StageControlsTest, TimeStandsStillWhileItIsPaused) {
    press("K");
    const double seconds = at().seconds;
    store_.apply({state::intent::Advance{3}}, context());
    EXPECT_EQ(at().seconds, seconds);
    press("K");
    store_.apply({state::intent::Advance{3}}, context());
    EXPECT_EQ(at().seconds, seconds + 3);
}

TEST_F(StageControlsTest, AStoryThatIsOverBeginsAnew) {
    press({Key::PageDown, Key::PageDown});
    press("Shift+Esc");
    EXPECT_FALSE(at().isOn);
    start();
    EXPECT_EQ(at().chapter, 0U);
    EXPECT_EQ(at().seconds, 0);
}

TEST_F(StageControlsTest, UnattendedItPlaysFromTheLastChapterToTheFirst) {
    const auto pass = [&](double seconds) {
        store_.apply({state::intent::Advance{seconds}}, context());
    };
    press({Key::End});
    pass(100);
    EXPECT_EQ(at().chapter, 4U) << "the last stays";
    press("R");
    pass(0.5);
    EXPECT_EQ(at().chapter, 0U);
    pass(11);
    EXPECT_EQ(at().chapter, 0U);
    pass(2);
    EXPECT_EQ(at().chapter, 1U);
    EXPECT_NEAR(at().seconds, 1.5, 1e-9) << "no time is lost between chapters";
}

TEST_F(StageControlsTest, ThePresentersWindowHasItsOwnLanguageAndScale) {
    press("P");
    press("Shift+L");
    press("Ctrl++");
    EXPECT_TRUE(at().window.isOpen);
    EXPECT_EQ(at().window.language, base::Language::Id) << "the one after Korean";
    EXPECT_EQ(at().window.scale, 1.25);
    EXPECT_FALSE(at().language) << "the stage keeps its own";
}

TEST_F(StageControlsTest, WhatTheListOfKeysSaysIsWhatTheKeysDo) {
    const ui::Catalogue english;
    ui::ViewModel view;
    state::AppState state;
    state.presentation.story = "story.toml"; // without one they are not listed
    view.state = &state;
    view.speech = {&english, base::Language::En};
    state::Intents intents;
    ui::PanelMemory memory;
    int pressed = 0;
    for (const ui::Action& action :
         ui::buildActions({view, intents, memory, ui::themeOf(state.theme), {}, {}})) {
        std::istringstream keys(action.group == ui::ActionGroup::OnStage ? action.keys : "");
        for (std::string chord; keys >> chord; ++pressed) {
            const auto event = test::pressOf(chord);
            ASSERT_TRUE(event) << chord;
            press({static_cast<Key>('2')});
            const auto done = translate(*event);
            EXPECT_TRUE(!done.intents.empty() || done.togglesFullScreen || done.scrolls != 0)
                << chord;
        }
    }
    EXPECT_GT(pressed, 20);
}

} // namespace portolan::app
