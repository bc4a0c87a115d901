// What lies in an area of the screen: a box or a freehand line that was drawn around it.
#pragma once

#include "scene/frame_view.h"
#include "scene/network.h"

#include <span>
#include <vector>

namespace portolan::scene {

struct AreaHits {
    std::vector<dataset::PlaceIndex> places; ///< ascending
    std::vector<dataset::LegIndex> legs;     ///< ascending
};

/// The places whose nodes stand in a closed polygon on the target, and the visible legs whose drawn
/// lines lie in it or cross it. A polygon of fewer than three corners holds nothing. By the
/// even-odd rule where it crosses itself.
AreaHits pickArea(const Network&, const FrameView&, std::span<const geo::ScreenPoint> polygon);

} // namespace portolan::scene
