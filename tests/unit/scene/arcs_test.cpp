#include "scene/arcs_curve.h"
#include "scene/arcs_style.h"
#include "scene/time_visibility.h"
#include "support/network_view.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace portolan::scene {
namespace {

using dataset::EngagementKind;
using support::NetworkRecords;
using support::NetworkStage;

constexpr geo::LonLat kKaohsiung{120.31, 22.62};
constexpr geo::LonLat kKumamoto{130.74, 32.79};

glm::vec2 pointOf(const CurvePoint& p) {
    return {p.x, p.y};
}

// The middle point of a visible arc's only piece.
glm::vec2 middleOf(const ArcScene& arcs, const VisibleArc& arc) {
    const auto points = arcs.pointsOf(arcs.curves[arc.curve].curve.pieces[0]);
    return pointOf(points[points.size() / 2]);
}

const VisibleArc& arcOfLeg(const Network& network, dataset::LegIndex leg) {
    const std::uint32_t lane = network.fans.laneOfLeg[leg];
    return *std::find_if(network.arcs.visible.begin(), network.arcs.visible.end(),
                         [&](const VisibleArc& arc) { return arc.lane == lane; });
}

/// A sister city tie, an MOU, two missions out and one back, all between the same two cities.
std::shared_ptr<const dataset::Dataset> fiveTies() {
    NetworkRecords records;
    const auto a = records.place(kKaohsiung.lon, kKaohsiung.lat);
    const auto b = records.place(kKumamoto.lon, kKumamoto.lat);
    records.engage(EngagementKind::Mission, {a, b}, "2024-02");
    records.engage(EngagementKind::Mission, {b, a}, "2018-05");
    records.engage(EngagementKind::SisterCity, {a, b}, "2017");
    records.engage(EngagementKind::Mou, {a, b}, "2024-02");
    records.engage(EngagementKind::Mission, {a, b}, "2016-11");
    return records.take();
}

TEST(ArcHeights, FollowTheDesign) {
    EXPECT_NEAR(bowHeight(60), 14, 0.01); // 11.2 would be lower than an arc may be
    EXPECT_NEAR(bowHeight(400), 40 + 40 / std::exp(1.0), 0.01);
    EXPECT_NEAR(bowHeight(5000), 150, 0.01);
    EXPECT_NEAR(laneSpacing(100, 2), 10, 0.01);
    EXPECT_NEAR(laneSpacing(1000, 2), 26, 0.01);
}

TEST(ArcHeights, TheInnermostLaneKeepsEightPixels) {
    for (const int lanes : {1, 2, 3, 6, 12}) {
        EXPECT_GE(laneHeight(120, 0, lanes), 8) << lanes;
    }
}

TEST(Arcs, TiesOfOnePairStandApartAtTheApex) {
    NetworkStage stage{.data = fiveTies()};
    const Network& network = stage.update();
    ASSERT_EQ(network.arcs.visible.size(), 5U);
    for (std::size_t i = 0; i < 5; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const glm::vec2 a = middleOf(network.arcs, network.arcs.visible[i]);
            const glm::vec2 b = middleOf(network.arcs, network.arcs.visible[j]);
            EXPECT_GE(glm::distance(a, b), 8) << i << " and " << j;
        }
    }
}

TEST(Arcs, SisterCitiesAreInnermostAndMissionsOutermost) {
    NetworkStage stage{.data = fiveTies()};
    const Network& network = stage.update();
    const auto laneOf = [&](dataset::LegIndex leg) {
        return network.fans.lanes[network.fans.laneOfLeg[leg]].lane;
    };
    EXPECT_EQ(laneOf(2), 0);
    EXPECT_EQ(laneOf(3), 1);
    EXPECT_EQ(laneOf(0), 4); // the latest
}

TEST(Arcs, BothDirectionsShareOneSideOfTheChord) {
    NetworkStage stage{.data = fiveTies()};
    const Network& network = stage.update();
    const glm::vec2 a(network.nodes[0].px);
    const glm::vec2 b(network.nodes[1].px);
    const auto sideOf = [&](const VisibleArc& arc) {
        const glm::vec2 m = middleOf(network.arcs, arc) - a;
        return (b.x - a.x) * m.y - (b.y - a.y) * m.x > 0;
    };
    for (const VisibleArc& arc : network.arcs.visible) {
        EXPECT_EQ(sideOf(arc), sideOf(network.arcs.visible.front()));
    }
}

