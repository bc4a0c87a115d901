#include "golden/land_truth.h"

#include "geo/geodesic.h"

#include <algorithm>
#include <cmath>

namespace portolan::golden {

namespace {

int binOf(double degrees, int last) {
    return std::clamp(static_cast<int>(std::floor(degrees)), 0, last);
}

double cross(glm::dvec2 a, glm::dvec2 b, glm::dvec2 p) {
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

} // namespace

LandTruth::LandTruth(const dataset::Fill& land)
    : land_(land), bins_(static_cast<std::size_t>(kColumns) * kRows) {
    for (std::uint32_t i = 0; i + 2 < land.indices.size(); i += 3) {
        const glm::vec2 a = land.vertices[land.indices[i]];
        const glm::vec2 b = land.vertices[land.indices[i + 1]];
        const glm::vec2 c = land.vertices[land.indices[i + 2]];
        const int west = binOf(std::min({a.x, b.x, c.x}) + 180, kColumns - 1);
        const int east = binOf(std::max({a.x, b.x, c.x}) + 180, kColumns - 1);
        const int north = binOf(std::max({a.y, b.y, c.y}) + 90, kRows - 1);
        for (int row = binOf(std::min({a.y, b.y, c.y}) + 90, kRows - 1); row <= north; ++row) {
            for (int column = west; column <= east; ++column) {
                bins_[static_cast<std::size_t>(row * kColumns + column)].push_back(i);
            }
        }
    }
}

bool LandTruth::isLand(geo::LonLat place) const {
    const glm::dvec2 p(geo::wrapLongitude(place.lon), place.lat);
    const auto bin = static_cast<std::size_t>(binOf(p.y + 90, kRows - 1) * kColumns +
                                              binOf(p.x + 180, kColumns - 1));
    return std::any_of(bins_[bin].begin(), bins_[bin].end(), [&](std::uint32_t i) {
        const glm::dvec2 a(land_.vertices[land_.indices[i]]);
        const glm::dvec2 b(land_.vertices[land_.indices[i + 1]]);
        const glm::dvec2 c(land_.vertices[land_.indices[i + 2]]);
        const double ab = cross(a, b, p);
        const double bc = cross(b, c, p);
        const double ca = cross(c, a, p);
        return (ab >= 0 && bc >= 0 && ca >= 0) || (ab <= 0 && bc <= 0 && ca <= 0);
    });
}

} // namespace portolan::golden
