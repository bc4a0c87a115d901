// Where a mission is at a moment: a pure function of the record and the timeline's cursor.
#pragma once

#include "dataset/dataset.h"

#include <cstdint>
#include <optional>

namespace portolan::scene {

struct JourneyPosition {
    std::uint32_t leg = 0; ///< which of the journey's legs, in order
    double along = 0;      ///< 0–1 on that leg, eased; 1 while it dwells at the stop
    bool isDwelling = false;
};

/// How long the itinerary takes to play, in seconds: each leg 0.9 s + 0.6 ms per km (1.4–3.2 s) and
/// 0.9 s at each stop. Playback holds a journey's days for this long. 0 for what has no legs.
double journeySeconds(const dataset::Dataset&, dataset::EngagementIndex);

/// The fraction of the journey's days that have passed at `cursor` (days) is the fraction of its
/// itinerary that is played. nullopt outside its days, and for what is no journey, undated, known
/// to more than a quarter of a year only, or part of another journey, which carries it along.
std::optional<double> journeyProgress(const dataset::Dataset&, dataset::EngagementIndex,
                                      double cursor);
std::optional<JourneyPosition> journeyPosition(const dataset::Dataset&, dataset::EngagementIndex,
                                               double cursor);

} // namespace portolan::scene
