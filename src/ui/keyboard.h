// Keys and the keyboard's focus in panels, whatever the version of Dear ImGui.
#pragma once

#include <imgui.h>

namespace portolan::ui {

/// Went down in this frame, or repeats where that counts.
bool isKeyPressed(ImGuiKey, bool repeats = true);
/// A letter was typed in this frame, as a capital or not; `letter` is the small one.
bool isLetterTyped(char letter);
/// The last item has the keyboard's focus, and it is shown.
bool hasKeyboardFocus();
/// The arrow that was pressed leads to no other item.
void keepFocus();
/// Leads the keyboard to the last item, and scrolls it into view.
void focusLastItem();

} // namespace portolan::ui
