// Random ties and journeys, for rules over any network.
#pragma once

#include "support/network_view.h"

#include <rapidcheck.h>

namespace portolan::support {

/// Up to `most`, at least one, each between two of the places, in any year from 2010 to 2024.
inline void engageAny(NetworkRecords& records, const std::vector<dataset::PlaceIndex>& places,
                      int most) {
    const int count = static_cast<int>(places.size());
    const int engagements = *rc::gen::inRange(1, most + 1);
    for (int i = 0; i < engagements; ++i) {
        const int from = *rc::gen::inRange(0, count);
        const int to = (from + *rc::gen::inRange(1, count)) % count;
        records.engage(
            static_cast<dataset::EngagementKind>(*rc::gen::inRange(0, 11)),
            {places[static_cast<std::size_t>(from)], places[static_cast<std::size_t>(to)]},
            std::to_string(*rc::gen::inRange(2010, 2025)));
    }
}

} // namespace portolan::support
