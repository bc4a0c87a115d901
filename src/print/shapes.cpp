#include "print/shapes.h"

#include <array>

namespace portolan::print {

void drawOverlay(cairo_t* cairo, const scene::Overlay& overlay) {
    const Saved saved(cairo);
    for (const scene::OverlayLine& line : overlay.lines) {
        setColour(cairo, line.colour);
        cairo_set_line_width(cairo, line.widthPx);
        cairo_set_line_cap(cairo,
                           line.roundness > 0.5F ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
        cairo_move_to(cairo, line.a.x, line.a.y);
        cairo_line_to(cairo, line.b.x, line.b.y);
        cairo_stroke(cairo);
    }
    for (const scene::OverlayTriangle& triangle : overlay.triangles) {
        setColour(cairo, triangle.colour);
        const std::array<glm::dvec2, 3> corners = {glm::dvec2(triangle.a), glm::dvec2(triangle.b),
                                                   glm::dvec2(triangle.c)};
        addOutline(cairo, corners);
        cairo_fill(cairo);
    }
}

} // namespace portolan::print
