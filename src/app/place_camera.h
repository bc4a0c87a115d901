// Where the camera stands at the start: what --bbox, --fit and --at ask for.
#pragma once

#include "app/view_arguments.h"
#include "base/result.h"
#include "dataset/dataset.h"
#include "dataset/filter.h"
#include "state/app_state.h"
#include "state/camera.h"

namespace portolan::app {

/// --bbox, else --fit, else everything that the dataset has. Error (Usage): no box, or no such id.
base::Result<void> placeCamera(const ViewArguments&, const dataset::Dataset&,
                               const dataset::Selection&, const state::Lens&, state::AppState&);

/// Where the legs end, each place once: of the legs that pass, or of all.
std::vector<geo::LonLat> endsOf(const dataset::Dataset&, const dataset::Selection*);

/// Looks at what an id names; unchanged where that is nothing that the map can show.
state::Camera cameraOn(const std::string& id, const dataset::Dataset&, const state::Lens&,
                       const state::Camera&);

/// The window over the whole dataset, the moment at --at or at its end. Error (Usage): no date.
base::Result<void> placeTime(const ViewArguments&, const dataset::Dataset&, state::AppState&);

} // namespace portolan::app
