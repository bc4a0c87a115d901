// Two periods, and home, as the arcs show them.
#include "dataset/compare.h"
#include "support/network_view.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace portolan::scene {
namespace {

using dataset::EngagementKind;

base::DayInterval years(int first, int last) {
    return {base::dayFromCivil({first, 1, 1}), base::dayFromCivil({last, 12, 31})};
}

/// Three cities: a pair that is new, one that ended, and an undated tie.
struct Stage : support::NetworkStage {
    static std::shared_ptr<const dataset::Dataset> records() {
        support::NetworkRecords records;
        const auto a = records.place(120, 23);
        const auto b = records.place(130, 33);
        const auto c = records.place(116, 39);
        records.engage(EngagementKind::Mou, {a, b}, "2022-05");
        records.engage(EngagementKind::Visit, {b, c}, "2018-03-02");
        records.engage(EngagementKind::Mou, {a, c}, "");
        return records.take();
    }
    Stage() : NetworkStage{.data = records()} {}

    std::shared_ptr<const dataset::PeriodComparison> halves() const {
        return std::make_shared<const dataset::PeriodComparison>(
            dataset::comparePeriods(*data, *selection, years(2016, 2020), years(2021, 2025)));
    }
    const Network& compare(std::shared_ptr<const dataset::PeriodComparison> comparison) {
        return builder.update({data, selection, state, view, kEveryArc, std::move(comparison)});
    }
};

bool shows(const Network& network, dataset::LegIndex leg) {
    return network.arcs.isLegVisible[leg] != 0;
}

TEST(ComparedArcs, AreThoseOfEitherPeriodWhateverTheWindowShows) {
    Stage stage;
    const base::DayInterval window = years(2010, 2011);
    stage.state.timeline.first = window.first;
    stage.state.timeline.last = window.last;
    const Network& network = stage.compare(stage.halves());
    EXPECT_TRUE(shows(network, 0));
    EXPECT_TRUE(shows(network, 1));
    EXPECT_FALSE(shows(network, 2)) << "undated: of no period";
}

TEST(ComparedArcs, TellAChangeByDashAndColourAndComeBackAsTheyWere) {
    Stage stage;
    stage.update();
    const std::vector<ArcInstance> before =
        stage.builder.update({stage.data, stage.selection, stage.state, stage.view}).arcs.instances;
    const Network& compared = stage.compare(stage.halves());
    ASSERT_EQ(compared.arcs.instances.size(), 2U);
    const ArcInstance& x = compared.arcs.instances[0];
    const ArcInstance& y = compared.arcs.instances[1];
    EXPECT_NE(x.style, y.style);
    EXPECT_NE(x.colour, y.colour);
    const Network& after = stage.compare(nullptr);
    ASSERT_EQ(after.arcs.instances.size(), before.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        EXPECT_EQ(after.arcs.instances[i].style, before[i].style);
        EXPECT_EQ(after.arcs.instances[i].colour, before[i].colour);
    }
}

TEST(HomeArcs, ComeForwardAndTheOthersStepBack) {
    Stage stage;
    const auto opacities = [&] {
        std::vector<float> perLeg(stage.data->legs.size(), -1);
        const Network& network = stage.update();
        for (const VisibleArc& arc : network.arcs.visible) {
            const auto& legs = network.fans.lanes[arc.lane].legs;
            perLeg[network.fans.legs[legs.first]] = arc.opacity;
        }
        return perLeg;
    };
    const std::vector<float> before = opacities();
    stage.state.home = "p0";
    const std::vector<float> after = opacities();
    EXPECT_EQ(after[0], before[0]);
    EXPECT_LT(after[1], before[1] / 2) << "does not touch home";
    EXPECT_EQ(after[2], before[2]);
    stage.state.home = "nowhere";
    EXPECT_EQ(opacities(), before);
}

} // namespace
} // namespace portolan::scene
