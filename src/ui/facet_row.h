// One row of a facet: fold, check, perhaps a kind's line, label, bar and count; what can be done
// with it stands over bar and count while the pointer or the keyboard is there.
#pragma once

#include "ui/filter_edit.h"
#include "ui/panel.h"

#include <optional>
#include <string>

namespace portolan::ui {

/// What was done to a row.
enum class RowAction : std::uint8_t { None, Toggle, Only, AllBut, All, Fold, Menu };

struct FacetRowLook {
    const char* id = ""; ///< as tests call it: "place japan"
    const char* label = "";
    dataset::FacetCount count;
    std::uint32_t most = 1; ///< a full bar
    Check check = Check::Off;
    bool isDimmed = false;
    bool isCaption = false; ///< a family: no box, no bar
    bool hasFold = false, isUnfolded = false;
    bool isTree = false; ///< keeps room for the fold
    int depth = 0;
    base::Colour bar;
    const dataset::EngagementKind* kind = nullptr; ///< whose line is drawn before the label
    /// Of a place: drawn before the label where the tree does not say it anyway, and named in a
    /// tip.
    std::optional<dataset::PlaceKind> placeKind;
    const char* kindName = "";
    bool takesFocus = false; ///< the keyboard is led here
};

/// `box` is the row's column, physical px; the whole of it is pressed. Space and Enter toggle, O, B
/// and A do as their words; Left and Right fold.
RowAction drawFacetRow(Panel&, const Box& box, const FacetRowLook&);

inline constexpr float kFacetRow = 24; ///< logical px

} // namespace portolan::ui
