#include "scene/arc_ends.h"

#include "scene/network.h"

#include <glm/common.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace portolan::scene {
namespace {

constexpr float kFaint = 0.1F;

void append(std::vector<Disc>& discs, const FrameView& view, glm::dvec2 mapPx, float radius) {
    if (const auto at = view.transform.screenFromMapPx(mapPx)) {
        discs.push_back({glm::vec2(at->x, at->y), radius});
    }
}

} // namespace

EndMark endMarkOf(ArcTexture texture) {
    switch (texture) {
    case ArcTexture::Mission:
        return {12.65F, 6.6F};
    case ArcTexture::Forum:
        return {9, 4.7F};
    case ArcTexture::Expo:
        return {10, 5.2F};
    case ArcTexture::Visit:
        return {8, 4.2F};
    case ArcTexture::Investment:
        return {9.5F, 5.7F};
    case ArcTexture::Office:
    case ArcTexture::Project:
        return {8, 5};
    default:
        return startMarkOf(texture);
    }
}

EndMark startMarkOf(ArcTexture texture) {
    switch (texture) {
    case ArcTexture::Mou:
        return {3.1F, 3.1F};
    case ArcTexture::SisterCity:
        return {2, 4.2F};
    default:
        return {};
    }
}

CurvePoint pointAt(const ArcScene& scene, const Curve& curve, float lengthPx) {
    CurvePoint found{};
    for (int i = 0; i < curve.pieceCount; ++i) {
        const auto points = scene.pointsOf(curve.pieces[i]);
        const auto next = std::lower_bound(points.begin(), points.end(), lengthPx,
                                           [](const CurvePoint& p, float at) { return p.u < at; });
        if (next == points.end()) {
            found = points.back();
            continue;
        }
        if (next == points.begin()) {
            return *next;
        }
        const CurvePoint& a = *(next - 1);
        const float t = (lengthPx - a.u) / std::max(next->u - a.u, 1e-6F);
        return {glm::mix(a.x, next->x, t), glm::mix(a.y, next->y, t), lengthPx,
                std::atan2(next->y - a.y, next->x - a.x)};
    }
    return found;
}

std::vector<Disc> visibleArcEnds(const Network& network, const FrameView& view) {
    const ArcScene& arcs = network.arcs;
    std::vector<Disc> discs;
    const auto add = [&](const Curve& curve, float at, EndMark mark) {
        if (mark.lengthPx > 0) {
            const CurvePoint point = pointAt(arcs, curve, at);
            append(discs, view, glm::dvec2(point.x + arcs.shiftPx.x, point.y + arcs.shiftPx.y),
                   mark.halfWidthPx * arcs.unitPx);
        }
    };
    for (const VisibleArc& arc : arcs.visible) {
        if (arc.isDense || arc.opacity < kFaint) {
            continue;
        }
        const Curve& curve = arcs.curves[arc.curve].curve;
        const ArcTexture texture = network.fans.lanes[arc.lane].texture;
        const EndMark start = startMarkOf(texture), end = endMarkOf(texture);
        add(curve, arc.trimStartPx + start.lengthPx / 2 * arcs.unitPx, start);
        add(curve, curve.lengthPx - arc.trimEndPx - end.lengthPx / 2 * arcs.unitPx, end);
    }
    return discs;
}

std::vector<Disc> allArcEnds(const Network& network, const FrameView& view) {
    std::vector<Disc> discs;
    for (const LaneEnd& end : network.laneEnds) {
        append(discs, view, glm::dvec2(end.px + network.arcs.shiftPx), end.radiusPx);
    }
    return discs;
}

} // namespace portolan::scene
