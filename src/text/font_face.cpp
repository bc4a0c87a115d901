#include "text/font_face.h"

#include "base/deleter.h"

#include <ft2build.h>
#include <hb-ot.h>
#include <hb.h>

#include <cmath>
#include <cstddef>
#include <utility>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

namespace portolan::text {

namespace {

using HbFace = std::unique_ptr<hb_face_t, base::Deleter<hb_face_destroy>>;
using HbFont = std::unique_ptr<hb_font_t, base::Deleter<hb_font_destroy>>;
using FtFace = std::unique_ptr<FT_FaceRec, base::Deleter<FT_Done_Face>>;

HbFace openShapingFace(const FontBytes& font) {
    // The bytes stay alive in FontFace: the blob need not own them.
    hb_blob_t* blob = hb_blob_create(reinterpret_cast<const char*>(font.bytes.data()),
                                     static_cast<unsigned>(font.bytes.size()),
                                     HB_MEMORY_MODE_READONLY, nullptr, nullptr);
    HbFace face(hb_face_create(blob, static_cast<unsigned>(font.faceIndex)));
    hb_blob_destroy(blob);
    return face;
}

FT_F26Dot6 to26Dot6(float px) {
    return static_cast<FT_F26Dot6>(std::lround(px * 64.0F));
}

Coverage copyBitmap(const FT_Bitmap& bitmap) {
    Coverage ink{static_cast<int>(bitmap.width), static_cast<int>(bitmap.rows), {}};
    ink.texels.reserve(static_cast<std::size_t>(bitmap.width) * bitmap.rows);
    for (unsigned y = 0; y < bitmap.rows; ++y) {
        const unsigned char* row = bitmap.buffer + static_cast<std::ptrdiff_t>(y) * bitmap.pitch;
        ink.texels.insert(ink.texels.end(), row, row + bitmap.width);
    }
    return ink;
}

} // namespace

struct FontFace::Impl {
    FT_Library library;
    FontBytes font;
    HbFace shapingFace;
    HbFont shapingFont;
    FtFace outlines;
    bool isBroken = false;
    float outlineSizePx = 0;

    bool openOutlines();
    bool setOutlineSize(float sizePx);
};

bool FontFace::Impl::openOutlines() {
    if (outlines == nullptr && !isBroken) {
        FT_Face face = nullptr;
        const auto* bytes = reinterpret_cast<const FT_Byte*>(font.bytes.data());
        isBroken = FT_New_Memory_Face(library, bytes, static_cast<FT_Long>(font.bytes.size()),
                                      font.faceIndex, &face) != 0;
        outlines.reset(face);
    }
    return outlines != nullptr;
}

bool FontFace::Impl::setOutlineSize(float sizePx) {
    if (outlineSizePx != sizePx) {
        outlineSizePx = sizePx;
        // 72 dpi: a point is a pixel.
        return FT_Set_Char_Size(outlines.get(), 0, to26Dot6(sizePx), 72, 72) == 0;
    }
    return true;
}

FontFace::FontFace(FT_Library library, FontBytes font)
    : impl_(std::make_unique<Impl>(Impl{library, std::move(font), {}, {}, {}})) {
    impl_->shapingFace = openShapingFace(impl_->font);
    impl_->shapingFont.reset(hb_font_create(impl_->shapingFace.get()));
    hb_ot_font_set_funcs(impl_->shapingFont.get());
}

FontFace::~FontFace() = default;

const FontBytes& FontFace::bytes() const {
    return impl_->font;
}

bool FontFace::isSameAs(const FontBytes& other) const {
    return impl_->font.bytes.data() == other.bytes.data() &&
           impl_->font.faceIndex == other.faceIndex;
}

std::uint32_t FontFace::glyphOf(char32_t character) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(impl_->shapingFont.get(), character, &glyph) != 0 ? glyph : 0;
}

bool FontFace::covers(char32_t character) const {
    return glyphOf(character) != 0;
}

hb_font_t* FontFace::sized(float sizePx) {
    const auto scale = static_cast<int>(to26Dot6(sizePx));
    hb_font_set_scale(impl_->shapingFont.get(), scale, scale);
    return impl_->shapingFont.get();
}

std::optional<GlyphBitmap> FontFace::rasterise(std::uint32_t glyph, float sizePx, int quarter,
                                               bool isHinted) {
    if (!impl_->openOutlines() || !impl_->setOutlineSize(sizePx)) {
        return std::nullopt;
    }
    const FT_Int32 flags =
        FT_LOAD_NO_BITMAP | (isHinted ? FT_LOAD_TARGET_LIGHT : FT_LOAD_NO_HINTING);
    if (FT_Load_Glyph(impl_->outlines.get(), glyph, flags) != 0) {
        return std::nullopt;
    }
    FT_GlyphSlot slot = impl_->outlines->glyph;
    if (slot->format == FT_GLYPH_FORMAT_OUTLINE) {
        FT_Outline_Translate(&slot->outline, static_cast<FT_Pos>(quarter) * 16, 0);
    }
    if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0 ||
        slot->bitmap.pixel_mode != FT_PIXEL_MODE_GRAY) {
        return std::nullopt;
    }
    return GlyphBitmap{copyBitmap(slot->bitmap), slot->bitmap_left, -slot->bitmap_top};
}

} // namespace portolan::text
