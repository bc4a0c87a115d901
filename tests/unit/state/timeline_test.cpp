#include "state/reduce.h"

#include <gtest/gtest.h>

#include <vector>

namespace portolan::state {
namespace {

base::Day day(int year, int month, int dayOfMonth = 1) {
    return base::dayFromCivil({year, month, dayOfMonth});
}

class TimelineTest : public testing::Test {
protected:
    std::vector<base::Day> months{day(2017, 1), day(2019, 10), day(2024, 2)};
    Context context{{{day(2017, 1), day(2024, 2, 29)}, months, {}}};
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

TEST_F(TimelineTest, StepGoesFromOneEventfulMonthToTheNext) {
    apply(intent::JumpToEnd{false});
    apply(intent::StepEvent{1});
    EXPECT_EQ(monthStart(shownDays(state.timeline).last), day(2019, 10));
    apply(intent::StepEvent{1});
    EXPECT_EQ(monthStart(shownDays(state.timeline).last), day(2024, 2));
    apply(intent::StepEvent{-1});
    EXPECT_EQ(monthStart(shownDays(state.timeline).last), day(2019, 10));
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
    apply(intent::Advance{11 * kEmptyMonthSeconds}); // the rest of the year
    EXPECT_EQ(monthStart(shownDays(state.timeline).last), day(2018, 1));
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
