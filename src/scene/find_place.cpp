#include "scene/find_place.h"

#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

#include <algorithm>
#include <cmath>

namespace portolan::scene {

namespace {

constexpr int kMostSteps = 24;
constexpr double kProbe = 0.01; // degrees, for differences
constexpr double kClosePx = 0.01;
constexpr double kLongestStep = 12; // degrees: what Newton's method may trust a slope for

std::optional<glm::dvec2> on(const FrameView& view, geo::LonLat p) {
    const auto at = view.screen(p);
    return at.has_value() ? std::optional(glm::dvec2(at->x, at->y)) : std::nullopt;
}

// Degrees to move by so that the error vanishes where the map is straight.
std::optional<glm::dvec2> stepTowards(const FrameView& view, geo::LonLat p, glm::dvec2 error) {
    const double side = p.lat > 0 ? -kProbe : kProbe; // away from the pole
    const auto here = on(view, p);
    const auto east = on(view, {p.lon + kProbe, p.lat});
    const auto north = on(view, {p.lon, p.lat + side});
    if (!here.has_value() || !east.has_value() || !north.has_value()) {
        return std::nullopt;
    }
    const glm::dmat2 slope((*east - *here) / kProbe, (*north - *here) / side);
    if (std::fabs(glm::determinant(slope)) < 1e-12) {
        return std::nullopt;
    }
    glm::dvec2 step = glm::inverse(slope) * error;
    const double longest = std::max(std::fabs(step.x), std::fabs(step.y));
    return longest > kLongestStep ? step * (kLongestStep / longest) : step;
}

} // namespace

std::optional<geo::LonLat> findPlace(const FrameView& view, geo::ScreenPoint target,
                                     std::optional<geo::LonLat> near) {
    geo::LonLat place = near.value_or(view.centre);
    const glm::dvec2 wanted(target.x, target.y);
    auto at = on(view, place);
    for (int i = 0; i < kMostSteps && at.has_value(); ++i) {
        const double distance = glm::length(wanted - *at);
        if (distance < kClosePx) {
            return place;
        }
        const auto step = stepTowards(view, place, wanted - *at);
        if (!step.has_value()) {
            return std::nullopt;
        }
        // Halved until it brings the point nearer: over a horizon or a pole it does not at first.
        double share = 1;
        for (; share > 1e-3; share /= 2) {
            const geo::LonLat next{place.lon + share * step->x,
                                   std::clamp(place.lat + share * step->y, -89.9, 89.9)};
            const auto there = on(view, next);
            if (there.has_value() && glm::length(wanted - *there) < distance) {
                place = next;
                at = there;
                break;
            }
        }
        if (share <= 1e-3) {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

} // namespace portolan::scene
