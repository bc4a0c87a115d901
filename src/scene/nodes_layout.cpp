#include "scene/nodes_layout.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_map>

namespace portolan::scene {
namespace {

using dataset::PlaceIndex;

int leadRank(dataset::PlaceKind kind) {
    switch (kind) {
    case dataset::PlaceKind::City:
        return 0;
    case dataset::PlaceKind::Prefecture:
        return 1;
    case dataset::PlaceKind::Region:
        return 2;
    case dataset::PlaceKind::Park:
        return 3;
    default:
        return 4;
    }
}

std::vector<PlaceIndex> placesInOrder(const dataset::Dataset& data,
                                      std::span<const std::uint32_t> engagements) {
    std::vector<PlaceIndex> order;
    for (PlaceIndex i = 0; i < data.places.size(); ++i) {
        if (engagements[i] > 0) {
            order.push_back(i);
        }
    }
    std::sort(order.begin(), order.end(), [&](PlaceIndex a, PlaceIndex b) {
        return std::tuple(leadRank(data.places[a].kind), engagements[b], a) <
               std::tuple(leadRank(data.places[b].kind), engagements[a], b);
    });
    return order;
}

/// The nodes so far, by cells as wide as the merging distance: only nine cells need be asked.
class NodeGrid {
public:
    explicit NodeGrid(double cellPx) : cellPx_(cellPx) {}

    std::uint32_t nearest(const std::vector<NodeLayout::Node>& nodes, glm::dvec2 px) const {
        std::uint32_t found = dataset::kNone;
        double best = cellPx_;
        const auto [column, row] = cellOf(px);
        for (std::int64_t y = row - 1; y <= row + 1; ++y) {
            for (std::int64_t x = column - 1; x <= column + 1; ++x) {
                const auto [from, to] = cells_.equal_range(keyOf(x, y));
                for (auto it = from; it != to; ++it) {
                    const double away = glm::distance(nodes[it->second].px, px);
                    if (away < best || (away == best && it->second < found)) {
                        best = away;
                        found = it->second;
                    }
                }
            }
        }
        return found;
    }

    void add(glm::dvec2 px, std::uint32_t node) {
        const auto [column, row] = cellOf(px);
        cells_.emplace(keyOf(column, row), node);
    }

private:
    std::pair<std::int64_t, std::int64_t> cellOf(glm::dvec2 px) const {
        return {static_cast<std::int64_t>(std::floor(px.x / cellPx_)),
                static_cast<std::int64_t>(std::floor(px.y / cellPx_))};
    }
    static std::int64_t keyOf(std::int64_t x, std::int64_t y) { return x * 0x1000003 + y; }

    double cellPx_;
    std::unordered_multimap<std::int64_t, std::uint32_t> cells_;
};

void gatherMembers(NodeLayout& layout, const std::vector<PlaceIndex>& order) {
    for (const PlaceIndex place : order) {
        if (layout.nodeOfPlace[place] != dataset::kNone) {
            ++layout.nodes[layout.nodeOfPlace[place]].members.count;
        }
    }
    std::uint32_t first = 0;
    for (NodeLayout::Node& node : layout.nodes) {
        node.members.first = first;
        first += node.members.count;
        node.members.count = 0;
    }
    layout.members.resize(first);
    for (const PlaceIndex place : order) { // in order: the leading place comes first
        if (layout.nodeOfPlace[place] != dataset::kNone) {
            dataset::Range& range = layout.nodes[layout.nodeOfPlace[place]].members;
            layout.members[range.first + range.count++] = place;
        }
    }
}

/// `positionOf`: pixels of a place, or nullopt where it is not on the map.
template<class Position>
NodeLayout mergeNodes(const dataset::Dataset& data, std::span<const std::uint32_t> engagements,
                      double mergePx, const Position& positionOf) {
    NodeLayout layout;
    layout.nodeOfPlace.assign(data.places.size(), dataset::kNone);
    const std::vector<PlaceIndex> order = placesInOrder(data, engagements);
    NodeGrid grid(mergePx);
    for (const PlaceIndex place : order) {
        const std::optional<glm::dvec2> px = positionOf(data.places[place].position);
        if (!px) {
            continue;
        }
        std::uint32_t node = grid.nearest(layout.nodes, *px);
        if (node == dataset::kNone) {
            node = static_cast<std::uint32_t>(layout.nodes.size());
            layout.nodes.push_back({.place = place, .px = *px, .members = {}});
            grid.add(*px, node);
        }
        layout.nodeOfPlace[place] = node;
    }
    gatherMembers(layout, order);
    return layout;
}

} // namespace

NodeLayout layOutNodes(const dataset::Dataset& data, std::span<const std::uint32_t> engagements,
                       const FrameView& view) {
    return mergeNodes(data, engagements, kMergeDistancePx * view.scale,
                      [&](geo::LonLat place) { return view.mapPx(place); });
}

NodeLayout layOutReferenceNodes(const dataset::Dataset& data,
                                std::span<const std::uint32_t> engagements,
                                const geo::ProjectionGrid& grid) {
    return mergeNodes(data, engagements, kMergeDistancePx,
                      [&](geo::LonLat place) -> std::optional<glm::dvec2> {
                          const auto sample = grid.lookup(place);
                          if (!(sample.validity > 0)) {
                              return std::nullopt;
                          }
                          return sample.offset / kReferenceMetresPerPixel;
                      });
}

} // namespace portolan::scene
