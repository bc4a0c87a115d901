// Zooming, panning, stepping and playing, for any timeline.
#include "state/reduce.h"
#include "state/timeline.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

namespace portolan::state {
namespace {

using rc::gen::element;
using rc::gen::inRange;

constexpr int kFirstYear = 2016;

base::Day day(int year, int month, int dayOfMonth) {
    return base::dayFromCivil({year, month, dayOfMonth});
}

/// Records that begin on some days of up to eight years, or of ten thousand.
struct World {
    base::DayInterval extent;
    std::vector<base::Day> days, months;
    Context context() const { return {{extent, months, {}, days}}; }
};

World anyWorld() {
    World world;
    const int years = *element(1, 2, 8);
    world.extent = *element(0, 1) == 0 ? base::DayInterval{day(1, 1, 1), day(9999, 12, 31)}
                                       : base::DayInterval{day(kFirstYear, 1, 1),
                                                           day(kFirstYear + years - 1, 12, 31)};
    std::set<base::Day> days, months;
    const int records = *inRange(0, 20);
    for (int i = 0; i < records; ++i) {
        const base::Day begins = day(kFirstYear, 1, 1) + *inRange(0, years * 365);
        days.insert(begins);
        months.insert(monthStart(begins));
    }
    world.days.assign(days.begin(), days.end());
    world.months.assign(months.begin(), months.end());
    return world;
}

DayRange anyPlot(const World& world) {
    DayRange plot = plotDays({}, world.extent);
    plot =
        zoomedPlot(plot, day(kFirstYear, 1, 1) + *inRange(0, 300), *inRange(1, 4000), world.extent);
    return plot;
}

RC_GTEST_PROP(Plot, ZoomingKeepsTheDayUnderThePointerWhereItIs, ()) {
    const World world = anyWorld();
    const DayRange plot = anyPlot(world);
    const double part = *inRange(0, 101) / 100.0;
    const double about = plot.first + part * (plot.last - plot.first);
    const double factor = *element(1.25, 0.8, 4.0, 0.1, 1e9, 1e-9);
    const DayRange next = zoomedPlot(plot, about, factor, world.extent);
    const DayRange all = plotDays({}, world.extent);
    RC_ASSERT(next.first >= all.first && next.last <= all.last + 1e-6);
    RC_ASSERT(next.last - next.first >= kShortestPlotDays - 1e-6);
    const bool touches = next.first <= all.first || next.last >= all.last - 1e-6;
    const double at = (about - next.first) / (next.last - next.first);
    RC_ASSERT(touches || std::abs(at - part) < 1e-6);
}

RC_GTEST_PROP(Plot, PanningKeepsTheWidthAndStaysInside, ()) {
    const World world = anyWorld();
    const DayRange plot = anyPlot(world);
    const DayRange next = pannedPlot(plot, *inRange(-4000000, 4000000), world.extent);
    const DayRange all = plotDays({}, world.extent);
    RC_ASSERT(next.first >= all.first && next.last <= all.last + 1e-6);
    RC_ASSERT(std::abs((next.last - next.first) - (plot.last - plot.first)) < 1e-6);
}

RC_GTEST_PROP(Steps, NextThenPreviousComesBack, ()) {
    const World world = anyWorld();
    RC_PRE(world.days.size() > 1);
    const Context context = world.context();
    AppState state;
    state.timeline = timelineFor(world.extent);
    state.timeline.mode = *element(TimeMode::Cumulative, TimeMode::Moment);
    const auto at =
        static_cast<std::size_t>(*inRange<int>(0, static_cast<int>(world.days.size()) - 1));
    state = reduce(state, intent::ScrubTo{world.days[at] + 0.5}, context);
    state = reduce(state, intent::StepEvent{1}, context);
    RC_ASSERT(shownDays(state.timeline).last == world.days[at + 1]);
    state = reduce(state, intent::StepEvent{-1}, context);
    RC_ASSERT(shownDays(state.timeline).last == world.days[at]);
}

RC_GTEST_PROP(Play, VisitsEveryBeginningInAnyMode, ()) {
    const World world = anyWorld();
    const Context context = world.context();
    AppState state;
    state.timeline = timelineFor(world.extent);
    state.timeline.mode = *element(TimeMode::Cumulative, TimeMode::Moment, TimeMode::Window);
    if (state.timeline.mode == TimeMode::Window) {
        state.timeline.last = state.timeline.first + *inRange(0, 200);
    }
    state.timeline.cursor = state.timeline.first;
    state.timeline = clamped(state.timeline, context.time);
    state.timeline.speed = *element(0.5, 1.0, 2.0, 4.0);
    state = reduce(state, intent::TogglePlay{}, context);
    const double step = *element(0.005, 0.016, 0.1);
    std::set<base::Day> missing(world.days.begin(), world.days.end());
    const auto see = [&missing](base::DayInterval shown) {
        missing.erase(missing.lower_bound(shown.first), missing.upper_bound(shown.last));
    };
    see(shownDays(state.timeline));
    for (int i = 0; i < 20000 && state.timeline.isPlaying; ++i) {
        const Timeline before = state.timeline;
        state = reduce(state, intent::Advance{step}, context);
        RC_ASSERT(state.timeline.cursor >= before.cursor);
        RC_ASSERT(std::abs((state.timeline.last - state.timeline.first) -
                           (before.last - before.first)) < 1e-6);
        see(shownDays(state.timeline));
    }
    RC_ASSERT(!state.timeline.isPlaying);
    RC_ASSERT(missing.empty());
}

} // namespace
} // namespace portolan::state
