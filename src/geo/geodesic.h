// Great circles. The sphere is used for the shape of a line (the error against the ellipsoid is far
// below a pixel at the scales drawn) and PROJ's geodesics for distances.
#pragma once

#include "geo/lon_lat.h"

#include <vector>

namespace portolan::geo {

/// Ellipsoidal distance on WGS 84 in metres (Karney 2013, through PROJ's geodesic.h).
double distanceMetres(LonLat a, LonLat b);
/// Degrees clockwise from north at a towards b, 0–360.
double azimuthDegrees(LonLat a, LonLat b);
/// The point at the fraction t (0–1) of the great circle from a to b, the short way. For antipodes,
/// over the pole.
LonLat alongGreatCircle(LonLat a, LonLat b, double t);
/// n + 1 points, evenly spaced, from a to b.
std::vector<LonLat> greatCircle(LonLat a, LonLat b, int n);
/// Degrees wrapped to −180 ≤ x < 180.
double wrapLongitude(double degrees);

} // namespace portolan::geo
