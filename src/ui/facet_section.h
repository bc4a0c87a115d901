// The filter panel's column of facets.
#pragma once

#include "ui/panel.h"

namespace portolan::ui {

/// Where the next thing goes: a column of rows, physical px.
struct FilterColumn {
    float left, right, y;
    float width() const { return right - left; }
};

/// How many pass of how many, and the chips: what stays while the facets scroll.
void drawFilterTotal(Panel&, FilterColumn&);
void drawFilterChips(Panel&, FilterColumn&);

/// A facet with its heading; nothing where no record has a value of it.
void drawFacet(Panel&, FilterColumn&, dataset::Facet);
/// The menu of the row that asked for one.
void drawFacetMenu(Panel&);
/// Opens the menu of `row`, a key of the facet, in this frame.
void openFacetMenu(Panel&, dataset::Facet, const std::string& row);

/// Which ties of the chosen places: a line that opens the four.
inline constexpr float kTiesChoice = 36; ///< its height, logical px
/// It is there: a place is chosen, and the places are unfolded.
bool showsTies(const Panel&);
void drawTiesChoice(Panel&, FilterColumn&);

} // namespace portolan::ui
