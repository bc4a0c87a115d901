#include "scene/ring.h"

#include <cmath>
#include <numbers>

namespace portolan::scene {

void addRing(glm::vec2 centre, float radiusPx, float widthPx, base::Colour colour,
             Overlay& overlay) {
    constexpr int kSides = 72; // a hundredth of a pixel off at 40 px
    const auto corner = [&](int i) {
        const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / kSides;
        return centre + radiusPx * glm::vec2(std::cos(angle), std::sin(angle));
    };
    for (int i = 0; i < kSides; ++i) {
        overlay.lines.push_back({corner(i), corner(i + 1), widthPx, colour, 0});
    }
}

} // namespace portolan::scene
