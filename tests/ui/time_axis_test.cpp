// The axis names what is seen at any zoom and in any language, and no two labels meet; typed dates
// are a window or a sentence.
#include "ui/time_axis.h"
#include "ui/typed_dates.h"
#include "ui/ui_driver.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace portolan::test {
namespace {

using rc::gen::inRange;

base::Day day(int year, int month, int dayOfMonth = 1) {
    return base::dayFromCivil({year, month, dayOfMonth});
}

/// As wide as seven pixels a byte: wide enough for any script.
float widthOf(const std::string& text) {
    return 7.0F * static_cast<float>(text.size());
}

std::vector<ui::AxisTick> ticksOf(const ui::Catalogue& words, base::Language language,
                                  state::DayRange days, float widthPx) {
    return ui::axisTicks({&words, language}, {days, widthPx, 8, widthOf});
}

std::vector<std::string> labelsOf(const std::vector<ui::AxisTick>& ticks) {
    std::vector<std::string> labels;
    for (const ui::AxisTick& tick : ticks) {
        if (!tick.label.empty()) {
            labels.push_back(tick.label);
        }
    }
    return labels;
}

TEST(TimeAxis, FollowsTheZoomFromDecadesToDays) {
    const ui::Catalogue words;
    const auto labels = [&words](base::Day first, base::Day last) {
        return labelsOf(ticksOf(words, base::Language::En,
                                {static_cast<double>(first), static_cast<double>(last)}, 900));
    };
    EXPECT_EQ(labels(day(1, 1), day(10000, 1)).back(), "9500");
    EXPECT_EQ(labels(day(2016, 1), day(2026, 1)).front(), "2016");
    EXPECT_EQ(labels(day(2024, 1), day(2025, 1)).at(1), "Feb");
    const std::vector<std::string> days = labels(day(2024, 2, 26), day(2024, 3, 7));
    EXPECT_EQ(days.at(0), "26 Feb 2024") << "without a year in sight the edge names it";
    EXPECT_EQ(days.at(2), "28");
}

TEST(TimeAxis, SpeaksTheLanguage) {
    const ui::Catalogue words = readCatalogue(base::Language::ZhHant);
    const auto months = labelsOf(
        ticksOf(words, base::Language::ZhHant,
                {static_cast<double>(day(2024, 2)), static_cast<double>(day(2024, 12))}, 1200));
    EXPECT_EQ(months.front(), "2024年2月") << "without a year in sight the edge names it";
    EXPECT_NE(std::find(months.begin(), months.end(), "5月"), months.end());
}

TEST(TimeAxis, NamesAYearThatIsWiderThanThePlotWhereItIsSeen) {
    const ui::Catalogue words = readCatalogue(base::Language::Ja);
    const double first = day(2017, 6, 19);
    const auto ticks = ticksOf(words, base::Language::Ja, {first, first + 205}, 200);
    EXPECT_EQ(labelsOf(ticks), std::vector<std::string>{"2017年"})
        << "the middle of 2017 is at the left edge, and 2018's name has no room at the right one";
}

RC_GTEST_PROP(TimeAxis, LabelsNeverMeetAndSomethingIsNamed, ()) {
    static const ui::Catalogue kJapanese = readCatalogue(base::Language::Ja);
    const base::Day first = *inRange(day(1, 1), day(9990, 1));
    const int exponent = *inRange(0, 22);
    const double length = 10 + *inRange(0, 1 << exponent);
    const float width = static_cast<float>(*inRange(200, 3000));
    const state::DayRange days{first + 0.3, std::min(first + 0.3 + length, 2932897.0)};
    const auto ticks = ticksOf(kJapanese, base::Language::Ja, days, width);
    float right = -1e9F;
    RC_ASSERT(!labelsOf(ticks).empty());
    std::vector<ui::AxisTick> named;
    std::copy_if(ticks.begin(), ticks.end(), std::back_inserter(named),
                 [](const ui::AxisTick& tick) { return !tick.label.empty(); });
    std::sort(named.begin(), named.end(),
              [](const auto& a, const auto& b) { return a.labelLeft < b.labelLeft; });
    for (const ui::AxisTick& tick : named) {
        RC_ASSERT(tick.labelLeft >= right);
        right = tick.labelLeft + widthOf(tick.label);
        RC_ASSERT(tick.labelLeft >= 0 && right <= width + 0.01F);
    }
    for (std::size_t i = 1; i < ticks.size(); ++i) {
        RC_ASSERT(ticks[i].first == ticks[i - 1].next);
    }
}

constexpr base::DayInterval kExtent{17167, 20088}; // 2017 to 2024

TEST(TypedDates, AreTheFirstDayOfTheFirstAndTheLastOfTheSecond) {
    const auto window = ui::typedWindow(" 2018 ", "2019-02", kExtent);
    ASSERT_TRUE(window);
    EXPECT_EQ(*window, (base::DayInterval{day(2018, 1), day(2019, 2, 28)}));
    EXPECT_EQ(*ui::typedWindow("2018/2019", "2024", kExtent),
              (base::DayInterval{day(2018, 1), day(2019, 12, 31)}));
    EXPECT_EQ(*ui::typedWindow("2017", "../2019-10-03", kExtent),
              (base::DayInterval{kExtent.first, day(2019, 10, 3)}));
    EXPECT_EQ(*ui::typedWindow("2020/..", "", kExtent),
              (base::DayInterval{day(2020, 1), kExtent.last}));
    EXPECT_EQ(*ui::typedWindow("", "", kExtent), kExtent);
}

TEST(TypedDates, SayWhatIsWrong) {
    using What = ui::TypedProblem::What;
    EXPECT_EQ(ui::typedWindow("2018-13", "2019", kExtent).error().what, What::NoDate);
    EXPECT_EQ(ui::typedWindow("2018", "soon", kExtent).error().text, "soon");
    EXPECT_EQ(ui::typedWindow("2020", "2019", kExtent).error().what, What::Reversed);
    EXPECT_EQ(ui::typedWindow("1990", "1995", kExtent).error().what, What::NothingIn);
}

TEST(TypedDates, AFieldShowsAnEndNoFinerThanItNeeds) {
    EXPECT_EQ(ui::typedFirst(day(2017, 1)), "2017");
    EXPECT_EQ(ui::typedFirst(day(2017, 3)), "2017-03");
    EXPECT_EQ(ui::typedFirst(day(2017, 3, 2)), "2017-03-02");
    EXPECT_EQ(ui::typedLast(day(2024, 12, 31)), "2024");
    EXPECT_EQ(ui::typedLast(day(2024, 2, 29)), "2024-02");
}

} // namespace
} // namespace portolan::test
