// comparePeriods() against its definition, counted pair by pair.
#include "dataset/compare.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace portolan::dataset {

namespace {

using Pair = std::pair<PlaceIndex, PlaceIndex>;

std::map<Pair, std::pair<std::uint32_t, std::uint32_t>> countByHand(const Dataset& data,
                                                                    const Selection& selection,
                                                                    base::DayInterval before,
                                                                    base::DayInterval after) {
    std::map<Pair, std::pair<std::uint32_t, std::uint32_t>> counts;
    for (const Leg& leg : data.legs) {
        if (selection.passes[leg.engagement] == 0 || data.engagements[leg.engagement].isUndated) {
            continue;
        }
        const Pair pair = std::minmax(leg.from, leg.to);
        if (before.overlaps(leg.active)) {
            ++counts[pair].first;
        }
        if (after.overlaps(leg.active)) {
            ++counts[pair].second;
        }
    }
    return counts;
}

base::DayInterval someDays() {
    const auto first = *rc::gen::inRange<base::Day>(14000, 20000);
    return {first, first + *rc::gen::inRange<base::Day>(0, 3000)};
}

RC_GTEST_PROP(ComparePeriods, CountsEachPairAsItsDefinitionDoes, ()) {
    const auto legs = *rc::gen::inRange<std::size_t>(0, 120);
    const auto places = *rc::gen::inRange<std::size_t>(2, 9);
    const auto data = makeSyntheticDataset(legs, places, *rc::gen::arbitrary<std::uint64_t>());
    const auto index = buildSearchIndex(*data);
    Filter filter;
    if (*rc::gen::arbitrary<bool>()) {
        filter.kinds = {EngagementKind::Mou, EngagementKind::Mission, EngagementKind::Forum};
    }
    const Selection selection = select(*data, *index, filter);
    const base::DayInterval before = someDays();
    const base::DayInterval after = someDays();
    const PeriodComparison result = comparePeriods(*data, selection, before, after);

    const auto expected = countByHand(*data, selection, before, after);
    RC_ASSERT(result.pairs.size() == expected.size());
    std::array<std::uint32_t, kTieChangeCount> counts{};
    std::set<LegIndex> seen;
    for (const PairChange& pair : result.pairs) {
        const auto found = expected.find({pair.a, pair.b});
        RC_ASSERT(found != expected.end());
        RC_ASSERT(std::pair(pair.before, pair.after) == found->second);
        RC_ASSERT(pair.change == tieChangeOf(pair.before, pair.after));
        ++counts[static_cast<std::size_t>(pair.change)];
        for (std::uint32_t i = 0; i < pair.legs.count; ++i) {
            const LegIndex leg = result.legs[pair.legs.first + i];
            RC_ASSERT(seen.insert(leg).second);
            RC_ASSERT(Pair(std::minmax(data->legs[leg].from, data->legs[leg].to)) ==
                      Pair(pair.a, pair.b));
            RC_ASSERT(result.changeOfLeg[leg] == static_cast<std::uint8_t>(pair.change));
        }
    }
    RC_ASSERT(counts == result.counts);
    const auto changed = std::count_if(result.changeOfLeg.begin(), result.changeOfLeg.end(),
                                       [](std::uint8_t change) { return change != kNoTieChange; });
    RC_ASSERT(static_cast<std::size_t>(changed) == seen.size());
    RC_ASSERT(std::is_sorted(
        result.pairs.begin(), result.pairs.end(),
        [](const PairChange& x, const PairChange& y) { return x.change < y.change; }));
    RC_ASSERT(result.undated == selection.undatedCount);
}

TEST(ComparePeriods, TellsWhatATieDid) {
    EXPECT_EQ(tieChangeOf(0, 2), TieChange::New);
    EXPECT_EQ(tieChangeOf(2, 3), TieChange::Grown);
    EXPECT_EQ(tieChangeOf(2, 2), TieChange::Lasting);
    EXPECT_EQ(tieChangeOf(3, 1), TieChange::Lasting);
    EXPECT_EQ(tieChangeOf(3, 0), TieChange::Ended);
}

} // namespace

} // namespace portolan::dataset
