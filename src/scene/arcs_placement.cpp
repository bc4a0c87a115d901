#include "scene/arcs_placement.h"

#include "scene/arcs_curve.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace portolan::scene {
namespace {

constexpr double kLongestPx = 900; ///< longer chords follow their great circle and avoid nobody
constexpr double kShortestPx = 8;
constexpr double kCorridorPx = 15;
constexpr double kNodeClearancePx = 4; ///< off the rim of a third node
constexpr double kNodeCost = 4;        ///< of running through the middle of one
constexpr double kEndCost = 24;        ///< of one next to an end: the arc seems to end there
constexpr double kNextToEndPx = 28;
constexpr double kLeastSeenPx = 26; ///< of an arc between two nodes: an arrow and some line
constexpr double kReturnBow = 2.1;
constexpr std::array<double, 8> kRaises = {0, 0.5, 1, 1.5, 2, 3, -0.5, -1};
constexpr double kWayCost = 7;          ///< of a lane that runs in another pair's all along
constexpr double kCrossingCost = 1.5;   ///< of each place where two lanes cross
constexpr double kSideCrossings = 0.35; ///< how much of that counts when the side is chosen
constexpr double kCrossingPx = 6;
constexpr double kRightCost = 0.3; ///< of standing to the right of first → second
constexpr double kRaiseCost = 1.5; ///< of kMostRaisePx; it grows as the square
constexpr double kMostRaisePx = 26;
constexpr double kSamplePx = 10;  ///< between two points that stand for a lane, at most
constexpr double kNearEnd = 0.06; ///< of a lane's run: so far from a shared end lanes may touch
constexpr int kSteps = 16;        ///< in which a lane is followed past the nodes
constexpr int kRounds = 3;        ///< in which each pair chooses anew among the others

struct Chord {
    glm::dvec2 from{0}, to{0}, along{0}, left{0};
    double lengthPx = 0;
    double liftPx = 0; ///< liftOverNodes
};

/// A place of the map at the reference scale.
struct Obstacle {
    dataset::PlaceIndex place = dataset::kNone;
    glm::dvec2 px{0};
    double roomPx = 0;
};

double distanceToSegment(glm::dvec2 p, glm::dvec2 a, glm::dvec2 b) {
    const glm::dvec2 along = b - a;
    const double square = glm::dot(along, along);
    const double t = square > 0 ? std::clamp(glm::dot(p - a, along) / square, 0.0, 1.0) : 0;
    return glm::distance(p, a + along * t);
}

/// How much farther apart wide lanes are: many of them have no room for more.
double wideOf(int lanes) {
    constexpr double kMost = 1.6;
    constexpr int kFew = 4, kMany = 8;
    const double part = static_cast<double>(kMany - lanes) / (kMany - kFew);
    return glm::mix(1.0, kMost, std::clamp(part, 0.0, 1.0));
}

/// As far apart as lanes of this chord, but no farther than it is long: a pair that is close
/// together far out is not raised into the sky.
double raiseStep(double chordPx) {
    return std::min(0.055 * chordPx, kMostRaisePx);
}

/// Points of the lanes that are placed, by square cells.
class WayGrid {
public:
    struct Point {
        std::uint32_t pair = 0;
        glm::dvec2 px{0};
    };

    void add(const Point& point) { cells_[keyOf(cellOf(point.px))].push_back(point); }

    void erase(const Point& point) {
        std::erase_if(cells_[keyOf(cellOf(point.px))],
                      [&](const Point& it) { return it.pair == point.pair; });
    }

    /// From a point of one pair's lane to the nearest of another's; kCorridorPx where none is
    /// nearer.
    double distanceToOthers(const Point& point) const {
        double nearest = kCorridorPx;
        const glm::ivec2 cell = cellOf(point.px);
        for (int y = cell.y - 1; y <= cell.y + 1; ++y) {
            for (int x = cell.x - 1; x <= cell.x + 1; ++x) {
                const auto found = cells_.find(keyOf({x, y}));
                if (found == cells_.end()) {
                    continue;
                }
                for (const Point& other : found->second) {
                    if (other.pair != point.pair) {
                        nearest = std::min(nearest, glm::distance(other.px, point.px));
                    }
                }
            }
        }
        return nearest;
    }

private:
    static glm::ivec2 cellOf(glm::dvec2 px) { return glm::ivec2(glm::floor(px / kCorridorPx)); }
    static std::int64_t keyOf(glm::ivec2 cell) {
        return static_cast<std::int64_t>(cell.y) * 0x1000003 + cell.x;
    }

