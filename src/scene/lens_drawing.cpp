#include "scene/lens_drawing.h"

#include "scene/ring.h"
#include "scene/stage_type.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace portolan::scene {

namespace {

// In the design's pixels.
constexpr float kLinePx = 1.6F, kRingPx = 2;
constexpr float kLeastReachPx = 34; ///< of the circle on the map: about its nodes
constexpr float kLineAlpha = 0.5F;
constexpr int kRimBoxes = 24;

} // namespace

text::Style lensCaptionStyle(const StageRequest& request) {
    return {.weight = text::Weight::Medium,
            .sizePx = stageType(request.words.language, request.legible).progress * request.scale,
            .language = request.words.language};
}

StageDrawing drawLens(const LensDrawing& lens, const StageRequest& request,
                      text::Typesetter& setter) {
    StageDrawing drawing;
    const LensPlace& place = lens.place;
    const float s = request.scale;
    const float reach = std::max(place.reachPx, kLeastReachPx * s);
    const base::Colour line = request.style.text.withAlpha(kLineAlpha * lens.opacity);
    for (const LensLeader& leader : leadersOf(lens.at, reach, place.centre, place.radiusPx)) {
        drawing.shapes.lines.push_back({leader.from, leader.to, kLinePx * s, line, 0});
    }
    addRing(lens.at, reach, kRingPx * s, request.style.text.withAlpha(lens.opacity),
            drawing.shapes);
    const text::Style style = lensCaptionStyle(request);
    const text::Run& run = setter.set(lens.caption, style);
    const glm::vec2 middle = (place.caption.low + place.caption.high) * 0.5F;
    appendRun(
        drawing.glyphs, run, {middle.x - run.width / 2, middle.y + style.sizePx * 0.36F},
        GlyphPaint{request.style.text2, request.style.halo.withAlpha(0.85F)}.faded(lens.opacity));
    return drawing;
}

void appendInLens(std::span<const GlyphInstance> glyphs, const LensPlace& place, float opacity,
                  std::vector<GlyphInstance>& to) {
    const glm::vec2 corner = place.centre - place.radiusPx;
    for (GlyphInstance glyph : glyphs) {
        glyph.corner += corner;
        if (glm::distance(glyph.corner + glyph.size * 0.5F, place.centre) > place.radiusPx) {
            continue; // of a node that the ring cuts
        }
        glyph.ink.a =
            static_cast<std::uint8_t>(std::lround(opacity * static_cast<float>(glyph.ink.a)));
        glyph.halo.a =
            static_cast<std::uint8_t>(std::lround(opacity * static_cast<float>(glyph.halo.a)));
        to.push_back(glyph);
    }
}

void appendInLens(const Overlay& shapes, const LensPlace& place, std::vector<OverlayLine>& to) {
    const glm::vec2 corner = place.centre - place.radiusPx;
    for (OverlayLine line : shapes.lines) {
        line.a += corner;
        line.b += corner;
        const float reach =
            std::max(glm::distance(line.a, place.centre), glm::distance(line.b, place.centre));
        if (reach + line.widthPx / 2 <= place.radiusPx) {
            to.push_back(line);
        }
    }
}

std::vector<Box> roomOfLens(const LensPlace& place, glm::vec2 at, float scale) {
    constexpr float kOffLens = 16, kOffLine = 5, kStep = 16, kClose = 90; // design
    std::vector<Box> boxes = {place.box().grown(kOffLens * scale)};
    const float reach = std::max(place.reachPx, kLeastReachPx * scale);
    for (const LensLeader& line : leadersOf(at, reach, place.centre, place.radiusPx)) {
        const float length = glm::distance(line.from, line.to);
        for (float along = kClose * scale; along < length; along += kStep * scale) {
            const glm::vec2 point = line.from + (line.to - line.from) * (along / length);
            boxes.push_back(Box{point, point}.grown(kOffLine * scale));
        }
    }
    return boxes;
}

std::vector<Box> besidesLens(float radiusPx) {
    std::vector<Box> boxes;
    const float height = 2 * radiusPx / kRimBoxes;
    for (int i = 0; i < kRimBoxes; ++i) {
        const float top = static_cast<float>(i) * height;
        const float off = std::max(std::abs(top - radiusPx), std::abs(top + height - radiusPx));
        const float half = std::sqrt(std::max(radiusPx * radiusPx - off * off, 0.0F));
        boxes.push_back({{0, top}, {radiusPx - half, top + height}});
        boxes.push_back({{radiusPx + half, top}, {2 * radiusPx, top + height}});
    }
    return boxes;
}

} // namespace portolan::scene
