#include "text/atlas.h"
#include "text/glyph_origin.h"
#include "text/glyph_run.h"
#include "text/line_break.h"
#include "text/shape.h"

#include <cmath>
#include <cstring>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace portolan::text {

namespace {

constexpr float kLargePx = 128;

struct GlyphKey {
    const FontFace* face;
    std::uint32_t glyph;
    std::int32_t size; // 1/64 px
    std::uint8_t quarter;
    bool isHinted;
    bool operator==(const GlyphKey&) const = default;
};

struct HashGlyph {
    std::size_t operator()(const GlyphKey& key) const {
        std::size_t hash = std::hash<const void*>{}(key.face);
        for (const std::size_t part :
             {std::size_t{key.glyph}, static_cast<std::size_t>(key.size),
              static_cast<std::size_t>(key.quarter * 2 + (key.isHinted ? 1 : 0))}) {
            hash = (hash ^ part) * 0x9E3779B97F4A7C15ULL;
        }
        return hash ^ hash >> 29U;
    }
};

// A glyph in the atlas; left and top lead from the pen's whole pixel to the quad's corner.
struct AtlasGlyph {
    int left = 0, top = 0, width = 0, height = 0;
    std::array<std::uint16_t, 4> atlas{};
    float advance = 0;
    std::string text{}; ///< of the first run that it was drawn for
};

std::string runKey(std::string_view utf8, const Style& style) {
    std::string key(utf8);
    const auto size = static_cast<std::int32_t>(std::lround(style.sizePx * 64.0F));
    const auto tracking = static_cast<std::int32_t>(std::lround(style.trackingPx * 64.0F));
    const std::array<std::int32_t, 3> numbers = {
        size, tracking,
        static_cast<int>(style.family) | static_cast<int>(style.weight) << 4 |
            static_cast<int>(style.language) << 8 | (style.capitals ? 1 << 16 : 0)};
    key.append(reinterpret_cast<const char*>(numbers.data()), sizeof numbers);
    return key;
}

} // namespace

struct Typesetter::Impl {
    Impl(std::shared_ptr<FontSource> source, AtlasSize size)
        : fonts(std::move(source)), atlas(size) {}

    AtlasGlyph draw(FontFace&, const GlyphKey&);
    const AtlasGlyph& glyph(const ShapedGlyph&, const GlyphKey&);
    PlacedGlyph place(const ShapedGlyph&, const Style&);
    Run build(std::string_view utf8, const Style&);

    FontSet fonts;
    text::Atlas atlas;
    std::unordered_map<GlyphKey, AtlasGlyph, HashGlyph> glyphs;
    std::unordered_map<std::string, Run> runs;
    std::unordered_map<std::string, float> widths;
    std::unordered_map<std::string, std::vector<std::size_t>> breaks;
    float haloTimes = 1;
    bool isFull = false;
};

AtlasGlyph Typesetter::Impl::draw(FontFace& face, const GlyphKey& key) {
    const float sizePx = static_cast<float>(key.size) / 64.0F;
    const auto bitmap = face.rasterise(key.glyph, sizePx, key.quarter, key.isHinted);
    if (!bitmap.has_value() || bitmap->ink.texels.empty()) {
        return {};
    }
    const Coverage& ink = bitmap->ink;
    const Coverage halo = buildHalo(ink, sizePx, haloTimes);
    const auto rect = atlas.place(halo.width, halo.height);
    if (!rect.has_value()) {
        isFull = true;
        return {};
    }
    const int margin = haloMargin(sizePx, haloTimes);
    for (int y = 0; y < halo.height; ++y) {
        for (int x = 0; x < halo.width; ++x) {
            const int ix = x - margin, iy = y - margin;
            const bool isInk = ix >= 0 && iy >= 0 && ix < ink.width && iy < ink.height;
            const auto at = static_cast<std::size_t>(iy * ink.width + ix);
            atlas.write((*rect)[0] + x, (*rect)[1] + y, isInk ? ink.texels[at] : std::uint8_t{0},
                        halo.texels[static_cast<std::size_t>(y * halo.width + x)]);
        }
    }
    return {bitmap->left - margin, bitmap->top - margin, halo.width, halo.height, *rect};
}

const AtlasGlyph& Typesetter::Impl::glyph(const ShapedGlyph& shaped, const GlyphKey& key) {
    const auto [entry, isNew] = glyphs.try_emplace(key);
    if (isNew) {
        entry->second = draw(*shaped.face, key);
        entry->second.advance = shaped.advance;
        entry->second.text = shaped.text;
    }
    return entry->second;
}

