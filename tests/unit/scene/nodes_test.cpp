#include "scene/journey.h"
#include "scene/pick.h"
#include "support/network_view.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace portolan::scene {
namespace {

using dataset::EngagementKind;
using support::NetworkRecords;
using support::NetworkStage;

/// Kaohsiung → Kumamoto → Fukuoka, and an MOU Kaohsiung – Kumamoto.
std::shared_ptr<const dataset::Dataset> missionAndMou() {
    NetworkRecords records;
    const auto kaohsiung = records.place(120.31, 22.62);
    const auto kumamoto = records.place(130.74, 32.79);
    const auto fukuoka = records.place(130.40, 33.59);
    records.engage(EngagementKind::Mission, {kaohsiung, kumamoto, fukuoka}, "2024-02");
    records.engage(EngagementKind::Mou, {kaohsiung, kumamoto}, "2019");
    return records.take();
}

const NodeMark& markOf(const Network& network, dataset::PlaceIndex place) {
    return network.nodes[network.nodeLayout.nodeOfPlace[place]];
}

TEST(Nodes, CountWhatIsVisibleNow) {
    NetworkStage stage{.data = missionAndMou()};
    EXPECT_EQ(markOf(stage.update(), 0).count, 2U);
    EXPECT_EQ(markOf(stage.update(), 2).count, 1U);
    stage.state.timeline.first = base::dayFromCivil({2020, 1, 1});
    stage.state.timeline.last = base::dayFromCivil({2020, 12, 31});
    const Network& later = stage.update();
    EXPECT_EQ(markOf(later, 0).count, 1U);
    EXPECT_EQ(markOf(later, 2).opacity, 0) << "nobody is in Fukuoka in 2020";
}

TEST(Nodes, GrowWithTheirCountUpToALimit) {
    EXPECT_FLOAT_EQ(nodeRadius(1), 8.4F);
    EXPECT_FLOAT_EQ(nodeRadius(4), 10.8F);
    EXPECT_FLOAT_EQ(nodeRadius(10000), 22);
}

TEST(Nodes, CloseOnesMergeUnderTheCityAndPartWhenOneZoomsIn) {
    NetworkRecords records;
    const auto park = records.place(130.45, 33.60, dataset::PlaceKind::Park);
    const auto city = records.place(130.40, 33.59);
    const auto far = records.place(120.31, 22.62);
    records.engage(EngagementKind::Visit, {far, park});
    records.engage(EngagementKind::Mou, {far, city});
    NetworkStage stage{.data = records.take(), .view = support::viewOf({125, 30}, 4400)};
    const Network& merged = stage.update();
    ASSERT_EQ(merged.nodes.size(), 2U);
    EXPECT_EQ(markOf(merged, park).place, city);
    EXPECT_EQ(markOf(merged, park).count, 2U);
    stage.view = support::viewOf({130.4, 33.6}, 100);
    EXPECT_EQ(stage.update().nodes.size(), 3U);
}

// On the target, where marks keep their size, not on the ground that a pitch draws together.
TEST(Nodes, DoNotTouchOnAPitchedMap) {
    NetworkRecords records;
    std::vector<dataset::PlaceIndex> places;
    for (int i = 0; i < 8; ++i) {
        places.push_back(records.place(125, 26 + 1.1 * i));
        records.engage(EngagementKind::Mou, {places.front(), places.back()});
    }
    NetworkStage stage{.data = records.take(), .view = support::viewOf({125, 30}, 2500)};
    const std::size_t flat = stage.update().nodes.size();
    stage.view.transform = geo::makeViewTransform(
        {.centre = stage.view.transform.centre, .metresPerPixel = 2500, .pitch = 60});
    const Network& pitched = stage.update();
    EXPECT_LT(pitched.nodes.size(), flat);
    EXPECT_GT(pitched.nodes.size(), 2U);
    for (const NodeMark& a : pitched.nodes) {
        for (const NodeMark& b : pitched.nodes) {
            const double apart = std::hypot(a.centre.x - b.centre.x, a.centre.y - b.centre.y);
            EXPECT_TRUE(&a == &b || apart >= a.radiusPx + b.radiusPx) << apart;
        }
    }
}

TEST(Nodes, AMarkIsAsLargeAsItsRoom) {
    for (const NodeShape shape :
         {NodeShape::Circle, NodeShape::RoundedSquare, NodeShape::HaloedCircle}) {
        for (const float radius : {6.0F, 8.4F, 10.5F, 13.0F, 22.0F}) {
            EXPECT_NEAR(radiusWithin(shape, roomOf(shape, radius)), radius, 1e-4);
            EXPECT_GE(roomOf(shape, radius), radius);
        }
        EXPECT_GE(radiusWithin(shape, leastRoom(shape)), 7 - 1e-4);
    }
}

/// 25 km apart: 24 px at 1 km/px.
TEST(Nodes, NeighboursShrinkAsLittleAsTheyMustAndOnlyTheyDo) {
    NetworkRecords records;
    const auto busy = records.place(130.0, 33.0);
    const auto quiet = records.place(130.26, 33.0);
    const auto far = records.place(120.31, 22.62);
    for (int i = 0; i < 9; ++i) {
        records.engage(EngagementKind::Mou, {far, busy});
    }
    records.engage(EngagementKind::Visit, {far, quiet});
    NetworkStage stage{.data = records.take(), .view = support::viewOf({130, 33}, 1000)};
    stage.view.scale = 1;
    const Network& network = stage.update();
    ASSERT_EQ(network.nodes.size(), 3U);
    const float unit = network.arcs.unitPx;
    EXPECT_LT(markOf(network, busy).radiusPx, nodeRadius(9) * unit);
    EXPECT_GT(markOf(network, busy).radiusPx, markOf(network, quiet).radiusPx);
    const float apart = std::hypot(markOf(network, busy).px.x - markOf(network, quiet).px.x,
                                   markOf(network, busy).px.y - markOf(network, quiet).px.y);
    EXPECT_NEAR(markOf(network, busy).radiusPx + markOf(network, quiet).radiusPx + 2, apart, 0.01);
    EXPECT_FLOAT_EQ(markOf(network, far).radiusPx, nodeRadius(10) * unit);
}

TEST(Nodes, ASelectedMissionNumbersItsStops) {
    NetworkStage stage{.data = missionAndMou()};
    EXPECT_TRUE(stage.update().badges.empty());
    stage.state.selected = {"e0"};
    const Network& network = stage.update();
    ASSERT_EQ(network.badges.size(), 3U);
    EXPECT_EQ(network.badges[0].text, "A");
    EXPECT_EQ(network.badges[2].text, "2");
    EXPECT_TRUE(markOf(network, 1).isSelected);
}

TEST(Arcs, WhatIsNotSelectedStepsBack) {
    NetworkStage stage{.data = missionAndMou()};
    stage.state.selected = {"e1"};
    for (const VisibleArc& arc : stage.update().arcs.visible) {
        const dataset::LegIndex leg =
            stage.update().fans.legs[stage.update().fans.lanes[arc.lane].legs.first];
        EXPECT_FLOAT_EQ(arc.opacity, stage.data->legs[leg].engagement == 1 ? 1.0F : 0.55F);
    }
}

TEST(Journeys, TravelFromTheFirstToTheLastStopInTheirDays) {
    const auto data = missionAndMou();
    const double first = base::dayFromCivil({2024, 2, 1});
    EXPECT_FALSE(journeyPosition(*data, 0, first - 1));
    EXPECT_FALSE(journeyPosition(*data, 1, first)) << "an MOU does not travel";
    const auto start = journeyPosition(*data, 0, first);
    ASSERT_TRUE(start);
    EXPECT_EQ(start->leg, 0U);
    EXPECT_EQ(start->along, 0);
    const auto end = journeyPosition(*data, 0, first + 28.999);
    ASSERT_TRUE(end);
    EXPECT_EQ(end->leg, 1U);
    EXPECT_TRUE(end->isDwelling);
    EXPECT_FALSE(journeyPosition(*data, 0, first + 29));
}

TEST(Journeys, TheHeadNeverTurnsBack) {
    const auto data = missionAndMou();
    const double first = base::dayFromCivil({2024, 2, 1});
    double before = -1;
    for (double day = first; day < first + 29; day += 0.1) {
        const auto at = journeyPosition(*data, 0, day);
        ASSERT_TRUE(at);
        const double now = at->leg + at->along;
        EXPECT_GE(now, before);
        before = now;
    }
    EXPECT_DOUBLE_EQ(before, 2);
}

TEST(Journeys, AHeadIsDrawnOnlyDuringTheMission) {
    NetworkStage stage{.data = missionAndMou()};
    EXPECT_TRUE(stage.update().arcs.heads.empty());
    stage.state.timeline.cursor = base::dayFromCivil({2024, 2, 6});
    EXPECT_EQ(stage.update().arcs.heads.size(), 1U);
    EXPECT_TRUE(stage.update().isAnimating);
}

TEST(Pick, TheMiddleOfAnArcNamesItsLeg) {
    NetworkStage stage{.data = missionAndMou()};
    const Network& network = stage.update();
    for (const VisibleArc& arc : network.arcs.visible) {
        const auto points = network.arcs.pointsOf(network.arcs.curves[arc.curve].curve.pieces[0]);
        const CurvePoint& middle = points[points.size() / 2];
        const auto at = stage.view.transform.screenFromMapPx(glm::dvec2(middle.x, middle.y) +
                                                             glm::dvec2(network.arcs.shiftPx));
        const auto hits = pick(network, stage.view, *at);
        const auto leg = std::find_if(hits.begin(), hits.end(),
                                      [](const Hit& hit) { return hit.kind == Hit::Kind::Leg; });
        ASSERT_NE(leg, hits.end());
        EXPECT_EQ(leg->leg, network.fans.legs[network.fans.lanes[arc.lane].legs.first]);
        EXPECT_LT(leg->distancePx, 0.5);
    }
}

TEST(Pick, NamesANodeBeforeTheArcsThatEndThere) {
    NetworkStage stage{.data = missionAndMou()};
    const Network& network = stage.update();
    const NodeMark& kaohsiung = markOf(network, 0);
    const auto hits = pick(network, stage.view, kaohsiung.centre);
    ASSERT_FALSE(hits.empty());
    EXPECT_EQ(hits[0].kind, Hit::Kind::Place);
    EXPECT_EQ(hits[0].place, 0U);
}

TEST(Pick, FindsNothingWhereNothingIsDrawn) {
    NetworkStage stage{.data = missionAndMou()};
    EXPECT_TRUE(pick(stage.update(), stage.view, {5, 5}).empty());
}

TEST(SharedNode, BearsTheNameOfAPlaceThatIsShownAndOnlyThatIsUnderThePointer) {
    support::NetworkRecords records;
    const auto city = records.place(130.7, 32.8);
    const auto region = records.place(130.71, 32.81, dataset::PlaceKind::Region);
    const auto far = records.place(120.3, 22.6);
    records.engage(dataset::EngagementKind::Mou, {city, far});
    records.engage(dataset::EngagementKind::Mou, {city, far});
    records.engage(dataset::EngagementKind::Agreement, {region, far});
    support::NetworkStage stage{.data = records.take()};
    const auto markOf = [&](const Network& network) {
        return network.nodes[network.nodeLayout.nodeOfPlace[city]];
    };
    EXPECT_EQ(markOf(stage.update()).place, city);
    dataset::Filter filter;
    filter.kinds = {dataset::EngagementKind::Agreement};
    stage.selection = support::selectAll(*stage.data, filter);
    const Network& network = stage.update();
    const NodeMark mark = markOf(network);
    ASSERT_EQ(mark.members.size(), 2U) << "one node";
    EXPECT_EQ(mark.place, region);
    EXPECT_EQ(mark.shape, NodeShape::HaloedCircle);
    EXPECT_EQ(network.isPlaceShown[city], 0);
    EXPECT_EQ(network.isPlaceShown[region], 1);
}

TEST(ManyTies, BetweenFewPlacesAreAllShown) {
    // Each against every other would be hours.
    support::NetworkRecords records;
    const std::vector<dataset::PlaceIndex> places = {
        records.place(120.3, 22.6), records.place(130.7, 32.8), records.place(116.4, 39.9)};
    constexpr std::size_t kTies = 60000;
    for (std::size_t i = 0; i < kTies; ++i) {
        records.engage(dataset::EngagementKind::Visit, {places[i % 3], places[(i + 1) % 3]},
                       "2019-05-0" + std::to_string(1 + i % 9));
    }
    support::NetworkStage stage{.data = records.take()};
    const Network& network = stage.update();
    const auto& isVisible = network.arcs.isLegVisible;
    EXPECT_EQ(static_cast<std::size_t>(std::count(isVisible.begin(), isVisible.end(), 1)), kTies);
}

} // namespace
} // namespace portolan::scene