    std::unordered_map<std::int64_t, std::vector<Point>> cells_;
};

class Placer {
public:
    Placer(const dataset::Dataset& data, const NodeLayout& groups, const FanLayout& fans,
           const geo::ProjectionGrid& grid, Obstacles obstacles)
        : fans_(fans), data_(data), grid_(grid), placed_(fans.pairs.size()) {
        std::vector<std::uint8_t> isEnd(data.places.size(), obstacles == Obstacles::AllNodes);
        for (const FanPair& pair : fans.pairs) {
            isEnd[pair.first] = isEnd[pair.second] = 1;
        }
        for (const NodeLayout::Node& node : groups.nodes) {
            if (isEnd[node.place] == 0) {
                continue;
            }
            nodes_.push_back({node.place, positionOf(node.place), node.roomPx / groups.unitPx});
        }
    }

    /// Chooses for the pair among those that are placed, and puts it there; where it has a side
    /// already, it stays there: what moves over to the other side crosses what gave way to it.
    void place(std::uint32_t index, FanPlacement& placement) {
        const FanPair& pair = fans_.pairs[index];
        const Chord chord = chordOf(pair);
        if (chord.lengthPx < kShortestPx || chord.lengthPx > kLongestPx) {
            return;
        }
        for (const WayGrid::Point& point : placed_[index]) {
            ways_.erase(point);
        }
        const bool hasSide = !placed_[index].empty();
        // What stands stays, unless another place is better.
        double least = costOf(index, chord, placement, 1e300) - 1e-6;
        for (const double side : {1.0, -1.0}) {
            for (const double raise : kRaises) {
                const bool isTooLow = raise < 0 && pair.lanes.count > 1; // on its chord
                if (isTooLow || (hasSide && side != placement.side)) {
                    continue;
                }
                const double cost = costOf(index, chord, {side, raise}, least);
                if (cost < least) {
                    least = cost;
                    placement = {side, raise};
                }
            }
        }
        placed_[index] = sample(index, chord, placement);
        for (const WayGrid::Point& point : placed_[index]) {
            ways_.add(point);
        }
    }

private:
    glm::dvec2 positionOf(dataset::PlaceIndex place) const {
        return grid_.lookup(data_.places[place].position).offset / kReferenceMetresPerPixel;
    }

    double roomAt(dataset::PlaceIndex place) const {
        const auto found = std::find_if(nodes_.begin(), nodes_.end(),
                                        [&](const Obstacle& node) { return node.place == place; });
        return found != nodes_.end() ? found->roomPx : 0;
    }

    Chord chordOf(const FanPair& pair) const {
        const glm::dvec2 a = positionOf(pair.first);
        const glm::dvec2 b = positionOf(pair.second);
        Chord chord{.from = a, .to = b, .lengthPx = glm::distance(a, b)};
        if (chord.lengthPx > 0) {
            chord.along = (b - a) / chord.lengthPx;
            chord.left = {-chord.along.y, chord.along.x};
        }
        const double inner =
            placedHeight(chord.lengthPx, fans_.lanes[pair.lanes.first], FanPlacement{}, 1);
        const double hidden = roomAt(pair.first) + roomAt(pair.second) + 2 * kNodeGapPx;
        chord.liftPx = liftOverNodes(chord.lengthPx, hidden, inner);
        return chord;
    }

    static glm::dvec2 pointAt(const Chord& chord, double height, double t) {
        const double along = t * t * t + 2.1 * t * t * (1 - t) + 0.9 * t * (1 - t) * (1 - t);
        return chord.from + chord.along * (along * chord.lengthPx) +
               chord.left * (height * 4 * t * (1 - t));
    }

    double heightOf(const FanPair& pair, std::uint32_t lane, const Chord& chord,
                    const FanPlacement& placement) const {
        const Lane& it = fans_.lanes[pair.lanes.first + lane];
        return placement.side * (chord.liftPx + placedHeight(chord.lengthPx, it, placement, 1));
    }

    static int samplesOf(const Chord& chord, double height) {
        const double lengthPx = std::hypot(chord.lengthPx, 2 * height);
        return std::max(7, static_cast<int>(lengthPx * (1 - 2 * kNearEnd) / kSamplePx));
    }

    /// Calls `visit` with points of one lane, ends left out, and how many there are.
    template<class Visit>
    void forEachSample(std::uint32_t index, std::uint32_t lane, const Chord& chord,
                       const FanPlacement& placement, const Visit& visit) const {
        const double height = heightOf(fans_.pairs[index], lane, chord, placement);
        const int count = samplesOf(chord, height);
        for (int i = 0; i < count; ++i) {
            const double t = kNearEnd + (1 - 2 * kNearEnd) * i / (count - 1);
            visit(WayGrid::Point{index, pointAt(chord, height, t)}, count);
        }
    }

