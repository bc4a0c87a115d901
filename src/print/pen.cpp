#include "print/pen.h"

#include <numbers>

namespace portolan::print {

void setColour(cairo_t* cairo, base::Colour colour, double opacity) {
    cairo_set_source_rgba(cairo, colour.r / 255.0, colour.g / 255.0, colour.b / 255.0,
                          colour.a / 255.0 * opacity);
}

void addOutline(cairo_t* cairo, std::span<const glm::dvec2> corners) {
    double area = 0;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const glm::dvec2 a = corners[i], b = corners[(i + 1) % corners.size()];
        area += a.x * b.y - a.y * b.x;
    }
    cairo_new_sub_path(cairo);
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const glm::dvec2 at = corners[area < 0 ? corners.size() - 1 - i : i];
        cairo_line_to(cairo, at.x, at.y);
    }
    cairo_close_path(cairo);
}

void addDisc(cairo_t* cairo, glm::dvec2 centre, double radius) {
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, centre.x, centre.y, radius, 0, 2 * std::numbers::pi);
    cairo_close_path(cairo);
}

Group::Group(cairo_t* cairo, double opacity) : cairo_(cairo), opacity_(opacity) {
    if (opacity_ < 1) {
        cairo_push_group(cairo_);
    }
}

Group::~Group() {
    if (opacity_ < 1) {
        cairo_pop_group_to_source(cairo_);
        cairo_paint_with_alpha(cairo_, opacity_);
    }
}

} // namespace portolan::print
