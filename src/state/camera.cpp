#include "state/camera.h"

#include "geo/flight.h"
#include "geo/geodesic.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace portolan::state {

namespace {

constexpr double kNearestMetresPerPixel = 1;
constexpr double kFarthestMetresPerPixel = 100'000;
constexpr double kNearestFit = 300;
constexpr double kSteepestPitch = 60;

double finiteOr(double value, double fallback) {
    return std::isfinite(value) ? value : fallback;
}

/// The transform of the plane whose origin is the camera's centre; nullopt where the projection
/// cannot show the centre.
struct View {
    geo::PlanePoint origin;
    geo::ViewTransform transform;
};

std::optional<View> viewOf(const Camera& camera, const Lens& lens) {
    const auto origin = lens.projection->forward(camera.centre);
    if (!origin) {
        return std::nullopt;
    }
    geo::ViewParameters parameters;
    parameters.metresPerPixel = camera.metresPerPixel;
    parameters.bearing = camera.bearing;
    parameters.pitch = camera.pitch;
    parameters.sizePx = lens.sizePx;
    parameters.offsetPx = centreOffset(lens);
    return View{*origin, geo::makeViewTransform(parameters)};
}

/// Metres from the camera's centre.
std::optional<glm::dvec2> offsetAt(const View& view, geo::ScreenPoint point) {
    const auto mapPx = view.transform.mapPxFromScreen(point);
    return mapPx ? std::optional(view.transform.offsetFromMapPx(*mapPx)) : std::nullopt;
}

struct Placed {
    geo::LonLat ground;
    glm::dvec2 at; ///< plane metres
};

std::vector<Placed> placedOf(const geo::Projection& projection,
                             std::span<const geo::LonLat> places) {
    std::vector<Placed> shown;
    for (const geo::LonLat& place : places) {
        if (const auto plane = projection.forward(place)) {
            shown.push_back({place, {plane->x, plane->y}});
        }
    }
    return shown;
}

/// What stands at a point of the plane; where that is beside the map, between the lobes of an
/// interrupted one or where PROJ has no inverse, the nearest of the places.
Placed placeAt(const geo::Projection& projection, glm::dvec2 point,
               std::span<const Placed> places) {
    if (const auto ground = projection.inverse({point.x, point.y})) {
        return {*ground, point};
    }
    return *std::min_element(places.begin(), places.end(), [&](const Placed& a, const Placed& b) {
        return glm::distance(a.at, point) < glm::distance(b.at, point);
    });
}

Camera movedBy(const Camera& camera, const Lens& lens, const View& view, glm::dvec2 metres) {
    const auto ground =
        lens.projection->inverse({view.origin.x + metres.x, view.origin.y + metres.y});
    if (!ground) {
        return camera;
    }
    Camera moved = camera;
    moved.centre = *ground;
    return clamped(moved);
}

} // namespace

glm::dvec2 centreOffset(const Lens& lens) {
    const glm::dvec2 offset = (lens.freeFirst + lens.freeLast) * 0.5 - lens.sizePx * 0.5;
    return {offset.x, -offset.y};
}

Camera clamped(Camera camera) {
    const Camera home;
    camera.centre.lon = geo::wrapLongitude(finiteOr(camera.centre.lon, home.centre.lon));
    camera.centre.lat = std::clamp(finiteOr(camera.centre.lat, home.centre.lat), -89.9, 89.9);
    camera.metresPerPixel = std::clamp(finiteOr(camera.metresPerPixel, home.metresPerPixel),
                                       kNearestMetresPerPixel, kFarthestMetresPerPixel);
    const double turns = finiteOr(camera.bearing, 0) / 360;
    camera.bearing = (turns - std::floor(turns)) * 360;
    camera.pitch = std::clamp(finiteOr(camera.pitch, 0), 0.0, kSteepestPitch);
    return camera;
}

