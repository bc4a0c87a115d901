// A list to choose from under a box in which one types: the keyboard stays in the box, the arrows
// move through the rows, the pointer presses them.
#pragma once

#include "ui/panel.h"

#include <optional>
#include <string>
#include <vector>

namespace portolan::ui {

struct ChoiceRow {
    std::string id; ///< for tests and Dear ImGui, of its own in the list; empty: a heading
    std::string label, detail;
    std::string keys;       ///< at the right end
    bool isEnabled = true;  ///< false: shown, never chosen
    bool isChecked = false; ///< with a dot before it
    std::optional<dataset::EngagementKind> kind = std::nullopt;
};

/// Up and down, as the last text field that was drawn was asked for them.
int arrowsOf(const ImGuiInputTextCallbackData&);

/// The next row that can be chosen from `at` on, either way, round the ends; `at` where there is
/// none. `direction` 0: the row itself, or the next.
std::size_t movedChoice(const std::vector<ChoiceRow>&, std::size_t at, int direction);

/// The height of all rows, physical px.
float choicesHeight(Panel&, const std::vector<ChoiceRow>&, float width);
/// Draws the rows in a box, scrolled so that the highlighted one is seen when it changes; the
/// pointer highlights as it moves. Returns the row that was pressed.
std::optional<std::size_t> drawChoices(Panel&, const std::vector<ChoiceRow>&, ChoiceMemory&,
                                       const Box&);

/// Goes to what was found: selects it and sends the camera there, or filters to it.
void goTo(Panel&, const FoundRow&);
/// The rows of what was found, `each` of a kind and those of `opened` whole, with a row "more:KIND"
/// where some are left out. `targets` gets the found row of each, null for headings and "more".
std::vector<ChoiceRow> foundRows(const Panel&, const FoundModel&, std::size_t each,
                                 const std::set<int>& opened,
                                 std::vector<const FoundRow*>& targets);

} // namespace portolan::ui
