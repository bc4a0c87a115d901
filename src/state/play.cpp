// How play moves the moment: it dwells where something begins and hurries where nothing does.
#include "state/timeline.h"

#include <algorithm>
#include <cmath>

namespace portolan::state {

namespace {

/// A window narrower than this is gone from a day before the month is over.
constexpr double kNarrowDays = 31;

base::Day wholeDay(double day) {
    return static_cast<base::Day>(std::floor(day));
}

int monthsBetween(base::Day first, base::Day last) {
    const base::CivilDate a = base::civilFromDay(first);
    const base::CivilDate b = base::civilFromDay(last);
    return (b.year - a.year) * 12 + b.month - a.month;
}

/// Days that pass evenly: [first, last) in `seconds`.
struct Stretch {
    double first = 0, last = 0;
    double seconds = 1;
};

/// The empty months around a month, inside the moment's range.
Hop emptyAround(base::Day month, const Timeline& timeline, const TimeContext& context) {
    const DayRange range = momentRange(timeline, context);
    const auto& months = context.eventMonths;
    const auto next = std::lower_bound(months.begin(), months.end(), month);
    const base::Day rangeFirst = monthStart(wholeDay(range.first));
    const base::Day rangeLast = monthStart(wholeDay(range.last), 1);
    Hop hop;
    hop.first =
        next == months.begin() ? rangeFirst : std::max(monthStart(*(next - 1), 1), rangeFirst);
    hop.last = next == months.end() ? rangeLast : std::min(*next, rangeLast);
    hop.months = std::max(1, monthsBetween(hop.first, hop.last));
    return hop;
}

bool isNarrow(const Timeline& timeline) {
    return timeline.mode == TimeMode::Moment ||
           (timeline.mode == TimeMode::Window && timeline.last - timeline.first < kNarrowDays);
}

/// A day's share of an eventful month: the rest is that of the days on which something begins. A
/// month in which something travels passes evenly, so that it does not jump.
Stretch dayOf(double at, base::Day month, double rest, const TimeContext& context) {
    const base::Day next = monthStart(month, 1);
    const base::Day day = wholeDay(at);
    const double length = next - month;
    Stretch stretch{static_cast<double>(day), day + 1.0, kMonthSeconds / length};
    if (rest > kHoldSeconds) {
        stretch.seconds += rest / length;
        return stretch;
    }
    const auto& days = context.eventDays;
    const auto first = std::lower_bound(days.begin(), days.end(), month);
    const auto last = std::lower_bound(first, days.end(), next);
    if (std::binary_search(first, last, day)) {
        stretch.seconds += std::min(rest, 2 * rest / static_cast<double>(last - first));
    }
    return stretch;
}

Stretch stretchAt(double at, const Timeline& timeline, const TimeContext& context) {
    const base::Day month = monthStart(wholeDay(at));
    const base::Day next = monthStart(month, 1);
    const auto& months = context.eventMonths;
    const auto found = std::lower_bound(months.begin(), months.end(), month);
    if (found == months.end() || *found != month) {
        const Hop hop = emptyAround(month, timeline, context);
        return {static_cast<double>(month), static_cast<double>(next),
                std::min(kEmptyMonthSeconds, kHopSeconds / hop.months)};
    }
    const auto index = static_cast<std::size_t>(found - months.begin());
    const double rest = index < context.holdSeconds.size()
                            ? std::max(context.holdSeconds[index], 0.0)
                            : kHoldSeconds;
    if (isNarrow(timeline)) {
        return dayOf(at, month, rest, context);
    }
    return {static_cast<double>(month), static_cast<double>(next), kMonthSeconds + rest};
}

/// Has a step that ends here something to show, which a longer one would pass over?
bool mustStopAt(double day, const Timeline& timeline, const TimeContext& context) {
    const base::Day here = wholeDay(day);
    if (isNarrow(timeline) &&
        std::binary_search(context.eventDays.begin(), context.eventDays.end(), here)) {
        return true;
    }
    const auto begins = [&context](base::Day month) {
        return std::binary_search(context.eventMonths.begin(), context.eventMonths.end(), month);
    };
    return timeline.mode == TimeMode::Window && monthStart(here) == here && !begins(here) &&
           begins(monthStart(here, -1));
}

} // namespace

Timeline advanced(Timeline timeline, double seconds, const TimeContext& context) {
    const DayRange range = momentRange(timeline, context);
    double left = std::isfinite(seconds) ? std::max(0.0, seconds) * timeline.speed : 0;
    double at = timeline.cursor;
    if (timeline.loops && at >= range.last && left > 0) {
        at = range.first; // one round a step: a long step must come to an end
    }
    while (left > 0 && at < range.last) {
        const Stretch stretch = stretchAt(at, timeline, context);
        const double daysPerSecond = (stretch.last - stretch.first) / stretch.seconds;
        const double end = std::min(stretch.last, range.last);
        const double needed = (end - at) / daysPerSecond;
        if (needed > left) {
            at += left * daysPerSecond;
            break;
        }
        left -= needed;
        at = end;
        if (mustStopAt(at, timeline, context)) {
            break;
        }
    }
    timeline = movedTo(timeline, at, context);
    timeline.isPlaying =
        timeline.isPlaying && range.first < range.last && (timeline.loops || at < range.last);
    return timeline;
}

std::optional<Hop> hopAt(const Timeline& timeline, const TimeContext& context) {
    const base::Day month = monthStart(wholeDay(timeline.cursor));
    const auto& months = context.eventMonths;
    if (std::binary_search(months.begin(), months.end(), month)) {
        return std::nullopt;
    }
    const Hop hop = emptyAround(month, timeline, context);
    return hop.months >= kHopMonths ? std::optional(hop) : std::nullopt;
}

} // namespace portolan::state
