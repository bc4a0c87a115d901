// The lane of imprecise dates: bars over the days that they may have been on.
#include "ui/time_model.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace portolan::ui {

namespace {

constexpr int kLanes = 3;
/// As many can be drawn; of more the most frequent.
constexpr std::size_t kMostBars = 300;
/// "By October 2019" says nothing of the time before: its bar fades in over so much of the plot,
/// and at least over so many days.
constexpr double kOpenPart = 0.1;
constexpr base::Day kOpenDays = 400;

FuzzyBar barOf(const LongDates::Group& group, base::DayInterval extent, double plotDays) {
    const auto open = std::max(kOpenDays, static_cast<base::Day>(plotDays * kOpenPart));
    FuzzyBar bar;
    bar.kind = group.kind;
    bar.engagement = group.engagement;
    bar.isOpenFirst = group.days.first == base::kBeginningOfTime;
    bar.isOpenLast = group.days.last == base::kEndOfTime;
    bar.days.last = std::min(group.days.last, extent.last);
    bar.days.first = bar.isOpenFirst ? std::max(extent.first, bar.days.last - open)
                                     : std::max(extent.first, group.days.first);
    if (bar.isOpenLast) {
        bar.days.last = std::min(extent.last, bar.days.first + open);
    }
    return bar;
}

/// Each bar in the first lane that is free at its start, else in the last one.
void assignLanes(std::vector<FuzzyBar>& bars) {
    std::sort(bars.begin(), bars.end(), [](const FuzzyBar& a, const FuzzyBar& b) {
        return std::tuple(a.days.first, a.days.last, a.kind, !a.passes) <
               std::tuple(b.days.first, b.days.last, b.kind, !b.passes);
    });
    std::array<base::Day, kLanes> ends;
    ends.fill(base::kBeginningOfTime);
    for (FuzzyBar& bar : bars) {
        std::size_t lane = 0;
        while (lane + 1 < ends.size() && ends[lane] >= bar.days.first) {
            ++lane;
        }
        bar.lane = static_cast<int>(lane);
        ends[lane] = std::max(ends[lane], bar.days.last);
    }
}

void keepMostFrequent(std::vector<FuzzyBar>& bars) {
    if (bars.size() > kMostBars) {
        std::nth_element(bars.begin(), bars.begin() + kMostBars, bars.end(),
                         [](const FuzzyBar& a, const FuzzyBar& b) { return a.count > b.count; });
        bars.resize(kMostBars);
    }
}

} // namespace

std::vector<FuzzyBar> fuzzyBars(const dataset::Dataset& dataset, const TimeModel& model,
                                const Speech& speech, dataset::BinUnit unit, state::DayRange days) {
    std::vector<FuzzyBar> bars;
    const auto bit = static_cast<std::uint8_t>(1U << static_cast<unsigned>(unit));
    const auto& groups = model.longDates->groups;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const bool isSeen = groups[i].days.first < days.last && groups[i].days.last >= days.first;
        if (!isSeen || (groups[i].bins & bit) != 0) {
            continue;
        }
        FuzzyBar bar = barOf(groups[i], model.extent, days.last - days.first);
        for (const bool passes : {true, false}) {
            bar.passes = passes;
            bar.count = (passes ? model.passing : model.hidden)[i];
            if (bar.count > 0) {
                bars.push_back(bar);
            }
        }
    }
    keepMostFrequent(bars);
    assignLanes(bars);
    for (FuzzyBar& bar : bars) {
        const dataset::TextId date = dataset.engagements[bar.engagement].date;
        bar.label = kindAndDate(speech, bar.kind, dataset.ids[date]);
    }
    return bars;
}

} // namespace portolan::ui
