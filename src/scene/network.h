// The network on the map at one moment: a pure function of records, selection, state and camera,
// computed part by part and kept where nothing changed. update(x) after any history equals
// update(x) of a fresh builder.
#pragma once

#include "dataset/compare.h"
#include "dataset/dataset.h"
#include "dataset/filter.h"
#include "scene/arcs.h"
#include "scene/frame_view.h"
#include "scene/nodes.h"
#include "state/app_state.h"

#include <memory>
#include <string>
#include <vector>

namespace portolan::scene {

/// A stop of a selected or travelling mission: "A" where it starts, then 1, 2, 3…
struct StopBadge {
    geo::ScreenPoint centre; ///< on the target
    float radiusPx = 0;      ///< physical
    std::string text;        ///< several where a place is visited twice: "1·3"
    base::Colour colour;     ///< of the disc
    float opacity = 1;
    std::uint32_t node = 0; ///< in Network::nodes
};

struct Network {
    ArcScene arcs;
    std::vector<NodeMark> nodes; ///< opacity 0 where nothing is visible; the first drawn last
    std::uint64_t nodesRevision = 0;
    std::vector<std::uint8_t> isPlaceShown; ///< per place: something that is visible names it
    std::vector<StopBadge> badges;
    NodeLayout nodeLayout;
    FanLayout fans;
    /// With every engagement shown; none where there are more than kMostStyledArcs lanes.
    std::vector<LaneEnd> laneEnds;
    /// Per lane its index in ArcScene::curves, shown at this moment or not; kNone: it has no line.
    /// Empty where there are more than kMostLanesKnown lanes.
    std::vector<std::uint32_t> laneCurves;
    bool isAnimating = false; ///< a head is on its way: the next cursor gives another picture
};

inline constexpr std::size_t kMostLanesKnown = 300;
/// What was shown before while what is shown now comes in its place.
struct NetworkBefore {
    std::shared_ptr<const dataset::Selection> selection; ///< never null
    state::Timeline timeline;
    std::vector<std::string> selected;
    float passed = 0; ///< 0: all of it still, 1: nothing of it any more
    bool operator==(const NetworkBefore&) const = default;
};

/// Without a comparison legs are drawn by their kinds, in the state's time window; with one, all
/// that lie in either period, by what became of their pair.
struct NetworkInput {
    std::shared_ptr<const dataset::Dataset> dataset;
    std::shared_ptr<const dataset::Selection> selection;
    const state::AppState& state;
    const FrameView& view;
    /// While things move: about how many arcs may be drawn. What they are numbered, counted and
    /// placed by is always the whole; the next update without a limit shows it. Of very many legs
    /// places that come together or part in a new view may do so some frames later.
    std::size_t mostArcs = kEveryArc;
    std::shared_ptr<const dataset::PeriodComparison> comparison = nullptr;
    const NetworkBefore* before = nullptr; ///< borrowed; null: nothing is on its way out
    /// On a story's stage: fans have lanes for what is selected, here and `before`, alone, and
    /// swing from their places before to those here; and all is to the last bit as a new builder
    /// makes it: lines are computed anew even for a mere shift.
    bool isStaged = false;
    /// On the stage: which places are one node is as in this view. Borrowed; null: as in `view`.
    const FrameView* groupedAs = nullptr;
};

class NetworkBuilder {
public:
    NetworkBuilder();
    ~NetworkBuilder();
    NetworkBuilder(const NetworkBuilder&) = delete;
    NetworkBuilder& operator=(const NetworkBuilder&) = delete;

    /// Valid until the next call; unchanged parts keep their revisions. Nothing is allocated per
    /// record while only time moves.
    const Network& update(const NetworkInput&);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace portolan::scene
