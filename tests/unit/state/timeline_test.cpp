#include "state/reduce.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace portolan::state {
namespace {

base::Day day(int year, int month, int dayOfMonth = 1) {
    return base::dayFromCivil({year, month, dayOfMonth});
}

class TimelineTest : public testing::Test {
protected:
    std::vector<base::Day> months{day(2017, 1), day(2019, 10), day(2024, 2)};
    std::vector<base::Day> days{day(2017, 1), day(2019, 10, 3), day(2019, 10, 20), day(2024, 2, 5)};
    Context context{{{day(2017, 1), day(2024, 2, 29)}, months, {}, days}};
    AppState state = [this] {
        AppState fresh;
        fresh.timeline = timelineFor(context.time.extent);
        return fresh;
    }();

    void apply(const Intent& wanted) { state = reduce(state, wanted, context); }
};

TEST_F(TimelineTest, OpensWithWholeYearsAndEverythingShown) {
    EXPECT_EQ(state.timeline.first, day(2017, 1));
    EXPECT_EQ(state.timeline.last, day(2024, 12, 31));
    EXPECT_EQ(shownDays(state.timeline), (base::DayInterval{day(2017, 1), day(2024, 12, 31)}));
}

TEST_F(TimelineTest, ScrubbingShowsWhatHappenedUntilThen) {
    apply(intent::ScrubTo{static_cast<double>(day(2020, 6, 15))});
    EXPECT_EQ(shownDays(state.timeline), (base::DayInterval{day(2017, 1), day(2020, 6, 15)}));
}

TEST_F(TimelineTest, StepGoesFromOneBeginningToTheNext) {
    apply(intent::ScrubTo{static_cast<double>(day(2017, 3, 5))});
    apply(intent::StepEvent{1});
    EXPECT_EQ(shownDays(state.timeline).last, day(2019, 10, 3));
    apply(intent::StepEvent{1});
    EXPECT_EQ(shownDays(state.timeline).last, day(2019, 10, 20)) << "within the month too";
    apply(intent::StepEvent{1});
    EXPECT_EQ(shownDays(state.timeline).last, day(2024, 2, 5));
    apply(intent::StepEvent{-1});
    EXPECT_EQ(shownDays(state.timeline).last, day(2019, 10, 20));
    apply(intent::StepEvent{-1});
    apply(intent::StepEvent{-1});
    apply(intent::StepEvent{-1});
    EXPECT_EQ(state.timeline.cursor, state.timeline.first);
}

TEST_F(TimelineTest, PlayFromTheEndBeginsAtTheStartAndStopsAtTheEnd) {
    apply(intent::TogglePlay{});
    EXPECT_TRUE(state.timeline.isPlaying);
    EXPECT_EQ(state.timeline.cursor, state.timeline.first);
    apply(intent::Advance{1000});
    EXPECT_EQ(state.timeline.cursor, state.timeline.last);
    EXPECT_FALSE(state.timeline.isPlaying);
}

TEST_F(TimelineTest, PlayDwellsInEventfulMonthsAndHurriesThroughEmptyOnes) {
    apply(intent::TogglePlay{});
    apply(intent::Advance{kMonthSeconds + kHoldSeconds + 0.001}); // January 2017, with an event
    EXPECT_EQ(monthStart(shownDays(state.timeline).last), day(2017, 2));
    apply(intent::Advance{kHopSeconds - 0.002}); // 32 months without any are stepped over
    EXPECT_EQ(monthStart(shownDays(state.timeline).last), day(2019, 9));
    apply(intent::Advance{0.01});
    EXPECT_EQ(monthStart(shownDays(state.timeline).last), day(2019, 10));
}

TEST_F(TimelineTest, AHopIsSeenWhereLongNothingBegins) {
    apply(intent::ScrubTo{static_cast<double>(day(2018, 5, 5))});
    const auto hop = hopAt(state.timeline, context.time);
    ASSERT_TRUE(hop);
    EXPECT_EQ(hop->first, day(2017, 2));
    EXPECT_EQ(hop->last, day(2019, 10));
    EXPECT_EQ(hop->months, 32);
    apply(intent::ScrubTo{static_cast<double>(day(2019, 10, 5))});
    EXPECT_FALSE(hopAt(state.timeline, context.time));
}

TEST_F(TimelineTest, PlayIsTheSameInOneStepAsInMany) {
    apply(intent::TogglePlay{});
    AppState many = state;
    apply(intent::Advance{3.0});
    for (int i = 0; i < 300; ++i) {
        many = reduce(many, intent::Advance{0.01}, context);
    }
    EXPECT_NEAR(many.timeline.cursor, state.timeline.cursor, 0.5);
}

TEST_F(TimelineTest, TwiceTheSpeedGetsThereInHalfTheTime) {
    apply(intent::TogglePlay{});
    AppState fast = reduce(state, intent::SetSpeed{2}, context);
    fast = reduce(fast, intent::Advance{0.5}, context);
    apply(intent::Advance{1.0});
    EXPECT_NEAR(fast.timeline.cursor, state.timeline.cursor, 1e-6);
}

TEST_F(TimelineTest, AWindowMovedWhileEverythingIsShownKeepsShowingEverything) {
    apply(intent::SetWindow{static_cast<double>(day(2018, 1)), static_cast<double>(day(2021, 1))});
    EXPECT_EQ(shownDays(state.timeline), (base::DayInterval{day(2018, 1), day(2021, 1)}));
}

TEST_F(TimelineTest, StepsAMonthAndAYear) {
    apply(intent::ScrubTo{static_cast<double>(day(2020, 3, 10))});
    apply(intent::StepMonths{-1});
    EXPECT_EQ(shownDays(state.timeline).last, day(2020, 2, 10));
    apply(intent::StepMonths{12});
    EXPECT_EQ(shownDays(state.timeline).last, day(2021, 2, 10));
    apply(intent::ScrubTo{static_cast<double>(day(2020, 3, 31))});
    apply(intent::StepMonths{-1});
    EXPECT_EQ(shownDays(state.timeline).last, day(2020, 2, 29)) << "the shorter month's last day";
}

TEST_F(TimelineTest, AWindowShowsItselfAndSlidesWhenPlayed) {
    apply(intent::SetWindow{static_cast<double>(day(2018, 1)), static_cast<double>(day(2018, 12))});
    apply(intent::ScrubTo{static_cast<double>(day(2018, 6))});
    apply(intent::SetTimeMode{TimeMode::Window});
    EXPECT_EQ(shownDays(state.timeline), (base::DayInterval{day(2018, 1), day(2018, 12)}));
    const double width = state.timeline.last - state.timeline.first;
    apply(intent::TogglePlay{});
    apply(intent::Advance{0.5});
    EXPECT_GT(state.timeline.first, day(2018, 2));
    EXPECT_NEAR(state.timeline.last - state.timeline.first, width, 1e-6);
    EXPECT_EQ(state.timeline.cursor, state.timeline.last);
    for (int i = 0; i < 10; ++i) {
        apply(intent::Advance{1000});
    }
    EXPECT_EQ(shownDays(state.timeline).last, day(2024, 12, 31)) << "as far as there is anything";
    EXPECT_FALSE(state.timeline.isPlaying);
}

TEST_F(TimelineTest, AWindowOfEverythingBecomesItsFirstYearWhenPlayed) {
    apply(intent::SetTimeMode{TimeMode::Window});
    apply(intent::TogglePlay{});
    EXPECT_TRUE(state.timeline.isPlaying);
    EXPECT_EQ(shownDays(state.timeline).first, day(2017, 1));
    EXPECT_LT(shownDays(state.timeline).last, day(2018, 1));
}

TEST_F(TimelineTest, AMomentShowsItsDayAndPlayStopsAtEveryBeginning) {
    apply(intent::SetTimeMode{TimeMode::Moment});
    apply(intent::ScrubTo{day(2019, 10, 3) + 0.9});
    EXPECT_EQ(shownDays(state.timeline), (base::DayInterval{day(2019, 10, 3), day(2019, 10, 3)}));
    apply(intent::JumpToEnd{false});
    apply(intent::SetSpeed{4});
    apply(intent::TogglePlay{});
    std::vector<base::Day> seen;
    for (int frame = 0; frame < 3000 && state.timeline.isPlaying; ++frame) {
        apply(intent::Advance{0.1});
        seen.push_back(shownDays(state.timeline).first);
    }
    EXPECT_FALSE(state.timeline.isPlaying);
    for (std::size_t i = 1; i < days.size(); ++i) {
        EXPECT_NE(std::find(seen.begin(), seen.end(), days[i]), seen.end()) << i;
    }
}

TEST_F(TimelineTest, ALoopStartsAgainAtItsEnd) {
    apply(intent::SetLooping{true});
    apply(intent::TogglePlay{});
    apply(intent::Advance{1000});
    EXPECT_TRUE(state.timeline.isPlaying);
    EXPECT_EQ(state.timeline.cursor, state.timeline.last);
    apply(intent::Advance{0.1});
    EXPECT_TRUE(state.timeline.isPlaying);
    EXPECT_EQ(monthStart(shownDays(state.timeline).last), day(2017, 1));
}

TEST_F(TimelineTest, ThePlotStaysInsideAndIsNeverTooNarrow) {
    apply(
        intent::SetTimePlot{static_cast<double>(day(1900, 1)), static_cast<double>(day(2018, 1))});
    const DayRange plot = plotDays(state.timeline, context.time.extent);
    EXPECT_EQ(plot.first, day(2017, 1)) << "as wide as everything: everything";
    EXPECT_EQ(plot.last, day(2025, 1));
    apply(intent::SetTimePlot{static_cast<double>(day(2018, 1)), day(2018, 1) + 0.5});
    const DayRange narrow = plotDays(state.timeline, context.time.extent);
    EXPECT_NEAR(narrow.last - narrow.first, kShortestPlotDays, 1e-9);
    EXPECT_EQ(narrow.first, day(2018, 1));
}

TEST_F(TimelineTest, WhilePlayedAllThatPlayPassesOverIsListed) {
    apply(intent::ScrubTo{static_cast<double>(day(2019, 1))});
    EXPECT_EQ(listedDays(state.timeline, context.time), shownDays(state.timeline));
    apply(intent::TogglePlay{});
    EXPECT_EQ(listedDays(state.timeline, context.time),
              (base::DayInterval{day(2017, 1), day(2024, 12, 31)}));
}

TEST(Timeline, ADatasetWithoutDatesHasAWindowAllTheSame) {
    const Timeline timeline = timelineFor({});
    EXPECT_LT(timeline.first, timeline.last);
}

TEST(Timeline, MonthsBeforeOurEra) {
    EXPECT_EQ(monthStart(day(1, 1, 5), -1), day(0, 12));
    EXPECT_EQ(monthStart(day(0, 1, 5), -1), day(-1, 12));
}

} // namespace
} // namespace portolan::state
