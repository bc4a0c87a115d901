// A draft shows a part of what the whole picture shows, and leaves no trace in it.
#include "scene/emphasis.h"
#include "support/network_view.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <iterator>
#include <set>

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
               std::memcmp(x.data(), y.data(), x.size() * sizeof(x[0])) == 0;
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

} // namespace
} // namespace portolan::scene
