// The list of keys says what the keys do: every chord in the table of actions is pressed.
#include "app/window/controls.h"
#include "state/reduce.h"
#include "support/chord.h"
#include "ui/actions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <sstream>

namespace portolan::app {
namespace {

using platform::InputEvent;
using platform::Key;

using test::pressOf;

/// A program with something to go back and forth to, and one place chosen.
class KeysTest : public testing::Test {
protected:
    KeysTest() {
        state.timeline = state::timelineFor({0, 10'000});
        state.selected = {"a"};
        state.trail.back = {{"b"}};
        state.trail.forward = {{"c"}};
        state.draft.text = state::SharedText("[[chapter]]\n");
        view.state = &state;
        view.speech = {&english, base::Language::En};
        context.state = &state;
        context.lens.projection = &projection;
        context.home = [this] { return state.camera; };
    }
    std::vector<ui::Action> actions() {
        return ui::buildActions({view, intents, memory, ui::themeOf(state.theme), {}, {}});
    }
    ControlResult press(const InputEvent& event) {
        controls = Controls();
        return controls.translate({&event, 1}, context);
    }

    const ui::Catalogue english;
    state::AppState state;
    ui::ViewModel view;
    state::Intents intents;
    ui::PanelMemory memory;
    const geo::Projection projection =
        *geo::Projection::create(geo::resolveDefinition("east-asia", {122, 30}));
    ControlContext context;
    Controls controls;
};

bool isCamera(ui::Command command) {
    return command == ui::Command::FitAll || command == ui::Command::ZoomIn ||
           command == ui::Command::ZoomOut;
}

/// "←↑↓→" is four keys; "Shift+←↑↓→" too.
std::vector<std::string> chordsOf(const std::string& keys) {
    const std::string arrows = "←↑↓→";
    std::vector<std::string> chords;
    std::istringstream text(keys);
    for (std::string chord; text >> chord;) {
        const std::size_t at = chord.find(arrows);
        if (at == std::string::npos) {
            chords.push_back(chord);
            continue;
        }
        for (std::size_t i = 0; i < arrows.size(); i += 3) {
            chords.push_back(chord.substr(0, at) + arrows.substr(i, 3));
        }
    }
    return chords;
}

TEST_F(KeysTest, DoWhatTheTableOfActionsSays) {
    int pressed = 0;
    for (const ui::Action& action : actions()) {
        for (const std::string& chord :
             action.isOfPanel() ? std::vector<std::string>() : chordsOf(action.keys)) {
            ++pressed;
            const auto event = pressOf(chord);
            ASSERT_TRUE(event) << action.english << ": " << chord;
            const ControlResult done = press(*event);
            if (action.isKeyOnly()) {
                EXPECT_TRUE(!done.intents.empty() || !done.commands.empty()) << action.english;
            } else if (action.command && isCamera(*action.command)) {
                EXPECT_TRUE(controls.isFlying()) << action.english;
            } else if (action.command) {
                ASSERT_FALSE(done.commands.empty()) << action.english << ": " << chord;
                EXPECT_EQ(done.commands.front(), *action.command) << action.english;
            } else {
                ASSERT_FALSE(done.intents.empty()) << action.english << ": " << chord;
                EXPECT_EQ(done.intents.front().index(), action.intents.front().index())
                    << action.english;
                const auto byKey = state::reduce(state, done.intents.front(), {});
                const auto byAction = state::reduce(state, action.intents.front(), {});
                EXPECT_EQ(byKey, byAction) << action.english << ": " << chord;
            }
        }
    }
    EXPECT_GT(pressed, 45);
}

TEST_F(KeysTest, WhateverAKeyDoesIsInTheTable) {
    std::vector<InputEvent> listed;
    for (const ui::Action& action : actions()) {
        for (const std::string& chord :
             action.isOfPanel() ? std::vector<std::string>() : chordsOf(action.keys)) {
            listed.push_back(pressOf(chord).value_or(InputEvent{}));
        }
    }
    const auto isListed = [&](const InputEvent& event) {
        return std::any_of(listed.begin(), listed.end(), [&](const InputEvent& other) {
            return other.key == event.key && other.modifiers.control == event.modifiers.control;
        });
    };
    for (int code = 32; code <= static_cast<int>(Key::Menu); ++code) {
        for (const bool control : {false, true}) {
            InputEvent event;
            event.type = InputEvent::Type::KeyDown;
            event.key = static_cast<Key>(code);
            event.modifiers.control = control;
            const ControlResult done = press(event);
            const bool does =
                !done.intents.empty() || !done.commands.empty() || controls.isFlying();
            event.modifiers.control = false;
            const bool isTheSame = control && done.commands == press(event).commands; // F1 is F1
            event.modifiers.control = control;
            EXPECT_TRUE(!does || isTheSame || isListed(event))
                << code << (control ? " with Ctrl" : "");
        }
    }
}

TEST_F(KeysTest, EveryActionOfATimeKeyHasItsOwnName) {
    std::set<std::string> names;
    for (const ui::Action& action : actions()) {
        EXPECT_TRUE(names.insert(action.english + action.keys).second) << action.english;
    }
}

} // namespace
} // namespace portolan::app
