// The centre line of an arc: the great circle through the projection's lookup, bowed sideways in
// the plane. Lengths are logical pixels in the rules (bowHeight, laneHeight) and map pixels
// (FrameView) in the curves.
#pragma once

#include "geo/lon_lat.h"
#include "scene/frame_view.h"

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace portolan::scene {

/// The apex of a lone arc over a chord of d logical px: clamp(0.10·d + 0.10·d·e^(−d/400), 14, 150).
double bowHeight(double chordPx);
/// Between neighbours of a fan at the apex, logical px: clamp(0.055·d, 10, 26); less where more
/// than twelve share a pair. `detail` widens it: 1 when exploring, 1.25 close up.
double laneSpacing(double chordPx, int lanes, double detail = 1);
/// Apex of lane i of n (0 the innermost), logical px; the innermost keeps at least 8.
double laneHeight(double chordPx, int lane, int lanes, double detail = 1);

/// A great circle between two places, the short way; f runs from 0 to 1.
class GreatCircle {
public:
    GreatCircle(geo::LonLat from, geo::LonLat to);
    geo::LonLat at(double f) const;
    double radians() const { return angle_; }

private:
    glm::dvec3 from_, to_;
    geo::LonLat start_, end_;
    double angle_ = 0;
    double inverseSine_ = 0;
};

/// As the GPU reads it (RGBA32F): map pixels, the length from the arc's start in pixels, and the
/// direction of travel in radians from the x axis towards y.
struct CurvePoint {
    float x = 0, y = 0, u = 0, angle = 0;
};

/// A run of points that can be drawn; an arc has several where the horizon or the map's edge cuts
/// it.
struct CurvePiece {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

struct CurveRequest {
    geo::LonLat from, to;
    /// Apex to the left of travel (map pixels, y up), negative to the right; the great circle's own
    /// bulge to that side counts towards it.
    double bowPx = 0;
    double segmentPx = 4; ///< length of a segment, map pixels
};

struct Curve {
    CurvePiece pieces[4];
    int pieceCount = 0;
    /// Whole length in map pixels; what is hidden counts as kHiddenPx for each gap, so that nothing
    /// that belongs to a hidden end is drawn at a cut.
    float lengthPx = 0;
};
inline constexpr float kHiddenPx = 400;

/// Appends the points of an arc. Both ends at one pixel, or nothing visible: no piece.
Curve appendCurve(const FrameView&, const CurveRequest&, std::vector<CurvePoint>& points);

/// Bézier control points (map pixels) of the cubics that the visible parts of the arc look like:
/// one for an arc that nothing cuts. Returns how many were appended.
std::uint32_t appendCubics(const FrameView&, const CurveRequest&,
                           std::vector<std::array<glm::vec2, 4>>& cubics);

/// The point of an arc so far before its end (map pixels, about: along it); nullopt where that
/// cannot be seen.
std::optional<glm::dvec2> pointBeforeEnd(const FrameView&, const CurveRequest&, double awayPx);

/// From end to end, or between the outermost of nine points that are this side of the horizon.
struct Chord {
    glm::dvec2 from{0}, to{0}; ///< map pixels
    glm::dvec2 normal{0};      ///< unit, to the left of travel
    double lengthPx = 0;
    double sagPx = 0; ///< of the great circle itself, to the left
};
/// nullopt when all are beyond it.
std::optional<Chord> chordOf(const FrameView&, const GreatCircle&);

} // namespace portolan::scene
