#include "scene/frame_view.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace portolan::scene {

namespace {

constexpr double kRadiansPerDegree = std::numbers::pi / 180;
// Two maps of the whole world fold over each other beyond this distance from the view's centre.
constexpr double kMorphClipDegrees = 80;
// A globe's horizon draws in from here while a map turns into it.
constexpr double kBeyondHorizonDegrees = 10;
constexpr double kWholeWorld = 180;

/// Cosine of the angle on the sphere between two places.
double cosineBetween(geo::LonLat a, geo::LonLat b) {
    return std::sin(a.lat * kRadiansPerDegree) * std::sin(b.lat * kRadiansPerDegree) +
           std::cos(a.lat * kRadiansPerDegree) * std::cos(b.lat * kRadiansPerDegree) *
               std::cos((a.lon - b.lon) * kRadiansPerDegree);
}

} // namespace

double morphClipCosine(const FrameView& view) {
    if (!view.isMorphing()) {
        return -2;
    }
    const double from = view.grid->horizonDegrees;
    const double to = view.nextGrid->horizonDegrees;
    double radius = kMorphClipDegrees;
    if (from < kWholeWorld && to < kWholeWorld) {
        radius = std::min(from, to);
    } else if (to < kWholeWorld) {
        radius = to + kBeyondHorizonDegrees * (1 - view.morph);
    } else if (from < kWholeWorld) {
        radius = from + kBeyondHorizonDegrees * view.morph;
    }
    return std::cos(radius * kRadiansPerDegree);
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
    const auto tilt = [](const FrameView& view) {
        const glm::dmat3& clip = view.transform.clipFromMapPx;
        return glm::dvec2(clip[0][2], clip[1][2]);
    };
    return grid == other.grid && nextGrid == other.nextGrid && morph == other.morph &&
           scale == other.scale && tilt(*this) == tilt(other) &&
           transform.mapPxFromPlane == other.transform.mapPxFromPlane &&
           (!isMorphing() || (nextTransform.mapPxFromPlane == other.nextTransform.mapPxFromPlane &&
                              centre == other.centre));
}

} // namespace portolan::scene
