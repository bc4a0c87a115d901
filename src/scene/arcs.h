// The arcs as the renderer draws them: centre lines computed once per camera shape, and the list of
// those visible now. A pan moves them all by one shift; moving time only rewrites the list.
#pragma once

#include "base/colour.h"
#include "dataset/dataset.h"
#include "scene/arcs_curve.h"
#include "scene/arcs_fan.h"

#include <glm/common.hpp>
#include <glm/vec2.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace portolan::scene {

/// One styled arc, or one piece of it. Lengths are physical pixels. Read by shaders/arc.vert.
struct ArcInstance {
    std::uint32_t firstPoint = 0; ///< in ArcScene::points
    std::uint32_t segments = 0;
    std::uint32_t style = 0; ///< texture | dash << 4 | kStyleUndirected… (arc.vert)
    base::Colour colour;
    float lengthPx = 0;
    float trimStartPx = 0, trimEndPx = 0; ///< hidden by the nodes at its ends
    float opacity = 1;
    float widthScale = 1;
    float glow = 0;    ///< 1: selected
    float headPx = -1; ///< a journey's head, from the arc's start; −1: drawn whole
};

/// Bits of ArcInstance::style above the texture (4 bits) and the dash (2 bits).
inline constexpr std::uint32_t kStyleChevrons = 1U << 6U;

/// Instances that are drawn by one call: strips of at most `segments` segments.
struct ArcRun {
    std::uint32_t first = 0, count = 0;
    std::uint32_t segments = 0;
};

inline constexpr int kDenseSegments = 16;
inline constexpr int kDraftSegments = 8; ///< of a dense arc in a draft

/// One arc of the dense style: a cubic in map pixels. Read by shaders/arc_dense.vert.
struct DenseArc {
    std::array<glm::vec2, 4> control{};
    base::Colour colour;

    /// Where segment `i` of kDenseSegments begins; kDenseSegments: where the last one ends.
    glm::vec2 corner(int i) const {
        const float t = static_cast<float>(i) / static_cast<float>(kDenseSegments);
        const float m = 1 - t;
        return control[0] * (m * m * m) + control[1] * (3 * m * m * t) +
               control[2] * (3 * m * t * t) + control[3] * (t * t * t);
    }
    glm::vec2 low() const {
        return glm::min(glm::min(control[0], control[1]), glm::min(control[2], control[3]));
    }
    glm::vec2 high() const {
        return glm::max(glm::max(control[0], control[1]), glm::max(control[2], control[3]));
    }
};

/// Above this many visible arcs the dense style is drawn: thin lines without textures.
inline constexpr std::size_t kMostStyledArcs = 1500;
/// No limit to how many arcs are drawn: the picture is no draft.
inline constexpr std::size_t kEveryArc = SIZE_MAX;
inline constexpr float kDenseWidthPx = 1.4F; ///< logical
/// Strips are drawn in these lengths.
inline constexpr std::array<std::uint32_t, 5> kStripSegments = {16, 32, 64, 128, 256};

/// Where a lane runs: pieces of ArcScene's points.
struct LaneCurve {
    Curve curve;
    glm::vec2 low{0}, high{0}; ///< bounds, map pixels
};

/// A visible lane, for picking and for labels that keep clear of arcs.
struct VisibleArc {
    std::uint32_t lane = 0;
    std::uint32_t curve = 0; ///< in ArcScene::curves; dense arcs: index into `dense`
    float opacity = 1;
    float trimStartPx = 0, trimEndPx = 0;
    std::uint32_t count = 1; ///< legs visible in the lane
    bool isDense = false;
};

/// "×n" at the apex of an arc that stands for several.
struct ArcCount {
    glm::vec2 px{0}; ///< map pixels, without the shift
    std::uint32_t count = 0;
    KindLook look = KindLook::Mou;
    float opacity = 1;
};

/// A travelling head. Read by shaders/head.vert.
struct TravelHead {
    glm::vec2 px{0}; ///< map pixels, without the shift
    float angle = 0; ///< radians from x towards y
    float size = 1;  ///< 1 in presentations, less in exploring
    base::Colour colour;
};

/// The middle of what a lane ends in (arc_ends.h).
struct LaneEnd {
    glm::vec2 px{0};    ///< map pixels, without the shift
    float radiusPx = 0; ///< physical
};

struct ArcScene {
    std::vector<CurvePoint> points;
    std::uint64_t pointsRevision = 0; ///< grows when `points` changes
    std::vector<LaneCurve> curves;
    std::vector<ArcInstance> instances;
    std::vector<ArcRun> runs; ///< in drawing order
    std::vector<DenseArc> dense;
    std::uint64_t listRevision = 0; ///< grows when instances, runs, dense or heads change
    std::vector<VisibleArc> visible;
    std::vector<std::uint8_t> isLegVisible; ///< per leg, 1 or 0: the window and the filter show it
    bool isDense = false;
    /// Some visible arcs are left out of `visible` and `dense`, and the dense ones are drawn with
    /// fewer segments.
    bool isDraft = false;
    std::vector<ArcCount> counts;
    std::vector<TravelHead> heads;
    float unitPx = 1;        ///< physical pixels per pixel of the design: interface scale × detail
    bool isDetailed = false; ///< close up: missions have chevrons
    glm::vec2 shiftPx{0};    ///< add to every position: the camera has moved since they were made

    std::span<const CurvePoint> pointsOf(CurvePiece piece) const {
        return {points.data() + piece.first, piece.count};
    }
};

} // namespace portolan::scene
