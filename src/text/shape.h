// From characters to glyphs with pen positions, by HarfBuzz.
#pragma once

#include "text/font_set.h"

#include <string>
#include <string_view>

namespace portolan::text {

struct ShapedGlyph {
    FontFace* face = nullptr;
    std::uint32_t glyph = 0;
    float penX = 0;  ///< px from the line's origin
    float rise = 0;  ///< px above the baseline (marks)
    float shift = 0; ///< px right of the pen (marks)
    float advance = 0;
    std::string text{}; ///< of its cluster; empty but for the cluster's first glyph
};

struct ShapedLine {
    std::vector<ShapedGlyph> glyphs; ///< left to right
    float width = 0;
    float ascent = 0, descent = 0;
};

/// One line of text; control characters count as spaces. Empty where there is no font.
ShapedLine shapeLine(FontSet&, std::string_view utf8, const Style&);

} // namespace portolan::text
