#include "scene/arcs_placement.h"

#include "scene/arcs_curve.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace portolan::scene {
namespace {

constexpr double kLongestPx = 900; ///< longer chords follow their great circle and avoid nobody
constexpr double kShortestPx = 8;
constexpr double kCorridorPx = 13;
constexpr double kNodeClearancePx = 4; ///< off the rim of a third node
constexpr double kNodeCost = 4;        ///< of running through the middle of one
constexpr double kEndCost = 24;        ///< of one next to an end: the arc seems to end there
constexpr double kNextToEndPx = 28;
constexpr double kLeastSeenPx = 26; ///< of an arc between two nodes: an arrow and some line
constexpr double kReturnBow = 2.1;
constexpr std::array<double, 6> kRaises = {0, 0.5, 1, 1.5, 2, 3};
constexpr double kRaiseCost = 1.5; ///< of kMostRaisePx; it grows as the square
constexpr double kMostRaisePx = 26;
constexpr std::array<double, 7> kSamples = {0.14, 0.26, 0.38, 0.5, 0.62, 0.74, 0.86};
constexpr int kSteps = 16; ///< in which a lane is followed past the nodes

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

/// As far apart as lanes of this chord, but no farther than it is long: a pair that is close
/// together far out is not raised into the sky.
double raiseStep(double chordPx) {
    return std::min(0.055 * chordPx, kMostRaisePx);
}

class Placer {
public:
    Placer(const dataset::Dataset& data, const NodeLayout& groups, const FanLayout& fans,
           const geo::ProjectionGrid& grid)
        : fans_(fans), data_(data), grid_(grid) {
        for (const NodeLayout::Node& node : groups.nodes) {
            nodes_.push_back({node.place, positionOf(node.place), node.roomPx});
        }
    }

    FanPlacement place(const FanPair& pair) {
        const Chord chord = chordOf(pair);
        FanPlacement best;
        if (chord.lengthPx < kShortestPx || chord.lengthPx > kLongestPx) {
            return best;
        }
        double bestCost = 1e300;
        for (const double side : {1.0, -1.0}) {
            for (const double raise : kRaises) {
                const FanPlacement candidate{side, raise};
                const double raised = raise * raiseStep(chord.lengthPx) / kMostRaisePx;
                const double cost = kRaiseCost * raised * raised + (side < 0 ? 0.3 : 0) +
                                    costOf(pair, chord, candidate, bestCost);
                if (cost < bestCost) {
                    bestCost = cost;
                    best = candidate;
                }
            }
        }
        sample(pair, chord, best, placed_);
        return best;
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

    void sample(const FanPair& pair, const Chord& chord, const FanPlacement& placement,
                std::vector<glm::dvec2>& points) const {
        for (std::uint32_t i = 0; i < pair.lanes.count; ++i) {
            const double height = heightOf(pair, i, chord, placement);
            for (const double t : kSamples) {
                points.push_back(pointAt(chord, height, t));
            }
        }
    }

    double costOf(const FanPair& pair, const Chord& chord, const FanPlacement& candidate,
                  double enough) {
        trial_.clear();
        sample(pair, chord, candidate, trial_);
        double cost = 0;
        for (const glm::dvec2 point : trial_) {
            for (const glm::dvec2 other : placed_) {
                cost += closeness(glm::distance(point, other), kCorridorPx);
            }
            if (cost > enough) {
                return cost;
            }
        }
        for (std::uint32_t i = 0; i < pair.lanes.count && cost <= enough; ++i) {
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
    std::vector<glm::dvec2> placed_, trial_; ///< pixels at the reference scale
};

} // namespace

double placedHeight(double chordPx, const Lane& lane, const FanPlacement& placement,
                    double detail) {
    const double height = laneHeight(chordPx, lane.lane, lane.lanes, detail);
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
                                    const FanLayout& fans, const geo::ProjectionGrid& grid) {
    std::vector<FanPlacement> placements(fans.pairs.size());
    if (fans.pairs.size() > kMostPlacedPairs || fans.lanes.size() > kMostPlacedLanes) {
        return placements;
    }
    std::vector<std::uint32_t> order(fans.pairs.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return fans.pairs[a].lanes.count > fans.pairs[b].lanes.count;
    });
    Placer placer(data, groups, fans, grid);
    for (const std::uint32_t pair : order) {
        placements[pair] = placer.place(fans.pairs[pair]);
    }
    return placements;
}

} // namespace portolan::scene
