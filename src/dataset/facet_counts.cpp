#include "dataset/facet_counts.h"

#include "dataset/between_counts.h"

#include <algorithm>
#include <span>

namespace portolan::dataset {

namespace {

using Rows = std::vector<std::uint32_t>;

// Without a branch: which rows are wanted is as good as random to the processor.
// `count` of `size` rows are.
template<class IsWanted>
void listRows(std::size_t size, std::size_t count, Rows& rows, IsWanted isWanted) {
    rows.resize(count);
    std::size_t found = 0;
    for (std::size_t row = 0; row < size && found < count; ++row) {
        rows[found] = static_cast<std::uint32_t>(row);
        found += isWanted(row) ? 1U : 0U;
    }
}

struct Sizes {
    std::uint32_t now = 0, plus = 0, minus = 0;
};

Sizes sizesOf(const Refusals& before, const Refusals& now, std::uint16_t others) {
    Sizes sizes;
    for (std::size_t row = 0; row < now.size(); ++row) {
        const std::uint32_t was = (before[row] & others) == 0 ? 1 : 0;
        const std::uint32_t is = (now[row] & others) == 0 ? 1 : 0;
        sizes.now += is;
        sizes.plus += is & ~was;
        sizes.minus += was & ~is;
    }
    return sizes;
}

void addRows(const Lists& lists, const Rows& rows, Rows& counts, std::uint32_t step) {
    for (const std::uint32_t row : rows) {
        const std::uint32_t* value = lists.values.data() + lists.offsets[row];
        const std::uint32_t* const end = lists.values.data() + lists.offsets[row + 1];
        for (; value != end; ++value) {
            counts[*value] += step;
        }
    }
}

constexpr std::uint32_t kMinusOne = ~std::uint32_t{0}; // unsigned numbers wrap

template<std::size_t Size>
std::vector<std::uint32_t> totalsOf(const std::array<FacetCount, Size>& counts) {
    std::vector<std::uint32_t> totals;
    totals.reserve(Size);
    for (const FacetCount& count : counts) {
        totals.push_back(count.total);
    }
    return totals;
}

std::vector<std::uint32_t> totalsOf(const std::vector<FacetCount>& counts, FacetCount without) {
    std::vector<std::uint32_t> totals;
    totals.reserve(counts.size() + 1);
    for (const FacetCount& count : counts) {
        totals.push_back(count.total);
    }
    totals.push_back(without.total);
    return totals;
}

void writeCounts(const std::vector<std::uint32_t>& from, std::span<FacetCount> counts) {
    for (std::size_t i = 0; i < counts.size(); ++i) {
        counts[i].passing = from[i];
    }
}

} // namespace

FacetCounter::FacetCounter(const SearchIndex& index) : counted_(index.kinds.size()) {
    const Selection& all = index.totals;
    keptFor(Facet::Kind).totals = totalsOf(all.kinds);
    keptFor(Facet::Status).totals = totalsOf(all.statuses);
    keptFor(Facet::Certainty).totals = totalsOf(all.certainties);
    keptFor(Facet::Sector).totals = totalsOf(all.sectors, all.withoutSector);
    keptFor(Facet::Organisation).totals = totalsOf(all.organisations, all.withoutOrganisation);
    keptFor(Facet::Source).totals = totalsOf(all.sources, all.withoutSource);
    keptFor(Facet::PlaceKind).totals = totalsOf(all.placeKinds);
    keptFor(Facet::PlaceKind).totals.push_back(all.withoutPlace.total);
    keptFor(Facet::Place).totals = index.areaTotals[0];
    keptFor(Facet::Economy).totals = index.areaTotals[0];
    for (Kept& kept : kept_) {
        kept.counts = kept.totals;
    }
}

/// The lists of rows are megabytes: what was made for the last update is used again.
FacetCounter::Change& FacetCounter::nextChange() {
    if (changeCount_ == changes_.size()) {
        changes_.emplace_back();
    }
    return changes_[changeCount_++];
}

const FacetCounter::Change& FacetCounter::changeFor(Facet facet, const Refusals& refusals,
                                                    bool isKept) {
    const auto own = static_cast<std::uint16_t>(bitOf(facet) & (used_ | usedNow_));
    const auto end = changes_.begin() + static_cast<std::ptrdiff_t>(changeCount_);
    const auto known = std::find_if(changes_.begin(), end, [&](const Change& change) {
        return change.own == own && (isKept || change.from != Change::From::Before);
    });
    if (known != end) {
        return *known;
    }
    const auto others = static_cast<std::uint16_t>(~own);
    const std::size_t size = refusals.size();
    const auto was = [&](std::size_t row) { return (counted_[row] & others) == 0; };
    const auto is = [&](std::size_t row) { return (refusals[row] & others) == 0; };
    const Sizes sizes = sizesOf(counted_, refusals, others);
    const std::size_t rest = size - sizes.now;
    Change& change = nextChange();
    change.own = own;
    if (isKept && sizes.plus + sizes.minus <= std::min<std::size_t>(sizes.now, rest)) {
        change.from = Change::From::Before;
        listRows(size, sizes.plus, change.plus, [&](auto row) { return is(row) && !was(row); });
        listRows(size, sizes.minus, change.minus, [&](auto row) { return was(row) && !is(row); });
    } else if (sizes.now <= rest) {
        change.from = Change::From::Nothing;
        listRows(size, sizes.now, change.plus, is);
        change.minus.clear();
    } else {
        change.from = Change::From::Totals;
        change.plus.clear();
        listRows(size, rest, change.minus, [&](auto row) { return !is(row); });
    }
    return change;
}

void FacetCounter::count(Facet facet, const Refusals& refusals,
                         const std::vector<std::uint8_t>& column) {
    const Change& change = changeFor(facet, refusals, true);
    Counts& counts = start(keptFor(facet), change);
    for (const std::uint32_t row : change.plus) {
        ++counts[column[row]];
    }
    for (const std::uint32_t row : change.minus) {
        --counts[column[row]];
    }
}

void FacetCounter::count(Facet facet, const Refusals& refusals, const FacetLists& lists,
                         bool isKept) {
    const Change& change = changeFor(facet, refusals, isKept);
    Counts& counts = start(keptFor(facet), change);
    addRows(lists.lists, change.plus, counts, 1);
    addRows(lists.lists, change.minus, counts, kMinusOne);
}

FacetCounter::Counts& FacetCounter::start(Kept& kept, const Change& change) {
    if (change.from == Change::From::Nothing) {
        kept.counts.assign(kept.totals.size(), 0);
    } else if (change.from == Change::From::Totals) {
        kept.counts = kept.totals;
    }
    return kept.counts;
}

/// Counted anew: every place's count depends on the others that are chosen.
void FacetCounter::countBetween(const Dataset& data, const SearchIndex& index,
                                const Refusals& refusals, const Filter& filter) {
    const std::vector<std::uint8_t> isChosen = chosenPlaces(data, index, filter);
    BetweenCounter counter(data, index, isChosen);
    const auto others = static_cast<std::uint16_t>(~bitOf(Facet::Place));
    for (std::size_t row = 0; row < refusals.size(); ++row) {
        if ((refusals[row] & others) == 0) {
            counter.add(static_cast<EngagementIndex>(row));
        }
    }
    keptFor(Facet::Place).counts = counter.take();
}

void FacetCounter::countAreas(const SearchIndex& index, const Refusals& refusals,
                              const Filter& filter) {
    const bool isBetweenNow = filter.ties == PlaceTies::Between && isInUse(Facet::Place, filter);
    const auto ties = static_cast<std::size_t>(filter.ties);
    keptFor(Facet::Place).totals = index.areaTotals[ties];
    if (!isBetweenNow) {
        count(Facet::Place, refusals, index.areas[ties], filter.ties == ties_ && !isBetween_);
    }
    const bool isEconomyOwn = isEconomyOwnFacet(filter);
    if (isEconomyOwn) {
        // Was not counted while it was no facet of its own.
        count(Facet::Economy, refusals, index.areas[0], isEconomyOwn_);
    }
    ties_ = filter.ties;
    isEconomyOwn_ = isEconomyOwn;
    isBetween_ = isBetweenNow;
}

void FacetCounter::update(const Dataset& data, const SearchIndex& index, const Refusals& refusals,
                          const Filter& filter) {
    usedNow_ = 0;
    for (std::size_t i = 0; i < kFacetCount; ++i) {
        const auto facet = static_cast<Facet>(i);
        usedNow_ |= isInUse(facet, filter) ? bitOf(facet) : std::uint16_t{0};
    }
    count(Facet::Kind, refusals, index.kinds);
    count(Facet::Status, refusals, index.statuses);
    count(Facet::Certainty, refusals, index.certainties);
    count(Facet::Sector, refusals, index.sectors, true);
    count(Facet::Organisation, refusals, index.organisations, true);
    count(Facet::Source, refusals, index.sources, true);
    count(Facet::PlaceKind, refusals, index.placeKinds, true);
    countAreas(index, refusals, filter);
    if (isBetween_) {
        countBetween(data, index, refusals, filter);
    }
    changeCount_ = 0;
    counted_ = refusals;
    used_ = usedNow_;
}

void FacetCounter::write(Selection& selection) const {
    const auto countsOf = [this](Facet facet) -> const Counts& {
        return kept_[static_cast<std::size_t>(facet)].counts;
    };
    writeCounts(countsOf(Facet::Kind), selection.kinds);
    writeCounts(countsOf(Facet::Status), selection.statuses);
    writeCounts(countsOf(Facet::Certainty), selection.certainties);
    writeCounts(countsOf(Facet::Sector), selection.sectors);
    writeCounts(countsOf(Facet::Organisation), selection.organisations);
    writeCounts(countsOf(Facet::Source), selection.sources);
    writeCounts(countsOf(Facet::PlaceKind), selection.placeKinds);
    writeCounts(countsOf(Facet::Place), selection.places);
    selection.withoutSector.passing = countsOf(Facet::Sector).back();
    selection.withoutOrganisation.passing = countsOf(Facet::Organisation).back();
    selection.withoutSource.passing = countsOf(Facet::Source).back();
    selection.withoutPlace.passing = countsOf(Facet::Place).back();
    const Counts& areas = countsOf(isEconomyOwn_ ? Facet::Economy : Facet::Place);
    for (std::size_t i = 0; i < selection.economies.size(); ++i) {
        selection.economies[i].count.passing = areas[selection.places.size() + i];
    }
}

} // namespace portolan::dataset
