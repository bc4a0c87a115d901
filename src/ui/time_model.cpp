#include "state/timeline.h"
#include "ui/view_model.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace portolan::ui {

namespace {

/// A date this long or shorter stands as a block in its month; a longer one lies in the fuzzy lane.
constexpr int kLongestBlockDays = 31;
constexpr int kLanes = 3;
/// "By October 2019" says nothing of the time before: its bar fades in over so many days.
constexpr base::Day kOpenDays = 400;

base::DayInterval wholeYears(base::DayInterval extent) {
    const state::Timeline timeline = state::timelineFor(extent);
    return {static_cast<base::Day>(timeline.first), static_cast<base::Day>(timeline.last)};
}

bool isBlock(const dataset::Engagement& engagement) {
    const base::DayInterval days = engagement.interval;
    return days.first != base::kBeginningOfTime && days.last != base::kEndOfTime &&
           days.last - days.first <= kLongestBlockDays;
}

Block blockOf(const dataset::Dataset& dataset, const dataset::Selection& selection,
              dataset::EngagementIndex index) {
    const dataset::Engagement& engagement = dataset.engagements[index];
    return {index, engagement.kind, engagement.isApproximate, selection.passes[index] != 0};
}

/// Bars of one kind over one interval are one bar with a count.
void addFuzzy(std::vector<FuzzyBar>& bars, const Block& block, const FuzzyBar& made) {
    const auto same = std::find_if(bars.begin(), bars.end(), [&](const FuzzyBar& bar) {
        return bar.kind == made.kind && bar.interval == made.interval && bar.passes == made.passes;
    });
    if (same != bars.end()) {
        ++same->count;
        return;
    }
    bars.push_back(made);
    bars.back().count = 1;
    bars.back().engagement = block.engagement;
}

/// Each bar in the first lane that is free at its start, else in the last one.
void assignLanes(std::vector<FuzzyBar>& bars) {
    std::sort(bars.begin(), bars.end(), [](const FuzzyBar& a, const FuzzyBar& b) {
        return std::pair(a.interval.first, a.interval.last) <
               std::pair(b.interval.first, b.interval.last);
    });
    std::array<base::Day, kLanes> ends;
    ends.fill(base::kBeginningOfTime);
    for (FuzzyBar& bar : bars) {
        std::size_t lane = 0;
        while (lane + 1 < ends.size() && ends[lane] >= bar.interval.first) {
            ++lane;
        }
        bar.lane = static_cast<int>(lane);
        ends[lane] = std::max(ends[lane], bar.interval.last);
    }
}

FuzzyBar barOf(const dataset::Dataset& dataset, const Speech& speech, const Block& block,
               base::DayInterval extent) {
    const dataset::Engagement& engagement = dataset.engagements[block.engagement];
    FuzzyBar bar;
    bar.isOpenFirst = engagement.interval.first == base::kBeginningOfTime;
    bar.interval.last = std::min(engagement.interval.last, extent.last);
    bar.interval.first = bar.isOpenFirst ? std::max(extent.first, bar.interval.last - kOpenDays)
                                         : std::max(extent.first, engagement.interval.first);
    bar.kind = block.kind;
    bar.passes = block.passes;
    bar.label = kindAndDate(speech, block.kind, dataset.ids[engagement.date]);
    return bar;
}

} // namespace

std::shared_ptr<const TimeModel> buildTime(const dataset::Dataset& dataset,
                                           const dataset::Selection& selection,
                                           const Speech& speech) {
    auto model = std::make_shared<TimeModel>();
    model->extent = wholeYears(dataset.extent);
    std::map<base::Day, Month> months;
    for (dataset::EngagementIndex i = 0; i < dataset.engagements.size(); ++i) {
        const dataset::Engagement& engagement = dataset.engagements[i];
        const Block block = blockOf(dataset, selection, i);
        if (engagement.isUndated) {
            model->undated.push_back(block);
            continue;
        }
        const bool hasStart = engagement.interval.first != base::kBeginningOfTime;
        if (isBlock(engagement)) {
            months[state::monthStart(engagement.interval.first)].blocks.push_back(block);
        } else {
            addFuzzy(model->fuzzy, block, barOf(dataset, speech, block, model->extent));
        }
        if (hasStart && block.passes) {
            model->eventMonths.push_back(state::monthStart(engagement.interval.first));
        }
    }
    for (auto& [first, month] : months) {
        month.first = first;
        // What passes at the bottom, then by kind, so that colours stand in bands.
        std::stable_sort(month.blocks.begin(), month.blocks.end(),
                         [](const Block& a, const Block& b) {
                             return std::tuple(!a.passes, a.kind, a.isApproximate) <
                                    std::tuple(!b.passes, b.kind, b.isApproximate);
                         });
        model->tallest = std::max(model->tallest, month.blocks.size());
        model->months.push_back(std::move(month));
    }
    auto& events = model->eventMonths;
    std::sort(events.begin(), events.end());
    events.erase(std::unique(events.begin(), events.end()), events.end());
    assignLanes(model->fuzzy);
    return model;
}

} // namespace portolan::ui
