// Whom the story is told to, chosen in the presenter's window.
#pragma once

#include "ui/panel.h"

namespace portolan::ui {

/// A square button that opens the list of the guests' profiles.
void drawGuestsMenu(Panel&, const Box&);

} // namespace portolan::ui
