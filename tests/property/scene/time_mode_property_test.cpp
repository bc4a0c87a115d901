// What window, cumulative and moment show is what ten lines say, for any records and any timeline:
// in the lists (select) and on the map (timeVisibility).
#include "dataset/filter.h"
#include "scene/time_visibility.h"
#include "state/reduce.h"
#include "state/timeline.h"
#include "support/sample_dataset.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace portolan::scene {
namespace {

using rc::gen::element;
using rc::gen::inRange;
using state::TimeMode;

std::string anyDate() {
    return *element<std::string>("", "2017", "2019-10-03", "2024-02", "2018/2020", "2021/..",
                                 "../2019-06", "2020~", "2023-06-24", "2019-10-04", "2024-02-29");
}

dataset::Dataset anyDataset() {
    test::SampleDataset sample;
    sample.place("a", dataset::kNone, "JP");
    const int records = *inRange(0, 25);
    for (int i = 0; i < records; ++i) {
        const auto kind = static_cast<dataset::EngagementKind>(
            *inRange(0, static_cast<int>(dataset::kEngagementKindCount)));
        sample.engagement("e" + std::to_string(i), kind, anyDate());
    }
    return sample.build();
}

/// A day near what the dates above name, often exactly on it.
double anyDay() {
    const base::Day near =
        *element(base::dayFromCivil({2017, 1, 1}), base::dayFromCivil({2019, 10, 3}),
                 base::dayFromCivil({2020, 12, 31}), base::dayFromCivil({2024, 2, 29}));
    return near + *inRange(-3, 4) + *element(0.0, 0.25, 0.999);
}

/// The definition: which days a mode shows, and that a record with a date is shown when it is in
/// force on any of them. One without a date is shown always.
bool isShown(const dataset::Dataset& data, dataset::EngagementIndex i, const state::Timeline& t) {
    if (data.engagements[i].isUndated) {
        return true;
    }
    const double first = t.mode == TimeMode::Moment ? t.cursor : t.first;
    const double last = t.mode == TimeMode::Window ? t.last : t.cursor;
    const base::DayInterval active = data.activeInterval(i);
    return active.first <= std::floor(last) && active.last >= std::floor(first);
}

RC_GTEST_PROP(TimeModes, ShowWhatTheirDefinitionShows, ()) {
    const dataset::Dataset data = anyDataset();
    const auto index = dataset::buildSearchIndex(data);
    const state::TimeContext context{data.extent, {}, {}};
    state::Timeline timeline = state::timelineFor(data.extent);
    timeline.first = anyDay();
    timeline.last = anyDay();
    timeline.cursor = anyDay();
    timeline.mode = *element(TimeMode::Cumulative, TimeMode::Window, TimeMode::Moment);
    timeline = state::clamped(timeline, context);

    dataset::Filter filter;
    filter.dates = state::shownDays(timeline);
    const dataset::Selection selection = dataset::select(data, *index, filter);
    const state::Timeline drawn = state::shownTimeline(timeline);
    for (dataset::EngagementIndex i = 0; i < data.engagements.size(); ++i) {
        const bool wanted = isShown(data, i, timeline);
        RC_ASSERT((selection.passes[i] != 0) == wanted);
        const float seen =
            timeVisibility(data.activeInterval(i), drawn.first, drawn.last, fadeDays(drawn));
        RC_ASSERT((seen > 0) == wanted);
    }
}

} // namespace
} // namespace portolan::scene
