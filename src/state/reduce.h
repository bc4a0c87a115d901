// The one function that changes state: pure, total, and the same for a window, a story and a test.
#pragma once

#include "state/intent.h"
#include "state/timeline.h"

#include <span>

namespace portolan::state {

/// What reduce() needs to know of the world.
struct Context {
    TimeContext time;
    /// Of the story that was opened, how long each chapter lasts; empty: there is none.
    std::span<const double> chapterSeconds{};
};

/// Never fails: values out of range are brought into it, what cannot be done changes nothing.
/// Afterwards the time window is ordered and the camera is on the globe.
AppState reduce(AppState, const Intent&, const Context&);

} // namespace portolan::state
