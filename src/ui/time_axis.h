// The axis of the timeline: which days get a line and a label at a zoom, from days to centuries.
#pragma once

#include "state/timeline.h"
#include "ui/words.h"

#include <functional>
#include <string>
#include <vector>

namespace portolan::ui {

struct AxisTick {
    base::Day first = 0, next = 0; ///< the period from this line to the next
    std::string label;             ///< "" where there is no room for it
    float labelLeft = 0;           ///< px from the plot's left edge
    bool isMajor = false;          ///< a larger period begins: a year among months
};

struct AxisRequest {
    state::DayRange days;
    float widthPx = 1;
    float gapPx = 10; ///< between labels
    std::function<float(const std::string&)> textWidth;
};

/// Lines in the order of time, at the finest step whose labels fit side by side: 1, 2, 5, 10 days,
/// 1, 3 months, 1, 2, 5, 10… years. No two labels overlap; the first one that is seen names its
/// year (and month), whatever part of time is shown.
std::vector<AxisTick> axisTicks(const Speech&, const AxisRequest&);

} // namespace portolan::ui
