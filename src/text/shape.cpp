#include "text/shape.h"

#include "base/deleter.h"
#include "text/itemise.h"

#include <hb.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <span>
#include <string>

namespace portolan::text {

namespace {

// Ink of ordinary words above and below the baseline in em: boxes that do not vary with the word
// keep baselines even.
struct InkBox {
    float ascent, descent;
};

InkBox inkBoxOf(hb_script_t script) {
    switch (script) {
    case HB_SCRIPT_HAN:
    case HB_SCRIPT_HIRAGANA:
    case HB_SCRIPT_KATAKANA:
    case HB_SCRIPT_HANGUL:
    case HB_SCRIPT_BOPOMOFO:
        return {0.86F, 0.10F};
    case HB_SCRIPT_THAI:
        return {0.98F, 0.26F};
    default:
        return {0.75F, 0.21F};
    }
}

std::u16string toUtf16(std::string_view utf8, const Style& style) {
    auto text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int>(utf8.size())));
    if (style.capitals) {
        text.toUpper(icu::Locale(std::string(tagOf(style.language)).c_str()));
    }
    std::u16string result(text.getBuffer(), static_cast<std::size_t>(text.length()));
    std::replace_if(
        result.begin(), result.end(), [](char16_t unit) { return unit < 0x20; }, u' ');
    return result;
}

void shapeItem(hb_buffer_t* buffer, hb_font_t* font, const std::u16string& text, const Item& item,
               const Style& style) {
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf16(buffer, reinterpret_cast<const std::uint16_t*>(text.data()),
                        static_cast<int>(text.size()), static_cast<unsigned>(item.start),
                        item.length);
    hb_buffer_set_direction(buffer, item.isRightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, static_cast<hb_script_t>(item.script));
    hb_buffer_set_language(buffer, hb_language_from_string(tagOf(style.language).data(), -1));
    // A ligature would close up letters that tracking spreads.
    const hb_feature_t noLigatures[] = {{HB_TAG('l', 'i', 'g', 'a'), 0, 0, ~0U},
                                        {HB_TAG('c', 'l', 'i', 'g'), 0, 0, ~0U}};
    hb_shape(font, buffer, noLigatures, style.trackingPx != 0 ? 2 : 0);
}

/// The characters from one cluster's first unit to the next one's.
std::string clusterText(const std::u16string& text, unsigned from, unsigned to) {
    std::string utf8;
    icu::UnicodeString(text.data() + from, static_cast<int>(to - from)).toUTF8String(utf8);
    return utf8;
}

/// Where the cluster of glyph `i` ends in the item's text.
unsigned clusterEnd(std::span<const hb_glyph_info_t> infos, std::size_t i, const Item& item) {
    auto end = static_cast<unsigned>(item.start + item.length);
    for (const hb_glyph_info_t& other : infos) {
        if (other.cluster > infos[i].cluster) {
            end = std::min(end, other.cluster);
        }
    }
    return end;
}

void appendGlyphs(ShapedLine& line, hb_buffer_t* buffer, FontFace* face, const std::u16string& text,
                  const Item& item, float trackingPx) {
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, nullptr);
    const auto px = [](hb_position_t v) { return static_cast<float>(v) / 64.0F; };
    const std::span<const hb_glyph_info_t> all(infos, count);
    for (unsigned i = 0; i < count; ++i) {
        const bool startsCluster = i == 0 || infos[i - 1].cluster != infos[i].cluster;
        const bool endsCluster = i + 1 == count || infos[i + 1].cluster != infos[i].cluster;
        const float advance = px(positions[i].x_advance) + (endsCluster ? trackingPx : 0.0F);
        line.glyphs.push_back({face, infos[i].codepoint, line.width, px(positions[i].y_offset),
                               px(positions[i].x_offset), advance,
                               startsCluster
                                   ? clusterText(text, infos[i].cluster, clusterEnd(all, i, item))
                                   : std::string()});
        line.width += advance;
    }
}

} // namespace

ShapedLine shapeLine(FontSet& fonts, std::string_view utf8, const Style& style) {
    ShapedLine line;
    const std::vector<FontFace*>& faces = fonts.facesFor(style);
    if (faces.empty()) {
        return line;
    }
    const std::u16string text = toUtf16(utf8, style);
    const auto choose = [&](char32_t character, bool isMark, int previous) {
        return fonts.choose(faces, character, isMark, previous, style.language);
    };
    const std::unique_ptr<hb_buffer_t, base::Deleter<hb_buffer_destroy>> buffer(hb_buffer_create());
    for (const Item& item : itemise(text, choose)) {
        // Without a glyph anywhere, the first font's .notdef box shows that something is missing.
        FontFace* face = faces[static_cast<std::size_t>(std::max(item.face, 0))];
        shapeItem(buffer.get(), face->sized(style.sizePx), text, item, style);
        appendGlyphs(line, buffer.get(), face, text, item, style.trackingPx);
        const InkBox box = inkBoxOf(static_cast<hb_script_t>(item.script));
        line.ascent = std::max(line.ascent, box.ascent * style.sizePx);
        line.descent = std::max(line.descent, box.descent * style.sizePx);
    }
    return line;
}

} // namespace portolan::text
