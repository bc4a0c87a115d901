#include "app/stage_controls.h"
#include "state/store.h"

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
            last = controls_.translate({&event, 1}, at(), story_,
                                       at().language.value_or(base::Language::Ja));
            store_.apply(last.intents, context());
            store_.apply({state::intent::Advance{0.5}}, context());
        }
        return last;
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

} // namespace portolan::app