TEST(Arcs, StandStillWhileTheTimeWindowMoves) {
    NetworkStage stage{.data = fiveTies()};
    const glm::vec2 before = middleOf(stage.update().arcs, arcOfLeg(stage.update(), 0));
    stage.state.timeline.first = base::dayFromCivil({2024, 1, 1});
    stage.state.timeline.last = base::dayFromCivil({2024, 12, 31});
    const Network& later = stage.update();
    EXPECT_EQ(later.arcs.visible.size(), 3U); // the mission of 2024 and both ties, in force
    const glm::vec2 after = middleOf(later.arcs, arcOfLeg(later, 0));
    EXPECT_EQ(before, after);
}

TEST(Arcs, APanMovesThemAllByOneShift) {
    NetworkStage stage{.data = fiveTies()};
    const auto revision = stage.update().arcs.pointsRevision;
    const glm::vec2 before = stage.update().nodes[0].px;
    stage.view = support::viewOf({126, 30}, 2000);
    const Network& panned = stage.update();
    EXPECT_EQ(panned.arcs.pointsRevision, revision);
    const auto here = stage.view.mapPx(stage.data->places[panned.nodes[0].place].position);
    EXPECT_NEAR(panned.nodes[0].px.x, here->x, 0.01);
    EXPECT_NE(panned.nodes[0].px, before);
}

TEST(Arcs, EndAtTheRimsOfTheirNodes) {
    NetworkStage stage{.data = fiveTies()};
    const Network& network = stage.update();
    for (const ArcInstance& arc : network.arcs.instances) {
        const auto points = network.arcs.pointsOf({arc.firstPoint, arc.segments + 1});
        const NodeMark& node = network.nodes[0];
        const float toStart = glm::distance(pointOf(points.front()), node.px);
        const float toEnd = glm::distance(pointOf(points.back()), node.px);
        EXPECT_NEAR(std::min(toStart, toEnd), 0, 0.01); // the curve itself runs to the centres
        EXPECT_GE(arc.trimStartPx, node.radiusPx);
    }
}

TEST(Arcs, BetweenNodesThatNearlyTouchBowOutToBeSeen) {
    NetworkRecords records;
    const auto kaohsiung = records.place(kKaohsiung.lon, kKaohsiung.lat);
    const auto kumamoto = records.place(kKumamoto.lon, kKumamoto.lat);
    const auto fukuoka = records.place(130.40, 33.59);
    records.engage(EngagementKind::Mission, {kaohsiung, kumamoto, fukuoka}, "2024-02");
    const auto data = records.take();
    for (const double metresPerPixel : {4000.0, 3000.0, 2000.0, 1000.0}) {
        NetworkStage stage{.data = data, .view = support::viewOf({128, 30}, metresPerPixel)};
        const Network& network = stage.update();
        const VisibleArc& arc = arcOfLeg(network, 1);
        const float seen =
            network.arcs.curves[arc.curve].curve.lengthPx - arc.trimStartPx - arc.trimEndPx;
        EXPECT_GT(seen, 22 * network.arcs.unitPx) << metresPerPixel;
    }
}

TEST(Arcs, PassThirdNodesOnTheOtherSideOfTheirChord) {
    for (const double aside : {0.6, -0.6}) { // degrees
        NetworkRecords records;
        const auto west = records.place(124, 30);
        const auto east = records.place(130, 30);
        const auto third = records.place(127, 30.1 + aside);
        records.engage(EngagementKind::Mou, {west, east});
        records.engage(EngagementKind::Mou, {third, records.place(127, 36)});
        NetworkStage stage{.data = records.take(), .view = support::viewOf({127, 30}, 4000)};
        const Network& network = stage.update();
        const NodeMark& node = network.nodes[network.nodeLayout.nodeOfPlace[third]];
        const Curve& curve = network.arcs.curves[arcOfLeg(network, 0).curve].curve;
        for (const CurvePoint& point : network.arcs.pointsOf(curve.pieces[0])) {
            EXPECT_GT(glm::distance(pointOf(point), node.px), node.radiusPx + 2) << aside;
        }
    }
}

