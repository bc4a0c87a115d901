// The timeline's bars: how many records each bin of days holds, by kind, passing and hidden.
#pragma once

#include "dataset/filter.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace portolan::dataset {

/// Weeks begin on Monday, quarters in January, April, July and October, decades in years that end
/// in 0.
enum class BinUnit : std::uint8_t { Day, Week, Month, Quarter, Year, Decade };
inline constexpr std::size_t kBinUnitCount = 6;

/// The finest unit whose bins are wide enough for a block when `days` days are `widthPx` pixels
/// wide (at scale 1); Decade where none is.
BinUnit binUnitFor(double days, double widthPx);

/// The first day of the bin that holds the day, and of the bin after it.
base::Day binFirst(base::Day day, BinUnit unit);
base::Day binAfter(base::Day day, BinUnit unit);

using KindCounts = std::array<std::uint32_t, kEngagementKindCount>;

/// `rows` of SearchIndex::starts begin in the bin. Those that binHolds() are counted, the others
/// are too long for it and lie in the imprecise lane.
struct Bin {
    base::Day first = 0; ///< its last day is the day before the next bin's first
    KindCounts passing{}, hidden{};
    Range rows;
    bool operator==(const Bin&) const = default;
};

/// Dated records only. Each that begins in the span or reaches into it is in one bin or imprecise,
/// never both; a journey that a bin before the span holds is in neither.
struct Histogram {
    BinUnit unit = BinUnit::Month;
    base::DayInterval span;    ///< as asked for, widened to whole bins
    std::vector<Bin> bins;     ///< ascending, without gaps: bins[i] ends where bins[i + 1] begins
    std::uint32_t tallest = 0; ///< records of the fullest bin, hidden ones included
    KindCounts imprecisePassing{}, impreciseHidden{};
    bool operator==(const Histogram&) const = default;
};

/// The rule of bins. A date is in a bin when all its days are: "2019-10" is in its month, quarter
/// and year, in no week and no day. A journey of stated days ("2019-09-29/2019-10-03") is not
/// imprecise where it crosses into the next bin: it is in the bin in which it begins, unless it is
/// longer than that bin. An open start or end is in no bin. Nothing is ever rounded.
bool binHolds(const SearchIndex& index, EngagementIndex engagement, BinUnit unit);

/// Pure; one pass over columns. An open end of `span` is the dataset's extent; without any dated
/// record there are no bins. `selection` must be of the dataset.
Histogram histogram(const Dataset& dataset, const SearchIndex& index, const Selection& selection,
                    BinUnit unit, base::DayInterval span);

/// The records of a bin in the order in which they begin, the first `limit` of them: to draw a
/// block for each.
std::vector<EngagementIndex> recordsInBin(const SearchIndex& index, const Bin& bin, BinUnit unit,
                                          std::size_t limit);

/// The records that overlap the span and are in no bin, in the order in which they begin (open
/// starts first), at most `limit`: the bars of the imprecise lane.
std::vector<EngagementIndex> impreciseRecords(const SearchIndex& index, BinUnit unit,
                                              base::DayInterval span, std::size_t limit);

} // namespace portolan::dataset
