// The soft edge of the time window: one formula for arcs, nodes and counts.
#pragma once

#include "base/date.h"
#include "state/app_state.h"

namespace portolan::scene {

/// How far outside the window a record still fades, in days: 2 % of the window, at least 3 and at
/// most 30 days, while time plays; 0 while it stands, so that a still picture shows the window and
/// nothing else.
double fadeDays(const state::Timeline&);

/// 1 while any day of `active` lies in the window (first … last, days), falling smoothly to 0 at
/// `fade` days outside it. Undated records are active always.
float timeVisibility(base::DayInterval active, double first, double last, double fade);

/// How strongly a tie pulses because it has just been signed: 1 on its first day, falling to 0 some
/// weeks of played time later; 0 while time stands.
float signingPulse(base::DayInterval active, const state::Timeline&);

} // namespace portolan::scene
