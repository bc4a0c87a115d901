#include "scene/arcs_lines.h"

#include "scene/arc_ends.h"
#include "scene/node_size.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace portolan::scene {
namespace {

constexpr std::uint32_t kUnknown = dataset::kNone - 1;

/// From this much bulge on (of the chord), the fan stands on the great circle's own side.
constexpr double kOwnSideSag = 0.04;

std::optional<FanPlacement> placementIn(const FanLayout& fans,
                                        const std::vector<FanPlacement>& placements,
                                        const FanPair& pair) {
    const auto found = std::ranges::find_if(fans.pairs, [&](const FanPair& other) {
        return other.first == pair.first && other.second == pair.second;
    });
    return found == fans.pairs.end()
               ? std::nullopt
               : std::optional(placements[static_cast<std::size_t>(found - fans.pairs.begin())]);
}

} // namespace

double detailOf(const FrameView& view) {
    const double closer = std::log2(4400 / (view.transform.metresPerPixel() * view.scale));
    return closer > 0 ? 1 + 0.25 * std::min(closer / 2, 1.0) : std::max(1 + 0.14 * closer, 0.78);
}

void ArcLines::begin(const FanRequest& request, const FanLayout& fans) {
    nodes_ = &request.nodes;
    fans_ = &fans;
    if (dataset_ != &request.dataset) {
        placedPairs_.clear();
    }
    dataset_ = &request.dataset;
    passed_.reset();
    knownPairs_.clear();
    knownLanes_.clear();
    pairs_.assign(fans.pairs.size(), {});
    curveOfLane_.assign(fans.lanes.size(), kUnknown);
    denseOfLane_.assign(fans.lanes.size(), {kUnknown, 0});
}

void ArcLines::place(const FanRequest& request, const FanLayout& fans,
                     const geo::ProjectionGrid& grid) {
    begin(request, fans);
    placements_ = placeFans(request.dataset, request.groups, fans, grid);
    before_ = placements_;
    if (fans.pairs.size() > kMostPlacedPairs) {
        placedPairs_.clear();
        return;
    }
    const auto places = [](const auto& pair) { return std::pair(pair.first, pair.second); };
    std::vector<PlacedPair> placedPairs;
    for (std::size_t i = 0; i < fans.pairs.size(); ++i) {
        const FanPair& pair = fans.pairs[i];
        const auto old = std::ranges::find(placedPairs_, places(pair), places);
        before_[i] = old == placedPairs_.end() ? placements_[i] : old->placement;
        placedPairs.push_back({pair.first, pair.second, placements_[i]});
    }
    placedPairs_ = std::move(placedPairs);
}

void ArcLines::placeStaged(const FanRequest& request, const FanLayout& fans,
                           const geo::ProjectionGrid& grid, const StagedFans& staged) {
    begin(request, fans);
    placedPairs_.clear();
    passed_ = 1;
    const auto placed = [&](const FanLayout& part) {
        return placeFans(request.dataset, request.groups, part, grid, Obstacles::ArcEnds);
    };
    placements_ = placed(staged.now);
    if (staged.before == nullptr) {
        before_ = placements_;
        return;
    }
    const std::vector<FanPlacement> now = placements_;
    const std::vector<FanPlacement> before = placed(*staged.before);
    placements_.clear();
    before_.clear();
    for (const FanPair& pair : fans.pairs) {
        const auto here = placementIn(staged.now, now, pair);
        const auto there = placementIn(*staged.before, before, pair);
        placements_.push_back(here.value_or(there.value_or(FanPlacement{})));
        before_.push_back(there.value_or(placements_.back()));
    }
}

/// How far fans have swung from where they stood before.
double ArcLines::swung() const {
    return passed_.value_or(view_.isMorphing() ? view_.morph : 1);
}

