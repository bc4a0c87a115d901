// A piece of the world between two meridians and two parallels.
#pragma once

namespace portolan::geo {

/// Degrees; `east` may be beyond 180, so that west < east always.
struct Extent {
    double west = -180, south = -90, east = 180, north = 90;

    bool contains(double lon, double lat) const {
        return lon >= west && lon <= east && lat >= south && lat <= north;
    }
    bool operator==(const Extent&) const = default;
};

} // namespace portolan::geo
