#include "print/travel.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace portolan::print {

namespace {

constexpr float kHeadSize = 0.45F; // as render::ArcLayer sets it

void fillStrip(cairo_t* cairo, const ArcCurve& curve, glm::vec2 fromTo, glm::vec2 halves,
               base::Colour colour, double opacity) {
    const auto outline =
        curve.strip(fromTo.x, fromTo.y, {halves.x, halves.y}, {-halves.x, -halves.y});
    if (!outline.empty()) {
        addOutline(cairo, outline);
        setColour(cairo, colour, opacity);
        cairo_fill(cairo);
    }
}

} // namespace

Dashes::Dashes(float span, float dashOn, float dashOff)
    : count(std::max(1, static_cast<int>(std::lround((span + dashOff) / (dashOn + dashOff))))),
      period((span + dashOff) / static_cast<float>(count)),
      on(period * dashOn / (dashOn + dashOff)) {}

void drawJourney(cairo_t* cairo, const ArcCurve& curve, float head, base::Colour colour) {
    const float span = curve.span();
    const float passed = std::min(head, span);
    const Dashes dots(span, 3, 9);
    for (int i = 0; i < dots.count; ++i) {
        const float from = dots.period * static_cast<float>(i);
        fillStrip(cairo, curve, {std::max(from, head), std::min(from + dots.on, span)},
                  {1.1F, 1.1F}, colour, 0.6);
    }
    fillStrip(cairo, curve, {0, passed}, {1.7F, 1.7F}, colour, 0.42);
    const float trail = std::max(0.42F * span, 1.0F);
    constexpr int kSteps = 24;
    for (int i = 0; i < kSteps; ++i) {
        const float k0 = static_cast<float>(i) / kSteps, k1 = static_cast<float>(i + 1) / kSteps;
        const auto half = [](float k) { return (1.5F + 3.5F * k) * std::max(kHeadSize, 0.6F); };
        const float from = std::max(0.0F, head - trail + k0 * trail);
        const float to = std::min(head - trail + k1 * trail, span);
        if (from < to) {
            fillStrip(cairo, curve, {from, to}, {half(k0), half(k1)}, colour, 0.1 + 0.9 * k1);
        }
    }
}

void drawHead(cairo_t* cairo, const scene::TravelHead& head, glm::vec2 shiftPx,
              const scene::FrameView& view) {
    const auto at = view.transform.screenFromMapPx(glm::dvec2(head.px + shiftPx));
    if (!at) {
        return;
    }
    const Saved saved(cairo);
    cairo_translate(cairo, at->x, at->y);
    cairo_rotate(cairo, -static_cast<double>(head.angle)); // map pixels run upwards
    const double scale = static_cast<double>(head.size) * view.scale;
    cairo_scale(cairo, scale, scale);
    const Pattern glow(cairo_pattern_create_radial(0, 0, 0, 0, 0, 74));
    const glm::vec4 c = head.colour.toVec4();
    for (const double t : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        cairo_pattern_add_color_stop_rgba(glow.get(), t, c.x, c.y, c.z, 0.7 * (1 - t) * (1 - t));
    }
    cairo_set_source(cairo, glow.get());
    addDisc(cairo, {0, 0}, 74);
    cairo_fill(cairo);
    // The dart of head.frag: its tip at 18, its barbs 22 / (1 − 0.6 · 0.48) behind.
    const double back = 22 / (1 - 0.6 * 0.48);
    const std::array<glm::dvec2, 4> dart = {glm::dvec2(18, 0), glm::dvec2(18 - back, 0.48 * back),
                                            glm::dvec2(-4, 0), glm::dvec2(18 - back, -0.48 * back)};
    addOutline(cairo, dart);
    cairo_set_source_rgba(cairo, 0.06, 0.05, 0.03, 0.9);
    cairo_set_line_width(cairo, 4.4);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_stroke_preserve(cairo);
    cairo_set_source_rgba(cairo, 1, 0.965, 0.886, 1);
    cairo_fill(cairo);
}

} // namespace portolan::print
