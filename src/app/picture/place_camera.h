// Where the camera stands at the start: what --bbox, --fit and --at ask for.
#pragma once

#include "app/picture/materials.h"
#include "app/sources/projection_source.h"
#include "app/sources/view_arguments.h"
#include "base/result.h"
#include "dataset/dataset.h"
#include "dataset/filter.h"
#include "state/app_state.h"
#include "state/camera.h"

#include <string>
#include <vector>

namespace portolan::app {

/// --bbox, else --fit, else everything that the dataset has. Error (Usage): no box, or no such id.
/// The materials' dataset and selection are not null.
base::Result<void> placeCamera(const ViewArguments&, const Materials&, const ReadyProjection&,
                               const Frame&, state::AppState&);
/// Where Home goes: all that is drawn, its arcs too.
state::Camera cameraOnAll(const state::AppState&, const Materials&, const ReadyProjection&,
                          const Frame&);

/// The places of what the ids name: of a record, an organisation's home, all that is part of a
/// place. Ids that name nothing on the map give none.
std::vector<geo::LonLat> placesOf(const std::vector<std::string>& ids, const dataset::Dataset&);

/// Looks at all the places; unchanged where there is none that the map can show.
state::Camera cameraOn(const std::vector<geo::LonLat>& places, const state::Lens&,
                       const state::Camera&);

/// The window over the whole dataset, the moment at --at or at its end. Error (Usage): no date.
base::Result<void> placeTime(const ViewArguments&, const dataset::Dataset&, state::AppState&);

} // namespace portolan::app
