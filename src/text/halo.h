// The halo of a glyph: how much of the label's background colour stands round the ink, from the
// distance to it.
#pragma once

#include <cstdint>
#include <vector>

namespace portolan::text {

/// Rows from the top, one byte of coverage a pixel.
struct Coverage {
    int width = 0, height = 0;
    std::vector<std::uint8_t> texels;
};

/// Pixels that the halo of text of this size reaches beyond the ink; the margin of its quad. On
/// large pictures all is so many times as wide.
int haloMargin(float sizePx, float times = 1);

/// The halo's alpha, 255 opaque, on a picture haloMargin(sizePx) larger on each side than the ink.
Coverage buildHalo(const Coverage& ink, float sizePx, float times = 1);

} // namespace portolan::text
