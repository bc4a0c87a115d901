// A chapter's picture on the stage.
#pragma once

#include "scene/stage.h"

namespace portolan::scene {

/// What it takes on the right where there are no figures, design px from the edge.
inline constexpr float kPictureColumn = 616;

/// Its place: in the upper right, above the figures, as large as its shape lets it be there; with a
/// frame about it. After the figures. Nothing without a picture.
void layOutPicture(const StageRequest&, StageLayout&);

} // namespace portolan::scene
