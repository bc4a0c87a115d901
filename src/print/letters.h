// Letters of the atlas as letters of the page: the fonts' own glyphs, with the text that they stand
// for.
#pragma once

#include "print/pen.h"

#include "scene/glyphs.h"
#include "text/glyph_origin.h"

#include <map>
#include <memory>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace portolan::print {

/// The fonts of a document, each opened once.
class Fonts {
public:
    Fonts();
    ~Fonts();
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;

    /// Borrowed; null where the bytes are no font.
    cairo_font_face_t* find(const text::FontBytes&);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

class Letters {
public:
    /// Borrows both.
    Letters(std::span<const text::GlyphOrigin>, Fonts&);

    /// All halos, then all inks, as render::LabelLayer does.
    void draw(cairo_t*, std::span<const scene::GlyphInstance>);

private:
    /// Letters of one line in one font, size and colour.
    struct Piece {
        const text::GlyphOrigin* font = nullptr; ///< of its first letter
        glm::dvec2 direction{1, 0};
        glm::dvec2 start{0};
        base::Colour ink, halo;
        std::vector<cairo_glyph_t> glyphs; ///< relative to the start, turned to the right
        std::vector<cairo_text_cluster_t> clusters;
        std::string text;
        double pen = 0; ///< where the next letter would stand
    };
    void gather(std::span<const scene::GlyphInstance>);
    void append(const scene::GlyphInstance&, const text::GlyphOrigin&);
    static bool continues(const Piece&, const scene::GlyphInstance&, const text::GlyphOrigin&,
                          glm::dvec2 offset);
    void startPiece(cairo_t*, const Piece&);
    void drawHalo(cairo_t*, const Piece&);
    void drawInk(cairo_t*, const Piece&);

    Fonts& fonts_;
    std::unordered_map<std::uint64_t, const text::GlyphOrigin*> origins_; ///< by texels
    std::vector<Piece> pieces_;
};

} // namespace portolan::print
