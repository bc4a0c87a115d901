// How many engagements each value of each facet would give, all other facets applied.
#pragma once

#include "dataset/refusals.h"

#include <array>
#include <cstddef>
#include <deque>
#include <vector>

namespace portolan::dataset {

/// A value of a facet counts the rows that no other facet refuses. Between one filter and the next
/// most of those rows stay, so the counts are kept and only what differs is counted; or, where that
/// is less, everything that counts, or what does not, taken off the totals.
class FacetCounter {
public:
    /// Stands at the empty filter.
    explicit FacetCounter(const SearchIndex& index);

    /// Counts for a filter and its refusals. `index` is that of the constructor, made from `data`.
    void update(const Dataset& data, const SearchIndex& index, const Refusals& refusals,
                const Filter& filter);
    /// Fills every FacetCount's `passing`.
    void write(Selection& selection) const;

private:
    using Counts = std::vector<std::uint32_t>;
    /// Rows to add and to take off, from what was counted, from nothing or from the totals.
    struct Change {
        enum class From : std::uint8_t { Before, Nothing, Totals };
        From from = From::Before;
        std::vector<std::uint32_t> plus, minus;
        std::uint16_t own = 0; ///< the facet's bit if it is in use, before or now
    };
    struct Kept {
        Counts counts, totals;
    };

    Change& nextChange();
    const Change& changeFor(Facet facet, const Refusals& refusals, bool isKept);
    void count(Facet facet, const Refusals& refusals, const std::vector<std::uint8_t>& column);
    /// Not `isKept`: what was counted is of other lists.
    void count(Facet facet, const Refusals& refusals, const FacetLists& lists, bool isKept);
    void countAreas(const SearchIndex& index, const Refusals& refusals, const Filter& filter);
    void countBetween(const Dataset& data, const SearchIndex& index, const Refusals& refusals,
                      const Filter& filter);
    static Counts& start(Kept& kept, const Change& change);
    Kept& keptFor(Facet facet) { return kept_[static_cast<std::size_t>(facet)]; }

    Refusals counted_; ///< that the counts are of
    std::uint16_t used_ = 0, usedNow_ = 0;
    std::array<Kept, kFacetCount> kept_;
    std::deque<Change> changes_; ///< references into it are kept; the first are of this update
    std::size_t changeCount_ = 0;
    PlaceTies ties_ = PlaceTies::All;
    bool isEconomyOwn_ = false;
    bool isBetween_ = false; ///< the places' counts are countBetween's
};

} // namespace portolan::dataset
