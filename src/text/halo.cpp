#include "text/halo.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace portolan::text {

namespace {

// Visual design §6: a dense rim that separates the ink from what lies under it and a faint one that
// quiets the surroundings, both for 13 px text and growing with it up to twice.
constexpr float kRimPx = 1.7F, kRimAlpha = 0.85F;
constexpr float kVeilPx = 3.4F, kVeilAlpha = 0.28F;

float growth(float sizePx, float times) {
    return std::clamp(sizePx / (13.0F * times), 1.0F, 2.0F) * times;
}

float haloAlpha(float distance, float scale) {
    const float rim = std::clamp(kRimPx * scale + 0.5F - distance, 0.0F, 1.0F);
    // The veil fades from the rim outwards: neighbouring glyphs' veils overlap without an edge.
    const float reach = (kVeilPx + 0.6F) * scale;
    const float veil = std::clamp((reach - distance) / (reach - kRimPx * scale), 0.0F, 1.0F);
    return 1.0F - (1.0F - kRimAlpha * rim) * (1.0F - kVeilAlpha * veil);
}

// Squared distance to the edge inside a pixel that the ink covers partly (0.5 covered: the edge
// passes through the centre); infinite where there is no ink.
std::vector<float> seeds(const Coverage& ink, int margin, int width, int height) {
    std::vector<float> field(static_cast<std::size_t>(width) * static_cast<std::size_t>(height),
                             std::numeric_limits<float>::max());
    for (int y = 0; y < ink.height; ++y) {
        for (int x = 0; x < ink.width; ++x) {
            const auto covered = ink.texels[static_cast<std::size_t>(y * ink.width + x)];
            if (covered != 0) {
                const float d = std::max(0.0F, 0.5F - static_cast<float>(covered) / 255.0F);
                field[static_cast<std::size_t>((y + margin) * width + x + margin)] = d * d;
            }
        }
    }
    return field;
}

// One axis of the exact distance transform, looking `reach` pixels each way: no halo is wider.
void spread(const std::vector<float>& from, std::vector<float>& to, int stride, int reach) {
    const auto count = static_cast<int>(from.size());
    to = from;
    for (int d = 1; d <= reach; ++d) {
        const auto cost = static_cast<float>(d * d);
        const int shift = d * stride;
        for (int i = shift; i < count; ++i) {
            const auto here = static_cast<std::size_t>(i);
            const auto there = static_cast<std::size_t>(i - shift);
            to[here] = std::min(to[here], from[there] + cost);
            to[there] = std::min(to[there], from[here] + cost);
        }
    }
}

} // namespace

int haloMargin(float sizePx, float times) {
    return static_cast<int>(std::ceil((kVeilPx + 0.6F) * growth(sizePx, times)));
}

Coverage buildHalo(const Coverage& ink, float sizePx, float times) {
    const int margin = haloMargin(sizePx, times);
    Coverage halo{ink.width + 2 * margin, ink.height + 2 * margin, {}};
    // Rows are as far apart as the margin is wide on both sides: looking along a row never meets
    // ink of the next one.
    const std::vector<float> seed = seeds(ink, margin, halo.width, halo.height);
    std::vector<float> vertical, squared;
    spread(seed, vertical, halo.width, margin);
    spread(vertical, squared, 1, margin);
    halo.texels.reserve(squared.size());
    const float scale = growth(sizePx, times);
    for (const float d2 : squared) {
        const float alpha = haloAlpha(std::sqrt(d2), scale);
        halo.texels.push_back(static_cast<std::uint8_t>(std::lround(alpha * 255.0F)));
    }
    return halo;
}

} // namespace portolan::text
