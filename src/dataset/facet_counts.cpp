// A value of a facet counts the rows that no other facet refuses: those that pass, and those that
// its own facet alone refuses. The first are the same for all facets; where they are more than half
// of all, what does not pass is counted instead and taken off the totals.
#include "dataset/facet_counts.h"

#include <algorithm>
#include <span>

namespace portolan::dataset {

namespace {

using Rows = std::vector<std::uint32_t>;
using Counts = std::vector<std::uint32_t>;

// Without a branch: which rows pass is as good as random to the processor.
template<class Column, class Value>
Rows rowsWith(const Column& column, Value value, std::size_t atMost) {
    Rows rows(atMost + 1);
    std::size_t count = 0;
    for (std::size_t row = 0; row < column.size() && count <= atMost; ++row) {
        rows[count] = static_cast<std::uint32_t>(row);
        count += column[row] == value ? 1U : 0U;
    }
    rows.resize(std::min(count, atMost));
    return rows;
}

Counts countLists(const Lists& lists, std::size_t size, const Rows& rows) {
    Counts counts(size);
    for (const std::uint32_t row : rows) {
        const std::uint32_t* value = lists.values.data() + lists.offsets[row];
        const std::uint32_t* const end = lists.values.data() + lists.offsets[row + 1];
        for (; value != end; ++value) {
            ++counts[*value];
        }
    }
    return counts;
}

class FacetCounter {
public:
    FacetCounter(const Refusals& refusals, const SearchIndex& index, const Filter& filter,
                 Selection& selection)
        : refusals_(refusals), index_(index), filter_(filter), selection_(selection),
          isRest_(selection.count > refusals.size() / 2) {
        const std::size_t size = isRest_ ? refusals.size() - selection.count : selection.count;
        base_ = rowsWith(selection.passes, isRest_ ? 0 : 1, size);
    }

    void countAll() {
        countCodes();
        const Selection& totals = index_.totals;
        countList(Facet::Sector, index_.sectors, totals.sectors, selection_.sectors,
                  selection_.withoutSector);
        countList(Facet::Organisation, index_.organisations, totals.organisations,
                  selection_.organisations, selection_.withoutOrganisation);
        countList(Facet::Source, index_.sources, totals.sources, selection_.sources,
                  selection_.withoutSource);
        countAreas();
    }

private:
    bool isUsed(Facet facet) const { return isInUse(facet, filter_); }

    Rows onlyRefusedBy(Facet facet) const {
        return rowsWith(refusals_, bitOf(facet), refusals_.size());
    }

    /// `all` is what every row together would count.
    void finish(std::uint32_t& passing, std::uint32_t all, std::uint32_t base,
                std::uint32_t own) const {
        passing = (isRest_ ? all - base : base) + own;
    }

    template<std::size_t Count>
    void countColumn(Facet facet, const std::vector<std::uint8_t>& column,
                     const std::array<std::uint32_t, Count>& base,
                     std::array<FacetCount, Count>& counts) const {
        std::array<std::uint32_t, Count> own{};
        if (isUsed(facet)) {
            for (const std::uint32_t row : onlyRefusedBy(facet)) {
                ++own[column[row]];
            }
        }
        for (std::size_t i = 0; i < Count; ++i) {
            finish(counts[i].passing, counts[i].total, base[i], own[i]);
        }
    }

    void countCodes() {
        std::array<std::uint32_t, kCodeCount> codes{};
        for (const std::uint32_t row : base_) {
            ++codes[index_.codes[row]];
        }
        std::array<std::uint32_t, kEngagementKindCount> kinds{};
        std::array<std::uint32_t, kStatusCount> statuses{};
        std::array<std::uint32_t, kDateCertaintyCount> certainties{};
        for (std::size_t code = 0; code < codes.size(); ++code) {
            kinds[code / kDateCertaintyCount / kStatusCount] += codes[code];
            statuses[code / kDateCertaintyCount % kStatusCount] += codes[code];
            certainties[code % kDateCertaintyCount] += codes[code];
        }
        countColumn(Facet::Kind, index_.kinds, kinds, selection_.kinds);
        countColumn(Facet::Status, index_.statuses, statuses, selection_.statuses);
        countColumn(Facet::Certainty, index_.certainties, certainties, selection_.certainties);
    }

    Counts ownCounts(Facet facet, const FacetLists& lists) const {
        return isUsed(facet) ? countLists(lists.lists, lists.size + 1, onlyRefusedBy(facet))
                             : Counts(lists.size + 1);
    }

    void countList(Facet facet, const FacetLists& lists, const std::vector<FacetCount>& totals,
                   std::vector<FacetCount>& counts, FacetCount& without) const {
        const Counts base = countLists(lists.lists, lists.size + 1, base_);
        const Counts own = ownCounts(facet, lists);
        for (std::size_t i = 0; i < counts.size(); ++i) {
            finish(counts[i].passing, totals[i].total, base[i], own[i]);
        }
        finish(without.passing, without.total, base.back(), own.back());
    }

    void countAreas() {
        const auto ties = static_cast<std::size_t>(filter_.ties);
        const Counts places = countAreas(Facet::Place, ties);
        const bool isOwnFacet = isEconomyOwnFacet(filter_);
        const Counts economies = isOwnFacet ? countAreas(Facet::Economy, 0) : places;
        const std::size_t placeCount = selection_.places.size();
        for (std::size_t i = 0; i < placeCount; ++i) {
            selection_.places[i].passing = places[i];
        }
        for (std::size_t i = 0; i < selection_.economies.size(); ++i) {
            selection_.economies[i].count.passing = economies[placeCount + i];
        }
        selection_.withoutPlace.passing = places.back();
    }

    Counts countAreas(Facet facet, std::size_t ties) const {
        const FacetLists& lists = index_.areas[ties];
        const Counts& all = index_.areaTotals[ties];
        const Counts base = countLists(lists.lists, lists.size + 1, base_);
        Counts counts = ownCounts(facet, lists);
        for (std::size_t i = 0; i < counts.size(); ++i) {
            finish(counts[i], all[i], base[i], counts[i]);
        }
        return counts;
    }

    const Refusals& refusals_;
    const SearchIndex& index_;
    const Filter& filter_;
    Selection& selection_;
    bool isRest_; ///< base_ is what does not pass
    Rows base_;
};

} // namespace

void countFacets(const Refusals& refusals, const SearchIndex& index, const Filter& filter,
                 Selection& selection) {
    FacetCounter(refusals, index, filter, selection).countAll();
}

} // namespace portolan::dataset
