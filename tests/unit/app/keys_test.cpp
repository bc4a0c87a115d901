// The list of keys says what the keys do: every chord in the table of actions is pressed.
#include "app/controls.h"
#include "state/reduce.h"
#include "support/chord.h"
#include "ui/actions.h"

#include <gtest/gtest.h>

#include <sstream>

namespace portolan::app {
namespace {

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
    context.home = [&] { return state.camera; };
    int pressed = 0;
    for (const ui::Action& action : ui::buildActions(panel)) {
        std::istringstream chords(action.isKeyOnly() ? "" : action.keys);
        for (std::string chord; chords >> chord; ++pressed) {
            const auto event = test::pressOf(chord);
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
