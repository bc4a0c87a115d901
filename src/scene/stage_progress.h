// How far the story is, at the stage's lower left: a dot for each chapter, and a count.
#pragma once

#include "scene/stage.h"

namespace portolan::scene {

/// In the design's pixels: the words' distance from the left and the right edge, and the middle of
/// the progress, the legend and the small print from the lower one.
inline constexpr float kStageSide = 96, kStageFoot = 39;

/// Where it ends, target px; the legend and the small print keep off it.
float progressEnd(const StageRequest&, text::Typesetter&);

void drawProgress(const StageRequest&, const StageMoment&, StageDrawing&, text::Typesetter&);

} // namespace portolan::scene
