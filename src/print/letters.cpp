#include "print/letters.h"

#include <cairo-ft.h>
#include <ft2build.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include FT_FREETYPE_H

namespace portolan::print {

namespace {

/// Of the letters' size: a wider gap between two of them is a space, a much wider one an end.
constexpr double kSpace = 0.16, kEnd = 1.2;
/// Of text of 13 px; grows with it up to twice (text/halo.cpp). The veil fades there.
constexpr double kRimPx = 1.7, kRimAlpha = 0.85, kVeilPx = 3.0, kVeilAlpha = 0.18;

using FontFace = std::unique_ptr<cairo_font_face_t, base::Deleter<cairo_font_face_destroy>>;

std::uint64_t keyOf(const std::array<std::uint16_t, 4>& atlas) {
    std::uint64_t key = 0;
    for (const std::uint16_t each : atlas) {
        key = key << 16U | each;
    }
    return key;
}

} // namespace

struct Fonts::Impl {
    std::map<std::pair<const std::byte*, int>, FontFace> faces;
};

namespace {

/// What a cairo face reads: cairo frees it when its caches have let go of the face, too.
struct OpenFont {
    explicit OpenFont(text::FontBytes given) : bytes(std::move(given)) {
        FT_Init_FreeType(&library);
        const auto* data = reinterpret_cast<const FT_Byte*>(bytes.bytes.data());
        if (FT_New_Memory_Face(library, data, static_cast<FT_Long>(bytes.bytes.size()),
                               bytes.faceIndex, &face) != 0) {
            face = nullptr;
        }
    }
    ~OpenFont() {
        FT_Done_Face(face);
        FT_Done_FreeType(library);
    }
    OpenFont(const OpenFont&) = delete;
    OpenFont& operator=(const OpenFont&) = delete;

