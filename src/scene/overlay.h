// Plain shapes over the map, in target pixels (y down): what scale bars and wind roses are made of.
#pragma once

#include "base/colour.h"

#include <glm/vec2.hpp>

#include <vector>

namespace portolan::scene {

/// With straight ends, antialiased along its sides; or with round ones, antialiased all round: a
/// disc, where both ends are one.
struct OverlayLine {
    glm::vec2 a{0}, b{0};
    float widthPx = 1;
    base::Colour colour{};
    float roundness = 0; ///< 0 or 1
    bool operator==(const OverlayLine&) const = default;
};

struct OverlayTriangle {
    glm::vec2 a{0}, b{0}, c{0};
    base::Colour colour{};
    bool operator==(const OverlayTriangle&) const = default;
};

/// Opaque as its colour along `side`, nothing any more along the opposite one.
struct OverlayRamp {
    glm::vec2 corner{0}, depth{0}; ///< where `side` begins; from there to the opposite side
    glm::vec2 side{0};
    base::Colour colour{};
    bool operator==(const OverlayRamp&) const = default;
};

struct Overlay {
    std::vector<OverlayRamp> ramps = {};
    std::vector<OverlayLine> lines;
    std::vector<OverlayTriangle> triangles; ///< drawn over the lines
    bool operator==(const Overlay&) const = default;
};

} // namespace portolan::scene
