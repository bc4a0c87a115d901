// Rhumb lines (loxodromes): lines of constant azimuth on WGS 84, as a compass rose sends them out.
#pragma once

#include "geo/lon_lat.h"

#include <vector>

namespace portolan::geo {

/// n + 1 points, evenly spaced, of the line that leaves `from` at the azimuth (degrees clockwise
/// from north) and is `metres` long, or ends at 89.9° of latitude. Longitudes run on beyond ±180,
/// so that neighbours are never 360° apart.
std::vector<LonLat> rhumbLine(LonLat from, double azimuth, double metres, int n);

} // namespace portolan::geo
