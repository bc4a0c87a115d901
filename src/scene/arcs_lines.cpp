#include "scene/arcs_lines.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace portolan::scene {
namespace {

constexpr std::uint32_t kUnknown = dataset::kNone - 1;
constexpr double kReturnBow = 2.1;
/// From this much bulge on (of the chord), the fan stands on the great circle's own side.
constexpr double kOwnSideSag = 0.04;

} // namespace

void ArcLines::reset(const dataset::Dataset& data, const NodeLayout& nodes, const FanLayout& fans,
                     const FrameView& view) {
    dataset_ = &data;
    nodes_ = &nodes;
    fans_ = &fans;
    view_ = view;
    pairs_.assign(fans.pairs.size(), {});
    curveOfLane_.assign(fans.lanes.size(), kUnknown);
    denseOfLane_.assign(fans.lanes.size(), {kUnknown, 0});
    cubics_.clear();
}

geo::LonLat ArcLines::positionOf(std::uint32_t node) const {
    return dataset_->places[nodes_->nodes[node].place].position;
}

const ArcLines::PairShape& ArcLines::shapeOf(std::uint32_t index) {
    PairShape& shape = pairs_[index];
    if (shape.isKnown) {
        return shape;
    }
    shape.isKnown = true;
    const FanPair& pair = fans_->pairs[index];
    const GreatCircle circle(positionOf(pair.first), positionOf(pair.second));
    const auto chord = chordOf(view_, circle);
    if (!chord) {
        return shape;
    }
    shape.chordPx = chord->lengthPx;
    if (std::abs(chord->sagPx) > kOwnSideSag * chord->lengthPx) {
        shape.side = chord->sagPx < 0 ? -1 : 1;
    }
    const double inner =
        laneHeight(chord->lengthPx / view_.scale, 0, static_cast<int>(pair.lanes.count));
    shape.reducePx =
        std::clamp(shape.side * chord->sagPx, 0.0, std::max(0.0, inner - 8) * view_.scale);
    return shape;
}

double ArcLines::bowOf(const Lane& lane, const PairShape& shape) const {
    const double height = laneHeight(shape.chordPx / view_.scale, lane.lane, lane.lanes) *
                          view_.scale * (lane.isReturn ? kReturnBow : 1);
    const double bow = (height - shape.reducePx + shape.raisePx) * shape.side;
    return lane.runsAgainstPair ? -bow : bow;
}

std::uint32_t ArcLines::curveOf(std::uint32_t index, ArcScene& scene) {
    if (curveOfLane_[index] != kUnknown) {
        return curveOfLane_[index];
    }
    const Lane& lane = fans_->lanes[index];
    const PairShape& shape = shapeOf(lane.pair);
    curveOfLane_[index] = dataset::kNone;
    if (shape.chordPx < kShortestPx * view_.scale) {
        return dataset::kNone;
    }
    const std::size_t firstPoint = scene.points.size();
    LaneCurve line{.curve = appendCurve(view_,
                                        {.from = positionOf(lane.from),
                                         .to = positionOf(lane.to),
                                         .bowPx = bowOf(lane, shape),
                                         .segmentPx = 4 * view_.scale},
                                        scene.points)};
    if (line.curve.pieceCount == 0) {
        return dataset::kNone;
    }
    line.low = line.high = {scene.points[firstPoint].x, scene.points[firstPoint].y};
    for (std::size_t i = firstPoint; i < scene.points.size(); ++i) {
        const glm::vec2 p(scene.points[i].x, scene.points[i].y);
        line.low = glm::min(line.low, p);
        line.high = glm::max(line.high, p);
    }
    ++scene.pointsRevision;
    curveOfLane_[index] = static_cast<std::uint32_t>(scene.curves.size());
    scene.curves.push_back(line);
    return curveOfLane_[index];
}

dataset::Range ArcLines::denseOf(std::uint32_t index) {
    dataset::Range& range = denseOfLane_[index];
    if (range.first != kUnknown) {
        return range;
    }
    range = {static_cast<std::uint32_t>(cubics_.size()), 0};
    const Lane& lane = fans_->lanes[index];
    const PairShape& shape = shapeOf(lane.pair);
    if (shape.chordPx < 1) {
        return range;
    }
    range.count = appendCubics(
        view_,
        {.from = positionOf(lane.from), .to = positionOf(lane.to), .bowPx = bowOf(lane, shape)},
        cubics_);
    return range;
}

} // namespace portolan::scene
