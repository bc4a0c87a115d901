// The one search box: as one types, what is found drops down by kind. Enter goes there; Shift and
// Enter, or the last row, show only the records that have the words.
#pragma once

#include "ui/panel.h"

namespace portolan::ui {

/// The box with its top left at `at` (physical px, y down); returns the height that it takes.
float drawSearchBox(Panel&, ImVec2 at, float width);
/// The list below it, over everything else, while something is typed. After the other panels.
void drawSearchList(Panel&);

} // namespace portolan::ui
