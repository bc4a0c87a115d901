// An area holds what a brute-force test of the drawn lines says: many points on each, one by one.
#include "scene/pick_area.h"
#include "support/network_view.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

namespace portolan::scene {
namespace {

using geo::ScreenPoint;

/// Crossings of a ray to the right, by the polygon's edges.
bool isInside(const std::vector<ScreenPoint>& polygon, double x, double y) {
    int crossings = 0;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const ScreenPoint a = polygon[i];
        const ScreenPoint b = polygon[(i + 1) % polygon.size()];
        if ((a.y <= y) != (b.y <= y) && a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x) > x) {
            ++crossings;
        }
    }
    return crossings % 2 == 1;
}

/// Visible legs of which one of many points on the drawn part of the line is inside.
std::set<dataset::LegIndex> sampled(const Network& network, const FrameView& view,
                                    const std::vector<ScreenPoint>& polygon) {
    std::set<dataset::LegIndex> legs;
    for (const VisibleArc& arc : network.arcs.visible) {
        const Curve& curve = network.arcs.curves[arc.curve].curve;
        bool isIn = false;
        for (int i = 0; i < curve.pieceCount; ++i) {
            const auto points = network.arcs.pointsOf(curve.pieces[i]);
            for (std::size_t j = 1; j < points.size(); ++j) {
                const bool isDrawn = points[j].u >= arc.trimStartPx &&
                                     points[j - 1].u <= curve.lengthPx - arc.trimEndPx;
                for (int step = 0; isDrawn && step <= 20; ++step) {
                    const float t = static_cast<float>(step) / 20;
                    const glm::dvec2 px =
                        glm::dvec2(points[j - 1].x + (points[j].x - points[j - 1].x) * t,
                                   points[j - 1].y + (points[j].y - points[j - 1].y) * t) +
                        glm::dvec2(network.arcs.shiftPx);
                    const ScreenPoint at = view.transform.screenFromMapPx(px).value();
                    isIn = isIn || isInside(polygon, at.x, at.y);
                }
            }
        }
        const dataset::Range range = network.fans.lanes[arc.lane].legs;
        for (std::uint32_t i = 0; isIn && i < range.count; ++i) {
            legs.insert(network.fans.legs[range.first + i]);
        }
    }
    return legs;
}

support::NetworkStage stage() {
    support::NetworkRecords records;
    const auto kaohsiung = records.place(120.3, 22.6);
    const auto fukuoka = records.place(130.4, 33.6);
    const auto tokyo = records.place(139.7, 35.7);
    const auto bangkok = records.place(100.5, 13.7);
    records.engage(dataset::EngagementKind::Mission, {kaohsiung, fukuoka, tokyo});
    records.engage(dataset::EngagementKind::Mou, {kaohsiung, tokyo});
    records.engage(dataset::EngagementKind::Forum, {bangkok, fukuoka});
    records.engage(dataset::EngagementKind::Office, {tokyo, bangkok});
    return {records.take()};
}

RC_GTEST_PROP(PickArea, HoldsWhatABruteForceTestSays, ()) {
    support::NetworkStage all = stage();
    const Network& network = all.update();
    std::vector<ScreenPoint> polygon;
    const int corners = *rc::gen::inRange(3, 8);
    polygon.reserve(static_cast<std::size_t>(corners));
    for (int i = 0; i < corners; ++i) {
        polygon.push_back({static_cast<double>(*rc::gen::inRange(-100, 2100)),
                           static_cast<double>(*rc::gen::inRange(-100, 1200))});
    }
    const AreaHits hits = pickArea(network, all.view, polygon);
    std::set<dataset::PlaceIndex> places;
    for (const NodeMark& mark : network.nodes) {
        if (mark.opacity > 0 && isInside(polygon, mark.centre.x, mark.centre.y)) {
            places.insert(mark.members.begin(), mark.members.end());
        }
    }
    RC_ASSERT(std::set<dataset::PlaceIndex>(hits.places.begin(), hits.places.end()) == places);
    // A line that only grazes a corner between two samples is held, too: none is missed.
    const std::set<dataset::LegIndex> legs(hits.legs.begin(), hits.legs.end());
    for (const dataset::LegIndex leg : sampled(network, all.view, polygon)) {
        RC_ASSERT(legs.contains(leg));
    }
    // And nothing is held where the polygon, moved by two pixels any way, meets nothing.
    if (sampled(network, all.view, polygon).empty() && !legs.empty()) {
        bool isNear = false;
        for (const double dx : {-2.0, 0.0, 2.0}) {
            for (const double dy : {-2.0, 0.0, 2.0}) {
                std::vector<ScreenPoint> moved = polygon;
                for (ScreenPoint& corner : moved) {
                    corner = {corner.x + dx, corner.y + dy};
                }
                isNear = isNear || !sampled(network, all.view, moved).empty();
            }
        }
        RC_ASSERT(isNear);
    }
}

TEST(PickArea, ABoxOverAllHoldsAllAndALineHoldsNothing) {
    support::NetworkStage all = stage();
    const Network& network = all.update();
    const std::vector<ScreenPoint> box = {
        {-9000, -9000}, {9000, -9000}, {9000, 9000}, {-9000, 9000}};
    const AreaHits hits = pickArea(network, all.view, box);
    EXPECT_EQ(hits.places.size(), all.data->places.size());
    EXPECT_EQ(hits.legs.size(), all.data->legs.size());
    EXPECT_TRUE(pickArea(network, all.view, std::span(box).first(2)).legs.empty());
}

} // namespace
} // namespace portolan::scene
