// What is written into a field of a period is read back as the same days.
#include "ui/typed_dates.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace portolan::ui {
namespace {

base::Day anyDay() {
    // Ends of months and years often: those are written shorter.
    const base::CivilDate date{*rc::gen::inRange(1, 9999), *rc::gen::inRange(1, 13), 1};
    const base::Day first = base::dayFromCivil(date);
    return *rc::gen::element(first, first - 1, first + *rc::gen::inRange(0, 400));
}

RC_GTEST_PROP(TypedInterval, IsReadBackAsTheSameDays, ()) {
    const base::Day a = anyDay();
    const base::Day b = anyDay();
    base::DayInterval days{std::min(a, b), std::max(a, b)};
    days.first =
        *rc::gen::weightedElement<base::Day>({{4, days.first}, {1, base::kBeginningOfTime}});
    days.last = *rc::gen::weightedElement<base::Day>({{4, days.last}, {1, base::kEndOfTime}});
    RC_PRE(!(days == base::DayInterval{})); // all of time is no period
    const auto read = base::EdtfDate::parse(typedInterval(days));
    RC_ASSERT(read.has_value());
    RC_ASSERT(read->interval() == days);
}

TEST(TypedInterval, IsNoLongerThanItNeedsToBe) {
    const auto day = [](int y, int m, int d) { return base::dayFromCivil({y, m, d}); };
    EXPECT_EQ(typedInterval({day(2016, 1, 1), day(2016, 12, 31)}), "2016");
    EXPECT_EQ(typedInterval({day(2016, 2, 1), day(2016, 2, 29)}), "2016-02");
    EXPECT_EQ(typedInterval({day(2016, 1, 1), day(2016, 1, 1)}), "2016-01-01");
    EXPECT_EQ(typedInterval({day(2016, 1, 1), day(2020, 2, 29)}), "2016/2020-02");
    EXPECT_EQ(typedInterval({base::kBeginningOfTime, day(2020, 12, 31)}), "../2020");
    EXPECT_EQ(typedInterval({day(2017, 5, 3), base::kEndOfTime}), "2017-05-03/..");
}

} // namespace
} // namespace portolan::ui
