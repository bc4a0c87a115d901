// Which facets refuse which engagements: a column of bits, facet by facet, each a pass over
// columns.
#pragma once

#include "dataset/search_index.h"

#include <string>
#include <vector>

namespace portolan::dataset {

/// Per engagement, bit `Facet`: that facet refuses it. 0 passes.
using Refusals = std::vector<std::uint16_t>;
static_assert(kFacetCount <= 16);

inline std::uint16_t bitOf(Facet facet) {
    return static_cast<std::uint16_t>(1U << static_cast<unsigned>(facet));
}

/// A run of engagements: all of them, or the one that is asked about.
struct RowRange {
    std::size_t first = 0, last = 0; ///< last is one beyond
};

/// Per place, whether it is in a chosen one or, where they are one facet, a chosen economy.
std::vector<std::uint8_t> chosenPlaces(const Dataset& data, const SearchIndex& index,
                                       const Filter& filter);

/// Writes the facet's bit for the rows; refusals[0] is of row `rows.first`. Text is refuseByText's.
void refuse(Refusals& refusals, RowRange rows, Facet facet, const Dataset& data,
            const SearchIndex& index, const Filter& filter);

/// Text's bit for every row.
void refuseByText(Refusals& refusals, const SearchIndex& index, const std::string& text);
/// The same for one row.
bool isRefusedByText(const SearchIndex& index, EngagementIndex row, const std::string& text);

} // namespace portolan::dataset
