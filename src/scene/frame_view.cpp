#include "scene/frame_view.h"

#include <cmath>
#include <numbers>

namespace portolan::scene {

namespace {

constexpr double kRadiansPerDegree = std::numbers::pi / 180;
constexpr double kMorphClipDegrees = 80;

/// Cosine of the angle on the sphere between two places.
double cosineBetween(geo::LonLat a, geo::LonLat b) {
    return std::sin(a.lat * kRadiansPerDegree) * std::sin(b.lat * kRadiansPerDegree) +
           std::cos(a.lat * kRadiansPerDegree) * std::cos(b.lat * kRadiansPerDegree) *
               std::cos((a.lon - b.lon) * kRadiansPerDegree);
}

} // namespace

double morphClipCosine(const FrameView& view) {
    return view.isMorphing() ? std::cos(kMorphClipDegrees * kRadiansPerDegree) : -2;
}

std::optional<glm::dvec2> FrameView::mapPx(geo::LonLat p) const {
    const auto here = grid->lookup(p);
    const glm::dvec2 px = transform.mapPxFromOffset(here.offset);
    if (!isMorphing()) {
        return here.validity > 0 ? std::optional(px) : std::nullopt;
    }
    if (cosineBetween(p, centre) <= morphClipCosine(*this)) {
        return std::nullopt;
    }
    const glm::dvec2 nextPx = nextTransform.mapPxFromOffset(nextGrid->lookup(p).offset);
    return px + (nextPx - px) * morph;
}

std::optional<geo::ScreenPoint> FrameView::screen(geo::LonLat p) const {
    const auto px = mapPx(p);
    return px ? transform.screenFromMapPx(*px) : std::nullopt;
}

bool FrameView::sameShape(const FrameView& other) const {
    return grid == other.grid && nextGrid == other.nextGrid && morph == other.morph &&
           scale == other.scale && transform.mapPxFromPlane == other.transform.mapPxFromPlane &&
           (!isMorphing() || (nextTransform.mapPxFromPlane == other.nextTransform.mapPxFromPlane &&
                              centre == other.centre));
}

} // namespace portolan::scene
