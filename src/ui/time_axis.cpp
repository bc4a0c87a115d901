#include "ui/time_axis.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace portolan::ui {

namespace {

enum class Scale : std::uint8_t { Days, Months, Years };

struct Step {
    Scale scale = Scale::Years;
    int count = 1;
};

constexpr std::array<Step, 18> kSteps = {{{Scale::Days, 1},
                                          {Scale::Days, 2},
                                          {Scale::Days, 5},
                                          {Scale::Days, 10},
                                          {Scale::Months, 1},
                                          {Scale::Months, 3},
                                          {Scale::Years, 1},
                                          {Scale::Years, 2},
                                          {Scale::Years, 5},
                                          {Scale::Years, 10},
                                          {Scale::Years, 20},
                                          {Scale::Years, 50},
                                          {Scale::Years, 100},
                                          {Scale::Years, 200},
                                          {Scale::Years, 500},
                                          {Scale::Years, 1000},
                                          {Scale::Years, 2000},
                                          {Scale::Years, 5000}}};

double meanDays(Step step) {
    constexpr std::array<double, 3> kMean = {1, 30.44, 365.25};
    return kMean[static_cast<std::size_t>(step.scale)] * step.count;
}

int floorTo(int value, int step) {
    const int rest = value % step;
    return value - (rest < 0 ? rest + step : rest);
}

/// The start of the period that the day is in. Runs of days begin anew with each month.
base::Day periodFirst(base::Day day, Step step) {
    const base::CivilDate date = base::civilFromDay(day);
    switch (step.scale) {
    case Scale::Days:
        // The last run of a month takes what is left, so that none is too short for its label.
        return base::dayFromCivil(
            {date.year, date.month,
             step.count == 1 ? date.day
                             : std::min(floorTo(date.day - 1, step.count), 30 - step.count) + 1});
    case Scale::Months:
        return base::dayFromCivil({date.year, floorTo(date.month - 1, step.count) + 1, 1});
    default:
        return base::dayFromCivil({floorTo(date.year, step.count), 1, 1});
    }
}

base::Day periodAfter(base::Day first, Step step) {
    const base::CivilDate date = base::civilFromDay(first);
    if (step.scale == Scale::Years) {
        return base::dayFromCivil({date.year + step.count, 1, 1});
    }
    if (step.scale == Scale::Months) {
        return state::monthStart(first, step.count);
    }
    const base::Day next = first + step.count;
    const bool isLast = step.count > 1 && date.day + step.count > 31 - step.count;
    const base::Day month = state::monthStart(first, 1);
    return isLast || next > month ? month : next;
}

bool isMajor(base::Day first, Step step) {
    const base::CivilDate date = base::civilFromDay(first);
    return (step.scale == Scale::Days && date.day == 1) ||
           (step.scale == Scale::Months && date.month == 1);
}

std::string fullLabel(const Speech& speech, base::Day day, Step step) {
    return step.scale == Scale::Days     ? shortDayName(speech, day)
           : step.scale == Scale::Months ? shortMonthAndYear(speech, day)
                                         : yearName(speech, day);
}

std::string plainLabel(const Speech& speech, base::Day day, Step step) {
    return step.scale == Scale::Days     ? dayOfMonth(speech, day)
           : step.scale == Scale::Months ? shortMonthName(speech, day)
                                         : yearName(speech, day);
}

/// The larger period that begins, where its full name has no room.
std::string majorLabel(const Speech& speech, base::Day day, Step step) {
    return step.scale == Scale::Days ? shortMonthName(speech, day) : yearName(speech, day);
}

/// What a step must have room for: a month's name among days, a year's among months.
float widestLabel(const Speech& speech, const AxisRequest& request, Step step) {
    switch (step.scale) {
    case Scale::Days:
        return request.textWidth(dayAndMonth(speech, base::dayFromCivil({2024, 12, 28})));
    case Scale::Months:
        return request.textWidth(shortMonthAndYear(speech, base::dayFromCivil({2024, 12, 1})));
    default:
        return request.textWidth(yearName(speech, base::dayFromCivil({2024, 1, 1})));
    }
}

Step stepFor(const Speech& speech, const AxisRequest& request) {
    const double pxPerDay = request.widthPx / (request.days.last - request.days.first);
    const auto fits = std::find_if(kSteps.begin(), kSteps.end(), [&](Step step) {
        return meanDays(step) * pxPerDay >= widestLabel(speech, request, step) + request.gapPx;
    });
    return fits != kSteps.end() ? *fits : kSteps.back();
}

/// Puts labels where none stands yet, the more important ones first.
class Labels {
public:
    Labels(const Speech& speech, const AxisRequest& request, Step step)
        : speech_(speech), request_(request), step_(step) {}

