// A draft shows a part of what the whole picture shows, and leaves no trace in it.
#include "scene/emphasis.h"
#include "support/network_view.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <iterator>
#include <set>
#include <thread>

namespace portolan::scene {
namespace {

using support::NetworkStage;

constexpr std::size_t kLegs = 6000;
constexpr std::size_t kMost = 1600;

std::shared_ptr<const dataset::Dataset> manyLegs() {
    return dataset::makeSyntheticDataset(kLegs, 80, 7);
}

struct DraftStage : NetworkStage {
    const Network& draw(std::size_t most = kEveryArc) {
        return builder.update({data, selection, state, view, most});
    }
};

std::vector<std::uint32_t> lanesOf(const Network& network) {
    std::vector<std::uint32_t> lanes;
    for (const VisibleArc& arc : network.arcs.visible) {
        lanes.push_back(arc.lane);
    }
    std::sort(lanes.begin(), lanes.end());
    lanes.erase(std::unique(lanes.begin(), lanes.end()), lanes.end());
    return lanes;
}

bool isPartOf(const std::vector<std::uint32_t>& part, const std::vector<std::uint32_t>& whole) {
    return std::includes(whole.begin(), whole.end(), part.begin(), part.end());
}

bool sameArcs(const ArcScene& a, const ArcScene& b) {
    const auto same = [](const auto& x, const auto& y) {
        return x.size() == y.size() &&
               (x.empty() || std::memcmp(x.data(), y.data(), x.size() * sizeof(x[0])) == 0);
    };
    return same(a.dense, b.dense) && same(a.instances, b.instances) && same(a.runs, b.runs) &&
           same(a.points, b.points) && a.isLegVisible == b.isLegVisible && a.isDraft == b.isDraft &&
           a.visible.size() == b.visible.size();
}

std::uint32_t pairOf(const Network& network, std::uint32_t lane) {
    return network.fans.lanes[lane].pair;
}

TEST(Draft, IsAPartOfTheWholeAboutAsLargeAsAskedFor) {
    DraftStage stage{{.data = manyLegs()}};
    const auto whole = lanesOf(stage.draw());
    ASSERT_FALSE(stage.draw().arcs.isDraft);
    const Network& network = stage.draw(kMost);
    EXPECT_TRUE(network.arcs.isDraft);
    const auto draft = lanesOf(network);
    EXPECT_TRUE(isPartOf(draft, whole));
    EXPECT_NEAR(static_cast<double>(draft.size()), kMost, 0.1 * kMost);
}

TEST(Draft, ALowerLimitDrawsAPartOfAHigherOnes) {
    DraftStage stage{{.data = manyLegs()}};
    const auto more = lanesOf(stage.draw(3000));
    const auto fewer = lanesOf(stage.draw(kMost));
    EXPECT_LT(fewer.size(), more.size());
    EXPECT_TRUE(isPartOf(fewer, more));
}

TEST(Draft, GivesEveryPairOfPlacesItsFairShare) {
    DraftStage stage{{.data = manyLegs()}};
    std::vector<double> whole;
    std::vector<double> draft;
    const auto count = [](const Network& network, std::vector<double>& counts) {
        counts.assign(network.fans.pairs.size(), 0);
        for (const std::uint32_t lane : lanesOf(network)) {
            ++counts[pairOf(network, lane)];
        }
        return static_cast<double>(lanesOf(network).size());
    };
    const double all = count(stage.draw(), whole);
    const double share = count(stage.draw(kMost), draft) / all;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        EXPECT_NEAR(draft[i], share * whole[i], 3 + 0.1 * whole[i]) << "pair " << i;
    }
}

TEST(Draft, StaysTheSameWhileTheMapIsDragged) {
    DraftStage stage{{.data = manyLegs()}};
    const auto before = lanesOf(stage.draw(kMost));
    const auto revision = stage.draw(kMost).arcs.listRevision;
    stage.view = support::viewOf({126, 31}, 2000);
    const Network& after = stage.draw(kMost);
    EXPECT_EQ(lanesOf(after), before);
    EXPECT_EQ(after.arcs.listRevision, revision) << "nothing is uploaded while it is dragged";
}

TEST(Draft, KeepsTheSameLegsInAnotherProjection) {
    DraftStage stage{{.data = manyLegs()}};
    const auto legsOf = [](const Network& network) {
        std::set<dataset::LegIndex> legs;
        for (const std::uint32_t lane : lanesOf(network)) {
            legs.insert(network.fans.legs[network.fans.lanes[lane].legs.first]);
        }
        return legs;
    };
    const auto before = legsOf(stage.draw(kMost));
    stage.view = support::viewOf({125, 30}, 2000, "mercator");
    const auto after = legsOf(stage.draw(kMost));
    std::vector<dataset::LegIndex> kept;
    std::set_intersection(before.begin(), before.end(), after.begin(), after.end(),
                          std::back_inserter(kept));
    EXPECT_GT(static_cast<double>(kept.size()), 0.8 * static_cast<double>(before.size()));
}

TEST(Draft, KeepsWhatIsSelectedAndHovered) {
    DraftStage stage{{.data = manyLegs()}};
    const auto lanesWith = [&](std::uint8_t flag, const std::vector<std::string>& selected,
                               const std::string& hovered) {
        const Emphasis emphasis = resolveEmphasis(*stage.data, selected, hovered);
        std::vector<std::uint32_t> lanes;
        const Network& network = stage.draw();
        for (const std::uint32_t lane : lanesOf(network)) {
            const auto range = network.fans.lanes[lane].legs;
            const dataset::LegIndex leg = network.fans.legs[range.first];
            if ((emphasis.engagements[stage.data->legs[leg].engagement] & flag) != 0) {
                lanes.push_back(lane);
            }
        }
        return lanes;
    };
    stage.state.selected = {stage.data->places[3].id};
    stage.state.hovered = stage.data->places[5].id;
    const auto emphasised = lanesWith(0xFF, stage.state.selected, stage.state.hovered);
    ASSERT_GT(emphasised.size(), 50U);
    ASSERT_LT(emphasised.size(), kMostStyledArcs);
    const Network& draft = stage.draw(kMost);
    ASSERT_TRUE(draft.arcs.isDraft);
    EXPECT_TRUE(isPartOf(emphasised, lanesOf(draft)));
}

TEST(Draft, ThePictureAtRestIsTheOneWithoutADraft) {
    DraftStage stage{{.data = manyLegs()}};
    stage.state.selected = {stage.data->places[3].id};
    for (int i = 0; i < 4; ++i) {
        stage.view = support::viewOf({125, 30}, 2000 + 150 * i);
        stage.draw(kMost + 300 * static_cast<std::size_t>(i % 2));
    }
    const Network& rested = stage.draw();
    DraftStage fresh{{.data = stage.data}};
    fresh.state = stage.state;
    fresh.view = stage.view;
    EXPECT_TRUE(sameArcs(rested.arcs, fresh.draw().arcs));
}

TEST(Draft, ChangesNoCountAndNoNode) {
    DraftStage stage{{.data = manyLegs()}};
    std::vector<std::uint32_t> counts;
    for (const NodeMark& mark : stage.draw().nodes) {
        counts.push_back(mark.count);
    }
    const auto legs = stage.draw().arcs.isLegVisible;
    const Network& draft = stage.draw(kMost);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        EXPECT_EQ(draft.nodes[i].count, counts[i]);
    }
    EXPECT_EQ(draft.arcs.isLegVisible, legs);
}

