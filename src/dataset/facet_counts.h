// How many engagements each value of each facet would give, all other facets applied.
#pragma once

#include "dataset/refusals.h"

namespace portolan::dataset {

/// Fills every FacetCount's `passing` of a Selection whose totals and `passes` are there.
void countFacets(const Refusals& refusals, const SearchIndex& index, const Filter& filter,
                 Selection& selection);

} // namespace portolan::dataset
