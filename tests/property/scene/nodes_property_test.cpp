#include "scene/network.h"
#include "support/any_engagements.h"
#include "support/network_view.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace portolan::scene {
namespace {

using support::NetworkRecords;
using support::NetworkStage;

/// Cities, parks and prefectures, so close that many touch; some in many records.
std::shared_ptr<const dataset::Dataset> crowdedRecords() {
    NetworkRecords records;
    std::vector<dataset::PlaceIndex> places;
    const int count = *rc::gen::inRange(2, 24);
    for (int i = 0; i < count; ++i) {
        const auto kind = *rc::gen::element(dataset::PlaceKind::City, dataset::PlaceKind::Park,
                                            dataset::PlaceKind::Prefecture);
        places.push_back(records.place(122 + *rc::gen::inRange(0, 600) / 100.0,
                                       28 + *rc::gen::inRange(0, 500) / 100.0, kind));
    }
    support::engageAny(records, places, 59);
    return records.take();
}

FrameView anyView() {
    return support::viewOf({*rc::gen::inRange(118, 130) * 1.0, *rc::gen::inRange(20, 38) * 1.0},
                           *rc::gen::element(500.0, 1500.0, 3000.0, 4400.0, 9000.0, 20000.0),
                           *rc::gen::element<std::string>("east-asia", "equal-area", "mercator",
                                                          "globe", "equidistant", "world"));
}

RC_GTEST_PROP(Nodes, NoTwoMarksTouchInAnyPresetAtAnyScaleAndTime, ()) {
    NetworkStage stage{.data = crowdedRecords(), .view = anyView()};
    stage.state.timeline.first = base::dayFromCivil({*rc::gen::inRange(2008, 2025), 1, 1});
    const Network& network = stage.update();
    const float unit = network.arcs.unitPx;
    const auto reach = [&](const NodeMark& mark) {
        return unit * roomOf(mark.shape, mark.radiusPx / unit);
    };
    for (std::size_t i = 0; i < network.nodes.size(); ++i) {
        const NodeMark& one = network.nodes[i];
        RC_ASSERT(one.radiusPx > 5 * unit);
        for (std::size_t k = 0; k < i; ++k) {
            const NodeMark& other = network.nodes[k];
            const float between = glm::distance(one.px, other.px) - reach(one) - reach(other);
            RC_ASSERT(between > kNodesApartPx - 0.01);
        }
    }
}

RC_GTEST_PROP(Nodes, DraggingTheMapJoinsAndResizesNone, ()) {
    NetworkStage stage{.data = crowdedRecords(), .view = anyView()};
    NetworkStage dragged{.data = stage.data, .selection = stage.selection};
    dragged.view = stage.view;
    dragged.view.transform.centre +=
        glm::dvec2(*rc::gen::inRange(-900, 900), *rc::gen::inRange(-900, 900)) * 777.0;
    const NodeLayout& here = stage.update().nodeLayout;
    const NodeLayout& there = dragged.update().nodeLayout;
    RC_ASSERT(here.nodeOfPlace == there.nodeOfPlace);
    for (std::size_t i = 0; i < here.nodes.size(); ++i) {
        RC_ASSERT(std::abs(here.nodes[i].roomPx - there.nodes[i].roomPx) < 1e-6);
    }
}

} // namespace
} // namespace portolan::scene
