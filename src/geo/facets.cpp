#include "geo/facets.h"

#include <cmath>
#include <string>

namespace portolan::geo {

namespace {

// Goode's projections turn from the sinusoidal to Mollweide's at 40° 44′ 11.8″.
constexpr double kGoodeParallel = 40 + 44 / 60.0 + 11.8 / 3600;

/// A belt around the world and the meridians, from the central one, at which it is cut.
struct Belt {
    double south, north;
    std::vector<double> cuts;
};

/// HEALPix's equatorial belt ends where its meridians cease to be straight.
double healpixParallel(const Projection& projection) {
    constexpr double kNotStraight = 0.001; // metres
    const double lon = projection.centreLongitude() + 1;
    const auto equator = projection.forward({lon, 0});
    double straight = 30;
    double bent = 60;
    while (equator && bent - straight > 1e-9) {
        const double middle = (straight + bent) / 2;
        const auto at = projection.forward({lon, middle});
        const bool isStraight = at && std::abs(at->x - equator->x) < kNotStraight;
        (isStraight ? straight : bent) = middle;
    }
    return bent;
}

std::vector<Belt> beltsOf(const Projection& projection) {
    const std::string& method = projection.method();
    const bool isOceanic = method == "igh_o" || method == "imoll_o";
    const std::vector<double> north = isOceanic ? std::vector<double>{-90, 60} : std::vector{-40.0};
    const std::vector<double> south =
        isOceanic ? std::vector<double>{-60, 90} : std::vector<double>{-100, -20, 80};
    if (method == "igh" || method == "igh_o") {
        return {{-90, -kGoodeParallel, south},
                {-kGoodeParallel, 0, south},
                {0, kGoodeParallel, north},
                {kGoodeParallel, 90, north}};
    }
    if (method == "imoll" || method == "imoll_o") {
        return {{-90, 0, south}, {0, 90, north}};
    }
    if (method == "goode") {
        return {{-90, -kGoodeParallel, {}},
                {-kGoodeParallel, kGoodeParallel, {}},
                {kGoodeParallel, 90, {}}};
    }
    if (method == "healpix" || method == "rhealpix") {
        const double parallel = healpixParallel(projection);
        const std::vector<double> quarters = {-90, 0, 90};
        return {{-90, -parallel, quarters}, {-parallel, parallel, {}}, {parallel, 90, quarters}};
    }
    return {};
}

} // namespace

std::vector<Extent> facetsOf(const Projection& projection) {
    const double centre = projection.centreLongitude();
    std::vector<Extent> facets;
    for (const Belt& belt : beltsOf(projection)) {
        double west = centre - 180;
        for (const double cut : belt.cuts) {
            facets.push_back({west, belt.south, centre + cut, belt.north});
            west = centre + cut;
        }
        facets.push_back({west, belt.south, centre + 180, belt.north});
    }
    return facets;
}

double reachOf(const Projection& projection) {
    // Cassini's series are made for a few degrees; on the back of the world they run wild.
    return projection.method() == "cass" ? 90 : 180;
}

} // namespace portolan::geo
