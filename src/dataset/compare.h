// Two periods against each other: what has become of the ties between each pair of places.
#pragma once

#include "base/date.h"
#include "dataset/dataset.h"
#include "dataset/filter.h"

#include <array>
#include <cstdint>
#include <vector>

namespace portolan::dataset {

/// What the legs between two places did from one period to the other: none before, more than
/// before, as many or fewer but some, none any more.
enum class TieChange : std::uint8_t { New, Grown, Lasting, Ended };
inline constexpr std::size_t kTieChangeCount = 4;
inline constexpr std::uint8_t kNoTieChange = 0xFF; ///< of a leg that lies in neither period

TieChange tieChangeOf(std::uint32_t before, std::uint32_t after);

struct PairChange {
    PlaceIndex a = kNone, b = kNone;     ///< a < b
    std::uint32_t before = 0, after = 0; ///< legs that are active on any day of the period
    TieChange change = TieChange::Lasting;
    Range legs; ///< in PeriodComparison::legs, ascending
};

struct PeriodComparison {
    /// By change, within it the greatest difference first, then the most legs, then by place.
    std::vector<PairChange> pairs;
    std::vector<LegIndex> legs;
    std::vector<std::uint8_t> changeOfLeg; ///< per leg of the dataset: its pair's, or kNoTieChange
    std::array<std::uint32_t, kTieChangeCount> counts{}; ///< of pairs
    std::uint32_t undated = 0; ///< records that pass but have no date: they belong to no period
};

/// Of the records that pass. The selection should not have been narrowed by time. Directions do not
/// count. Linear in the number of legs, but for sorting the pairs.
PeriodComparison comparePeriods(const Dataset&, const Selection&, base::DayInterval before,
                                base::DayInterval after);

} // namespace portolan::dataset
