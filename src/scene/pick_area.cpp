#include "scene/pick_area.h"

#include <glm/common.hpp>
#include <glm/vector_relational.hpp>

#include <algorithm>

namespace portolan::scene {
namespace {

/// A closed polygon with its bounds.
struct Outline {
    std::vector<glm::dvec2> points;
    glm::dvec2 low{0}, high{0};

    explicit Outline(std::vector<glm::dvec2> corners) : points(std::move(corners)) {
        low = high = points.empty() ? glm::dvec2(0) : points.front();
        for (const glm::dvec2 p : points) {
            low = glm::min(low, p);
            high = glm::max(high, p);
        }
    }
    bool touches(glm::dvec2 a, glm::dvec2 b) const {
        return glm::all(glm::lessThanEqual(glm::min(a, b), high)) &&
               glm::all(glm::greaterThanEqual(glm::max(a, b), low));
    }
    bool contains(glm::dvec2 p) const {
        bool isInside = false;
        for (std::size_t i = 0, j = points.size() - 1; i < points.size(); j = i++) {
            const glm::dvec2 a = points[i];
            const glm::dvec2 b = points[j];
            if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) {
                isInside = !isInside;
            }
        }
        return isInside;
    }
};

double cross(glm::dvec2 a, glm::dvec2 b, glm::dvec2 c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool doCross(glm::dvec2 a, glm::dvec2 b, glm::dvec2 c, glm::dvec2 d) {
    return (cross(a, b, c) > 0) != (cross(a, b, d) > 0) &&
           (cross(c, d, a) > 0) != (cross(c, d, b) > 0);
}

/// Either an end of the piece is inside, or it crosses an edge.
bool holds(const Outline& outline, glm::dvec2 a, glm::dvec2 b) {
    if (!outline.touches(a, b)) {
        return false;
    }
    if (outline.contains(a) || outline.contains(b)) {
        return true;
    }
    const auto& points = outline.points;
    for (std::size_t i = 0, j = points.size() - 1; i < points.size(); j = i++) {
        if (doCross(a, b, points[i], points[j])) {
            return true;
        }
    }
    return false;
}

bool holdsCurve(const Outline& outline, const ArcScene& arcs, const VisibleArc& arc) {
    const LaneCurve& line = arcs.curves[arc.curve];
    if (!outline.touches(glm::dvec2(line.low), glm::dvec2(line.high))) {
        return false;
    }
    const float end = line.curve.lengthPx - arc.trimEndPx;
    for (int i = 0; i < line.curve.pieceCount; ++i) {
        const auto points = arcs.pointsOf(line.curve.pieces[i]);
        for (std::size_t j = 1; j < points.size(); ++j) {
            const bool isDrawn = points[j].u >= arc.trimStartPx && points[j - 1].u <= end;
            if (isDrawn &&
                holds(outline, {points[j - 1].x, points[j - 1].y}, {points[j].x, points[j].y})) {
                return true;
            }
        }
    }
    return false;
}

bool holdsCubic(const Outline& outline, const DenseArc& arc) {
    if (!outline.touches(glm::dvec2(arc.low()), glm::dvec2(arc.high()))) {
        return false;
    }
    glm::vec2 before = arc.corner(0);
    for (int i = 1; i <= kDenseSegments; ++i) {
        const glm::vec2 here = arc.corner(i);
        if (holds(outline, glm::dvec2(before), glm::dvec2(here))) {
            return true;
        }
        before = here;
    }
    return false;
}

/// Among the arcs' points: map pixels before the shift. Corners off the map are left out.
Outline amongArcs(const Network& network, const FrameView& view,
                  std::span<const geo::ScreenPoint> polygon) {
    std::vector<glm::dvec2> points;
    for (const geo::ScreenPoint corner : polygon) {
        if (const auto px = view.transform.mapPxFromScreen(corner)) {
            points.push_back(*px - glm::dvec2(network.arcs.shiftPx));
        }
    }
    return Outline(std::move(points));
}

void sortOut(std::vector<std::uint32_t>& indices) {
    std::sort(indices.begin(), indices.end());
    indices.erase(std::unique(indices.begin(), indices.end()), indices.end());
}

} // namespace

AreaHits pickArea(const Network& network, const FrameView& view,
                  std::span<const geo::ScreenPoint> polygon) {
    AreaHits hits;
    if (polygon.size() < 3) {
        return hits;
    }
    std::vector<glm::dvec2> corners;
    corners.reserve(polygon.size());
    for (const geo::ScreenPoint corner : polygon) {
        corners.emplace_back(corner.x, corner.y);
    }
    const Outline onScreen(std::move(corners));
    for (const NodeMark& mark : network.nodes) {
        if (mark.opacity > 0 && onScreen.contains({mark.centre.x, mark.centre.y})) {
            hits.places.insert(hits.places.end(), mark.members.begin(), mark.members.end());
        }
    }
    const Outline outline = amongArcs(network, view, polygon);
    const ArcScene& arcs = network.arcs;
    for (const VisibleArc& arc : arcs.visible) {
        const bool isIn = arc.isDense ? holdsCubic(outline, arcs.dense[arc.curve])
                                      : holdsCurve(outline, arcs, arc);
        const dataset::Range legs = network.fans.lanes[arc.lane].legs;
        for (std::uint32_t i = 0; isIn && i < legs.count; ++i) {
            const dataset::LegIndex leg = network.fans.legs[legs.first + i];
            if (arcs.isLegVisible[leg] != 0) {
                hits.legs.push_back(leg);
            }
        }
    }
    sortOut(hits.places);
    sortOut(hits.legs);
    return hits;
}

} // namespace portolan::scene