    /// In the middle of a period that the label names, else at the line that begins it.
    bool put(AxisTick& tick, const std::string& label) {
        const float width = request_.textWidth(label);
        const float left = x(tick.first);
        const float right = x(tick.next);
        const bool isCentred = step_.count == 1 && width + request_.gapPx <= right - left;
        const float at = isCentred ? (left + right - width) / 2 : left + request_.gapPx * 0.4F;
        return at >= 0 && at + width <= request_.widthPx && take(tick, label, at, width);
    }
    /// At the plot's left edge: what is seen there began outside of it.
    void putFirst(AxisTick& tick, const std::string& label) {
        take(tick, label, 0, request_.textWidth(label));
    }
    /// In the middle of what is seen of the period.
    void putInSight(AxisTick& tick, const std::string& label) {
        const float width = request_.textWidth(label);
        const float left = std::max(0.0F, x(tick.first));
        const float middle = left + (seenPx(tick) - width) / 2;
        take(tick, label, std::clamp(middle, 0.0F, std::max(0.0F, request_.widthPx - width)),
             width);
    }
    float seenPx(const AxisTick& tick) const {
        return std::min(request_.widthPx, x(tick.next)) - std::max(0.0F, x(tick.first));
    }
    bool isEmpty() const { return taken_.empty(); }
    bool hasLabelBefore(float px) const {
        return std::any_of(taken_.begin(), taken_.end(),
                           [px](const auto& span) { return span.first < px; });
    }

private:
    float x(base::Day day) const {
        return request_.widthPx * static_cast<float>((day - request_.days.first) /
                                                     (request_.days.last - request_.days.first));
    }
    bool take(AxisTick& tick, const std::string& label, float left, float width) {
        const float right = left + width + request_.gapPx;
        const bool isFree = std::none_of(taken_.begin(), taken_.end(), [&](const auto& span) {
            return left < span.second && span.first < right;
        });
        if (isFree) {
            taken_.emplace_back(left, right);
            tick.label = label;
            tick.labelLeft = left;
        }
        return isFree;
    }

    const Speech& speech_;
    const AxisRequest& request_;
    Step step_;
    std::vector<std::pair<float, float>> taken_;
};

} // namespace

std::vector<AxisTick> axisTicks(const Speech& speech, const AxisRequest& request) {
    const Step step = stepFor(speech, request);
    std::vector<AxisTick> ticks;
    const auto from = static_cast<base::Day>(std::floor(request.days.first));
    for (base::Day day = periodFirst(from, step); day < request.days.last;) {
        const base::Day next = periodAfter(day, step);
        ticks.push_back({day, next, {}, 0, isMajor(day, step)});
        day = next;
    }
    Labels labels(speech, request, step);
    for (AxisTick& tick : ticks) {
        if (tick.isMajor && !labels.put(tick, fullLabel(speech, tick.first, step))) {
            labels.put(tick, majorLabel(speech, tick.first, step));
        }
    }
    // Without a year in sight, or with one far to the right, the left edge says what is seen.
    const bool isNamed = step.scale == Scale::Years || labels.hasLabelBefore(request.widthPx / 3);
    if (!isNamed && !ticks.empty()) {
        AxisTick& first = ticks.front();
        const base::Day seen = std::max(first.first, from);
        labels.putFirst(first, fullLabel(speech, seen, step));
    }
    for (AxisTick& tick : ticks) {
        if (tick.label.empty()) {
            labels.put(tick, plainLabel(speech, tick.first, step));
        }
    }
    // A year may be wider than the plot, with its middle and the next one's name out of sight.
    if (labels.isEmpty() && !ticks.empty()) {
        AxisTick& widest = *std::max_element(ticks.begin(), ticks.end(),
                                             [&labels](const AxisTick& a, const AxisTick& b) {
                                                 return labels.seenPx(a) < labels.seenPx(b);
                                             });
        labels.putInSight(widest, plainLabel(speech, widest.first, step));
    }
    return ticks;
}

} // namespace portolan::ui