    text::FontBytes bytes;
    FT_Library library = nullptr;
    FT_Face face = nullptr;
};

FontFace openFace(const text::FontBytes& bytes) {
    static const cairo_user_data_key_t kKey{};
    auto font = std::make_unique<OpenFont>(bytes);
    if (font->face == nullptr) {
        return nullptr;
    }
    FontFace face(cairo_ft_font_face_create_for_ft_face(font->face, FT_LOAD_NO_HINTING));
    const cairo_status_t kept = cairo_font_face_set_user_data(
        face.get(), &kKey, font.get(), [](void* open) { delete static_cast<OpenFont*>(open); });
    if (kept != CAIRO_STATUS_SUCCESS) {
        return nullptr;
    }
    static_cast<void>(font.release()); // the face's now
    return face;
}

} // namespace

Fonts::Fonts() : impl_(std::make_unique<Impl>()) {}
Fonts::~Fonts() = default;

cairo_font_face_t* Fonts::find(const text::FontBytes& bytes) {
    const auto [entry, isNew] =
        impl_->faces.try_emplace({bytes.bytes.data(), bytes.faceIndex}, nullptr);
    if (isNew) {
        entry->second = openFace(bytes);
    }
    return entry->second.get();
}

Letters::Letters(std::span<const text::GlyphOrigin> origins, Fonts& fonts) : fonts_(fonts) {
    for (const text::GlyphOrigin& origin : origins) {
        origins_.emplace(keyOf(origin.atlas), &origin);
    }
}

bool Letters::continues(const Piece& piece, const scene::GlyphInstance& glyph,
                        const text::GlyphOrigin& origin, glm::dvec2 offset) {
    const auto& font = *piece.font;
    const double ahead = offset.x - piece.pen;
    return font.font.bytes.data() == origin.font.bytes.data() &&
           font.font.faceIndex == origin.font.faceIndex && font.sizePx == origin.sizePx &&
           piece.direction == glm::dvec2(glyph.direction) && piece.ink == glyph.ink &&
           piece.halo == glyph.halo && std::abs(offset.y) < 0.3 * font.sizePx &&
           ahead > -0.5 * font.sizePx && ahead < kEnd * font.sizePx;
}

void Letters::append(const scene::GlyphInstance& glyph, const text::GlyphOrigin& origin) {
    const glm::dvec2 right(glyph.direction), down(-right.y, right.x);
    const glm::dvec2 pen = glm::dvec2(glyph.corner) - right * static_cast<double>(origin.left) -
                           down * static_cast<double>(origin.top);
    const auto offsetIn = [&](const Piece& piece) {
        const glm::dvec2 from = pen - piece.start;
        return glm::dvec2(glm::dot(from, right), glm::dot(from, down));
    };
    if (pieces_.empty() || !continues(pieces_.back(), glyph, origin, offsetIn(pieces_.back()))) {
        pieces_.push_back({&origin, right, pen, glyph.ink, glyph.halo, {}, {}, {}, 0});
    }
    Piece& piece = pieces_.back();
    const glm::dvec2 at = offsetIn(piece);
    const auto add = [&piece](unsigned long index, double x, double y, std::string_view text) {
        piece.glyphs.push_back({index, x, y});
        piece.clusters.push_back({static_cast<int>(text.size()), 1});
        piece.text += text;
    };
    if (!piece.glyphs.empty() && at.x - piece.pen > kSpace * origin.sizePx && origin.space != 0) {
        add(origin.space, piece.pen, at.y, " ");
    }
    add(origin.glyph, at.x, at.y, origin.text);
    piece.pen = at.x + static_cast<double>(origin.advance);
}

void Letters::gather(std::span<const scene::GlyphInstance> glyphs) {
    pieces_.clear();
    for (const scene::GlyphInstance& glyph : glyphs) {
        const auto origin = origins_.find(keyOf(glyph.atlas));
        if (origin != origins_.end() && (glyph.ink.a > 0 || glyph.halo.a > 0)) {
            append(glyph, *origin->second);
        }
    }
}

void Letters::startPiece(cairo_t* cairo, const Piece& piece) {
    cairo_set_font_face(cairo, fonts_.find(piece.font->font));
    cairo_set_font_size(cairo, static_cast<double>(piece.font->sizePx));
    cairo_translate(cairo, piece.start.x, piece.start.y);
    cairo_rotate(cairo, std::atan2(piece.direction.y, piece.direction.x));
}

void Letters::drawHalo(cairo_t* cairo, const Piece& piece) {
    if (piece.halo.a == 0 || fonts_.find(piece.font->font) == nullptr) {
        return;
    }
    const Saved saved(cairo);
    startPiece(cairo, piece);
    const double growth = std::clamp(static_cast<double>(piece.font->sizePx) / 13, 1.0, 2.0);
    cairo_glyph_path(cairo, piece.glyphs.data(), static_cast<int>(piece.glyphs.size()));
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    setColour(cairo, piece.halo, kVeilAlpha);
    cairo_set_line_width(cairo, 2 * kVeilPx * growth);
    cairo_stroke_preserve(cairo);
    setColour(cairo, piece.halo, kRimAlpha);
    cairo_set_line_width(cairo, 2 * kRimPx * growth);
    cairo_stroke(cairo);
}

void Letters::drawInk(cairo_t* cairo, const Piece& piece) {
    if (piece.ink.a == 0 || fonts_.find(piece.font->font) == nullptr) {
        return;
    }
    const Saved saved(cairo);
    startPiece(cairo, piece);
    setColour(cairo, piece.ink);
    cairo_show_text_glyphs(cairo, piece.text.data(), static_cast<int>(piece.text.size()),
                           piece.glyphs.data(), static_cast<int>(piece.glyphs.size()),
                           piece.clusters.data(), static_cast<int>(piece.clusters.size()),
                           static_cast<cairo_text_cluster_flags_t>(0));
}

void Letters::draw(cairo_t* cairo, std::span<const scene::GlyphInstance> glyphs) {
    gather(glyphs);
    const Saved saved(cairo);
    for (const Piece& piece : pieces_) {
        drawHalo(cairo, piece);
    }
    for (const Piece& piece : pieces_) {
        drawInk(cairo, piece);
    }
}

} // namespace portolan::print
