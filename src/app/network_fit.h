// A camera that sees a whole network: not only its places, but the bows of its arcs too.
#pragma once

#include "app/materials.h"
#include "app/projection_source.h"
#include "geo/lon_lat.h"
#include "state/app_state.h"
#include "state/camera.h"

#include <span>

namespace portolan::app {

/// state::fitted to the places; where arcs that pass the filter, at whatever time, would then leave
/// the free part, from as much farther away as they need. `marginPx`, logical, is the places' own.
/// Of more than scene::kMostMergedLegs legs only the places count: placing that many arcs twice
/// would be waited for. `materials.dataset` and `.selection` are not null.
state::Camera fittedToNetwork(const state::AppState&, const Materials&, const ReadyProjection&,
                              const Frame&, std::span<const geo::LonLat> places, double marginPx);

} // namespace portolan::app
