// Time as the map shows it: the window, the moment within it, and how play moves the moment.
#pragma once

#include "base/date.h"
#include "state/app_state.h"

#include <span>

namespace portolan::state {

/// What the timeline knows of the dataset.
struct TimeContext {
    /// The first and last day that any dated record can fall on; may be open or empty.
    base::DayInterval extent;
    /// The first days of the months in which something that is shown begins, ascending.
    std::span<const base::Day> eventMonths;
    /// How long play rests in each of them, seconds; empty: kHoldSeconds in each.
    std::span<const double> holdSeconds;
};

/// Play gives a month 40 ms, a month in which something begins 160 ms and a rest of 900 ms.
inline constexpr double kEmptyMonthSeconds = 0.040;
inline constexpr double kMonthSeconds = 0.160;
inline constexpr double kHoldSeconds = 0.900;

/// The window that a dataset opens with: its extent, widened to whole years, the moment at its end.
/// An open or empty extent gives the years 2016 to 2025.
Timeline timelineFor(base::DayInterval extent);

/// The days whose records are drawn: from the window's first day to the moment. With the moment at
/// the window's end that is the whole window.
base::DayInterval shownDays(const Timeline&);

/// The timeline as the map draws it: its window ends at the moment.
Timeline shownTimeline(Timeline);

/// The window ordered, both ends inside the widened extent, the moment inside the window.
Timeline clamped(Timeline, const TimeContext&);

/// The moment after `seconds` of play. The moment passes evenly through each month, fast through
/// empty ones; the rest is part of an eventful month's time, so that a journey's head keeps moving.
/// At the window's end play stops.
Timeline advanced(Timeline, double seconds, const TimeContext&);

/// The middle of the next (direction > 0) or previous month in which something begins; the window's
/// end or start where there is none.
double nextEvent(const Timeline&, int direction, const TimeContext&);

/// The first day of the month that `day` is in, and of the month `months` later.
base::Day monthStart(base::Day day, int months = 0);

} // namespace portolan::state