PlacedGlyph Typesetter::Impl::place(const ShapedGlyph& shaped, const Style& style) {
    // Whole pixels down and quarters across: stems are as sharp in every word, spacing stays even.
    // Letters as large as those of a poster are no sharper for it, and would fill the atlas.
    const float left = shaped.penX + shaped.shift;
    const auto quarters = style.sizePx < kLargePx ? static_cast<int>(std::lround(left * 4.0F))
                                                  : static_cast<int>(std::lround(left)) * 4;
    const int pixel = quarters >> 2;
    // The serif italic is set on curves: turned glyphs gain nothing from hinting.
    const bool isHinted = style.family == Family::Sans;
    const GlyphKey key{shaped.face, shaped.glyph,
                       static_cast<std::int32_t>(std::lround(style.sizePx * 64.0F)),
                       static_cast<std::uint8_t>(quarters & 3), isHinted};
    const AtlasGlyph& drawn = glyph(shaped, key);
    PlacedGlyph placed;
    placed.x = static_cast<float>(pixel + drawn.left);
    placed.y = static_cast<float>(drawn.top) - std::round(shaped.rise);
    placed.width = static_cast<float>(drawn.width);
    placed.height = static_cast<float>(drawn.height);
    placed.advance = shaped.advance;
    placed.penX = shaped.penX;
    placed.atlas = drawn.atlas;
    placed.margin = static_cast<float>(haloMargin(static_cast<float>(key.size) / 64.0F, haloTimes));
    return placed;
}

Run Typesetter::Impl::build(std::string_view utf8, const Style& style) {
    const ShapedLine line = shapeLine(fonts, utf8, style);
    Run run{{}, line.width, line.ascent, line.descent};
    run.glyphs.reserve(line.glyphs.size());
    for (const ShapedGlyph& shaped : line.glyphs) {
        run.glyphs.push_back(place(shaped, style));
    }
    return run;
}

Typesetter::Typesetter(std::shared_ptr<FontSource> source, AtlasSize size)
    : impl_(std::make_unique<Impl>(std::move(source), size)) {}

Typesetter::~Typesetter() = default;

const Run& Typesetter::set(std::string_view utf8, const Style& style) {
    const auto [entry, isNew] = impl_->runs.try_emplace(runKey(utf8, style));
    if (isNew) {
        entry->second = impl_->build(utf8, style);
    }
    return entry->second;
}

float Typesetter::width(std::string_view utf8, const Style& style) {
    std::string key = runKey(utf8, style);
    if (const auto run = impl_->runs.find(key); run != impl_->runs.end()) {
        return run->second.width;
    }
    const auto [entry, isNew] = impl_->widths.try_emplace(std::move(key));
    if (isNew) {
        entry->second = shapeLine(impl_->fonts, utf8, style).width;
    }
    return entry->second;
}

const std::vector<std::size_t>& Typesetter::breaks(std::string_view utf8, base::Language language) {
    std::string key(utf8);
    key.push_back(static_cast<char>(language));
    const auto [entry, isNew] = impl_->breaks.try_emplace(std::move(key));
    if (isNew) {
        entry->second = lineBreaks(utf8, language);
    }
    return entry->second;
}

Typesetter::Atlas Typesetter::takeAtlas() {
    const auto rows = impl_->atlas.takeDirty();
    return {impl_->atlas.width(),
            impl_->atlas.height(),
            impl_->atlas.texels(),
            impl_->atlas.revision(),
            rows.top,
            rows.bottom,
            impl_->isFull};
}

bool Typesetter::setHaloTimes(float times) {
    if (impl_->haloTimes == times) {
        return false;
    }
    impl_->haloTimes = times;
    clear();
    return true;
}

std::vector<GlyphOrigin> Typesetter::origins() const {
    std::vector<GlyphOrigin> origins;
    for (const auto& [key, glyph] : impl_->glyphs) {
        if (glyph.width > 0) {
            const float quarters = static_cast<float>(key.quarter) / 4.0F;
            origins.push_back(
                {glyph.atlas, key.face->bytes(), key.glyph, static_cast<float>(key.size) / 64.0F,
                 static_cast<float>(glyph.left) - quarters, static_cast<float>(glyph.top),
                 glyph.advance, key.face->glyphOf(U' '), glyph.text});
        }
    }
    return origins;
}

void Typesetter::clear() {
    impl_->runs.clear();
    impl_->widths.clear();
    impl_->breaks.clear();
    impl_->glyphs.clear();
    impl_->atlas.clear();
    impl_->isFull = false;
}

const std::vector<base::Error>& Typesetter::problems() const {
    return impl_->fonts.problems();
}

} // namespace portolan::text
