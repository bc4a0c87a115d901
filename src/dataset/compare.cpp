#include "dataset/compare.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace portolan::dataset {

namespace {

struct Periods {
    base::DayInterval before, after;
};

std::uint64_t keyOf(const Leg& leg) {
    const auto [low, high] = std::minmax(leg.from, leg.to);
    return std::uint64_t{low} << 32U | high;
}

std::uint32_t difference(const PairChange& pair) {
    return std::max(pair.before, pair.after) - std::min(pair.before, pair.after);
}

bool standsBefore(const PairChange& x, const PairChange& y) {
    const auto rank = [](const PairChange& pair) {
        return std::tuple(pair.change, ~difference(pair), ~(pair.before + pair.after), pair.a,
                          pair.b);
    };
    return rank(x) < rank(y);
}

/// The pairs with their counts, and for each leg its pair or kNone.
class PairCounter {
public:
    PairCounter(const Dataset& data, Periods periods) : data_(data), periods_(periods) {
        pairOfLeg.assign(data.legs.size(), kNone);
    }

    void add(LegIndex index) {
        const Leg& leg = data_.legs[index];
        const bool isBefore = periods_.before.overlaps(leg.active);
        const bool isAfter = periods_.after.overlaps(leg.active);
        if (!isBefore && !isAfter) {
            return;
        }
        const auto [found, isNew] =
            pairs_.emplace(keyOf(leg), static_cast<std::uint32_t>(pairs.size()));
        if (isNew) {
            const auto [low, high] = std::minmax(leg.from, leg.to);
            PairChange pair;
            pair.a = low;
            pair.b = high;
            pairs.push_back(pair);
        }
        PairChange& pair = pairs[found->second];
        pair.before += isBefore ? 1 : 0;
        pair.after += isAfter ? 1 : 0;
        ++pair.legs.count;
        pairOfLeg[index] = found->second;
    }

    std::vector<PairChange> pairs;
    std::vector<std::uint32_t> pairOfLeg;

private:
    const Dataset& data_;
    Periods periods_;
    std::unordered_map<std::uint64_t, std::uint32_t> pairs_;
};

/// Orders the pairs and lists their legs.
void arrange(PairCounter& counter, PeriodComparison& result) {
    std::vector<std::uint32_t> order(counter.pairs.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
        return standsBefore(counter.pairs[x], counter.pairs[y]);
    });
    std::vector<std::uint32_t> next(order.size()); // per counted pair: where its next leg goes
    std::uint32_t first = 0;
    for (const std::uint32_t i : order) {
        PairChange& pair = counter.pairs[i];
        pair.legs.first = next[i] = std::exchange(first, first + pair.legs.count);
        ++result.counts[static_cast<std::size_t>(pair.change)];
        result.pairs.push_back(pair);
    }
    result.legs.resize(first);
    for (LegIndex leg = 0; leg < counter.pairOfLeg.size(); ++leg) {
        const std::uint32_t pair = counter.pairOfLeg[leg];
        if (pair != kNone) {
            result.legs[next[pair]++] = leg;
            result.changeOfLeg[leg] = static_cast<std::uint8_t>(counter.pairs[pair].change);
        }
    }
}

} // namespace

TieChange tieChangeOf(std::uint32_t before, std::uint32_t after) {
    if (before == 0) {
        return TieChange::New;
    }
    if (after == 0) {
        return TieChange::Ended;
    }
    return after > before ? TieChange::Grown : TieChange::Lasting;
}

PeriodComparison comparePeriods(const Dataset& data, const Selection& selection,
                                base::DayInterval before, base::DayInterval after) {
    PeriodComparison result;
    result.changeOfLeg.assign(data.legs.size(), kNoTieChange);
    result.undated = selection.undatedCount;
    PairCounter counter(data, {before, after});
    for (const LegIndex leg : selection.legs) {
        if (!data.engagements[data.legs[leg].engagement].isUndated) {
            counter.add(leg);
        }
    }
    for (PairChange& pair : counter.pairs) {
        pair.change = tieChangeOf(pair.before, pair.after);
    }
    arrange(counter, result);
    return result;
}

} // namespace portolan::dataset
