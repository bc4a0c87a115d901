// Everything that one can do, in one table: the palette runs it, the list of keys shows it. A test
// compares it with what the keys do.
#pragma once

#include "ui/command.h"
#include "ui/panel.h"

#include <optional>
#include <string>
#include <vector>

namespace portolan::ui {

/// The last four: keys where the keyboard is in that panel, or a story is told.
enum class ActionGroup : std::uint8_t {
    Find,
    Time,
    Map,
    Window,
    Edit,
    Look,
    InTimeline,
    InFilters,
    InTable,
    OnStage
};
inline constexpr std::size_t kActionGroupCount = 10;

struct Action {
    ActionGroup group = ActionGroup::Find;
    std::string english; ///< its name in English: found in every language
    std::string name;    ///< in the interface's
    /// As on the keycaps: "Ctrl+Shift+Z"; other keys that do the same after spaces. "": none.
    std::string keys;
    state::Intents intents;
    std::optional<Command> command;
    void (*deed)(Panel&) = nullptr; ///< what a panel does by itself
    bool isPossible = true;
    bool isChosen = false; ///< what is so already
    /// Done by keys alone, on the map: shown with the keys, not in the palette.
    bool isKeyOnly() const { return intents.empty() && !command && deed == nullptr; }
    /// Its keys work in one panel, or on the stage, alone.
    bool isOfPanel() const { return group >= ActionGroup::InTimeline; }
};

/// In the order of the groups. To add one is a line in actions.cpp.
std::vector<Action> buildActions(const Panel&);

std::string nameOf(const Panel&, ActionGroup);

/// Appends what it wants.
void run(Panel&, const Action&);

/// How well a name has what was typed, smaller the better; nothing: not at all. All letters must be
/// there in their order; whole words and their beginnings are better. Both folded.
std::optional<int> fuzzyRank(std::string_view name, std::string_view typed);

} // namespace portolan::ui
