// What is selected and compared is in step with the state, beside the main thread too.
#include "app/picture/resources.h"
#include "dataset/synthetic.h"
#include "state/timeline.h"
#include "support/startup.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

namespace portolan::app {
namespace {

struct Stage {
    explicit Stage(std::size_t legs)
        : resources(test::startupWith(dataset::makeSyntheticDataset(legs, 60, 7)), [] {}) {
        EXPECT_TRUE(resources.install(state, 0));
        state.timeline = state::timelineFor(resources.materials().dataset->extent);
        resources.refresh(state);
    }

    /// Asks again, as each frame does, until what is listed is of the state; at most a minute.
    void settle() {
        const dataset::Filter wanted = state.filter;
        for (int i = 0; i < 6000; ++i) {
            ASSERT_TRUE(resources.install(state, 0));
            resources.refresh(state);
            const bool isCompared = (resources.comparison() != nullptr) == state.comparison.isOn;
            if (resources.windowedFilter()->kinds == wanted.kinds && isCompared) {
                return;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        FAIL() << "never came";
    }

    state::AppState state;
    Resources resources;
};

void checkComparison(std::size_t legs) {
    Stage stage(legs);
    const base::DayInterval extent = stage.resources.materials().dataset->extent;
    const base::Day middle = extent.first + (extent.last - extent.first) / 2;
    stage.state.comparison = {true, {extent.first, middle}, {middle + 1, extent.last}};
    stage.settle();
    stage.state.filter.kinds = {dataset::EngagementKind::Mission};
    stage.settle();
    const Materials& materials = stage.resources.materials();
    const auto expected =
        dataset::comparePeriods(*materials.dataset, *stage.resources.filterSelection(),
                                {extent.first, middle}, {middle + 1, extent.last});
    EXPECT_EQ(materials.comparison->legs, expected.legs);
    EXPECT_EQ(materials.comparison->counts, expected.counts);
    stage.state.comparison.isOn = false;
    stage.settle();
    EXPECT_EQ(materials.comparison, nullptr);
}

TEST(Resources, ComparesWhatPasses) {
    checkComparison(2'000);
}

TEST(Resources, ComparesWhatPassesBesideTheMainThread) {
    checkComparison(400'000);
}

TEST(Resources, LeavesWhatAChangeDoesNotConcern) {
    Stage stage(2'000);
    const auto listed = stage.resources.listedSelection();
    stage.state.comparison = {true, {0, 1}, {2, 3}};
    stage.settle();
    EXPECT_EQ(stage.resources.listedSelection(), listed) << "nothing is selected anew";
    const auto compared = stage.resources.comparison();
    stage.state.timeline.cursor -= 1;
    stage.resources.refresh(stage.state);
    EXPECT_EQ(stage.resources.comparison(), compared);
}

TEST(Resources, KnowsTheWaysOutOfAnEmptyResult) {
    Stage stage(2'000);
    EXPECT_EQ(stage.resources.wouldShow(), nullptr);
    stage.state.filter.text = "nothing is called this";
    stage.resources.refresh(stage.state);
    ASSERT_NE(stage.resources.wouldShow(), nullptr);
    ASSERT_EQ(stage.resources.wouldShow()->size(), 1U);
    EXPECT_EQ(stage.resources.wouldShow()->front().facet, dataset::Facet::Text);
    EXPECT_EQ(stage.resources.wouldShow()->front().count,
              stage.resources.materials().dataset->engagements.size());
}

} // namespace
} // namespace portolan::app
