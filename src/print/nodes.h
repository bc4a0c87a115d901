// The places and the stops' badges as outlines: what shaders/node.frag draws by distances.
#pragma once

#include "print/pen.h"

#include "scene/network.h"
#include "scene/style.h"

namespace portolan::print {

void drawNodes(cairo_t*, const scene::Network&, const scene::MapStyle&);

} // namespace portolan::print
