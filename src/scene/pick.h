// What is under the pointer: everything, not only the topmost, so that overlapping arcs can be
// listed.
#pragma once

#include "dataset/dataset.h"
#include "scene/frame_view.h"
#include "scene/network.h"

#include <vector>

namespace portolan::scene {

struct Hit {
    enum class Kind : std::uint8_t { Place, Leg };
    Kind kind = Kind::Leg;
    dataset::PlaceIndex place = dataset::kNone; ///< of a Place
    dataset::LegIndex leg = dataset::kNone;     ///< of a Leg
    std::uint32_t node = dataset::kNone;        ///< in Network::nodes, of a Place
    double distancePx = 0;                      ///< from the node's rim or the arc
    bool operator==(const Hit&) const = default;
};

inline constexpr double kArcReachPx = 9;  ///< logical, to either side of an arc
inline constexpr double kNodeReachPx = 4; ///< logical, beyond a node's rim

/// Places before legs, each nearest first. A node gives all places that share it, the leading one
/// first; an arc that stands for several legs gives each that is shown. `pointer` is on the target.
/// Well under a millisecond for thousands of arcs.
std::vector<Hit> pick(const Network&, const FrameView&, geo::ScreenPoint pointer);

} // namespace portolan::scene
