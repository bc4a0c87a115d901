// A selection by an area of the map: what an outline holds, and the outline while it is drawn.
#pragma once

#include "dataset/dataset.h"
#include "geo/lon_lat.h"
#include "scene/scene.h"

#include <span>
#include <string>
#include <vector>

namespace portolan::app {

/// Ids of the records whose arcs lie in or cross the outline (physical px), then of the places in
/// it; after `before` where that is to stay. No more than can be selected.
std::vector<std::string> idsInArea(const scene::Scene&, const dataset::Dataset&,
                                   std::span<const geo::ScreenPoint> outline,
                                   std::vector<std::string> before);

/// The nearest of what is under the pointer is added to what is selected, or taken away.
std::vector<std::string> withToggled(std::vector<std::string> selected,
                                     std::span<const std::string> underPointer);

} // namespace portolan::app
