// A point's label: its name, and beside or below it the name in the place's own script; and the
// eight places round the point where it may stand.
#pragma once

#include "scene/glyphs.h"
#include "scene/label_space.h"

#include <array>
#include <string_view>

namespace portolan::scene {

/// In the order in which they are preferred.
enum class Side : std::uint8_t { E, W, NE, SE, NW, SW, N, S };
inline constexpr std::array kSides = {Side::E,  Side::W,  Side::NE, Side::SE,
                                      Side::NW, Side::SW, Side::N,  Side::S};

/// A text in one line or two. Runs belong to the typesetter.
struct TextLines {
    std::array<const text::Run*, 2> runs{};
    std::size_t count = 0;
    bool isCut = false; ///< the last line ends with "…"
    bool isEmpty() const { return count == 0; }
};

struct LabelText {
    TextLines name;
    TextLines local; ///< may be empty
    GlyphPaint namePaint, localPaint;
    float gapPx = 6; ///< between the two
};

struct LabelBlock {
    struct Piece {
        const text::Run* run = nullptr;
        glm::vec2 origin{0}; ///< left end of the baseline, from the block's upper left corner
        GlyphPaint paint;
    };
    std::array<Piece, 4> pieces;
    std::size_t count = 0;
    glm::vec2 size{0};
};

/// East of the point the name comes first, west of it last, so that it stands next to its point;
/// north and south the two are stacked, as everywhere when one of them needs two lines.
LabelBlock arrange(const LabelText&, Side);

/// Where the block stands, `distancePx` away from the point.
Box boxAt(Side, glm::vec2 point, float distancePx, glm::vec2 size);

void appendBlock(std::vector<GlyphInstance>&, const LabelBlock&, glm::vec2 corner);

/// The text, cut and ended with "…" where it is wider than maxWidthPx.
const text::Run& fittedRun(text::Typesetter&, std::string_view utf8, const text::Style&,
                           float maxWidthPx);

/// The text in one line where that is narrow enough, otherwise in two of about the same width,
/// broken where its language breaks lines; "…" ends what two lines do not hold.
TextLines fittedLines(text::Typesetter&, std::string_view utf8, const text::Style&,
                      float maxWidthPx);

} // namespace portolan::scene