double ArcLines::heightOf(const Lane& lane, const PairShape& shape) const {
    const double chordPx = shape.chordPx / view_.scale;
    const double height = placedHeight(chordPx, lane, shape.placement, detail_);
    if (lane.laneBefore == lane.lane && lane.lanesBefore == lane.lanes) {
        return height;
    }
    Lane before = lane;
    before.lane = lane.laneBefore;
    before.lanes = lane.lanesBefore;
    return glm::mix(placedHeight(chordPx, before, shape.placement, detail_), height, swung());
}

double ArcLines::innermostHeight(const FanPair& pair, const PairShape& shape) const {
    double inner = heightOf(fans_->lanes[pair.lanes.first], shape);
    for (std::uint32_t i = 1; i < pair.lanes.count && passed_ && *passed_ < 1; ++i) {
        inner = std::min(inner, heightOf(fans_->lanes[pair.lanes.first + i], shape));
    }
    return inner;
}

FanPlacement ArcLines::placementOf(std::uint32_t pair) const {
    const FanPlacement& here = before_[pair];
    const FanPlacement& there = placements_[pair];
    const double part = swung();
    return {.side = glm::mix(here.side, there.side, part),
            .raise = glm::mix(here.raise, there.raise, part)};
}

void ArcLines::reset(const FrameView& view, double passed) {
    view_ = view;
    if (passed_) {
        passed_ = passed;
    }
    detail_ = detailOf(view);
    for (const std::uint32_t pair : knownPairs_) {
        pairs_[pair] = {};
    }
    for (const std::uint32_t lane : knownLanes_) {
        curveOfLane_[lane] = kUnknown;
        denseOfLane_[lane] = {kUnknown, 0};
    }
    knownPairs_.clear();
    knownLanes_.clear();
    cubics_.clear();
}

geo::LonLat ArcLines::positionOf(std::uint32_t node) const {
    return dataset_->places[nodes_->nodes[node].place].position;
}

ArcLines::PairShape& ArcLines::shapeOf(std::uint32_t index) {
    PairShape& shape = pairs_[index];
    if (shape.isKnown) {
        return shape;
    }
    shape.isKnown = true;
    knownPairs_.push_back(index);
    const FanPair& pair = fans_->pairs[index];
    const GreatCircle circle(dataset_->places[pair.first].position,
                             dataset_->places[pair.second].position);
    const auto chord = chordOf(view_, circle);
    if (!chord) {
        return shape;
    }
    shape.chordPx = chord->lengthPx;
    shape.placement = placementOf(index);
    if (std::abs(chord->sagPx) > kOwnSideSag * chord->lengthPx) {
        shape.placement = {chord->sagPx < 0 ? -1.0 : 1.0, 0};
    }
    const Lane& innermost = fans_->lanes[pair.lanes.first];
    const double inner = innermostHeight(pair, shape);
    shape.reducePx = std::clamp(shape.placement.side * chord->sagPx, 0.0,
                                std::max(0.0, inner - 8) * view_.scale);
    const double hiddenPx =
        nodes_->nodes[innermost.from].roomPx + nodes_->nodes[innermost.to].roomPx;
    shape.liftPx = view_.scale * liftOverNodes(chord->lengthPx / view_.scale,
                                               hiddenPx / view_.scale + 2 * kNodeGapPx * detail_,
                                               inner - shape.reducePx / view_.scale);
    return shape;
}

double ArcLines::bowOf(const Lane& lane, const PairShape& shape) const {
    const double height = heightOf(lane, shape) * view_.scale;
    const double bow = (height + shape.liftPx - shape.reducePx) * shape.placement.side;
    return lane.runsAgainstPair ? -bow : bow;
}

