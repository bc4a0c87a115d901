#include "state/timeline.h"

#include <algorithm>
#include <cmath>

namespace portolan::state {

namespace {

constexpr base::CivilDate kDefaultFirst{2016, 1, 1};
constexpr base::CivilDate kDefaultLast{2025, 12, 31};

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

base::Day wholeDay(double day) {
    return static_cast<base::Day>(std::floor(day));
}

double secondsIn(base::Day month, const TimeContext& context) {
    const auto& months = context.eventMonths;
    const auto found = std::lower_bound(months.begin(), months.end(), month);
    if (found == months.end() || *found != month) {
        return kEmptyMonthSeconds;
    }
    const auto index = static_cast<std::size_t>(found - months.begin());
    const bool hasOwn = index < context.holdSeconds.size();
    return kMonthSeconds + (hasOwn ? std::max(context.holdSeconds[index], 0.0) : kHoldSeconds);
}

double finiteOr(double value, double fallback) {
    return std::isfinite(value) ? value : fallback;
}

} // namespace

base::Day monthStart(base::Day day, int months) {
    const base::CivilDate date = base::civilFromDay(day);
    const int month = date.year * 12 + date.month - 1 + months;
    const int year = month >= 0 ? month / 12 : -((11 - month) / 12);
    return base::dayFromCivil({year, month - year * 12 + 1, 1});
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
    return {wholeDay(timeline.first), wholeDay(std::min(timeline.cursor, timeline.last))};
}

Timeline shownTimeline(Timeline timeline) {
    timeline.last = std::min(timeline.cursor, timeline.last);
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
    timeline.speed = std::clamp(finiteOr(timeline.speed, 1.0), 0.25, 8.0);
    return timeline;
}

Timeline advanced(Timeline timeline, double seconds, const TimeContext& context) {
    double left = std::max(0.0, finiteOr(seconds, 0)) * timeline.speed;
    while (left > 0 && timeline.cursor < timeline.last) {
        const base::Day month = monthStart(wholeDay(timeline.cursor));
        const base::Day next = monthStart(month, 1);
        const double daysPerSecond = static_cast<double>(next - month) / secondsIn(month, context);
        const double end = std::min(static_cast<double>(next), timeline.last);
        const double needed = (end - timeline.cursor) / daysPerSecond;
        timeline.cursor = needed <= left ? end : timeline.cursor + left * daysPerSecond;
        left -= needed;
    }
    timeline.isPlaying = timeline.isPlaying && timeline.cursor < timeline.last;
    return timeline;
}

double nextEvent(const Timeline& timeline, int direction, const TimeContext& context) {
    const base::Day here = monthStart(wholeDay(timeline.cursor));
    const auto middle = [](base::Day month) {
        return (static_cast<double>(month) + static_cast<double>(monthStart(month, 1))) / 2;
    };
    const auto& months = context.eventMonths;
    if (direction > 0) {
        const auto next = std::upper_bound(months.begin(), months.end(), here);
        return next != months.end() ? std::min(middle(*next), timeline.last) : timeline.last;
    }
    const auto at = std::lower_bound(months.begin(), months.end(), here);
    return at != months.begin() ? std::max(middle(*(at - 1)), timeline.first) : timeline.first;
}

} // namespace portolan::state
