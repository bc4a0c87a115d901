// A story's stage: what its fans and nodes are, and how they pass from chapter to chapter.
#include "support/network_view.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <tuple>

namespace portolan::scene {
namespace {

using dataset::EngagementKind;
using support::NetworkRecords;

constexpr geo::LonLat kKaohsiung{120.31, 22.62};
constexpr geo::LonLat kKumamoto{130.74, 32.79};
constexpr geo::LonLat kFukuoka{130.4, 33.59};

/// A sister city tie with eight other ties between the same two cities, and one to a third.
std::shared_ptr<const dataset::Dataset> manyTies() {
    NetworkRecords records;
    const auto a = records.place(kKaohsiung.lon, kKaohsiung.lat);
    const auto b = records.place(kKumamoto.lon, kKumamoto.lat);
    const auto c = records.place(kFukuoka.lon, kFukuoka.lat);
    records.engage(EngagementKind::SisterCity, {a, b}, "2017");
    for (const char* year : {"2016", "2018", "2020", "2022"}) {
        records.engage(EngagementKind::Mission, {a, b}, year);
        records.engage(EngagementKind::Mou, {a, b}, year);
    }
    records.engage(EngagementKind::Expo, {a, c}, "2019");
    return records.take();
}

std::shared_ptr<const dataset::Selection> only(const dataset::Dataset& data, EngagementKind kind) {
    dataset::Filter filter;
    filter.kinds = {kind};
    return support::selectAll(data, filter);
}

struct Stage {
    std::shared_ptr<const dataset::Dataset> data = manyTies();
    state::AppState state = support::stateOfAllTime();
    FrameView view = support::viewOf({125, 30}, 3000);
    NetworkBuilder builder{};

    const Network& update(const std::shared_ptr<const dataset::Selection>& selection,
                          const NetworkBefore* before = nullptr, bool isStaged = true,
                          const FrameView* groupedAs = nullptr) {
        NetworkInput input{data, selection, state, view};
        input.before = before;
        input.isStaged = isStaged;
        input.groupedAs = groupedAs;
        return builder.update(input);
    }
};

/// How far the sister cities' arc stands off its chord.
std::optional<double> bowOfSisters(const Network& network) {
    const std::uint32_t lane = network.fans.laneOfLeg[0];
    const auto& arcs = network.arcs;
    const auto arc = std::find_if(arcs.visible.begin(), arcs.visible.end(),
                                  [&](const VisibleArc& it) { return it.lane == lane; });
    if (lane == dataset::kNone || arc == arcs.visible.end()) {
        return std::nullopt;
    }
    const auto points = arcs.pointsOf(arcs.curves[arc->curve].curve.pieces[0]);
    const auto at = [&](std::size_t i) { return glm::dvec2(points[i].x, points[i].y); };
    const glm::dvec2 along = glm::normalize(at(points.size() - 1) - at(0));
    return glm::dot(at(points.size() / 2) - at(0), glm::dvec2(-along.y, along.x));
}

TEST(StagedNetwork, ATieThatIsShownAloneStandsAsIfTheRecordsHadNoOther) {
    Stage stage;
    NetworkRecords records;
    const auto a = records.place(kKaohsiung.lon, kKaohsiung.lat);
    const auto b = records.place(kKumamoto.lon, kKumamoto.lat);
    records.engage(EngagementKind::SisterCity, {a, b}, "2017");
    Stage alone;
    alone.data = records.take();
    const auto sisters = only(*stage.data, EngagementKind::SisterCity);
    const auto staged = bowOfSisters(stage.update(sisters));
    const auto lonely = bowOfSisters(alone.update(support::selectAll(*alone.data)));
    ASSERT_TRUE(staged && lonely);
    EXPECT_NEAR(*staged, *lonely, 0.5);
    // Explored, it keeps the lane that it has among all.
    const auto explored = bowOfSisters(stage.update(sisters, nullptr, false));
    ASSERT_TRUE(explored);
    EXPECT_GT(std::abs(*explored - *staged), 5);
}

TEST(StagedNetwork, ArcsSwingFromWhereTheyStoodToWhereTheyWillStand) {
    Stage stage;
    const auto sisters = only(*stage.data, EngagementKind::SisterCity);
    const auto all = support::selectAll(*stage.data);
    const double first = bowOfSisters(stage.update(sisters)).value();
    const double last = bowOfSisters(stage.update(all)).value();
    ASSERT_GT(std::abs(last - first), 5);
    NetworkBefore before{sisters, stage.state.timeline, {}, 0};
    EXPECT_NEAR(bowOfSisters(stage.update(all, &before)).value(), first, 0.5);
    before.passed = 0.5F;
    EXPECT_NEAR(bowOfSisters(stage.update(all, &before)).value(), (first + last) / 2, 0.5);
    before.passed = 1;
    EXPECT_NEAR(bowOfSisters(stage.update(all, &before)).value(), last, 0.5);
}

TEST(StagedNetwork, WhatIsOnItsWayOutBeginsInItsLane) {
    Stage stage;
    const auto sisters = only(*stage.data, EngagementKind::SisterCity);
    const auto all = support::selectAll(*stage.data);
    const double first = bowOfSisters(stage.update(all)).value();
    const auto mous = only(*stage.data, EngagementKind::Mou);
    const NetworkBefore before{all, stage.state.timeline, {}, 0};
    EXPECT_NEAR(bowOfSisters(stage.update(mous, &before)).value(), first, 0.5);
}

TEST(StagedNetwork, PlacesAreJoinedAsInTheViewThatIsFlownTo) {
    Stage stage;
    const auto all = support::selectAll(*stage.data);
    const FrameView far = support::viewOf({125, 30}, 20000);
    const FrameView near = support::viewOf({125, 30}, 700);
    const auto nodesIn = [&](const FrameView& view, const FrameView* groupedAs) {
        stage.view = view;
        return stage.update(all, nullptr, true, groupedAs).nodeLayout.nodes.size();
    };
    ASSERT_EQ(nodesIn(near, nullptr), 3U);
    ASSERT_EQ(nodesIn(far, nullptr), 2U); // Kumamoto and Fukuoka touch
    EXPECT_EQ(nodesIn(near, &far), 2U);
    EXPECT_EQ(nodesIn(far, &near), 3U);
}

TEST(StagedNetwork, IsTheSameWhateverWasDrawnBefore) {
    Stage used;
    const auto sisters = only(*used.data, EngagementKind::SisterCity);
    const auto all = support::selectAll(*used.data);
    const NetworkBefore before{sisters, used.state.timeline, {}, 0.4F};
    used.update(sisters, nullptr, false);
    used.update(all);
    used.view = support::viewOf({122, 28}, 3100);
    const auto pointsOf = [](const Network& network) {
        std::vector<std::tuple<float, float>> points;
        for (const CurvePoint& point : network.arcs.points) {
            points.emplace_back(point.x, point.y);
        }
        return points;
    };
    const auto later = pointsOf(used.update(all, &before));
    Stage fresh;
    fresh.view = used.view;
    EXPECT_EQ(later, pointsOf(fresh.update(all, &before)));
}

} // namespace
} // namespace portolan::scene
