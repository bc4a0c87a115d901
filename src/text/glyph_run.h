// Text as placed glyphs. Shaping (HarfBuzz) and rasterising (FreeType) happen on the CPU; the
// result is instances that refer to one atlas texture of two channels: ink coverage and halo.
#pragma once

#include "base/language.h"
#include "base/result.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace portolan::text {

enum class Family : std::uint8_t { Sans, SerifItalic };
enum class Weight : std::uint8_t { Regular, Medium, SemiBold, Bold, ExtraBold };

/// How a text is set. Sizes are in physical pixels (logical px × scale).
struct Style {
    Family family = Family::Sans;
    Weight weight = Weight::Regular;
    float sizePx = 13;
    float trackingPx = 0;                         ///< added after each cluster
    base::Language language = base::Language::En; ///< chooses the Han forms
    bool capitals = false;                        ///< set in capitals, by the language's rules
    bool operator==(const Style&) const = default;
};

/// One glyph of a run; pen positions are relative to the run's origin: the left end of the
/// baseline, y down.
struct PlacedGlyph {
    float x = 0, y = 0; ///< top-left of the quad in whole px from the origin, halo margin included
    float width = 0, height = 0;          ///< of the quad in px; 0 where nothing is drawn (a space)
    float advance = 0;                    ///< to the next pen position, for text on a curve
    float penX = 0;                       ///< pen position of the glyph, for text on a curve
    std::array<std::uint16_t, 4> atlas{}; ///< x0, y0, x1, y1 texels
    float margin = 0;                     ///< of the halo, px on each side: no ink is there
};

struct Run {
    std::vector<PlacedGlyph> glyphs;
    float width = 0; ///< sum of the advances
    float ascent =
        0; ///< above the baseline, px, positive: of the ink's typical box (cap height + accents)
    float descent = 0; ///< below, positive
};

/// A font file's bytes and the face in it. Loaded by the platform (fontconfig), kept alive by the
/// Typesetter.
struct FontBytes {
    std::shared_ptr<const void> owner;
    std::span<const std::byte> bytes;
    int faceIndex = 0;
    std::string name; ///< for messages
};

/// Where the fonts are asked for: returns the faces to try in order for a style and language (Latin
/// first, then the language's CJK face, then further fallbacks); an empty list is a machine without
/// fonts.
class FontSource {
public:
    virtual ~FontSource() = default;
    virtual base::Result<std::vector<FontBytes>> facesFor(Family, Weight, base::Language) = 0;
};

struct GlyphOrigin; // glyph_origin.h

/// How large the atlas may become, texels.
struct AtlasSize {
    int width = 1024, mostRows = 4096;
};

/// Shapes text and owns the atlas's pixels. Not thread-safe: one owner.
class Typesetter {
public:
    explicit Typesetter(std::shared_ptr<FontSource>, AtlasSize = {});
    ~Typesetter();
    Typesetter(const Typesetter&) = delete;
    Typesetter& operator=(const Typesetter&) = delete;

    /// On pictures larger than screens halos are so many times as wide; 1 at first. A change
    /// forgets everything, as clear() does, and returns true.
    bool setHaloTimes(float);
    /// Shaped, rasterised into the atlas as needed, and remembered: the same text and style cost a
    /// hash look-up. Bidirectional and complex scripts are set by HarfBuzz; characters without a
    /// glyph show the font's .notdef box. The reference stays valid until the next clear().
    const Run& set(std::string_view utf8, const Style&);
    /// Of the run that set() would give, px. Draws nothing: what is only measured takes no room.
    float width(std::string_view utf8, const Style&);
    /// Where the text may be cut into lines (text/line_break.h), remembered likewise.
    const std::vector<std::size_t>& breaks(std::string_view utf8, base::Language);

    struct Atlas {
        int width = 0, height = 0;
        std::span<const std::uint8_t> texels; ///< 2 bytes each: ink, halo
        std::uint64_t revision = 0;           ///< grows with every change of the texels
        int dirtyTop = 0, dirtyBottom = 0;    ///< rows changed since takeAtlas() was last called
        bool isFull = false; ///< a glyph found no room and is missing: clear(), then set all again
    };
    /// The atlas as it is now; marks it clean. Its size may grow (rows only).
    Atlas takeAtlas();
    /// Of every glyph in the atlas.
    std::vector<GlyphOrigin> origins() const;
    /// Forgets everything, when the atlas is full of sizes no longer used.
    void clear();
    /// First problem met with the fonts, if any: "no font with Han characters for Japanese: install
    /// fonts-noto-cjk".
    const std::vector<base::Error>& problems() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace portolan::text
