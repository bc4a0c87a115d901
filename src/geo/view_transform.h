// From the plane to the screen. Three steps, the same on CPU and GPU (shaders/include/frame.glsl):
//   plane metres ─affine (scale, bearing)→ map pixels (x right, y up, origin at the view's centre,
//   flat)
//                ─homography (pitch)→ clip space, screen pixels.
// Strips and labels are laid out in map pixels; without pitch these are the screen's pixels.
#pragma once

#include "geo/lon_lat.h"

#include <glm/mat2x2.hpp>
#include <glm/mat3x3.hpp>
#include <glm/vec2.hpp>

#include <optional>

namespace portolan::geo {

struct ViewTransform {
    glm::dvec2 centre{
        0, 0}; ///< the plane point in the middle of the view, metres from the grid's origin
    glm::dmat2 mapPxFromPlane{1.0}; ///< pixels per metre and bearing
    glm::dmat3 clipFromMapPx{1.0};  ///< (x, y, 1) → clip x, y, w
    glm::dvec2 sizePx{1, 1};        ///< width, height of the target

    glm::dvec2 mapPxFromOffset(glm::dvec2 offset) const {
        return mapPxFromPlane * (offset - centre);
    }
    glm::dvec2 offsetFromMapPx(glm::dvec2 px) const;
    /// nullopt behind the viewer (pitched views).
    std::optional<ScreenPoint> screenFromMapPx(glm::dvec2 px) const;
    /// nullopt above the horizon of a pitched view.
    std::optional<glm::dvec2> mapPxFromScreen(ScreenPoint) const;
    double metresPerPixel() const;
};

struct ViewParameters {
    glm::dvec2 centre{0, 0};      ///< metres from the grid's origin
    double metresPerPixel = 4400; ///< plane metres per physical pixel at the centre
    double bearing = 0;           ///< degrees clockwise: what stands at the top of the screen
    double pitch = 0;             ///< degrees from straight down, 0–60
    glm::dvec2 sizePx{1920, 1080};
    glm::dvec2 offsetPx{
        0, 0}; ///< where the centre is shown, from the middle of the target (x right, y up)
};

ViewTransform makeViewTransform(const ViewParameters&);

} // namespace portolan::geo
