// A scale bar of a round length.
#pragma once

namespace portolan::geo {

struct ScaleBar {
    double groundMetres = 0; ///< 1, 2 or 5 times a power of ten
    double lengthPx = 0;
};

/// The longest bar up to `longestPx`. `groundMetresPerPixel`: at the bar's own place and along it
/// (LocalScale::groundMetres of the plane's step by one pixel).
ScaleBar makeScaleBar(double groundMetresPerPixel, double longestPx);

} // namespace portolan::geo
