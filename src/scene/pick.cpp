#include "scene/pick.h"

#include <glm/geometric.hpp>
#include <glm/vector_relational.hpp>

#include <algorithm>
#include <cmath>

namespace portolan::scene {
namespace {

/// The pointer among the arcs' points: map pixels before the shift, and how far it reaches there.
struct Probe {
    glm::vec2 px{0};
    float reachPx = 0;
};

std::optional<Probe> probeAt(const Network& network, const FrameView& view,
                             geo::ScreenPoint pointer) {
    const auto here = view.transform.mapPxFromScreen(pointer);
    const auto beside = view.transform.mapPxFromScreen({pointer.x + 1, pointer.y});
    const auto below = view.transform.mapPxFromScreen({pointer.x, pointer.y + 1});
    if (!here || !beside || !below) {
        return std::nullopt;
    }
    const double stretch =
        std::max({1.0, glm::distance(*here, *beside), glm::distance(*here, *below)});
    return Probe{glm::vec2(*here) - network.arcs.shiftPx,
                 static_cast<float>(kArcReachPx * view.scale * stretch)};
}

float distanceToSegment(glm::vec2 p, glm::vec2 a, glm::vec2 b) {
    const glm::vec2 ab = b - a;
    const float square = glm::dot(ab, ab);
    const float t = square > 0 ? std::clamp(glm::dot(p - a, ab) / square, 0.0F, 1.0F) : 0.0F;
    return glm::distance(p, a + ab * t);
}

bool isNear(const Probe& probe, glm::vec2 low, glm::vec2 high) {
    const glm::vec2 reach(probe.reachPx);
    return glm::all(glm::greaterThanEqual(probe.px, low - reach)) &&
           glm::all(glm::lessThanEqual(probe.px, high + reach));
}

float distanceToCurve(const ArcScene& arcs, const VisibleArc& arc, const Probe& probe) {
    const LaneCurve& line = arcs.curves[arc.curve];
    float best = HUGE_VALF;
    if (!isNear(probe, line.low, line.high)) {
        return best;
    }
    const float end = line.curve.lengthPx - arc.trimEndPx;
    for (int i = 0; i < line.curve.pieceCount; ++i) {
        const auto points = arcs.pointsOf(line.curve.pieces[i]);
        for (std::size_t j = 1; j < points.size(); ++j) {
            if (points[j].u >= arc.trimStartPx && points[j - 1].u <= end) {
                best =
                    std::min(best, distanceToSegment(probe.px, {points[j - 1].x, points[j - 1].y},
                                                     {points[j].x, points[j].y}));
            }
        }
    }
    return best;
}

float distanceToCubic(const DenseArc& arc, const Probe& probe) {
    float best = HUGE_VALF;
    if (!isNear(probe, arc.low(), arc.high())) {
        return best;
    }
    glm::vec2 before = arc.corner(0);
    for (int i = 1; i <= kDenseSegments; ++i) {
        const glm::vec2 here = arc.corner(i);
        best = std::min(best, distanceToSegment(probe.px, before, here));
        before = here;
    }
    return best;
}

void pickNodes(const Network& network, const FrameView& view, geo::ScreenPoint pointer,
               std::vector<Hit>& hits) {
    for (std::uint32_t i = 0; i < network.nodes.size(); ++i) {
        const NodeMark& mark = network.nodes[i];
        const double away =
            std::hypot(mark.centre.x - pointer.x, mark.centre.y - pointer.y) - mark.radiusPx;
        if (mark.opacity <= 0 || away > kNodeReachPx * view.scale) {
            continue;
        }
        for (const dataset::PlaceIndex place : mark.members) {
            if (network.isPlaceShown[place] == 0) {
                continue;
            }
            hits.push_back({.kind = Hit::Kind::Place,
                            .place = place,
                            .node = i,
                            .distancePx = std::max(0.0, away)});
        }
    }
}

void pickArcs(const Network& network, const Probe& probe, std::vector<Hit>& hits) {
    const ArcScene& arcs = network.arcs;
    for (const VisibleArc& arc : arcs.visible) {
        const float away = arc.isDense ? distanceToCubic(arcs.dense[arc.curve], probe)
                                       : distanceToCurve(arcs, arc, probe);
        if (away > probe.reachPx) {
            continue;
        }
        const dataset::Range legs = network.fans.lanes[arc.lane].legs;
        for (std::uint32_t i = 0; i < legs.count; ++i) {
            const dataset::LegIndex leg = network.fans.legs[legs.first + i];
            if (arcs.isLegVisible[leg] != 0) {
                hits.push_back({.kind = Hit::Kind::Leg, .leg = leg, .distancePx = away});
            }
        }
    }
}

} // namespace

std::vector<Hit> pick(const Network& network, const FrameView& view, geo::ScreenPoint pointer) {
    std::vector<Hit> hits;
    pickNodes(network, view, pointer, hits);
    if (const auto probe = probeAt(network, view, pointer)) {
        pickArcs(network, *probe, hits);
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
        return a.kind != b.kind ? a.kind < b.kind : a.distancePx < b.distancePx;
    });
    return hits;
}

} // namespace portolan::scene
