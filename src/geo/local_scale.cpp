#include "geo/local_scale.h"

#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

#include <cmath>
#include <numbers>

namespace portolan::geo {

namespace {

constexpr double kRadiansPerDegree = std::numbers::pi / 180;
constexpr double kStepDegrees = 0.05; // to either side
constexpr double kMajorAxis = 6378137;
constexpr double kSquaredEccentricity = 0.0066943799901413165;
constexpr double kNearPole = 89.9;

/// WGS 84's metres per degree, east and north.
glm::dvec2 metresPerDegree(double lat) {
    const double sine = std::sin(lat * kRadiansPerDegree);
    const double w = std::sqrt(1 - kSquaredEccentricity * sine * sine);
    const double east = kMajorAxis / w * std::cos(lat * kRadiansPerDegree);
    const double north = kMajorAxis * (1 - kSquaredEccentricity) / (w * w * w);
    return glm::dvec2(east, north) * kRadiansPerDegree;
}

} // namespace

double LocalScale::alongMeridian() const {
    return glm::length(planeFromGround[1]);
}
double LocalScale::alongParallel() const {
    return glm::length(planeFromGround[0]);
}
double LocalScale::areaFactor() const {
    return glm::determinant(planeFromGround);
}
double LocalScale::northAngle() const {
    return std::atan2(planeFromGround[1].x, planeFromGround[1].y) / kRadiansPerDegree;
}
double LocalScale::groundMetres(glm::dvec2 planeStep) const {
    return glm::length(glm::inverse(planeFromGround) * planeStep);
}

std::optional<LocalScale> localScale(const ProjectionGrid& grid, LonLat p) {
    if (!grid.project(p) || std::abs(p.lat) > kNearPole) {
        return std::nullopt;
    }
    const auto offset = [&](double east, double north) {
        return grid.lookup({p.lon + east, p.lat + north}).offset;
    };
    const glm::dvec2 ground = metresPerDegree(p.lat) * (2 * kStepDegrees);
    const LocalScale scale{
        glm::dmat2((offset(kStepDegrees, 0) - offset(-kStepDegrees, 0)) / ground.x,
                   (offset(0, kStepDegrees) - offset(0, -kStepDegrees)) / ground.y)};
    // At a horizon seen edge-on there is no scale to tell.
    constexpr double kFlat = 1e-6;
    return std::abs(scale.areaFactor()) > kFlat ? std::optional(scale) : std::nullopt;
}

} // namespace portolan::geo
