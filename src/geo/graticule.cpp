#include "geo/graticule.h"

#include "base/result.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace portolan::geo {

namespace {

constexpr double kMetresPerDegree = 111195; // of a great circle
constexpr double kEndOfMeridians = 80;
constexpr std::array<double, 13> kSteps = {0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1,
                                           2,    5,    10,   20,  30,   30};

/// Rounds away the error of adding up steps: lines stand at exact degrees.
double roundedDegrees(double degrees) {
    return std::round(degrees * 1e6) / 1e6;
}

/// first, first + something ≤ spacing, …, last.
std::vector<double> evenly(double first, double last, double spacing) {
    const int n = std::max(1, static_cast<int>(std::ceil((last - first) / spacing - 1e-9)));
    std::vector<double> values;
    for (int i = 0; i <= n; ++i) {
        values.push_back(first + (last - first) * i / n);
    }
    return values;
}

void addMultiples(std::vector<GraticuleLine>& lines, double step, double from, double to,
                  bool isMeridian) {
    for (double i = std::ceil(from / step - 1e-9); i * step <= to + 1e-9; ++i) {
        lines.push_back({isMeridian, roundedDegrees(i * step)});
    }
}

} // namespace

double graticuleStep(double groundMetresPerPixel, double leastPx) {
    const double least = groundMetresPerPixel * leastPx / kMetresPerDegree;
    const auto found =
        std::find_if(kSteps.begin(), kSteps.end() - 1, [&](double step) { return step >= least; });
    return *found;
}

std::vector<GraticuleLine> graticuleLines(double step, LonLat southWest, LonLat northEast) {
    PORTOLAN_EXPECTS(step > 0);
    std::vector<GraticuleLine> lines;
    addMultiples(lines, step, std::max(southWest.lon, -180.0),
                 std::min(northEast.lon, 180.0 - step / 2), true);
    addMultiples(lines, step, std::max(southWest.lat, -90.0 + step / 2),
                 std::min(northEast.lat, 90.0 - step / 2), false);
    return lines;
}

std::vector<LonLat> graticulePoints(GraticuleLine line, double step, double spacing, double cut) {
    PORTOLAN_EXPECTS(spacing > 0);
    std::vector<LonLat> points;
    if (line.isMeridian) {
        const bool isMain = step >= 10 ? std::remainder(line.degrees, 90.0) == 0
                                       : std::remainder(line.degrees, 10.0) == 0;
        const double end = isMain ? 90 : kEndOfMeridians;
        for (double lat : evenly(-end, end, spacing)) {
            points.push_back({line.degrees, lat});
        }
        return points;
    }
    for (double lon : evenly(cut, cut + 360, spacing)) {
        points.push_back({lon, line.degrees});
    }
    return points;
}

} // namespace portolan::geo
