// Where interrupted projections are cut or bend: along meridians and parallels that a table knows.
#pragma once

#include "geo/extent.h"
#include "geo/projection.h"

#include <vector>

namespace portolan::geo {

/// The pieces of the world within which the projection is smooth; together they are the world.
/// Degrees, longitudes relative to no seam (centreLongitude ± 180). Empty for projections without
/// cuts, and for those whose cuts follow neither meridians nor parallels (isea, qsc).
std::vector<Extent> facetsOf(const Projection&);

/// Degrees of longitude on each side of the centre: 180, or less where the map would come back over
/// itself beyond.
double reachOf(const Projection&);

} // namespace portolan::geo
