// What kind-coloured words are written in: on a light map the arcs' own colours are too pale for
// text (visual design §1).
#pragma once

#include "base/colour.h"
#include "scene/style.h"

namespace portolan::scene {

base::Colour kindText(const MapStyle&, KindLook);

} // namespace portolan::scene
