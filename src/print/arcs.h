// The arcs with their textures as outlines: what shaders/arc.frag draws by distances.
#pragma once

#include "print/pen.h"

#include "scene/arcs.h"
#include "scene/frame_view.h"
#include "scene/style.h"

namespace portolan::print {

void drawArcs(cairo_t*, const scene::ArcScene&, const scene::FrameView&, const scene::MapStyle&);

} // namespace portolan::print
