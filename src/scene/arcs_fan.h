// Which lane of which pair's fan each leg takes. Both directions and all years of a pair share one
// fan; places that share a node at the reference scale count as one there, so that zooming in keeps
// the lanes. Lanes never depend on time or filter: nothing jumps while time plays.
#pragma once

#include "dataset/dataset.h"
#include "scene/arcs_style.h"
#include "scene/nodes_layout.h"

#include <cstdint>
#include <span>
#include <vector>

namespace portolan::scene {

struct Lane {
    std::uint32_t from = 0, to = 0; ///< nodes, in the direction of travel
    ArcTexture texture = ArcTexture::Visit;
    KindLook look = KindLook::Visit;
    Dash dash = Dash::Solid;
    bool isDirected = true;
    bool isReturn = false;
    bool runsAgainstPair =
        false;               ///< `from` is at the pair's second end: its left is the fan's right
    std::uint16_t lane = 0;  ///< 0 the innermost
    std::uint16_t lanes = 1; ///< of the pair
    bool isWide = false;     ///< a fan of few lanes spreads: on a stage it is seen from afar
    std::uint16_t laneBefore = 0, lanesBefore = 1; ///< the same of the fan that it swings from
    std::uint32_t pair = 0;                        ///< index into FanLayout::pairs
    dataset::Range legs; ///< in FanLayout::legs; more than one where ties were merged
};

/// The first place is the western one, or the southern of two on one meridian.
struct FanPair {
    dataset::PlaceIndex first = 0, second = 0; ///< the leading places of its ends
    dataset::Range lanes;                      ///< in FanLayout::lanes, inner to outer
};

struct FanLayout {
    std::vector<FanPair> pairs;
    std::vector<Lane> lanes;
    std::vector<dataset::LegIndex> legs;
    std::vector<std::uint32_t> laneOfLeg; ///< kNone: both ends share a node, or one has none
};

/// A pair with more than this many ties draws those of one kind, certainty and direction as one.
inline constexpr std::uint32_t kMostLanes = 6;
/// Datasets with more legs are drawn leg by leg: nothing is merged.
inline constexpr std::size_t kMostMergedLegs = 20000;

/// `nodes`: where the arcs end. `groups`: which places count as one when pairs are made; at least
/// as coarse.
struct FanRequest {
    const dataset::Dataset& dataset;
    const ArcCatalogue& catalogue;
    const NodeLayout& nodes;
    const NodeLayout& groups;
    /// Per engagement: has it a lane? Empty: all have.
    std::span<const std::uint8_t> cast = {};
    bool isWide = false; ///< of the lanes
};
FanLayout layOutFans(const FanRequest&);

} // namespace portolan::scene
