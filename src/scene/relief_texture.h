// The shaded relief in a theme's colours: the basemap holds light and height, the theme gives the
// ramp.
#pragma once

#include "dataset/basemap.h"
#include "scene/style.h"

#include <cstdint>
#include <vector>

namespace portolan::scene {

/// RGBA8, width × height of the relief, row 0 in the north.
using ReliefTexels = std::vector<std::uint32_t>;

/// Opaque. Costs 10–15 ms for the Asian relief.
ReliefTexels colourLand(const dataset::Relief&, const MapStyle&);
/// Alpha is the code of the distance from the coast (dataset::coastKilometresOf), for the tint of
/// the coastal water.
ReliefTexels colourSea(const dataset::Relief&, const MapStyle&);

} // namespace portolan::scene
