#include "geo/view_transform.h"

#include <glm/matrix.hpp>
#include <glm/vec3.hpp>

#include <cmath>
#include <numbers>

namespace portolan::geo {

namespace {

constexpr double kRadiansPerDegree = std::numbers::pi / 180;
// Distance of the camera in heights of the target: a vertical field of view of 36.87°.
constexpr double kCameraDistance = 1.5;
// Nearer than this to the plane through the eye, a point is behind the viewer.
constexpr double kLeastW = 1e-6;

// The plane is tilted about its horizontal axis through the centre and seen from a distance d:
//   x' = x / w,  y' = y·cos(pitch) / w,  w = 1 + y·sin(pitch) / d
// so that sizes at the centre are those of the flat map.
glm::dmat3 clipFromMapPx(const ViewParameters& view) {
    const double pitch = view.pitch * kRadiansPerDegree;
    const double tilt = std::sin(pitch) / (kCameraDistance * view.sizePx.y);
    const glm::dvec2 scale = 2.0 / view.sizePx;
    const glm::dvec2 shift = view.offsetPx * scale;
    return {glm::dvec3(scale.x, 0, 0),
            glm::dvec3(shift.x * tilt, scale.y * std::cos(pitch) + shift.y * tilt, tilt),
            glm::dvec3(shift.x, shift.y, 1)};
}

} // namespace

glm::dvec2 ViewTransform::offsetFromMapPx(glm::dvec2 px) const {
    return centre + glm::inverse(mapPxFromPlane) * px;
}

std::optional<ScreenPoint> ViewTransform::screenFromMapPx(glm::dvec2 px) const {
    const glm::dvec3 clip = clipFromMapPx * glm::dvec3(px, 1);
    if (!(clip.z > kLeastW)) {
        return std::nullopt;
    }
    return ScreenPoint{(clip.x / clip.z + 1) / 2 * sizePx.x, (1 - clip.y / clip.z) / 2 * sizePx.y};
}

std::optional<glm::dvec2> ViewTransform::mapPxFromScreen(ScreenPoint point) const {
    const glm::dvec3 clip(point.x / sizePx.x * 2 - 1, 1 - point.y / sizePx.y * 2, 1);
    const glm::dvec3 map = glm::inverse(clipFromMapPx) * clip; // scaled by 1 / w
    if (!(map.z > 0)) {
        return std::nullopt;
    }
    return glm::dvec2(map) / map.z;
}

double ViewTransform::metresPerPixel() const {
    return 1 / std::sqrt(std::abs(glm::determinant(mapPxFromPlane)));
}

ViewTransform makeViewTransform(const ViewParameters& view) {
    const double angle = view.bearing * kRadiansPerDegree;
    const double scale = 1 / view.metresPerPixel;
    const double c = std::cos(angle) * scale;
    const double s = std::sin(angle) * scale;
    // Turns the direction of the bearing, (sin b, cos b), to the top of the screen.
    return {view.centre, glm::dmat2(glm::dvec2(c, s), glm::dvec2(-s, c)), clipFromMapPx(view),
            view.sizePx};
}

} // namespace portolan::geo
