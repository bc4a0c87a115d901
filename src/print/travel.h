// Journeys on their way: what the head has passed, its trail, and the head itself.
#pragma once

#include "print/arc_curve.h"
#include "print/pen.h"

namespace portolan::print {

/// Dashes that begin and end with the line, as arc.frag fits them.
struct Dashes {
    Dashes(float span, float dashOn, float dashOff);
    int count = 1;
    float period = 0, on = 0;
};

/// `head`: logical px along.
void drawJourney(cairo_t*, const ArcCurve&, float head, base::Colour);
void drawHead(cairo_t*, const scene::TravelHead&, glm::vec2 shiftPx, const scene::FrameView&);

} // namespace portolan::print
