// Projections with their grids, by definition.
#pragma once

#include "base/result.h"
#include "geo/projection.h"
#include "geo/projection_grid.h"

#include <memory>
#include <string>

namespace portolan::app {

/// A projection ready to draw with. The Projection may be used by the main thread only.
struct ReadyProjection {
    std::shared_ptr<const geo::Projection> projection;
    std::shared_ptr<const geo::ProjectionGrid> grid;
};

/// Makes both: 10–40 ms (aeqd 75–150 ms). `near` becomes the grid's origin. May run in a job of its
/// own.
base::Result<ReadyProjection> makeProjection(const std::string& definition, geo::LonLat near);

/// Degrees: the PROJ definition that a state asks for; presets centred on a place use `centre`.
std::string definitionOf(const std::string& projection, geo::LonLat centre);

} // namespace portolan::app