std::uint32_t ArcLines::curveOf(std::uint32_t index, ArcScene& scene) {
    if (curveOfLane_[index] != kUnknown) {
        return curveOfLane_[index];
    }
    const Lane& lane = fans_->lanes[index];
    const PairShape& shape = shapeOf(lane.pair);
    curveOfLane_[index] = dataset::kNone;
    knownLanes_.push_back(index);
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

/// Where arcs end at a node that shows all it has.
double ArcLines::rimPx(std::uint32_t node) const {
    const double unit = view_.scale * detail_;
    const NodeLayout::Node& it = nodes_->nodes[node];
    const auto room = static_cast<float>(it.roomPx / unit);
    return unit *
           (radiusWithin(scene::shapeOf(dataset_->places[it.place].kind), room) + kNodeGapPx);
}

void ArcLines::appendEnds(std::uint32_t index, std::vector<LaneEnd>& ends) {
    const Lane& lane = fans_->lanes[index];
    const PairShape& shape = shapeOf(lane.pair);
    if (shape.chordPx < kShortestPx * view_.scale) {
        return;
    }
    const double unit = view_.scale * detail_;
    CurveRequest request{.from = positionOf(lane.from), .to = positionOf(lane.to)};
    request.bowPx = bowOf(lane, shape);
    const auto add = [&](const EndMark& mark, std::uint32_t node) {
        const double awayPx = rimPx(node) + unit * mark.lengthPx / 2;
        const auto at = mark.lengthPx > 0 ? pointBeforeEnd(view_, request, awayPx) : std::nullopt;
        if (at) {
            ends.push_back({glm::vec2(*at), static_cast<float>(unit) * mark.halfWidthPx});
        }
    };
    add(endMarkOf(lane.texture), lane.to);
    std::swap(request.from, request.to);
    request.bowPx = -request.bowPx;
    add(startMarkOf(lane.texture), lane.from);
}

std::optional<std::array<glm::vec2, 4>> ArcLines::bowedCubic(const Lane& lane, PairShape& shape) {
    const FanPair& pair = fans_->pairs[lane.pair];
    const geo::LonLat first = dataset_->places[pair.first].position;
    const geo::LonLat second = dataset_->places[pair.second].position;
    const bool reversed = lane.runsAgainstPair;
    if (positionOf(lane.from) != (reversed ? second : first) ||
        positionOf(lane.to) != (reversed ? first : second)) {
        return std::nullopt;
    }
    if (!shape.isStraightKnown) {
        shape.isStraightKnown = true;
        const std::size_t before = cubics_.size();
        appendCubics(view_, {.from = first, .to = second}, cubics_);
        if (cubics_.size() == before + 1) {
            shape.straight = cubics_.back();
        }
        cubics_.resize(before);
    }
    if (!shape.straight) {
        return std::nullopt;
    }
    std::array<glm::vec2, 4> cubic = *shape.straight;
    if (reversed) {
        std::reverse(cubic.begin(), cubic.end());
    }
    // A cubic whose inner control points are 4/3 h off the chord has its apex at h.
    const glm::vec2 along = glm::normalize(cubic[3] - cubic[0]);
    const glm::vec2 bow =
        glm::vec2(-along.y, along.x) * static_cast<float>(4.0 / 3.0 * bowOf(lane, shape));
    cubic[1] += bow;
    cubic[2] += bow;
    return cubic;
}

dataset::Range ArcLines::denseOf(std::uint32_t index) {
    dataset::Range& range = denseOfLane_[index];
    if (range.first != kUnknown) {
        return range;
    }
    range = {static_cast<std::uint32_t>(cubics_.size()), 0};
    knownLanes_.push_back(index);
    const Lane& lane = fans_->lanes[index];
    PairShape& shape = shapeOf(lane.pair);
    if (shape.chordPx < 1) {
        return range;
    }
    if (const auto cubic = bowedCubic(lane, shape)) {
        cubics_.push_back(*cubic);
        range.count = 1;
        return range;
    }
    range.count = appendCubics(
        view_,
        {.from = positionOf(lane.from), .to = positionOf(lane.to), .bowPx = bowOf(lane, shape)},
        cubics_);
    return range;
}

} // namespace portolan::scene
