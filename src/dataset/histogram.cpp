#include "dataset/histogram.h"

#include "dataset/search_index.h"

#include <algorithm>

namespace portolan::dataset {

namespace {

constexpr double kNarrowestPx = 8;
constexpr int kDaysPerWeek = 7;
// Mean lengths, for choosing a unit only.
constexpr std::array<double, kBinUnitCount> kMeanDays = {1, 7, 30.44, 91.31, 365.25, 3652.5};

/// Months per bin; 0 where a bin is no run of months.
constexpr std::array<int, kBinUnitCount> kMonths = {0, 0, 1, 3, 12, 120};

int floorTo(int value, int step) {
    const int rest = value % step;
    return value - (rest < 0 ? rest + step : rest);
}

/// The first day of the run of months that holds the day, `runs` runs later.
base::Day monthsFirst(base::Day day, int months, int runs) {
    const base::CivilDate date = base::civilFromDay(day);
    const int month = floorTo(date.year * 12 + date.month - 1, months) + runs * months;
    const int year = floorTo(month, 12) / 12;
    return base::dayFromCivil({year, month - year * 12 + 1, 1});
}

base::Day binStart(base::Day day, BinUnit unit, int bins) {
    if (unit == BinUnit::Day) {
        return day + bins;
    }
    if (unit == BinUnit::Week) {
        constexpr base::Day kMonday = 4; // 1970-01-05
        return floorTo(day - kMonday, kDaysPerWeek) + kMonday + bins * kDaysPerWeek;
    }
    return monthsFirst(day, kMonths[static_cast<std::size_t>(unit)], bins);
}

std::uint8_t bitOf(BinUnit unit) {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(unit));
}

std::uint32_t positionOf(const Starts& starts, base::Day day) {
    return static_cast<std::uint32_t>(
        std::lower_bound(starts.firsts.begin(), starts.firsts.end(), day) - starts.firsts.begin());
}

std::vector<Bin> emptyBins(const Starts& starts, BinUnit unit, base::DayInterval span) {
    std::vector<Bin> bins;
    std::uint32_t position = positionOf(starts, span.first);
    for (base::Day day = span.first; day <= span.last;) {
        Bin& bin = bins.emplace_back();
        bin.first = day;
        day = binAfter(day, unit);
        const auto begin = starts.firsts.begin() + position;
        const auto end = std::lower_bound(begin, starts.firsts.end(), day);
        bin.rows = {position, static_cast<std::uint32_t>(end - begin)};
        position += bin.rows.count;
    }
    return bins;
}

/// Per [isInBin][passes][kind]. Without a branch: which rows pass is as good as random to the
/// processor. Kinds are padded to a power of two.
class Tally {
public:
    void add(bool isInBin, std::uint8_t passes, std::uint8_t kind) {
        ++counts_[(isInBin ? 2 * kStride : 0U) + passes * kStride + kind];
    }
    void take(bool isInBin, KindCounts& passing, KindCounts& hidden) {
        for (std::size_t kind = 0; kind < kEngagementKindCount; ++kind) {
            const std::size_t at = (isInBin ? 2 * kStride : 0U) + kind;
            hidden[kind] += counts_[at];
            passing[kind] += counts_[at + kStride];
        }
        std::fill_n(counts_.begin() + (isInBin ? 2 * kStride : 0), 2 * kStride, 0U);
    }

private:
    static constexpr std::size_t kStride = 16;
    static_assert(kEngagementKindCount <= kStride);
    std::array<std::uint32_t, 4 * kStride> counts_{};
};

/// What began before the span and reaches into it is imprecise, or would be in an earlier bin.
void tallyEarlier(Tally& tally, const Starts& starts, const Selection& selection, BinUnit unit,
                  base::DayInterval span) {
    const std::uint8_t bit = bitOf(unit);
    const std::uint32_t end = positionOf(starts, span.first);
    for (std::uint32_t i = 0; i < end; ++i) {
        if (starts.lasts[i] >= span.first && (starts.bins[i] & bit) == 0) {
            tally.add(false, selection.passes[starts.rows[i]], starts.kinds[i]);
        }
    }
}

void tallyBin(Tally& tally, const Starts& starts, const Selection& selection, BinUnit unit,
              Bin& bin) {
    const std::uint8_t bit = bitOf(unit);
    for (std::uint32_t i = bin.rows.first; i < bin.rows.first + bin.rows.count; ++i) {
        tally.add((starts.bins[i] & bit) != 0, selection.passes[starts.rows[i]], starts.kinds[i]);
    }
    tally.take(true, bin.passing, bin.hidden);
}

} // namespace

BinUnit binUnitFor(double days, double widthPx) {
    for (std::size_t unit = 0; unit < kBinUnitCount; ++unit) {
        if (kMeanDays[unit] * widthPx >= kNarrowestPx * days) {
            return static_cast<BinUnit>(unit);
        }
    }
    return BinUnit::Decade;
}

base::Day binFirst(base::Day day, BinUnit unit) {
    return binStart(day, unit, 0);
}

base::Day binAfter(base::Day day, BinUnit unit) {
    return binStart(day, unit, 1);
}

bool binHolds(const SearchIndex& index, EngagementIndex engagement, BinUnit unit) {
    return (index.bins[engagement] & bitOf(unit)) != 0;
}

Histogram histogram(const Dataset& dataset, const SearchIndex& index, const Selection& selection,
                    BinUnit unit, base::DayInterval span) {
    Histogram result;
    result.unit = unit;
    span.first = span.first == base::kBeginningOfTime ? dataset.extent.first : span.first;
    span.last = span.last == base::kEndOfTime ? dataset.extent.last : span.last;
    if (span.first == base::kBeginningOfTime || span.last == base::kEndOfTime) {
        return result;
    }
    result.span = {binFirst(span.first, unit), binAfter(span.last, unit) - 1};
    result.bins = emptyBins(index.starts, unit, result.span);
    Tally tally;
    tallyEarlier(tally, index.starts, selection, unit, result.span);
    for (Bin& bin : result.bins) {
        tallyBin(tally, index.starts, selection, unit, bin);
        std::uint32_t height = 0;
        for (std::size_t kind = 0; kind < kEngagementKindCount; ++kind) {
            height += bin.passing[kind] + bin.hidden[kind];
        }
        result.tallest = std::max(result.tallest, height);
    }
    tally.take(false, result.imprecisePassing, result.impreciseHidden);
    return result;
}

std::vector<EngagementIndex> recordsInBin(const SearchIndex& index, const Bin& bin, BinUnit unit,
                                          std::size_t limit) {
    std::vector<EngagementIndex> records;
    for (std::uint32_t i = 0; i < bin.rows.count && records.size() < limit; ++i) {
        const EngagementIndex row = index.starts.rows[bin.rows.first + i];
        if (binHolds(index, row, unit)) {
            records.push_back(row);
        }
    }
    return records;
}

std::vector<EngagementIndex> impreciseRecords(const SearchIndex& index, BinUnit unit,
                                              base::DayInterval span, std::size_t limit) {
    std::vector<EngagementIndex> records;
    const Starts& starts = index.starts;
    for (std::size_t i = 0; i < starts.rows.size() && records.size() < limit; ++i) {
        if (starts.firsts[i] > span.last) {
            break;
        }
        if (starts.lasts[i] >= span.first && (starts.bins[i] & bitOf(unit)) == 0) {
            records.push_back(starts.rows[i]);
        }
    }
    return records;
}

} // namespace portolan::dataset
