// What a state's `selected` and `hovered` ids single out, per engagement and per place.
#pragma once

#include "dataset/dataset.h"
#include "state/app_state.h"

#include <cstdint>
#include <vector>

namespace portolan::scene {

struct Emphasis {
    static constexpr std::uint8_t kSelected = 1;
    static constexpr std::uint8_t kHovered = 2;
    static constexpr std::uint8_t kChosen = 4; ///< selected itself, not through a place: it glows
    static constexpr std::uint8_t kHome = 8;   ///< of the place that everything is seen from
    /// What the user has singled out; home alone does not.
    static constexpr std::uint8_t kSingledOut = kSelected | kHovered | kChosen;

    std::vector<std::uint8_t> engagements, places;
    bool hasSelection = false;
    bool hasHome = false;
};

/// An engagement's id emphasises it and its places; a place's id the place and the engagements that
/// touch it; an organisation's id the engagements that it is a party of. `home` is a place with all
/// that is part of it. Unknown ids: nothing.
Emphasis resolveEmphasis(const dataset::Dataset&, const std::vector<std::string>& selected,
                         const std::string& hovered, const std::string& home = {});

} // namespace portolan::scene
