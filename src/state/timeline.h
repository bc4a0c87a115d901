// Time as the map shows it: the window, the moment within it, and how play moves the moment.
#pragma once

#include "base/date.h"
#include "state/app_state.h"

#include <optional>
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
    /// The days on which something that is shown begins, ascending, each once: what steps go by.
    std::span<const base::Day> eventDays{};
};

/// Play gives a month 40 ms, a month in which something begins 160 ms and a rest of 900 ms. A
/// longer stretch without any is stepped over in 600 ms, however long it is.
inline constexpr double kEmptyMonthSeconds = 0.040;
inline constexpr double kMonthSeconds = 0.160;
inline constexpr double kHoldSeconds = 0.900;
inline constexpr double kHopSeconds = 0.600;
/// A stretch of so many empty months is a hop that the timeline shows.
inline constexpr int kHopMonths = 6;
/// The timeline's plot is never narrower.
inline constexpr double kShortestPlotDays = 10;

/// The window that a dataset opens with: its extent, widened to whole years, the moment at its end.
/// An open or empty extent gives the years 2016 to 2025.
Timeline timelineFor(base::DayInterval extent);

/// The days whose records are drawn. Cumulative: from the window's first day to the moment; window:
/// all of it; moment: the moment's day.
base::DayInterval shownDays(const Timeline&);

/// The days whose records are listed and counted: those that are drawn, or while time plays all
/// that play passes over, so that nothing is counted anew in every frame.
base::DayInterval listedDays(const Timeline&, const TimeContext&);

/// The timeline as the map draws it: its window holds the shown days and no other.
Timeline shownTimeline(Timeline);

/// The window ordered, both ends inside the widened extent, the moment inside the window and in
/// window mode at its end; the plot inside the extent.
Timeline clamped(Timeline, const TimeContext&);

/// The moment put on a day of its range; in window mode the window goes with it, as wide as it was.
/// A plot that is zoomed is panned so that it shows the moment.
Timeline movedTo(Timeline, double day, const TimeContext&);

/// The moment after `seconds` of play. The moment passes evenly through each month, fast through
/// empty ones; the rest is part of an eventful month's time, so that a journey's head keeps moving.
/// Where a day or a narrow window is shown, the rest is the eventful day's, and no such day is
/// passed over in one step. At the end of its range play stops or, if it loops, starts again.
Timeline advanced(Timeline, double seconds, const TimeContext&);

/// Ready to play: a moment at its range's end goes to the start, and a window that holds everything
/// becomes its first year.
Timeline started(Timeline, const TimeContext&);

/// The next (direction > 0) or previous day on which something begins; the end or the start of the
/// moment's range where there is none.
double nextEvent(const Timeline&, int direction, const TimeContext&);

/// Window, cumulative, moment, and round again.
TimeMode nextMode(TimeMode);

/// Where the moment can go: the window or, in window mode, as far as the window can be slid.
struct DayRange {
    double first = 0, last = 0;
    bool operator==(const DayRange&) const = default;
};
DayRange momentRange(const Timeline&, const TimeContext&);

/// A stretch of at least kHopMonths without a beginning: days [first, last).
struct Hop {
    base::Day first = 0, last = 0;
    int months = 0;
};
/// The hop that the moment is in, if it is in one.
std::optional<Hop> hopAt(const Timeline&, const TimeContext&);

/// The days that the plot shows, the end exclusive: what was zoomed to, or the whole extent.
DayRange plotDays(const Timeline&, base::DayInterval extent);
/// Zoomed about a day, which keeps its place: a factor above 1 comes nearer. Stays in the extent.
DayRange zoomedPlot(DayRange plot, double about, double factor, base::DayInterval extent);
DayRange pannedPlot(DayRange plot, double days, base::DayInterval extent);

/// The first day of the month that `day` is in, and of the month `months` later.
base::Day monthStart(base::Day day, int months = 0);
/// The same day of the month `months` later, or its last day where it is shorter.
double monthsLater(double day, int months);

} // namespace portolan::state
