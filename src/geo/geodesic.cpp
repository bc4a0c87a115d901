#include "geo/geodesic.h"

#include <geodesic.h>
#include <glm/geometric.hpp>
#include <glm/vec3.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace portolan::geo {

namespace {

constexpr double kRadiansPerDegree = std::numbers::pi / 180;

const geod_geodesic& wgs84() {
    static const geod_geodesic kEllipsoid = [] {
        geod_geodesic g;
        geod_init(&g, 6378137, 1 / 298.257223563);
        return g;
    }();
    return kEllipsoid;
}

glm::dvec3 unitVector(LonLat p) {
    const double lon = p.lon * kRadiansPerDegree;
    const double lat = p.lat * kRadiansPerDegree;
    return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

LonLat lonLat(glm::dvec3 v) {
    return {std::atan2(v.y, v.x) / kRadiansPerDegree,
            std::atan2(v.z, std::hypot(v.x, v.y)) / kRadiansPerDegree};
}

/// The great circle from a to b as an angle and two perpendicular unit vectors: point(α) =
/// start·cos α + side·sin α. Measured with atan2, so that short lines keep their precision.
struct Circle {
    glm::dvec3 start, side;
    double angle;

    Circle(LonLat a, LonLat b) : start(unitVector(a)) {
        const glm::dvec3 end = unitVector(b);
        const glm::dvec3 across = end - start * glm::dot(start, end);
        const double sine = glm::length(across);
        angle = std::atan2(sine, glm::dot(start, end));
        constexpr double kAntipodal = 1e-12;
        if (sine > kAntipodal) {
            side = across / sine;
            return;
        }
        // Same place or antipodes: any side will do for the first; the second goes over the pole.
        const glm::dvec3 north = glm::dvec3(0, 0, 1) - start * start.z;
        side = glm::length(north) > kAntipodal ? glm::normalize(north) : glm::dvec3(1, 0, 0);
    }
    LonLat at(double t) const {
        return lonLat(start * std::cos(angle * t) + side * std::sin(angle * t));
    }
};

} // namespace

double distanceMetres(LonLat a, LonLat b) {
    double metres = 0;
    geod_inverse(&wgs84(), a.lat, a.lon, b.lat, b.lon, &metres, nullptr, nullptr);
    return metres;
}

double azimuthDegrees(LonLat a, LonLat b) {
    double azimuth = 0;
    geod_inverse(&wgs84(), a.lat, a.lon, b.lat, b.lon, nullptr, &azimuth, nullptr);
    return azimuth < 0 ? azimuth + 360 : azimuth;
}

LonLat alongGreatCircle(LonLat a, LonLat b, double t) {
    return t <= 0 ? a : t >= 1 ? b : Circle(a, b).at(t);
}

std::vector<LonLat> greatCircle(LonLat a, LonLat b, int n) {
    const Circle circle(a, b);
    std::vector<LonLat> points(static_cast<std::size_t>(std::max(n, 1)) + 1);
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        points[i] = circle.at(static_cast<double>(i) / static_cast<double>(points.size() - 1));
    }
    points.front() = a;
    points.back() = b;
    return points;
}

double wrapLongitude(double degrees) {
    if (degrees >= -180 && degrees < 180) { // nearly always, and remainder is slow
        return degrees;
    }
    const double wrapped = std::remainder(degrees, 360.0);
    return wrapped >= 180 ? wrapped - 360 : wrapped;
}

} // namespace portolan::geo
