// A circle's line as an overlay draws it.
#pragma once

#include "scene/overlay.h"

namespace portolan::scene {

void addRing(glm::vec2 centre, float radiusPx, float widthPx, base::Colour, Overlay&);

} // namespace portolan::scene
