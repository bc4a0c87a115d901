// Two periods to compare: what they are to begin with.
#pragma once

#include "state/app_state.h"

namespace portolan::state {

/// Switched on or off. Periods that were never chosen are the halves of the window, in whole years
/// where it has more than one.
Comparison toggledComparison(Comparison, const Timeline&);

} // namespace portolan::state