// A picture twice as large at twice the scale is the same picture.
TEST(Arcs, StandOnTheSameSideAndAsHighOnALargerTarget) {
    NetworkRecords records;
    const auto kaohsiung = records.place(kKaohsiung.lon, kKaohsiung.lat);
    const auto taipei = records.place(121.53, 25.05);
    const auto kumamoto = records.place(kKumamoto.lon, kKumamoto.lat);
    const auto fukuoka = records.place(130.42, 33.6);
    const auto kagawa = records.place(133.98, 34.21);
    const auto osaka = records.place(135.5, 34.6);
    for (const auto from : {kaohsiung, taipei}) {
        for (const auto to : {kumamoto, fukuoka, kagawa, osaka}) {
            records.engage(EngagementKind::Mou, {from, to});
            records.engage(EngagementKind::SisterCity, {from, to});
        }
    }
    const auto data = records.take();
    for (const double metresPerPixel : {2000, 4400, 6500, 9000}) {
        NetworkStage small{.data = data, .view = support::viewOf({125, 30}, metresPerPixel)};
        NetworkStage large{.data = data, .view = support::viewOf({125, 30}, metresPerPixel / 2)};
        large.view.scale = 2;
        const Network& one = small.update();
        const Network& two = large.update();
        ASSERT_EQ(one.arcs.visible.size(), two.arcs.visible.size());
        for (std::size_t i = 0; i < one.arcs.visible.size(); ++i) {
            const glm::vec2 a = middleOf(one.arcs, one.arcs.visible[i]);
            const glm::vec2 b = middleOf(two.arcs, two.arcs.visible[i]);
            EXPECT_NEAR(glm::distance(a * 2.0F, b), 0, 2) << i << " at " << metresPerPixel;
        }
    }
}

// Ties of one city with neighbours run beside each other, not in each other.
TEST(Arcs, ToNeighboursKeepApart) {
    NetworkRecords records;
    const auto taipei = records.place(121.53, 25.05);
    records.engage(EngagementKind::Mou, {taipei, records.place(133.98, 34.21)});
    records.engage(EngagementKind::Mou, {taipei, records.place(135.5, 34.6)});
    records.engage(EngagementKind::Mou, {taipei, records.place(136.4, 34.5)});
    NetworkStage stage{.data = records.take(), .view = support::viewOf({125, 30}, 4400)};
    const Network& network = stage.update();
    ASSERT_EQ(network.arcs.visible.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
        const glm::vec2 here = middleOf(network.arcs, network.arcs.visible[i]);
        for (std::size_t j = 0; j < 3; ++j) {
            const Curve& other = network.arcs.curves[network.arcs.visible[j].curve].curve;
            for (const CurvePoint& point : network.arcs.pointsOf(other.pieces[0])) {
                EXPECT_TRUE(i == j || glm::distance(here, pointOf(point)) > 7) << i << ", " << j;
            }
        }
    }
}

TEST(Arcs, MoreThanSixTiesOfAKindAreDrawnAsOneWithACount) {
    NetworkRecords records;
    const auto a = records.place(kKaohsiung.lon, kKaohsiung.lat);
    const auto b = records.place(kKumamoto.lon, kKumamoto.lat);
    for (int i = 0; i < 7; ++i) {
        records.engage(EngagementKind::Visit, {a, b}, "2019-0" + std::to_string(i + 1));
    }
    records.engage(EngagementKind::Mou, {a, b});
    NetworkStage stage{.data = records.take()};
    const Network& network = stage.update();
    EXPECT_EQ(network.arcs.visible.size(), 2U);
    ASSERT_EQ(network.arcs.counts.size(), 1U);
    EXPECT_EQ(network.arcs.counts[0].count, 7U);
}

TEST(Arcs, ALegWithinOneNodeIsNotDrawn) {
    NetworkRecords records;
    const auto city = records.place(130.40, 33.59);
    const auto station = records.place(130.43, 33.60, dataset::PlaceKind::Facility);
    records.engage(EngagementKind::Visit, {city, station});
    NetworkStage stage{.data = records.take()};
    const Network& network = stage.update();
    EXPECT_TRUE(network.arcs.visible.empty());
    ASSERT_EQ(network.nodes.size(), 1U);
    EXPECT_EQ(network.nodes[0].members.size(), 2U);
}

