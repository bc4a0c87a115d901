#include "scene/stage_ink.h"

#include <array>

namespace portolan::scene {

namespace {

constexpr float kPenWidth = 7, kPenEdge = 3;
constexpr float kPenDot = 12;

struct GlowRing {
    float width, alpha;
};
/// A glow that is brightest in its middle.
constexpr std::array<GlowRing, 4> kGlow = {{{150, 0.10F}, {112, 0.14F}, {76, 0.22F}, {46, 0.6F}}};
constexpr float kCore = 22;

bool isDark(const MapStyle& style) {
    const base::Colour c = style.window;
    return 0.299F * static_cast<float>(c.r) + 0.587F * static_cast<float>(c.g) +
               0.114F * static_cast<float>(c.b) <
           128;
}

/// Against the map, and no kind's colour.
base::Colour penInk(const MapStyle& style) {
    return isDark(style) ? base::Colour::hex(0xFFE24A) : base::Colour::hex(0xC81E3A);
}
base::Colour spotInk(const MapStyle& style) {
    return isDark(style) ? base::Colour::hex(0x58FF7A) : base::Colour::hex(0x0A9A4A);
}

void addStroke(const std::vector<glm::vec2>& points, float widthPx, base::Colour colour,
               Overlay& overlay) {
    for (std::size_t i = 0; i < points.size(); ++i) {
        const glm::vec2 to = points[i];
        overlay.lines.push_back({i == 0 ? to : points[i - 1], to, widthPx, colour, 1});
    }
}

} // namespace

void drawStageInk(const StageRequest& request, const StageHand& hand, Overlay& overlay) {
    const glm::vec2 middle = request.sizePx * 0.5F;
    const auto onTarget = [&](glm::vec2 at) { return middle + at * request.scale; };
    std::vector<std::vector<glm::vec2>> strokes;
    for (const std::vector<glm::vec2>& stroke : hand.strokes) {
        std::vector<glm::vec2>& points = strokes.emplace_back();
        for (const glm::vec2 at : stroke) {
            points.push_back(onTarget(at));
        }
    }
    // Edges first: where a stroke crosses another it is one figure.
    for (const auto& stroke : strokes) {
        addStroke(stroke, (kPenWidth + 2 * kPenEdge) * request.scale, request.style.halo, overlay);
    }
    for (const auto& stroke : strokes) {
        addStroke(stroke, kPenWidth * request.scale, penInk(request.style), overlay);
    }
    const auto disc = [&](float width, base::Colour colour) {
        const glm::vec2 at = onTarget(*hand.pointed);
        overlay.lines.push_back({at, at, width * request.scale, colour, 1});
    };
    if (hand.pointed && hand.draws) {
        disc(kPenDot + 2 * kPenEdge, request.style.halo);
        disc(kPenDot, penInk(request.style));
    } else if (hand.pointed) {
        for (const GlowRing& ring : kGlow) {
            disc(ring.width, spotInk(request.style).withAlpha(ring.alpha));
        }
        disc(kCore, base::Colour::hex(0xFFFFFF));
    }
}

} // namespace portolan::scene
