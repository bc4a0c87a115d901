// The one search box: what is typed there narrows the records to those that have the words.
#pragma once

#include "ui/panel.h"

namespace portolan::ui {

/// The box with its top left at `at` (physical px, y down); returns the height that it takes.
float drawSearchBox(Panel&, ImVec2 at, float width);

} // namespace portolan::ui
