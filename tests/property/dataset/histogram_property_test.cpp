// histogram() against its definition, a record and a day at a time.
#include "dataset/histogram.h"
#include "support/sample_dataset.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <numeric>

namespace portolan::dataset {

namespace {

using rc::gen::inRange;

std::string dayText(base::Day day) {
    return base::isoFromDay(day);
}

std::string anyDate() {
    const base::Day day = *inRange(15000, 19000); // 2011 to 2022
    std::string text = dayText(day);
    switch (*inRange(0, 8)) {
    case 0:
        return "";
    case 1:
        return text.substr(0, 4);
    case 2:
        return text.substr(0, 7);
    case 3:
        return text + "/" + dayText(day + *inRange(0, 40));
    case 4:
        return text.substr(0, 7) + "/..";
    case 5:
        return "../" + text;
    case 6:
        return text + "~";
    default:
        return text;
    }
}

Dataset anyDataset() {
    test::SampleDataset sample;
    for (int i = *inRange(0, 40); i > 0; --i) {
        const auto kind =
            static_cast<EngagementKind>(*inRange(0, static_cast<int>(kEngagementKindCount)));
        sample.engagement("e" + std::to_string(i), kind, anyDate());
    }
    return sample.build();
}

bool beginsBin(base::Day day, BinUnit unit) {
    const std::string text = dayText(day); // YYYY-MM-DD
    const std::string monthDay = text.substr(5);
    switch (unit) {
    case BinUnit::Day:
        return true;
    case BinUnit::Week:
        return (day - 4) % 7 == 0; // 1970-01-05 was a Monday
    case BinUnit::Month:
        return text.ends_with("-01");
    case BinUnit::Quarter:
        return monthDay == "01-01" || monthDay == "04-01" || monthDay == "07-01" ||
               monthDay == "10-01";
    case BinUnit::Year:
        return monthDay == "01-01";
    case BinUnit::Decade:
        return monthDay == "01-01" && text[3] == '0';
    }
    return false;
}

base::Day firstOf(base::Day day, BinUnit unit) {
    while (!beginsBin(day, unit)) {
        --day;
    }
    return day;
}

base::Day lastOf(base::Day day, BinUnit unit) {
    while (!beginsBin(day + 1, unit)) {
        ++day;
    }
    return day;
}

bool isInABin(const Engagement& engagement, BinUnit unit) {
    const base::DayInterval days = engagement.interval;
    if (days.first == base::kBeginningOfTime || days.last == base::kEndOfTime) {
        return false;
    }
    const base::Day first = firstOf(days.first, unit);
    const base::Day last = lastOf(days.first, unit);
    const bool isStated =
        engagement.precision == base::DatePrecision::Day && !engagement.isApproximate;
    return days.last <= last || (isStated && days.last - days.first <= last - first);
}

Histogram byDefinition(const Dataset& data, const Selection& selection, BinUnit unit,
                       base::DayInterval span) {
    Histogram expected;
    span = {firstOf(span.first, unit), lastOf(span.last, unit)};
    for (base::Day day = span.first; day <= span.last; day = lastOf(day, unit) + 1) {
        expected.bins.emplace_back().first = day;
    }
    for (EngagementIndex i = 0; i < data.engagements.size(); ++i) {
        const Engagement& engagement = data.engagements[i];
        const base::DayInterval days = engagement.interval;
        if (engagement.isUndated || !days.overlaps(span)) {
            continue;
        }
        const bool passes = selection.passes[i] != 0;
        const auto kind = static_cast<std::size_t>(engagement.kind);
        if (!isInABin(engagement, unit)) {
            ++(passes ? expected.imprecisePassing : expected.impreciseHidden)[kind];
        } else if (span.contains(days.first)) {
            for (Bin& bin : expected.bins) {
                const bool isHere = bin.first == firstOf(days.first, unit);
                (passes ? bin.passing : bin.hidden)[kind] += isHere ? 1 : 0;
            }
        }
    }
    return expected;
}

RC_GTEST_PROP(HistogramProperty, AgreesWithTheDefinition, ()) {
    const Dataset data = anyDataset();
    const auto index = buildSearchIndex(data);
    Filter filter;
    filter.kinds = {EngagementKind::Mission, EngagementKind::Mou, EngagementKind::Expo,
                    EngagementKind::Project};
    const Selection selection = select(data, *index, filter);
    const auto unit = static_cast<BinUnit>(*inRange(0, static_cast<int>(kBinUnitCount)));
    const base::Day first = *inRange(14900, 19000);
    const base::DayInterval span = {first, first + *inRange(0, 1500)};
    const Histogram made = histogram(data, *index, selection, unit, span);
    const Histogram expected = byDefinition(data, selection, unit, span);
    RC_ASSERT(made.bins.size() == expected.bins.size());
    RC_ASSERT(made.imprecisePassing == expected.imprecisePassing);
    RC_ASSERT(made.impreciseHidden == expected.impreciseHidden);
    std::uint32_t tallest = 0;
    for (std::size_t i = 0; i < made.bins.size(); ++i) {
        const Bin& bin = made.bins[i];
        RC_ASSERT(bin.first == expected.bins[i].first);
        RC_ASSERT(bin.passing == expected.bins[i].passing);
        RC_ASSERT(bin.hidden == expected.bins[i].hidden);
        const auto counted = std::accumulate(bin.passing.begin(), bin.passing.end(), 0U) +
                             std::accumulate(bin.hidden.begin(), bin.hidden.end(), 0U);
        RC_ASSERT(recordsInBin(*index, bin, unit, 1000).size() == counted);
        tallest = std::max(tallest, counted);
    }
    RC_ASSERT(made.tallest == tallest);
    const auto imprecise =
        std::accumulate(made.imprecisePassing.begin(), made.imprecisePassing.end(), 0U) +
        std::accumulate(made.impreciseHidden.begin(), made.impreciseHidden.end(), 0U);
    RC_ASSERT(impreciseRecords(*index, unit, made.span, 1000).size() == imprecise);
}

} // namespace

} // namespace portolan::dataset
