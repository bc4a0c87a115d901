// What the presenter's hand does over the stage: the pen's strokes and the pointer's spot.
#pragma once

#include "scene/stage.h"

namespace portolan::scene {

/// Appends them, as wide as can be seen from the last row.
void drawStageInk(const StageRequest&, const StageHand&, Overlay&);

} // namespace portolan::scene
