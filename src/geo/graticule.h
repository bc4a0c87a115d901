// Meridians and parallels at round degrees.
#pragma once

#include "geo/lon_lat.h"

#include <vector>

namespace portolan::geo {

/// The smallest of 30, 20, 10, 5, 2, 1, 0.5, 0.25, 0.1, … degrees whose parallels stand at least
/// `leastPx` apart where a pixel is `groundMetresPerPixel`.
double graticuleStep(double groundMetresPerPixel, double leastPx = 100);

struct GraticuleLine {
    bool isMeridian = false;
    double degrees = 0; ///< longitude of a meridian (−180 ≤ x < 180), latitude of a parallel
    bool operator==(const GraticuleLine&) const = default;
};

/// Meridians of the whole world, from west to east, then parallels from south to north without the
/// poles. Steps below a degree make thousands: take what the view holds with the box.
std::vector<GraticuleLine> graticuleLines(double step, LonLat southWest = {-180, -90},
                                          LonLat northEast = {180, 90});

/// The line's points, at most `spacing` degrees apart. Most meridians end at 80° and only every
/// 10th degree (every 90th at steps of 10° and more) goes on to the poles, so that they do not run
/// together into a blot there. `cut` is the
/// longitude where parallels begin and end: opposite the projection's centre.
std::vector<LonLat> graticulePoints(GraticuleLine, double step, double spacing, double cut = -180);

} // namespace portolan::geo
