// The three spaces: LonLat (degrees on WGS 84), PlanePoint (projected metres), ScreenPoint
// (pixels).
#pragma once

namespace portolan::geo {

/// Degrees on WGS 84, longitude first (east positive, −180…180 unless said otherwise).
struct LonLat {
    double lon = 0;
    double lat = 0;
    bool operator==(const LonLat&) const = default;
};

/// Projected coordinates in the CRS's unit made metres; x to the right, y up.
struct PlanePoint {
    double x = 0;
    double y = 0;
    bool operator==(const PlanePoint&) const = default;
};

/// Pixels of the target, origin at the top left, y down.
struct ScreenPoint {
    double x = 0;
    double y = 0;
    bool operator==(const ScreenPoint&) const = default;
};

} // namespace portolan::geo
