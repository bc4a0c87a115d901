// A projection as a lookup table: PROJ's own numbers on a regular grid of the whole world,
// interpolated. The same grid is a texture on the GPU (shaders/include/projection.glsl) and this
// class on the CPU, so that labels, marks and clicks agree with what is drawn. Immutable once
// built: share it as shared_ptr<const ProjectionGrid>.
#pragma once

#include "geo/extent.h"
#include "geo/lon_lat.h"
#include "geo/projection.h"

#include <glm/vec2.hpp>
#include <glm/vec4.hpp>

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace portolan::geo {

struct GridSize {
    int columns = 512;
    int rows = 256;
    bool operator==(const GridSize&) const = default;
};

/// Node (i, j) stands at longitude west + i·stepLon, latitude south + j·stepLat. The world fills
/// the columns 2 … columns−3 and rows 2 … rows−3; two further rings on each side are extrapolated,
/// so that bicubic lookup needs no special case at the seam. Longitudes run relative to the
/// projection's centre: west + 2·stepLon = centreLongitude − 180.
struct ProjectionGrid {
    static constexpr int kRings = 2; ///< extrapolated, on each side

    GridSize size;
    /// What of the world the nodes within the rings span: all of it, or one facet.
    Extent area;
    double west = 0, south = 0;
    double stepLon = 0, stepLat = 0; ///< degrees
    double centreLongitude = 0;
    bool bilinear = false; ///< projections with oblique cuts or breaks: interpolate linearly
    /// Degrees on each side of centreLongitude that are drawn: less than 180 where the map would
    /// come back over itself.
    double reach = 180;
    /// Somewhere within, far from the centre, is a cut that runs along no meridian (an oblique
    /// Mercator's back): what lies across it is not to be drawn.
    bool isCut = false;
    /// Where the map ends at a parallel: Mercator's poles, a conic's far one. Beyond, places are
    /// drawn on that parallel, and no label, node or line stands there.
    double southLimit = -90, northLimit = 90;
    /// Angular radius of what can be seen of a globe; 180 for maps of nearly the whole world.
    double horizonDegrees = 180;
    PlanePoint origin;      ///< texels are offsets from here (float keeps 0.4 m at 6,000 km)
    std::string definition; ///< the PROJ definition it was built from
    /// rows × columns, south to north: x, y (metres from origin), validity (cells to
    /// the edge of the domain, at most 3: > 0 drawn; < 0 beyond the horizon, in a cut, or where
    /// lookup would be off by more than a kilometre, as at Mercator's poles), 0.
    std::vector<glm::vec4> texels;
    /// Of an interrupted projection: a smooth grid for each piece between its cuts, with more
    /// rings. This one has then no texels, and looks up in them.
    std::vector<std::shared_ptr<const ProjectionGrid>> facets;

    struct Sample {
        glm::dvec2 offset; ///< metres from origin
        double validity = 0;
    };
    /// Bicubic (Catmull-Rom), or bilinear where `bilinear`; the longitude may be any, it is wrapped
    /// to within ±180 of centreLongitude. Exactly what projection.glsl computes. Beyond a limit
    /// the validity is −1.
    Sample lookup(LonLat) const;
    /// As lookup, but does not wrap: `lon` is relative to centreLongitude already (−180…180, or a
    /// little beyond). What is beyond a limit is drawn at it.
    Sample lookupUnwrapped(double lon, double lat) const;
    /// nullopt where validity ≤ 0.
    std::optional<PlanePoint> project(LonLat) const;

private:
    const ProjectionGrid& facetAt(double lon, double lat) const;
};

/// Null when stopped. Costs 10–40 ms at 512 × 256 (aeqd 65 ms) on two threads of its own.
/// Interrupted ones get a grid for each facet; those with oblique cuts twice the columns and rows,
/// bilinear: 60–150 ms. `near` becomes the origin where it can be projected.
std::shared_ptr<const ProjectionGrid> buildProjectionGrid(const Projection&, GridSize, LonLat near,
                                                          const std::stop_token& = {});

} // namespace portolan::geo
