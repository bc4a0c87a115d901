#include "scene/network.h"
#include "support/any_engagements.h"
#include "support/network_view.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace portolan::scene {
namespace {

using support::NetworkRecords;
using support::NetworkStage;

std::shared_ptr<const dataset::Dataset> anyRecords() {
    NetworkRecords records;
    std::vector<dataset::PlaceIndex> places;
    const int count = *rc::gen::inRange(2, 9);
    places.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        places.push_back(records.place(100 + *rc::gen::inRange(0, 400) / 10.0,
                                       5 + *rc::gen::inRange(0, 350) / 10.0));
    }
    support::engageAny(records, places, 15);
    return records.take();
}

void look(NetworkStage& stage) {
    stage.view =
        support::viewOf({*rc::gen::inRange(110, 140) * 1.0, *rc::gen::inRange(15, 40) * 1.0},
                        *rc::gen::element(800.0, 2000.0, 4400.0, 9000.0));
    stage.state.timeline.first = base::dayFromCivil({*rc::gen::inRange(2008, 2020), 1, 1});
    stage.state.timeline.last = stage.state.timeline.first + *rc::gen::inRange(1, 4000);
}

bool sameNetwork(const Network& a, const Network& b) {
    if (a.arcs.visible.size() != b.arcs.visible.size() || a.nodes.size() != b.nodes.size()) {
        return false;
    }
    for (std::size_t i = 0; i < a.nodes.size(); ++i) {
        if (a.nodes[i].count != b.nodes[i].count || a.nodes[i].place != b.nodes[i].place ||
            std::abs(a.nodes[i].px.x - b.nodes[i].px.x) > 0.02) {
            return false;
        }
    }
    for (std::size_t i = 0; i < a.arcs.visible.size(); ++i) {
        const Curve& one = a.arcs.curves[a.arcs.visible[i].curve].curve;
        const Curve& other = b.arcs.curves[b.arcs.visible[i].curve].curve;
        const CurvePoint& p = a.arcs.pointsOf(one.pieces[0])[10];
        const CurvePoint& q = b.arcs.pointsOf(other.pieces[0])[10];
        if (a.arcs.visible[i].lane != b.arcs.visible[i].lane ||
            std::abs(p.x + a.arcs.shiftPx.x - q.x - b.arcs.shiftPx.x) > 0.05 ||
            std::abs(p.y + a.arcs.shiftPx.y - q.y - b.arcs.shiftPx.y) > 0.05) {
            return false;
        }
    }
    return true;
}

RC_GTEST_PROP(Network, UpdatingEqualsBuildingAnew, ()) {
    NetworkStage old{.data = anyRecords()};
    look(old);
    old.update();
    look(old);
    old.update();
    NetworkStage fresh{.data = old.data, .selection = old.selection};
    fresh.state = old.state;
    fresh.view = old.view;
    RC_ASSERT(sameNetwork(old.update(), fresh.update()));
}

RC_GTEST_PROP(Network, NoTwoTiesOfAPairShareALane, ()) {
    NetworkStage stage{.data = anyRecords()};
    look(stage);
    const FanLayout& fans = stage.update().fans;
    for (std::size_t i = 0; i < fans.lanes.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            RC_ASSERT(fans.lanes[i].pair != fans.lanes[j].pair ||
                      fans.lanes[i].lane != fans.lanes[j].lane);
        }
    }
}

RC_GTEST_PROP(Network, EveryVisibleLegIsDrawnOrWithinANode, ()) {
    NetworkStage stage{.data = anyRecords()};
    const Network& network = stage.update();
    for (dataset::LegIndex i = 0; i < stage.data->legs.size(); ++i) {
        const auto& nodeOf = network.nodeLayout.nodeOfPlace;
        const bool isWithin = nodeOf[stage.data->legs[i].from] == nodeOf[stage.data->legs[i].to];
        RC_ASSERT(isWithin == (network.fans.laneOfLeg[i] == dataset::kNone));
    }
}

} // namespace
} // namespace portolan::scene
