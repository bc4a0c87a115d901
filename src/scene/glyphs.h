// Text on the map as instances of quads: one picture (the typesetter's atlas), one draw for all
// halos, then one for all inks. Positions are target pixels, y down.
#pragma once

#include "base/colour.h"
#include "geo/lon_lat.h"
#include "text/glyph_run.h"

#include <glm/vec2.hpp>

#include <array>
#include <cstdint>
#include <vector>

namespace portolan::scene {

struct GlyphInstance {
    glm::vec2 corner{0};                  ///< the quad's upper left corner
    glm::vec2 size{0};                    ///< px
    glm::vec2 direction{1, 0};            ///< of the quad's upper edge, a unit vector
    std::array<std::uint16_t, 4> atlas{}; ///< x0, y0, x1, y1 texels
    base::Colour ink, halo;               ///< the label's opacity is in their alpha
    float margin = 0;                     ///< px on each side in which there is halo alone
    bool operator==(const GlyphInstance&) const = default;
};

/// The picture that the instances' texels refer to: two bytes each, ink and halo.
using GlyphAtlas = text::Typesetter::Atlas;

struct GlyphPaint {
    base::Colour ink, halo;
    GlyphPaint faded(float opacity) const;
};

/// Upright text; `origin` is the left end of the baseline and is rounded to whole pixels, so that
/// the glyphs are as sharp as they were drawn.
void appendRun(std::vector<GlyphInstance>&, const text::Run&, glm::vec2 origin, const GlyphPaint&);

/// One glyph with its pen position at `pen`, the baseline running towards `direction`.
void appendTurned(std::vector<GlyphInstance>&, const text::PlacedGlyph&, glm::vec2 pen,
                  glm::vec2 direction, const GlyphPaint&);

} // namespace portolan::scene
