#include "geo/rhumb.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace portolan::geo {

namespace {

constexpr double kRadiansPerDegree = std::numbers::pi / 180;
constexpr double kMajorAxis = 6378137;
constexpr double kSquaredEccentricity = 0.0066943799901413165;
constexpr double kHighestLatitude = 89.9 * kRadiansPerDegree;

/// Radii of curvature along the meridian and along the parallel's normal section.
double meridianRadius(double lat) {
    const double w = 1 - kSquaredEccentricity * std::pow(std::sin(lat), 2);
    return kMajorAxis * (1 - kSquaredEccentricity) / std::pow(w, 1.5);
}
double parallelRadius(double lat) {
    const double w = 1 - kSquaredEccentricity * std::pow(std::sin(lat), 2);
    return kMajorAxis * std::cos(lat) / std::sqrt(w);
}

} // namespace

// Integrated by the midpoint rule: exact along parallels and meridians, and elsewhere far within
// the width of a line for the steps that a smooth polyline needs.
std::vector<LonLat> rhumbLine(LonLat from, double azimuth, double metres, int n) {
    constexpr int kSubsteps = 8;
    const int count = std::max(n, 1);
    const double step = metres / (count * kSubsteps);
    const double north = step * std::cos(azimuth * kRadiansPerDegree);
    const double east = step * std::sin(azimuth * kRadiansPerDegree);
    double lon = from.lon * kRadiansPerDegree;
    double lat = from.lat * kRadiansPerDegree;
    std::vector<LonLat> points = {from};
    for (int i = 0; i < count * kSubsteps; ++i) {
        const double middle = lat + north / meridianRadius(lat) / 2;
        const double next = lat + north / meridianRadius(middle);
        if (std::abs(next) > kHighestLatitude) {
            break;
        }
        lon += east / parallelRadius(middle);
        lat = next;
        if (i % kSubsteps == kSubsteps - 1) {
            points.push_back({lon / kRadiansPerDegree, lat / kRadiansPerDegree});
        }
    }
    return points;
}

} // namespace portolan::geo
