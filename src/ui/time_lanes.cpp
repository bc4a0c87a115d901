// The lane of imprecise dates: bars over the days that they may have been on.
#include "dataset/search_index.h"
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

void merge(FuzzyBar& into, const FuzzyBar& bar) {
    into.isMixed = into.isMixed || into.kind != bar.kind;
    into.isOpenFirst = into.isOpenFirst && bar.isOpenFirst;
    into.isOpenLast = bar.days.last > into.days.last ? bar.isOpenLast : into.isOpenLast;
    into.days.last = std::max(into.days.last, bar.days.last);
    into.passes = into.passes || bar.passes;
    into.count += bar.count;
    into.groups.insert(into.groups.end(), bar.groups.begin(), bar.groups.end());
}

/// Each bar in the first lane that is free at its start; where none is, it becomes one with the
/// bar that lies there in the last lane.
void assignLanes(std::vector<FuzzyBar>& bars) {
    std::sort(bars.begin(), bars.end(), [](const FuzzyBar& a, const FuzzyBar& b) {
        return std::tuple(a.days.first, a.days.last, a.kind, !a.passes) <
               std::tuple(b.days.first, b.days.last, b.kind, !b.passes);
    });
    std::vector<FuzzyBar> placed;
    std::array<std::size_t, kLanes> last; // of each lane, in `placed`
    last.fill(static_cast<std::size_t>(-1));
    for (FuzzyBar& bar : bars) {
        const auto isFree = [&](std::size_t at) {
            return at >= placed.size() || placed[at].days.last < bar.days.first;
        };
        const auto lane = std::find_if(last.begin(), last.end(), isFree);
        if (lane == last.end()) {
            merge(placed[last.back()], bar);
            continue;
        }
        bar.lane = static_cast<int>(lane - last.begin());
        *lane = placed.size();
        placed.push_back(std::move(bar));
    }
    for (FuzzyBar& bar : placed) {
        std::sort(bar.groups.begin(), bar.groups.end());
        bar.groups.erase(std::unique(bar.groups.begin(), bar.groups.end()), bar.groups.end());
    }
    bars = std::move(placed);
}

std::string labelOf(const dataset::Dataset& dataset, const FuzzyBar& bar, const Speech& speech) {
    if (bar.groups.size() > 1) {
        const std::string span = spanName(speech, bar.days);
        return bar.isMixed ? span : nameOf(speech, bar.kind) + ", " + span;
    }
    return kindAndDate(speech, bar.kind, dataset.ids[dataset.engagements[bar.engagement].date]);
}

void keepMostFrequent(std::vector<FuzzyBar>& bars) {
    if (bars.size() > kMostBars) {
        std::nth_element(bars.begin(), bars.begin() + kMostBars, bars.end(),
                         [](const FuzzyBar& a, const FuzzyBar& b) { return a.count > b.count; });
        bars.resize(kMostBars);
    }
}

} // namespace

std::optional<std::uint32_t> groupOf(const LongDates& longDates, const dataset::Dataset& dataset,
                                     const dataset::SearchIndex& index,
                                     dataset::EngagementIndex record) {
    const dataset::Engagement& engagement = dataset.engagements[record];
    const auto& groups = longDates.groups;
    const auto isBefore = [](const LongDates::Group& group, base::Day day) {
        return group.days.first < day;
    };
    for (auto group =
             std::lower_bound(groups.begin(), groups.end(), engagement.interval.first, isBefore);
         group != groups.end() && group->days.first == engagement.interval.first; ++group) {
        if (group->days.last == engagement.interval.last && group->kind == engagement.kind &&
            group->bins == index.bins[record]) {
            return static_cast<std::uint32_t>(group - groups.begin());
        }
    }
    return std::nullopt;
}

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
        bar.groups = {static_cast<std::uint32_t>(i)};
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
        bar.label = labelOf(dataset, bar, speech);
    }
    return bars;
}

} // namespace portolan::ui
