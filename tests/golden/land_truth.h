// Whether a place is land, asked of the basemap's triangles in degrees: no projection is involved.
#pragma once

#include "dataset/basemap.h"
#include "geo/lon_lat.h"

#include <vector>

namespace portolan::golden {

class LandTruth {
public:
    /// Borrows `land`.
    explicit LandTruth(const dataset::Fill& land);
    bool isLand(geo::LonLat) const;

private:
    static constexpr int kColumns = 360, kRows = 180; ///< one-degree bins
    const dataset::Fill& land_;
    std::vector<std::vector<std::uint32_t>> bins_; ///< first index of each triangle that may touch
};

} // namespace portolan::golden
