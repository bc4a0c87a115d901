#include "state/timeline.h"

#include <algorithm>
#include <cmath>

namespace portolan::state {

namespace {

constexpr base::CivilDate kDefaultFirst{2016, 1, 1};
constexpr base::CivilDate kDefaultLast{2025, 12, 31};
constexpr double kYearDays = 365;

base::DayInterval wholeYears(base::DayInterval extent) {
    const bool isUsable = extent.first <= extent.last && extent.first != base::kBeginningOfTime &&
                          extent.last != base::kEndOfTime;
    if (!isUsable) {
        return {base::dayFromCivil(kDefaultFirst), base::dayFromCivil(kDefaultLast)};
    }
    const int firstYear = base::civilFromDay(extent.first).year;
    const int lastYear = base::civilFromDay(extent.last).year;
    return {base::dayFromCivil({firstYear, 1, 1}), base::dayFromCivil({lastYear, 12, 31})};
}

/// As wholeYears, in days that end where the next begins.
DayRange wholeRange(base::DayInterval extent) {
    const base::DayInterval years = wholeYears(extent);
    return {static_cast<double>(years.first), static_cast<double>(years.last) + 1};
}

base::Day wholeDay(double day) {
    return static_cast<base::Day>(std::floor(day));
}

double finiteOr(double value, double fallback) {
    return std::isfinite(value) ? value : fallback;
}

/// A range of that width or less as near as can be to where it is, inside of `whole`.
DayRange inside(DayRange range, DayRange whole) {
    const double width =
        std::clamp(range.last - range.first, kShortestPlotDays, whole.last - whole.first);
    const double first = std::clamp(range.first, whole.first, whole.last - width);
    return {first, first + width};
}

void clampPlot(Timeline& timeline, base::DayInterval extent) {
    const DayRange whole = wholeRange(extent);
    DayRange plot{finiteOr(timeline.plotFirst, 0), finiteOr(timeline.plotLast, 0)};
    if (plot.first > plot.last) {
        std::swap(plot.first, plot.last);
    }
    const bool isWhole =
        plot.first == plot.last || plot.last - plot.first >= whole.last - whole.first;
    plot = isWhole ? DayRange{} : inside(plot, whole);
    timeline.plotFirst = plot.first;
    timeline.plotLast = plot.last;
}

/// A plot that is zoomed goes with the moment, when that leaves it: it comes in at the edge that it
/// goes away from.
void followMoment(Timeline& timeline, double was) {
    constexpr double kComesInAt = 0.1;
    const double width = timeline.plotLast - timeline.plotFirst;
    const double at = timeline.cursor;
    if (width <= 0 || (at >= timeline.plotFirst && at < timeline.plotLast)) {
        return;
    }
    timeline.plotFirst = at - width * (at > was ? kComesInAt : 1 - kComesInAt);
    timeline.plotLast = timeline.plotFirst + width;
}

} // namespace

base::Day monthStart(base::Day day, int months) {
    const base::CivilDate date = base::civilFromDay(day);
    const int month = date.year * 12 + date.month - 1 + months;
    const int year = month >= 0 ? month / 12 : -((11 - month) / 12);
    return base::dayFromCivil({year, month - year * 12 + 1, 1});
}

double monthsLater(double day, int months) {
    const base::Day whole = wholeDay(day);
    const base::Day start = monthStart(whole, months);
    const base::Day length = monthStart(start, 1) - start;
    const base::Day into = std::min(whole - monthStart(whole), length - 1);
    return start + into + (day - whole);
}

Timeline timelineFor(base::DayInterval extent) {
    const base::DayInterval years = wholeYears(extent);
    Timeline timeline;
    timeline.first = years.first;
    timeline.last = years.last;
    timeline.cursor = timeline.last;
    return timeline;
}

base::DayInterval shownDays(const Timeline& timeline) {
    switch (timeline.mode) {
    case TimeMode::Window:
        return {wholeDay(timeline.first), wholeDay(timeline.last)};
    case TimeMode::Moment:
        return {wholeDay(timeline.cursor), wholeDay(timeline.cursor)};
    default:
        return {wholeDay(timeline.first), wholeDay(std::min(timeline.cursor, timeline.last))};
    }
}

base::DayInterval listedDays(const Timeline& timeline, const TimeContext& context) {
    if (!timeline.isPlaying) {
        return shownDays(timeline);
    }
    return timeline.mode == TimeMode::Window
               ? wholeYears(context.extent)
               : base::DayInterval{wholeDay(timeline.first), wholeDay(timeline.last)};
}

Timeline shownTimeline(Timeline timeline) {
    if (timeline.mode == TimeMode::Moment) {
        timeline.first = timeline.cursor;
    }
    if (timeline.mode != TimeMode::Window) {
        timeline.last = std::min(timeline.cursor, timeline.last);
    }
    return timeline;
}

Timeline clamped(Timeline timeline, const TimeContext& context) {
    const base::DayInterval years = wholeYears(context.extent);
    const double first = years.first;
    const double last = years.last;
    timeline.first = std::clamp(finiteOr(timeline.first, first), first, last);
    timeline.last = std::clamp(finiteOr(timeline.last, last), first, last);
    if (timeline.first > timeline.last) {
        std::swap(timeline.first, timeline.last);
    }
    timeline.cursor =
        std::clamp(finiteOr(timeline.cursor, timeline.last), timeline.first, timeline.last);
    if (timeline.mode == TimeMode::Window) {
        timeline.cursor = timeline.last;
    }
    timeline.speed = std::clamp(finiteOr(timeline.speed, 1.0), 0.25, 8.0);
    clampPlot(timeline, context.extent);
    return timeline;
}

TimeMode nextMode(TimeMode mode) {
    switch (mode) {
    case TimeMode::Window:
        return TimeMode::Cumulative;
    case TimeMode::Cumulative:
        return TimeMode::Moment;
    default:
        return TimeMode::Window;
    }
}

DayRange momentRange(const Timeline& timeline, const TimeContext& context) {
    if (timeline.mode != TimeMode::Window) {
        return {timeline.first, timeline.last};
    }
    const base::DayInterval years = wholeYears(context.extent);
    const double last = years.last;
    return {std::min(years.first + (timeline.last - timeline.first), last), last};
}

Timeline movedTo(Timeline timeline, double day, const TimeContext& context) {
    const DayRange range = momentRange(timeline, context);
    // Whole days: a window that slides for long must not grow or shrink by rounding.
    const double width = std::round(timeline.last - timeline.first);
    const double was = timeline.cursor;
    timeline.cursor = std::clamp(finiteOr(day, timeline.cursor), range.first, range.last);
    if (timeline.mode == TimeMode::Window) {
        timeline.last = timeline.cursor;
        timeline.first = timeline.last - width;
    }
    followMoment(timeline, was);
    return clamped(timeline, context);
}

Timeline started(Timeline timeline, const TimeContext& context) {
    const base::DayInterval years = wholeYears(context.extent);
    const bool holdsAll = timeline.first <= years.first && timeline.last >= years.last;
    if (timeline.mode == TimeMode::Window && holdsAll) {
        const double width = std::min(kYearDays - 1, (years.last - years.first) / 12.0);
        timeline.last = timeline.first + std::floor(width);
        timeline.cursor = timeline.last;
    }
    const DayRange range = momentRange(timeline, context);
    timeline.isPlaying = range.first < range.last;
    return timeline.isPlaying && timeline.cursor >= range.last
               ? movedTo(timeline, range.first, context)
               : timeline;
}

double nextEvent(const Timeline& timeline, int direction, const TimeContext& context) {
    // The middle of the day: what begins there is shown, and a day is not left by rounding.
    constexpr double kMiddle = 0.5;
    const DayRange range = momentRange(timeline, context);
    const base::Day here = wholeDay(timeline.cursor);
    const auto& days = context.eventDays;
    if (direction > 0) {
        const auto next = std::upper_bound(days.begin(), days.end(), here);
        return next != days.end() ? std::min(*next + kMiddle, range.last) : range.last;
    }
    const auto at = std::lower_bound(days.begin(), days.end(), here);
    return at != days.begin() ? std::max(*(at - 1) + kMiddle, range.first) : range.first;
}

DayRange plotDays(const Timeline& timeline, base::DayInterval extent) {
    return timeline.plotFirst == timeline.plotLast
               ? wholeRange(extent)
               : inside({timeline.plotFirst, timeline.plotLast}, wholeRange(extent));
}

DayRange zoomedPlot(DayRange plot, double about, double factor, base::DayInterval extent) {
    const DayRange whole = wholeRange(extent);
    const double was = plot.last - plot.first;
    const double width = std::clamp(was / factor, kShortestPlotDays, whole.last - whole.first);
    const double first = about - (about - plot.first) * (width / was);
    return inside({first, first + width}, whole);
}

DayRange pannedPlot(DayRange plot, double days, base::DayInterval extent) {
    return inside({plot.first + days, plot.last + days}, wholeRange(extent));
}

} // namespace portolan::state
