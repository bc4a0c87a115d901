// Moving the camera: pure functions from a camera and a gesture to a camera. Points of the screen
// are logical pixels from the top left, y down.
#pragma once

#include "geo/lon_lat.h"
#include "geo/projection.h"
#include "geo/view_transform.h"
#include "state/app_state.h"

#include <glm/vec2.hpp>

#include <optional>
#include <span>

namespace portolan::state {

/// What a camera looks through: the projection and the part of the window that the map has to
/// itself, between the panels.
struct Lens {
    const geo::Projection* projection = nullptr; ///< borrowed, never null
    glm::dvec2 sizePx{1920, 1080};               ///< the whole target, logical pixels
    glm::dvec2 freeFirst{0, 0};                  ///< the free part's top left…
    glm::dvec2 freeLast{1920, 1080};             ///< …and bottom right, logical pixels
};

/// Where the camera's centre is shown: the middle of the free part, from the middle of the target
/// (x right, y up: as ViewParameters::offsetPx has it), logical pixels.
glm::dvec2 centreOffset(const Lens&);

/// Longitude wrapped, latitude within ±89.9, scale 1 m/px – 100 km/px, bearing 0–360, pitch 0–60.
Camera clamped(Camera);

/// The ground under a point of the screen; nullopt off the map.
std::optional<geo::LonLat> groundAt(const Camera&, const Lens&, geo::ScreenPoint);
/// Where the ground is on the screen; nullopt off the map or behind the viewer.
std::optional<geo::ScreenPoint> screenOf(const Camera&, const Lens&, geo::LonLat);

/// What stood under `from` stands under `to`. Off the map nothing changes.
Camera dragged(const Camera&, const Lens&, geo::ScreenPoint from, geo::ScreenPoint to);
/// `factor` > 1 comes nearer; what stands under `at` stays there.
Camera zoomedAbout(const Camera&, const Lens&, geo::ScreenPoint at, double factor);
/// Degrees to add.
Camera turned(Camera, double bearing, double pitch);
/// Looks straight down, north up, at all the places, with a margin in logical pixels; no nearer
/// than 300 m/px. Unchanged where there is no place that the projection can show.
Camera fitted(const Camera&, const Lens&, std::span<const geo::LonLat> places, double marginPx);

/// `part` 0–1 of the flight from one camera to the other (geo/flight.h), each seeing a screen
/// `widthPx` logical pixels wide. The centre follows the great circle, bearing and pitch turn
/// evenly the short way.
Camera flown(const Camera& from, const Camera& to, double widthPx, double part);

} // namespace portolan::state
