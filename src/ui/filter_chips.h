// What the filter holds, in words: chips that take it away again, and what hides a record.
#pragma once

#include "state/intent.h"
#include "ui/filter_edit.h"
#include "ui/view_model.h"

#include <string>
#include <vector>

namespace portolan::ui {

/// A chip, and what takes away what it stands for.
struct ActiveChip {
    std::string label;
    state::Intent without;
};
/// One for each value; a facet of which more are chosen has one for all.
std::vector<ActiveChip> activeChips(const ViewModel&);

/// The chips of the last frame and what they were made for.
struct FilterHeadMemory {
    std::shared_ptr<const FacetModel> model;
    dataset::Filter filter;
    std::string home;
    std::vector<ActiveChip> chips;
    int wantsChip = -1; ///< one that is to have the keyboard's focus
};

/// "Kind, Time window".
std::string facetNames(const Speech&, const std::vector<dataset::Facet>&);
/// What lets a record pass that these facets hide: they are taken away, and where Dates are among
/// them the time window opens to the whole extent.
std::vector<state::Intent> loosened(const ViewModel&, const std::vector<dataset::Facet>&);

} // namespace portolan::ui
