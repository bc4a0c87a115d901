// On which side of its chord each pair's fan stands, and how far out, so that fans of different
// pairs that share a corridor keep apart and third nodes are run over as little as can be. Worked
// out on the
// projection's plane at one reference scale: zooming and turning change nothing.
#pragma once

#include "dataset/dataset.h"
#include "geo/projection_grid.h"
#include "scene/arcs_fan.h"
#include "scene/nodes_layout.h"

#include <cstdint>
#include <vector>

namespace portolan::scene {

struct FanPlacement {
    double side = 1;  ///< +1: to the left of first → second
    double raise = 0; ///< in .055 of the chord, at most 26 logical px
};

/// More pairs than this stand on their own: all on the left, none raised.
inline constexpr std::size_t kMostPlacedPairs = 120;
/// And more lanes than this: each is held against every other.
inline constexpr std::size_t kMostPlacedLanes = 600;

/// Which third nodes are kept off: on the stage those where no arc ends are not shown.
enum class Obstacles : std::uint8_t { AllNodes, ArcEnds };

/// One per pair. Pairs with more lanes choose first; then each is raised anew among all
/// the others.
std::vector<FanPlacement> placeFans(const dataset::Dataset&, const NodeLayout& groups,
                                    const FanLayout&, const geo::ProjectionGrid&,
                                    Obstacles = Obstacles::AllNodes);

/// The height of a lane above its chord in logical px, before the great circle's own bulge: the
/// rules of arcs_curve.h, `detail` times as wide a fan, a return leg higher, raised as placed.
double placedHeight(double chordPx, const Lane&, const FanPlacement&, double detail);

/// How much higher still all lanes of a pair stand, so that something of the innermost can be seen
/// between nodes that are close to each other. `hiddenPx`: what the two nodes hide of it, logical.
double liftOverNodes(double chordPx, double hiddenPx, double innermostPx);
inline constexpr double kNodeGapPx = 3; ///< between a node's rim and its arcs, logical

} // namespace portolan::scene