TEST(Arcs, TokyoToLosAngelesGoesOverThePacific) {
    const CurveRequest request{.from = {139.69, 35.69}, .to = {-118.24, 34.05}, .bowPx = 40};
    for (const char* crs : {"+proj=merc +lon_0=125", "+proj=robin +lon_0=0", "east-asia"}) {
        const FrameView view = support::viewOf({180, 40}, 15000, crs);
        std::vector<CurvePoint> points;
        const Curve curve = appendCurve(view, request, points);
        ASSERT_GT(curve.pieceCount, 0) << crs;
        for (int p = 0; p < curve.pieceCount; ++p) {
            const CurvePiece piece = curve.pieces[p];
            for (std::uint32_t i = 1; i < piece.count; ++i) {
                const float step = glm::distance(pointOf(points[piece.first + i]),
                                                 pointOf(points[piece.first + i - 1]));
                EXPECT_LT(step, 80) << crs << ": a line shoots across the map";
            }
        }
    }
}

TEST(Arcs, TheSeamOfAWorldMapCutsThemInTwo) {
    const FrameView view = support::viewOf({0, 30}, 20000, "+proj=robin +lon_0=0");
    std::vector<CurvePoint> points;
    const Curve curve =
        appendCurve(view, {.from = {139.69, 35.69}, .to = {-118.24, 34.05}, .bowPx = 30}, points);
    EXPECT_EQ(curve.pieceCount, 2);
    std::vector<std::array<glm::vec2, 4>> cubics;
    EXPECT_EQ(
        appendCubics(view, {.from = {139.69, 35.69}, .to = {-118.24, 34.05}, .bowPx = 30}, cubics),
        2U);
}

TEST(Arcs, TheHorizonOfAGlobeEndsThem) {
    const FrameView view = support::viewOf({125, 30}, 8000, "+proj=ortho +lat_0=30 +lon_0=125");
    std::vector<CurvePoint> points;
    const Curve hidden = appendCurve(view, {.from = {-60, -20}, .to = {-70, -40}}, points);
    EXPECT_EQ(hidden.pieceCount, 0);
    const Curve half = appendCurve(view, {.from = {121, 25}, .to = {-60, -20}}, points);
    ASSERT_EQ(half.pieceCount, 1);
    const CurvePoint last = points[half.pieces[0].first + half.pieces[0].count - 1];
    EXPECT_GT(half.lengthPx, last.u) << "the hidden end must lie beyond what is drawn";
}

TEST(ArcStyle, ShowsHowSureARecordIs) {
    dataset::Engagement engagement;
    engagement.isUndated = true;
    EXPECT_EQ(dashOf(engagement), Dash::Long);
    engagement.isUndated = false;
    engagement.interval = base::EdtfDate::parse("2017").value().interval();
    EXPECT_EQ(dashOf(engagement), Dash::Solid);
    engagement.interval = base::EdtfDate::parse("../2019").value().interval();
    EXPECT_EQ(dashOf(engagement), Dash::Long);
    engagement.status = dataset::Status::Intended;
    EXPECT_EQ(dashOf(engagement), Dash::Short);
}

TEST(TimeVisibility, IsOneInsideAndFadesOutside) {
    const base::DayInterval days{100, 110};
    EXPECT_FLOAT_EQ(timeVisibility(days, 110.5, 200, 0), 1);
    EXPECT_FLOAT_EQ(timeVisibility(days, 111.5, 200, 0), 0);
    EXPECT_FLOAT_EQ(timeVisibility(days, 0, 95, 10), 0.5F);
    EXPECT_FLOAT_EQ(timeVisibility(days, 0, 90, 10), 0);
    EXPECT_FLOAT_EQ(timeVisibility({}, 5, 6, 0), 1); // undated
}

TEST(ArcTime, ATiePulsesFromItsFirstDayOnWhileTimePlaysOnly) {
    const base::DayInterval inForce{100, base::kEndOfTime};
    state::Timeline timeline{.first = 0, .last = 365, .cursor = 100, .speed = 1, .isPlaying = true};
    EXPECT_FLOAT_EQ(signingPulse(inForce, timeline), 1);
    timeline.cursor = 110;
    const float later = signingPulse(inForce, timeline);
    EXPECT_GT(later, 0);
    EXPECT_LT(later, 1);
    timeline.cursor = 99.5;
    EXPECT_FLOAT_EQ(signingPulse(inForce, timeline), 0);
    timeline.cursor = 160;
    EXPECT_FLOAT_EQ(signingPulse(inForce, timeline), 0);
    timeline.cursor = 100;
    timeline.isPlaying = false;
    EXPECT_FLOAT_EQ(signingPulse(inForce, timeline), 0);
    timeline.isPlaying = true;
    EXPECT_FLOAT_EQ(signingPulse({base::kBeginningOfTime, 100}, timeline), 0);
}

} // namespace
} // namespace portolan::scene
