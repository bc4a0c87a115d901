// The stage's small legend: a swatch and a word for each kind that a chapter shows.
#pragma once

#include "scene/stage.h"

namespace portolan::scene {

/// In the lower right, so many pixels above its place; from the right. What would meet the progress
/// stands in a row above. Returns what it takes from the lower edge, px; 0: there is none.
float layOutLegend(const StageRequest&, float raisedPx, text::Typesetter&, StageLayout&);
/// The swatches, as the arcs are drawn.
void drawStageLegend(const StageLayout&, const StageRequest&, float opacity, Overlay&);

} // namespace portolan::scene
