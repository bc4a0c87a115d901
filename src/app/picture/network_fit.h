// A camera that sees a whole network: not only its places, but the bows of its arcs too.
#pragma once

#include "app/picture/materials.h"
#include "app/sources/projection_source.h"
#include "geo/lon_lat.h"
#include "state/app_state.h"
#include "state/camera.h"
#include "state/telling.h"

#include <span>

namespace portolan::app {

/// How the map is seen: degrees clockwise that stand at the top, and from straight down.
struct ViewAngles {
    double bearing = 0, pitch = 0;
};

/// From as near as possible, so that all the places and the arcs that pass the filter, at whatever
/// time, stand in the free part: the places `marginPx`, logical, off its edges, the arcs off what
/// is written there. Of more than scene::kMostMergedLegs legs only the places count: placing that
/// many arcs twice would be waited for. `isStaged`: as on a story's stage. `materials.dataset` and
/// `.selection` are not null.
state::Camera fittedToNetwork(const state::AppState&, const Materials&, const ReadyProjection&,
                              const Frame&, std::span<const geo::LonLat> places, double marginPx,
                              ViewAngles = {}, bool isStaged = false);

/// Does an arc on a story's stage that passes the filter, at whatever time, come into that part of
/// the target, logical px? False where there are too many to place twice.
bool arcsMeet(const state::Camera&, const state::MapPart&, const Materials&, const ReadyProjection&,
              const Frame&);

} // namespace portolan::app
