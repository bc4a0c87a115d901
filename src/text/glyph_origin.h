// Which font's glyph stands where in the atlas: for those who set the same text without the atlas's
// pixels, as outlines or as text of a document.
#pragma once

#include "text/glyph_run.h"

#include <string>

namespace portolan::text {

struct GlyphOrigin {
    std::array<std::uint16_t, 4> atlas{}; ///< x0, y0, x1, y1 texels, as in PlacedGlyph
    FontBytes font;
    std::uint32_t glyph = 0;
    float sizePx = 0;
    float left = 0, top = 0; ///< from the pen position to the quad's corner, px, y down
    float advance = 0;       ///< px
    std::uint32_t space = 0; ///< the font's glyph of a space; 0: it has none
    std::string text;        ///< what it stands for, UTF-8; empty: a part of the glyph before
};

} // namespace portolan::text