std::optional<geo::LonLat> groundAt(const Camera& camera, const Lens& lens,
                                    geo::ScreenPoint point) {
    const auto view = viewOf(camera, lens);
    const auto offset = view ? offsetAt(*view, point) : std::nullopt;
    if (!offset) {
        return std::nullopt;
    }
    return lens.projection->inverse({view->origin.x + offset->x, view->origin.y + offset->y});
}

std::optional<geo::ScreenPoint> screenOf(const Camera& camera, const Lens& lens,
                                         geo::LonLat ground) {
    const auto view = viewOf(camera, lens);
    const auto plane = lens.projection->forward(ground);
    if (!view || !plane) {
        return std::nullopt;
    }
    const glm::dvec2 offset{plane->x - view->origin.x, plane->y - view->origin.y};
    return view->transform.screenFromMapPx(view->transform.mapPxFromOffset(offset));
}

Camera dragged(const Camera& camera, const Lens& lens, geo::ScreenPoint from, geo::ScreenPoint to) {
    const auto view = viewOf(camera, lens);
    if (!view) {
        return camera;
    }
    const auto before = offsetAt(*view, from);
    const auto after = offsetAt(*view, to);
    return before && after ? movedBy(camera, lens, *view, *before - *after) : camera;
}

Camera zoomedAbout(const Camera& camera, const Lens& lens, geo::ScreenPoint at, double factor) {
    const auto view = viewOf(camera, lens);
    const auto held = view ? offsetAt(*view, at) : std::nullopt;
    Camera nearer = camera;
    nearer.metresPerPixel /= std::max(finiteOr(factor, 1), 1e-6);
    nearer = clamped(nearer);
    if (!held) {
        return nearer;
    }
    // The plane scales about the centre, so what stood at `held` now shows at held / factor.
    const double shrink = nearer.metresPerPixel / camera.metresPerPixel;
    return movedBy(nearer, lens, *view, *held * (1 - shrink));
}

Camera turned(Camera camera, double bearing, double pitch) {
    camera.bearing += bearing;
    camera.pitch += pitch;
    return clamped(camera);
}

Camera fitted(const Camera& camera, const Lens& lens, std::span<const geo::LonLat> places,
              double marginPx) {
    const std::vector<Placed> shown = placedOf(*lens.projection, places);
    if (shown.empty()) {
        return camera;
    }
    glm::dvec2 low = shown.front().at;
    glm::dvec2 high = low;
    for (const Placed& place : shown) {
        low = glm::min(low, place.at);
        high = glm::max(high, place.at);
    }
    const glm::dvec2 middle = (low + high) * 0.5;
    const Placed centre = placeAt(*lens.projection, middle, shown);
    const glm::dvec2 span = glm::max(high - centre.at, centre.at - low) * 2.0;
    const glm::dvec2 room = lens.freeLast - lens.freeFirst - 2 * marginPx;
    Camera fit;
    fit.centre = centre.ground;
    fit.metresPerPixel =
        std::max({span.x / std::max(room.x, 40.0), span.y / std::max(room.y, 40.0), kNearestFit});
    return clamped(fit);
}

Camera flown(const Camera& from, const Camera& to, double widthPx, double part) {
    if (part <= 0 || part >= 1) {
        return part <= 0 ? from : to;
    }
    const geo::Flight flight(geo::distanceMetres(from.centre, to.centre),
                             from.metresPerPixel * widthPx, to.metresPerPixel * widthPx);
    const geo::Flight::View view = flight.at(part);
    Camera camera;
    camera.centre = geo::alongGreatCircle(from.centre, to.centre, view.passed);
    camera.metresPerPixel = view.width / widthPx;
    const double turn = to.bearing - from.bearing;
    camera.bearing = from.bearing + (turn - 360 * std::round(turn / 360)) * part;
    camera.pitch = from.pitch + (to.pitch - from.pitch) * part;
    return clamped(camera);
}

} // namespace portolan::state