TEST(Draft, ALimitThatLeavesNothingOutChangesNothing) {
    DraftStage stage{{.data = manyLegs()}};
    const auto revision = stage.draw().arcs.listRevision;
    const Network& limited = stage.draw(kLegs + 1);
    EXPECT_FALSE(limited.arcs.isDraft);
    EXPECT_EQ(limited.arcs.listRevision, revision);
}

// Of very many legs, places that share a node in another projection may do so some frames later.
struct LateStage : DraftStage {
    LateStage()
        : DraftStage{{.data = dataset::makeSyntheticDataset(kMostMergedLegs + 1000, 150, 7)}} {
        view = support::viewOf({125, 30}, 8000);
    }
    void turnInto(const std::string& projection) {
        view = support::viewOf({125, 30}, 8000, projection);
    }
    /// Until nothing is late any more, or for ten seconds.
    const Network& settle() {
        const Network* network = &draw(kMost);
        for (int i = 0; i < 1000 && nodesOf(*network) != wanted(); ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
            network = &draw(kMost);
        }
        return *network;
    }
    static std::vector<std::uint32_t> nodesOf(const Network& network) {
        return network.nodeLayout.nodeOfPlace;
    }
    std::vector<std::uint32_t> wanted() const {
        DraftStage fresh{{.data = data}};
        fresh.view = view;
        return nodesOf(fresh.draw());
    }
};

