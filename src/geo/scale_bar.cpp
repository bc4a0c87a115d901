#include "geo/scale_bar.h"

#include "base/result.h"

#include <cmath>

namespace portolan::geo {

ScaleBar makeScaleBar(double groundMetresPerPixel, double longestPx) {
    PORTOLAN_EXPECTS(groundMetresPerPixel > 0 && longestPx > 0);
    const double longest = groundMetresPerPixel * longestPx;
    const double power = std::pow(10.0, std::floor(std::log10(longest)));
    double metres = power;
    for (double digit : {2.0, 5.0}) {
        metres = digit * power <= longest ? digit * power : metres;
    }
    return {metres, metres / groundMetresPerPixel};
}

} // namespace portolan::geo
