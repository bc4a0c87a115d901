// Which of the basemap's names are worth their room at a scale, and how they are set.
#pragma once

#include "dataset/basemap.h"
#include "scene/glyphs.h"
#include "scene/style.h"

#include <optional>

namespace portolan::scene {

/// How a name is written; sizes are logical px.
struct NameLook {
    float largestPx = 12, smallestPx = 12; ///< along a baseline the largest that fits
    float trackingEm = 0;
    bool isSea = false;  ///< serif italic; otherwise capitals, or a city's plain name
    bool isCity = false; ///< with a dot, beside which the name may stand on any side
    float opacity = 1;
};

/// nullopt where the map's scale (plane metres per logical pixel) is too coarse or too fine for it.
std::optional<NameLook> lookOfName(const dataset::Name&, double metresPerPixel);

text::Style styleOf(const NameLook&, float sizePx, base::Language);
GlyphPaint paintOf(const NameLook&, const MapStyle&);

} // namespace portolan::scene
