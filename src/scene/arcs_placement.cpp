#include "scene/arcs_placement.h"

#include "scene/arcs_curve.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <numeric>

namespace portolan::scene {
namespace {

constexpr double kLongestPx = 900; ///< longer chords follow their great circle and avoid nobody
constexpr double kShortestPx = 30;
constexpr double kCorridorPx = 13;
constexpr double kNodeClearancePx = 14;
constexpr double kReturnBow = 2.1;
constexpr std::array<double, 4> kRaises = {0, 1, 2, 3};
constexpr std::array<double, 7> kSamples = {0.14, 0.26, 0.38, 0.5, 0.62, 0.74, 0.86};

struct Chord {
    glm::dvec2 from{0}, along{0}, left{0};
    double lengthPx = 0;
};

class Placer {
public:
    Placer(const dataset::Dataset& data, const NodeLayout& groups, const FanLayout& fans,
           const geo::ProjectionGrid& grid)
        : fans_(fans), data_(data), grid_(grid) {
        for (const NodeLayout::Node& node : groups.nodes) {
            nodes_.push_back(positionOf(node.place));
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
                const double cost =
                    0.6 * raise + (side < 0 ? 0.3 : 0) + costOf(pair, chord, candidate, bestCost);
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

    Chord chordOf(const FanPair& pair) const {
        const glm::dvec2 a = positionOf(pair.first);
        const glm::dvec2 b = positionOf(pair.second);
        Chord chord{.from = a, .lengthPx = glm::distance(a, b)};
        if (chord.lengthPx > 0) {
            chord.along = (b - a) / chord.lengthPx;
            chord.left = {-chord.along.y, chord.along.x};
        }
        return chord;
    }

    void sample(const FanPair& pair, const Chord& chord, const FanPlacement& placement,
                std::vector<glm::dvec2>& points) const {
        for (std::uint32_t i = 0; i < pair.lanes.count; ++i) {
            const Lane& lane = fans_.lanes[pair.lanes.first + i];
            const double height = placedHeight(chord.lengthPx, lane, placement, 1);
            for (const double t : kSamples) {
                const double along =
                    t * t * t + 2.1 * t * t * (1 - t) + 0.9 * t * (1 - t) * (1 - t);
                points.push_back(chord.from + chord.along * (along * chord.lengthPx) +
                                 chord.left * (placement.side * height * 4 * t * (1 - t)));
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
                cost += closeness(point, other, kCorridorPx);
            }
            for (const glm::dvec2 node : nodes_) { // its own ends are out of reach
                cost += 1.5 * closeness(point, node, kNodeClearancePx);
            }
            if (cost > enough) {
                break;
            }
        }
        return cost;
    }

    static double closeness(glm::dvec2 a, glm::dvec2 b, double reach) {
        const glm::dvec2 d = a - b;
        const double square = glm::dot(d, d);
        return square < reach * reach ? 1 - square / (reach * reach) : 0;
    }

    const FanLayout& fans_;
    const dataset::Dataset& data_;
    const geo::ProjectionGrid& grid_;
    std::vector<glm::dvec2> nodes_, placed_, trial_; ///< pixels at the reference scale
};

} // namespace

double placedHeight(double chordPx, const Lane& lane, const FanPlacement& placement,
                    double detail) {
    const double height = laneHeight(chordPx, lane.lane, lane.lanes, detail);
    return height * (lane.isReturn ? kReturnBow : 1) +
           placement.raise * laneSpacing(chordPx, lane.lanes, detail);
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
