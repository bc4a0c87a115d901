// What the filter panel remembers of a facet between frames, and which of its rows are on view.
#pragma once

#include "ui/filter_edit.h"

#include <array>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace portolan::ui {

/// The rows of a facet that are on view, and how their boxes stand; made anew only when what it
/// was made for changed.
struct ShownRows {
    std::vector<std::uint32_t> rows; ///< into FacetList::rows, ascending
    std::vector<Check> checks;       ///< of every row of the list
    std::size_t left = 0;            ///< values that wait behind "more"
};

struct FacetMemory {
    bool isOpen = true;
    bool showsAll = false;
    std::array<char, 128> query{};
    std::set<std::string> unfolded; ///< keys of the tree's rows whose parts are on view
    std::string wantsRow;           ///< a row that is to have the keyboard's focus
    bool takesRow = false;          ///< `wantsRow` counts
    ShownRows shown;

    struct Key {
        std::shared_ptr<const FacetModel> model;
        dataset::Filter filter; ///< only the facet's own part counts
        std::string query;
        std::set<std::string> unfolded;
        bool showsAll = false;
        bool isMade = false;
    } key; ///< what `shown` was made for
};

/// In the order of kFacets: the first three are open at first.
inline std::array<FacetMemory, kFacets.size()> facetsAtFirst() {
    std::array<FacetMemory, kFacets.size()> facets;
    for (std::size_t i = 0; i < facets.size(); ++i) {
        facets[i].isOpen = i < 3;
    }
    return facets;
}

/// A facet of more values has a field to search in it, and shows its first and the chosen ones
/// until all are asked for.
inline constexpr std::size_t kManyValues = 12;
inline constexpr std::size_t kFirstValues = 8;

/// Brings `memory.shown` up to date.
void updateShownRows(FacetMemory& memory, const std::shared_ptr<const FacetModel>& model,
                     dataset::Facet facet, const dataset::SearchIndex& index,
                     const dataset::Filter& filter);

} // namespace portolan::ui
