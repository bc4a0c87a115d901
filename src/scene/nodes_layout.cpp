#include "scene/nodes_layout.h"

#include "scene/arcs_lines.h"
#include "scene/node_size.h"

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

/// Nodes by square cells: what lies within a cell's width of a point is in nine of them.
class NodeGrid {
public:
    explicit NodeGrid(double cellPx) : cellPx_(cellPx) {}

    template<class Visit>
    void forEachNear(glm::dvec2 px, const Visit& visit) const {
        const auto [column, row] = cellOf(px);
        for (std::int64_t y = row - 1; y <= row + 1; ++y) {
            for (std::int64_t x = column - 1; x <= column + 1; ++x) {
                const auto [from, to] = cells_.equal_range(keyOf(x, y));
                for (auto it = from; it != to; ++it) {
                    visit(it->second);
                }
            }
        }
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

/// Pixels per pixel of the design, and between two marks.
struct Scale {
    double unitPx = 1;
    double apartPx = kNodesApartPx;
};

/// Where nodes are that cannot be seen: far off the target.
constexpr glm::dvec2 kNowhere(-1e6);

/// Joins places into nodes, and shares the room between those.
class NodeMerger {
public:
    NodeMerger(const dataset::Dataset& data, std::span<const std::uint32_t> engagements,
               const Scale& scale)
        : data_(data), engagements_(engagements), scale_(scale) {}

    /// `positionOf`: pixels of a place, or nullopt where it is not on the map.
    template<class Position>
    NodeLayout merge(const Position& positionOf) {
        layout_.unitPx = scale_.unitPx;
        layout_.nodeOfPlace.assign(data_.places.size(), dataset::kNone);
        const std::vector<PlaceIndex> order = placesInOrder(data_, engagements_);
        NodeGrid grid(2 * leastRoomPx(NodeShape::HaloedCircle) + scale_.apartPx);
        for (const PlaceIndex place : order) {
            const std::optional<glm::dvec2> px = positionOf(data_.places[place].position);
            if (!px) {
                continue;
            }
            const double least = leastRoomPx(shapeOf(data_.places[place].kind));
            std::uint32_t node = nearestTouched(grid, *px, least);
            if (node == dataset::kNone) {
                node = static_cast<std::uint32_t>(layout_.nodes.size());
                layout_.nodes.push_back({.place = place, .px = *px, .members = {}});
                room_.push_back({least, least});
                grid.add(*px, node);
            }
            layout_.nodeOfPlace[place] = node;
        }
        gatherMembers(layout_, order);
        shareRoom();
        return std::move(layout_);
    }

    /// The nodes of a layout that was merged elsewhere.
    template<class Position>
    NodeLayout move(NodeLayout layout, const Position& positionOf) {
        layout_ = std::move(layout);
        layout_.unitPx = scale_.unitPx;
        for (NodeLayout::Node& node : layout_.nodes) {
            const dataset::Place& place = data_.places[node.place];
            const std::optional<glm::dvec2> px = positionOf(place.position);
            const double least = leastRoomPx(shapeOf(place.kind));
            node.px = px.value_or(kNowhere);
            room_.push_back({least, least});
        }
        shareRoom();
        return std::move(layout_);
    }

private:
    struct Room {
        double least, most; ///< of the smallest mark, and of one that shows all engagements
    };

    double leastRoomPx(NodeShape shape) const { return leastRoom(shape) * scale_.unitPx; }

    std::uint32_t nearestTouched(const NodeGrid& grid, glm::dvec2 px, double least) const {
        std::uint32_t found = dataset::kNone;
        double best = 0;
        grid.forEachNear(px, [&](std::uint32_t node) {
            const double away = glm::distance(layout_.nodes[node].px, px);
            const bool isNearer =
                found == dataset::kNone || away < best || (away == best && node < found);
            if (isNearer && away < least + room_[node].least + scale_.apartPx) {
                best = away;
                found = node;
            }
        });
        return found;
    }

    double mostRoomPx(const NodeLayout::Node& node) const {
        std::uint32_t count = 0;
        for (const PlaceIndex place : layout_.membersOf(node)) {
            count += engagements_[place];
        }
        double most = 0;
        for (const PlaceIndex place : layout_.membersOf(node)) { // any of them may lead
            const NodeShape shape = shapeOf(data_.places[place].kind);
            most = std::max(most, scale_.unitPx * roomOf(shape, nodeRadius(count)));
        }
        return most;
    }

    /// What two cannot both have, they share: each its least, and of the rest as much as it lacks.
    void shareRoom() {
        double widest = 0;
        for (std::size_t i = 0; i < layout_.nodes.size(); ++i) {
            room_[i].most = layout_.nodes[i].roomPx = mostRoomPx(layout_.nodes[i]);
            widest = std::max(widest, room_[i].most);
        }
        NodeGrid grid(2 * widest + scale_.apartPx + 1);
        for (std::uint32_t i = 0; i < layout_.nodes.size(); ++i) {
            if (layout_.nodes[i].px == kNowhere) {
                layout_.nodes[i].roomPx = 0;
                continue;
            }
            grid.forEachNear(layout_.nodes[i].px, [&](std::uint32_t other) { part(i, other); });
            grid.add(layout_.nodes[i].px, i);
        }
    }

    void part(std::uint32_t a, std::uint32_t b) {
        const double away = glm::distance(layout_.nodes[a].px, layout_.nodes[b].px);
        const double lackA = room_[a].most - room_[a].least;
        const double lackB = room_[b].most - room_[b].least;
        const double rest = away - scale_.apartPx - room_[a].least - room_[b].least;
        const double share = std::max(0.0, rest / (lackA + lackB)); // moved ones may overlap
        if (share < 1) {
            shrink(a, room_[a].least + share * lackA);
            shrink(b, room_[b].least + share * lackB);
        }
    }

    void shrink(std::uint32_t node, double roomPx) {
        layout_.nodes[node].roomPx = std::min(layout_.nodes[node].roomPx, roomPx);
    }

    const dataset::Dataset& data_;
    std::span<const std::uint32_t> engagements_;
    Scale scale_;
    NodeLayout layout_;
    std::vector<Room> room_; ///< per node
};

/// How long a map pixel is on the target, across and up: marks keep their size there. Of a pitched
/// view that of a line near its upper edge, beyond which hardly anything stands; so that it is one
/// for the whole view, and dragging the map joins and parts nothing.
glm::dvec2 squeezeOf(const geo::ViewTransform& transform) {
    if (transform.clipFromMapPx[0][2] == 0 && transform.clipFromMapPx[1][2] == 0) {
        return glm::dvec2(1);
    }
    const auto px = transform.mapPxFromScreen({transform.sizePx.x / 2, transform.sizePx.y / 8});
    if (!px) {
        return glm::dvec2(1);
    }
    const auto here = transform.screenFromMapPx(*px);
    const auto right = transform.screenFromMapPx(*px + glm::dvec2(1, 0));
    const auto up = transform.screenFromMapPx(*px + glm::dvec2(0, 1));
    return {std::abs(right->x - here->x), std::abs(up->y - here->y)};
}

/// What `make(scale, positionOf)` makes of the view's pixels, squeezed as on the target.
template<class Make>
NodeLayout inView(const FrameView& view, const Make& make) {
    const Scale scale{view.scale * detailOf(view), kNodesApartPx * view.scale};
    const glm::dvec2 squeeze = squeezeOf(view.transform);
    NodeLayout layout = make(scale, [&](geo::LonLat place) -> std::optional<glm::dvec2> {
        const auto px = view.mapPx(place);
        return px ? std::optional(*px * squeeze) : std::nullopt;
    });
    for (NodeLayout::Node& node : layout.nodes) {
        node.px /= squeeze;
    }
    return layout;
}

} // namespace

NodeLayout layOutNodes(const dataset::Dataset& data, std::span<const std::uint32_t> engagements,
                       const FrameView& view) {
    return inView(view, [&](const Scale& scale, const auto& positionOf) {
        return NodeMerger(data, engagements, scale).merge(positionOf);
    });
}

NodeLayout moveNodes(NodeLayout layout, const dataset::Dataset& data,
                     std::span<const std::uint32_t> engagements, const FrameView& view) {
    return inView(view, [&](const Scale& scale, const auto& positionOf) {
        return NodeMerger(data, engagements, scale).move(std::move(layout), positionOf);
    });
}

NodeLayout layOutReferenceNodes(const dataset::Dataset& data,
                                std::span<const std::uint32_t> engagements,
                                const geo::ProjectionGrid& grid) {
    return NodeMerger(data, engagements, {})
        .merge([&](geo::LonLat place) -> std::optional<glm::dvec2> {
            const auto sample = grid.lookup(place);
            if (!(sample.validity > 0)) {
                return std::nullopt;
            }
            return sample.offset / kReferenceMetresPerPixel;
        });
}

} // namespace portolan::scene