    std::vector<WayGrid::Point> sample(std::uint32_t index, const Chord& chord,
                                       const FanPlacement& placement) const {
        std::vector<WayGrid::Point> points;
        for (std::uint32_t i = 0; i < fans_.pairs[index].lanes.count; ++i) {
            forEachSample(index, i, chord, placement,
                          [&](const WayGrid::Point& point, int) { points.push_back(point); });
        }
        return points;
    }

    double costOf(std::uint32_t index, const Chord& chord, const FanPlacement& candidate,
                  double enough) const {
        const double crossing = kCrossingCost * (placed_[index].empty() ? kSideCrossings : 1);
        const double raised = candidate.raise * raiseStep(chord.lengthPx) / kMostRaisePx;
        double cost = kRaiseCost * raised * raised + (candidate.side < 0 ? kRightCost : 0);
        const FanPair& pair = fans_.pairs[index];
        for (std::uint32_t i = 0; i < pair.lanes.count && cost <= enough; ++i) {
            forEachSample(index, i, chord, candidate, [&](const WayGrid::Point& point, int count) {
                const double away = ways_.distanceToOthers(point);
                cost += kWayCost / count * closeness(away, kCorridorPx) +
                        crossing * closeness(away, kCrossingPx);
            });
            cost += costOfNodes(pair, chord, heightOf(pair, i, chord, candidate));
        }
        return cost;
    }

    /// Of the nodes that a lane runs behind, its own ends left out.
    double costOfNodes(const FanPair& pair, const Chord& chord, double height) const {
        const glm::dvec2 middle = chord.from + chord.along * (chord.lengthPx / 2);
        const double farthest = chord.lengthPx / 2 + std::abs(height);
        double cost = 0;
        for (const Obstacle& node : nodes_) {
            const double reach = node.roomPx + kNodeClearancePx;
            if (node.place != pair.first && node.place != pair.second &&
                glm::distance(node.px, middle) < farthest + reach) {
                const double away =
                    std::min(glm::distance(node.px, chord.from), glm::distance(node.px, chord.to));
                cost += (away < kNextToEndPx ? kEndCost : kNodeCost) *
                        closeness(distanceTo(node.px, chord, height), reach);
            }
        }
        return cost;
    }

    static double distanceTo(glm::dvec2 p, const Chord& chord, double height) {
        double nearest = 1e300;
        glm::dvec2 before = chord.from;
        for (int i = 1; i <= kSteps; ++i) {
            const glm::dvec2 here = pointAt(chord, height, static_cast<double>(i) / kSteps);
            nearest = std::min(nearest, distanceToSegment(p, before, here));
            before = here;
        }
        return nearest;
    }

    static double closeness(double distance, double reach) {
        return distance < reach ? 1 - distance * distance / (reach * reach) : 0;
    }

    const FanLayout& fans_;
    const dataset::Dataset& data_;
    const geo::ProjectionGrid& grid_;
    std::vector<Obstacle> nodes_;
    WayGrid ways_;                                    ///< pixels at the reference scale
    std::vector<std::vector<WayGrid::Point>> placed_; ///< per pair: its points in `ways_`
};

} // namespace

double placedHeight(double chordPx, const Lane& lane, const FanPlacement& placement,
                    double detail) {
    const double wide = lane.isWide ? wideOf(lane.lanes) : 1;
    const double height = laneHeight(chordPx, lane.lane, lane.lanes, detail * wide);
    return height * (lane.isReturn ? kReturnBow : 1) +
           placement.raise * raiseStep(chordPx) * detail;
}

double liftOverNodes(double chordPx, double hiddenPx, double innermostPx) {
    // An arc that is high for its chord is about as long as the two legs of its triangle.
    const double needPx = hiddenPx + kLeastSeenPx;
    const double leastPx = std::sqrt(std::max(0.0, needPx * needPx - chordPx * chordPx)) / 2;
    return std::max(0.0, leastPx - innermostPx);
}

std::vector<FanPlacement> placeFans(const dataset::Dataset& data, const NodeLayout& groups,
                                    const FanLayout& fans, const geo::ProjectionGrid& grid,
                                    Obstacles obstacles) {
    std::vector<FanPlacement> placements(fans.pairs.size());
    if (fans.pairs.size() > kMostPlacedPairs || fans.lanes.size() > kMostPlacedLanes) {
        return placements;
    }
    std::vector<std::uint32_t> order(fans.pairs.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return fans.pairs[a].lanes.count > fans.pairs[b].lanes.count;
    });
    Placer placer(data, groups, fans, grid, obstacles);
    for (int round = 0; round < kRounds; ++round) {
        for (const std::uint32_t pair : order) {
            placer.place(pair, placements[pair]);
        }
    }
    return placements;
}

} // namespace portolan::scene
