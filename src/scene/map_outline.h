// Where the map ends: the horizon of a globe, the seam and the poles of a world map, the cuts of an
// interrupted one.
#pragma once

#include "geo/projection_grid.h"

#include <glm/vec4.hpp>

#include <vector>

namespace portolan::scene {

/// Longitude (relative to no seam: as lookupUnwrapped takes it) and latitude, degrees, in x and y;
/// runs are separated by a break as in dataset::Lines. The contour of validity 0 within the grid,
/// cell by cell, then those sides of its area beyond which the map does not go on: `whole` is the
/// grid that the area is part of, or the grid itself. Costs about 1 ms.
std::vector<glm::vec4> outlineOf(const geo::ProjectionGrid&, const geo::ProjectionGrid& whole);

} // namespace portolan::scene
