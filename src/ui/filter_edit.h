// What the filter panel's rows make of the filter: pure functions. Of kinds all are on until one is
// taken away; of the other facets nothing is chosen at first, which lets everything pass.
#pragma once

#include "dataset/filter.h"
#include "ui/facet_model.h"

#include <cstdint>
#include <vector>

namespace portolan::ui {

/// How a row's box is drawn: a half where only some of the rows below it are chosen.
enum class Check : std::uint8_t { Off, Half, On };

/// One for each row. A place that is part of a chosen one is on.
std::vector<Check> checksOf(const dataset::Filter&, const FacetList&);
/// How many values are chosen by themselves; of kinds: none while all are on.
std::size_t chosenCount(const dataset::Filter&, dataset::Facet);

/// The other way round. Taking away a part of a chosen place leaves the other parts chosen.
dataset::Filter withToggled(dataset::Filter, const FacetList&, std::uint32_t row);
/// Nothing else of the facet.
dataset::Filter withOnly(dataset::Filter, const FacetList&, std::uint32_t row);
/// Everything else of the facet; unchanged where there is nothing else.
dataset::Filter withAllBut(const dataset::Filter&, const FacetList&, std::uint32_t row);
/// Without the facet; `ties` go with the places, Dates are the filter's own.
dataset::Filter withoutFacet(dataset::Filter, dataset::Facet);
dataset::Filter withoutFacets(dataset::Filter, const std::vector<dataset::Facet>&);

} // namespace portolan::ui
