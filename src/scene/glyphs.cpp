#include "scene/glyphs.h"

#include <glm/common.hpp>

#include <cmath>

namespace portolan::scene {

GlyphPaint GlyphPaint::faded(float opacity) const {
    const auto fade = [opacity](base::Colour colour) {
        return colour.withAlpha(opacity * static_cast<float>(colour.a) / 255.0F);
    };
    return {fade(ink), fade(halo)};
}

void appendRun(std::vector<GlyphInstance>& glyphs, const text::Run& run, glm::vec2 origin,
               const GlyphPaint& paint) {
    const glm::vec2 whole = glm::floor(origin + 0.5F);
    for (const text::PlacedGlyph& glyph : run.glyphs) {
        if (glyph.width > 0) {
            glyphs.push_back({whole + glm::vec2(glyph.x, glyph.y),
                              glm::vec2(glyph.width, glyph.height), glm::vec2(1, 0), glyph.atlas,
                              paint.ink, paint.halo, glyph.margin});
        }
    }
}

void appendTurned(std::vector<GlyphInstance>& glyphs, const text::PlacedGlyph& glyph, glm::vec2 pen,
                  glm::vec2 direction, const GlyphPaint& paint) {
    if (glyph.width <= 0) {
        return;
    }
    const glm::vec2 down(-direction.y, direction.x);
    const glm::vec2 corner = pen + direction * (glyph.x - glyph.penX) + down * glyph.y;
    glyphs.push_back({corner, glm::vec2(glyph.width, glyph.height), direction, glyph.atlas,
                      paint.ink, paint.halo, glyph.margin});
}

} // namespace portolan::scene
