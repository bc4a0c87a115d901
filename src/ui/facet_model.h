// The facets of the filter panel: which values there are, what they are called and how they hang
// together. How many records each has stands in the Selection, so a list is made once for a dataset
// and a language, not for each filter.
#pragma once

#include "dataset/filter.h"
#include "dataset/search_index.h"
#include "ui/words.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace portolan::ui {

/// From top to bottom. Economies and places are one facet, Place.
inline constexpr std::array<dataset::Facet, 8> kFacets = {
    dataset::Facet::Kind,      dataset::Facet::Place,        dataset::Facet::Sector,
    dataset::Facet::PlaceKind, dataset::Facet::Organisation, dataset::Facet::Status,
    dataset::Facet::Source,    dataset::Facet::Certainty};

/// One value of a facet.
struct FacetRow {
    enum class Is : std::uint8_t {
        Value,   ///< of the facet's own vocabulary or table
        Economy, ///< in the tree of places
        Family,  ///< of kinds: not chosen itself, stands for those below it
        Unstated ///< the records that state none
    };
    Is is = Is::Value;
    std::string key; ///< what the filter holds: an id, a key
    std::string label;
    std::string kindName; ///< of a place: what it is, which is searched too
    std::optional<dataset::PlaceKind> placeKind;
    std::uint32_t index = dataset::kNone;  ///< of its count in the Selection
    std::uint32_t parent = dataset::kNone; ///< the row above it in the tree
    std::uint32_t end = 0;                 ///< one past the last row below it
    std::uint32_t total = 0;               ///< records that have it
    int depth = 0;
};

/// A facet's values: trees in depth-first order, others the most frequent first, vocabularies in
/// their own order.
struct FacetList {
    dataset::Facet facet = dataset::Facet::Kind;
    std::vector<FacetRow> rows;
    std::uint32_t most = 1; ///< the largest total: a full bar
    bool hasChildren(std::size_t row) const { return rows[row].end > row + 1; }
};

struct FacetModel {
    std::array<FacetList, kFacets.size()> lists; ///< in the order of kFacets
    std::uint32_t total = 0;                     ///< records
    const FacetList& of(dataset::Facet) const;   ///< Economy gives the places
};

/// `index` must have been built from the dataset.
std::shared_ptr<const FacetModel> buildFacets(const dataset::Dataset&,
                                              const dataset::SearchIndex& index, const Speech&);
/// The tree of places under their economies. A place that is its economy's only one at the top and
/// bears its name stands for it.
std::vector<FacetRow> buildPlaceRows(const dataset::Dataset&, const dataset::Selection& totals,
                                     const Speech&);

dataset::FacetCount countOf(const dataset::Selection&, const FacetList&, const FacetRow&);

/// The rows that have every word of the query in some language, script or alias, or are places of
/// the kind that it names, ascending.
std::vector<std::uint32_t> findRows(const FacetList&, const dataset::SearchIndex& index,
                                    std::string_view query);

} // namespace portolan::ui
