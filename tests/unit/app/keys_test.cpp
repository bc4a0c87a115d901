// The list of keys says what the keys do: every chord in the table of actions is pressed.
#include "app/controls.h"
#include "state/reduce.h"
#include "ui/actions.h"

#include <gtest/gtest.h>

#include <map>
#include <sstream>

namespace portolan::app {
namespace {

using platform::InputEvent;
using platform::Key;

std::optional<InputEvent> pressOf(std::string chord) {
    InputEvent event;
    event.type = InputEvent::Type::KeyDown;
    const auto take = [&chord](const std::string& prefix) {
        const bool has = chord.starts_with(prefix) && chord.size() > prefix.size();
        chord.erase(0, has ? prefix.size() : 0);
        return has;
    };
    event.modifiers.control = take("Ctrl+");
    event.modifiers.shift = take("Shift+");
    event.modifiers.alt = take("Alt+");
    static const std::map<std::string, Key> kNamed = {
        {"Space", Key::Space}, {"Esc", Key::Escape}, {"Home", Key::Home}, {"End", Key::End},
        {"Tab", Key::Tab},     {"←", Key::Left},     {"→", Key::Right},   {"F1", Key::F1},
        {"F6", Key::F6},       {"F11", Key::F11}};
    if (chord == "?") {
        event.key = Key::Slash;
        event.modifiers.shift = true;
    } else if (const auto named = kNamed.find(chord); named != kNamed.end()) {
        event.key = named->second;
    } else if (chord.size() == 1) {
        event.key = static_cast<Key>(chord.front());
    } else {
        return std::nullopt;
    }
    return event;
}

TEST(Keys, DoWhatTheTableOfActionsSays) {
    const ui::Catalogue english;
    state::AppState state;
    state.timeline = state::timelineFor({0, 10'000});
    state.selected = {"a"};
    ui::ViewModel view;
    view.state = &state;
    view.speech = {&english, base::Language::En};
    state::Intents intents;
    ui::PanelMemory memory;
    const ui::Panel panel{view, intents, memory, ui::themeOf(state.theme), {}, {}};
    const geo::Projection projection =
        *geo::Projection::create(geo::resolveDefinition("east-asia", {122, 30}));
    ControlContext context;
    context.state = &state;
    context.lens.projection = &projection;
    int pressed = 0;
    for (const ui::Action& action : ui::buildActions(panel)) {
        std::istringstream chords(action.isKeyOnly() ? "" : action.keys);
        for (std::string chord; chords >> chord; ++pressed) {
            const auto event = pressOf(chord);
            ASSERT_TRUE(event) << action.english << ": " << chord;
            Controls controls;
            const ControlResult done = controls.translate({&*event, 1}, context);
            if (action.command == ui::Command::FitAll) {
                EXPECT_TRUE(controls.isFlying());
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
    EXPECT_GT(pressed, 15);
}

} // namespace
} // namespace portolan::app
