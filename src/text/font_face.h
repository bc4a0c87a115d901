// One face of a font file, opened piece by piece as it is needed: the character map first, outlines
// (FreeType) only when a glyph is drawn. Opening a CJK collection whole would cost milliseconds.
#pragma once

#include "text/glyph_run.h"
#include "text/halo.h"

#include <cstdint>
#include <memory>
#include <optional>

using hb_font_t = struct hb_font_t;
using FT_Library = struct FT_LibraryRec_*;

namespace portolan::text {

/// Ink of one glyph; left and top: from the pen position to the bitmap's top-left corner, y down.
struct GlyphBitmap {
    Coverage ink;
    int left = 0, top = 0;
};

class FontFace {
public:
    /// The library must outlive the face. Bytes that are no font make a face that covers nothing.
    FontFace(FT_Library, FontBytes);
    ~FontFace();
    FontFace(const FontFace&) = delete;
    FontFace& operator=(const FontFace&) = delete;

    const FontBytes& bytes() const;
    bool isSameAs(const FontBytes&) const;
    /// The glyph of a character, as the font's table has it; 0: none.
    std::uint32_t glyphOf(char32_t) const;
    bool covers(char32_t) const;
    /// For shaping at this size; positions come out in 1/64 px. Valid until the next call.
    hb_font_t* sized(float sizePx);
    /// Draws a glyph `quarter` quarters of a pixel right of the pen position (0–3); nullopt where
    /// the font is damaged. Hinted vertically only, unless it is to be turned.
    std::optional<GlyphBitmap> rasterise(std::uint32_t glyph, float sizePx, int quarter,
                                         bool isHinted);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace portolan::text
