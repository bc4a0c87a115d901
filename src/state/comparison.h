// Two periods to compare: what they are to begin with, and how changes look.
#pragma once

#include "dataset/compare.h"
#include "state/app_state.h"

namespace portolan::state {

/// What a change of ties is drawn with, on the map and in its list: told apart by width and dash,
/// not by colour alone.
struct ChangeLook {
    dataset::EngagementKind colourOf = dataset::EngagementKind::Mou;
    float width = 1; ///< of an MOU's line
    bool isDashed = false;
};
const ChangeLook& lookOf(dataset::TieChange);

/// Switched on or off. Periods that were never chosen are the halves of the window, in whole years
/// where it has more than one.
Comparison toggledComparison(Comparison, const Timeline&);

} // namespace portolan::state
