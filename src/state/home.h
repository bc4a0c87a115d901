// Which place everything is seen from.
#pragma once

#include "dataset/dataset.h"
#include "state/intent.h"

namespace portolan::state {

/// What the key for home asks for: the first selected place, or else the one that the pointer is
/// over, becomes home; if it is that already, or there is none, home is left. An organisation
/// stands for its home place.
intent::ChooseHome wantedHome(const AppState&, const dataset::Dataset&);

/// The state's filter as seen from home: of what is counted and listed, whenever it was.
dataset::Filter filterFromHome(const AppState&);
/// Of what is listed now: that filter narrowed to listedDays(), where the window is narrower than
/// the extent. A comparison has its own periods: the window does not narrow it.
dataset::Filter listedFilter(const AppState&, base::DayInterval extent);

} // namespace portolan::state
