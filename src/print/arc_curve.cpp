#include "print/arc_curve.h"

#include <glm/common.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace portolan::print {

namespace {

constexpr float kStep = 4; // between two corners of a strip, logical px: as the renderer's segments

float mixAngles(float a, float b, float t) {
    return a + t * std::remainder(b - a, 2 * std::numbers::pi_v<float>);
}

} // namespace

ArcCurve::ArcCurve(const scene::ArcScene& arcs, const scene::ArcInstance& arc,
                   const geo::ViewTransform& transform)
    : points_(arcs.points.data() + arc.firstPoint, arc.segments + 1U), shift_(arcs.shiftPx),
      transform_(transform), unit_(arcs.unitPx), trim_(arc.trimStartPx),
      span_((arc.lengthPx - arc.trimStartPx - arc.trimEndPx) / arcs.unitPx),
      first_((points_.front().u - trim_) / unit_), last_((points_.back().u - trim_) / unit_) {}

glm::dvec2 ArcCurve::at(float along, float across) const {
    const float u = along * unit_ + trim_;
    const auto after = std::partition_point(points_.begin() + 1, points_.end() - 1,
                                            [u](const scene::CurvePoint& p) { return p.u < u; });
    const scene::CurvePoint &a = after[-1], &b = *after;
    const float length = b.u - a.u;
    const float t = length > 1e-6F ? (u - a.u) / length : 0.0F; // beyond the ends: straight on
    const float angle = mixAngles(a.angle, b.angle, std::clamp(t, 0.0F, 1.0F));
    const glm::vec2 middle = glm::mix(glm::vec2(a.x, a.y), glm::vec2(b.x, b.y), t) + shift_;
    const glm::vec2 left(-std::sin(angle), std::cos(angle));
    const auto screen = transform_.screenFromMapPx(glm::dvec2(middle + left * (across * unit_)));
    return screen ? glm::dvec2(screen->x, screen->y) : glm::dvec2(-1e4, -1e4);
}

std::vector<glm::dvec2> ArcCurve::strip(float from, float to, Side left, Side right) const {
    const float begin = std::max(from, first_), end = std::min(to, last_);
    std::vector<glm::dvec2> corners;
    if (begin >= end) {
        return corners;
    }
    const int steps = std::max(1, static_cast<int>(std::ceil((end - begin) / kStep)));
    const auto add = [&](int i, Side side) {
        const float s = begin + (end - begin) * static_cast<float>(i) / static_cast<float>(steps);
        const float f = to > from ? (s - from) / (to - from) : 0.0F;
        corners.push_back(at(s, side.atStart + (side.atEnd - side.atStart) * f));
    };
    for (int i = 0; i <= steps; ++i) {
        add(i, left);
    }
    for (int i = steps; i >= 0; --i) {
        add(i, right);
    }
    return corners;
}

} // namespace portolan::print
