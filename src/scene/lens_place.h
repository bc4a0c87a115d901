// Where a chapter's lens stands on the stage: beside what is shown, never over words. Target
// pixels, y down.
#pragma once

#include "scene/label_space.h"

#include <glm/vec2.hpp>

#include <array>
#include <optional>
#include <span>

namespace portolan::scene {

/// All borrowed.
struct LensRoom {
    glm::vec2 sizePx{1920, 1080};
    float scale = 1;                ///< target pixels per pixel of the stage's design
    std::span<const Box> words;     ///< never under the lens
    std::span<const Box> marks;     ///< nodes and their names: neither
    std::span<const Polyline> arcs; ///< as little as possible of them is
    glm::vec2 at{0};                ///< the middle of what is magnified, on the map
    double reachPx = 0;             ///< LensRegion::reachPx, seen on the target
    glm::vec2 captionPx{0, 30};     ///< what the caption takes
};

struct LensPlace {
    glm::vec2 centre{0};
    float radiusPx = 0;
    double times = 5;  ///< how much larger
    float reachPx = 0; ///< of the circle on the map that it magnifies
    Box caption;       ///< below the ring
    /// What the map's names keep off.
    Box box() const;
    bool operator==(const LensPlace&) const = default;
};

/// As large as has room; nullopt: not even a small one has.
std::optional<LensPlace> placeLens(const LensRoom&);

/// A line that touches both circles.
struct LensLeader {
    glm::vec2 from{0}, to{0};
};
std::array<LensLeader, 2> leadersOf(glm::vec2 at, float reachPx, glm::vec2 centre, float radiusPx);

} // namespace portolan::scene
