// Plain shapes over the map.
#pragma once

#include "print/pen.h"

#include "scene/overlay.h"

namespace portolan::print {

void drawOverlay(cairo_t*, const scene::Overlay&);

} // namespace portolan::print