TEST(LateFans, TheFirstFrameOfAnotherProjectionShowsTheLegsThere) {
    LateStage stage;
    const auto before = lanesOf(stage.draw(kMost));
    stage.turnInto("mercator");
    const Network& network = stage.draw(kMost);
    ASSERT_NE(LateStage::nodesOf(network), stage.wanted()) << "else nothing here is late";
    EXPECT_TRUE(network.arcs.isDraft);
    EXPECT_EQ(lanesOf(network), before) << "the same arcs, elsewhere";
    for (std::size_t i = 0; i < network.nodes.size(); ++i) {
        const NodeLayout::Node& node = network.nodeLayout.nodes[i];
        const auto px = stage.view.mapPx(stage.data->places[node.place].position);
        ASSERT_TRUE(px);
        EXPECT_NEAR(network.nodes[i].px.x, px->x, 0.01);
        EXPECT_NEAR(network.nodes[i].px.y, px->y, 0.01);
    }
    for (const VisibleArc& arc : network.arcs.visible) {
        const Lane& lane = network.fans.lanes[arc.lane];
        const glm::vec2 start = network.arcs.dense[arc.curve].control[0];
        EXPECT_LT(glm::distance(start, network.nodes[lane.from].px), 1.0F);
    }
}

TEST(LateFans, AreAsAFreshBuilderMakesThemOnceTheyAreThere) {
    LateStage stage;
    stage.draw(kMost);
    stage.turnInto("mercator");
    stage.draw(kMost);
    const Network& settled = stage.settle();
    EXPECT_EQ(LateStage::nodesOf(settled), stage.wanted());
    DraftStage fresh{{.data = stage.data}};
    fresh.view = stage.view;
    EXPECT_TRUE(sameArcs(settled.arcs, fresh.draw(kMost).arcs));
}

TEST(LateFans, NoPictureAtRestWaitsForThem) {
    LateStage stage;
    stage.draw(kMost);
    for (const char* projection : {"mercator", "globe", "world", "east-asia"}) {
        stage.turnInto(projection);
        stage.draw(kMost);
        stage.draw(kMost);
        const Network& rested = stage.draw();
        DraftStage fresh{{.data = stage.data}};
        fresh.view = stage.view;
        const Network& whole = fresh.draw();
        EXPECT_TRUE(sameArcs(rested.arcs, whole.arcs)) << projection;
        ASSERT_EQ(rested.nodes.size(), whole.nodes.size());
        for (std::size_t i = 0; i < whole.nodes.size(); ++i) {
            EXPECT_EQ(rested.nodes[i].px, whole.nodes[i].px);
            EXPECT_EQ(rested.nodes[i].count, whole.nodes[i].count);
            EXPECT_EQ(rested.nodes[i].radiusPx, whole.nodes[i].radiusPx);
        }
    }
}

TEST(LateFans, WhatTheGlobeTurnsAwayIsNotSeenThere) {
    LateStage stage;
    stage.view = support::viewOf({125, 30}, 8000, "world");
    stage.draw(kMost);
    stage.turnInto("+proj=ortho +lat_0=10 +lon_0=-60");
    const Network& network = stage.draw(kMost);
    std::size_t shown = 0;
    for (const NodeMark& mark : network.nodes) {
        const bool isSeen = stage.view.mapPx(stage.data->places[mark.place].position).has_value();
        EXPECT_TRUE(isSeen || mark.opacity == 0);
        shown += mark.opacity > 0 ? 1 : 0;
    }
    EXPECT_LT(shown, network.nodes.size());
}

} // namespace
} // namespace portolan::scene
