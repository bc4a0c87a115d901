// From the target back to the ground, through the same lookup that places everything.
#pragma once

#include "scene/frame_view.h"

#include <optional>

namespace portolan::scene {

/// The place that stands at a point of the target, within a hundredth of a pixel, while morphing
/// too; nullopt beside the map. `near` is where to begin: a neighbour's place saves steps.
std::optional<geo::LonLat> findPlace(const FrameView&, geo::ScreenPoint,
                                     std::optional<geo::LonLat> near = std::nullopt);

} // namespace portolan::scene
