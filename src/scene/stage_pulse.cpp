#include "scene/stage_pulse.h"

#include "scene/ring.h"

#include <cmath>

namespace portolan::scene {

namespace {

// In the design's pixels.
constexpr float kFromPx = 4, kReachPx = 46, kWidthPx = 5;
constexpr float kAlpha = 0.85F;

} // namespace

void drawPulses(std::span<const StagePulse> pulses, const dataset::Dataset& data,
                const Network& network, const StageRequest& request, Overlay& overlay) {
    for (const StagePulse& pulse : pulses) {
        const KindLook look = lookOf(data.engagements[pulse.engagement].kind);
        const float left = 1 - pulse.passed;
        const float eased = 1 - left * left * left;
        const base::Colour colour =
            request.style.kinds[static_cast<std::size_t>(look)].withAlpha(kAlpha * left);
        for (const dataset::EngagementPlace& at : data.placesOf(pulse.engagement)) {
            const std::uint32_t node = network.nodeLayout.nodeOfPlace[at.place];
            if (node == dataset::kNone || network.nodes[node].opacity <= 0) {
                continue;
            }
            const NodeMark& mark = network.nodes[node];
            const float reach = (kFromPx + kReachPx * eased) * request.scale;
            addRing(glm::vec2(mark.centre.x, mark.centre.y), mark.radiusPx + reach,
                    kWidthPx * (0.4F + 0.6F * left) * request.scale, colour, overlay);
        }
    }
}

} // namespace portolan::scene
