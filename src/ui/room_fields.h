// The room that a story is told in, typed: how wide the screen is, and where who sits farthest is.
#pragma once

#include "ui/panel.h"

namespace portolan::ui {

/// Two lines with a field each, of metres; empty or 0: as the story, or its profile, says.
void drawRoomFields(Panel&, float width);

} // namespace portolan::ui
