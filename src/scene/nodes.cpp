#include "scene/nodes.h"

#include <glm/common.hpp>

#include <algorithm>

namespace portolan::scene {
namespace {

using dataset::EngagementIndex;

/// Marks the nodes that an engagement touches, each once.
class NodeCounter {
public:
    NodeCounter(const NodeCountRequest& request, std::vector<NodeMark>& marks,
                std::vector<std::uint8_t>& shown)
        : request_(request), marks_(marks), shown_(shown) {}

    void add(EngagementIndex index) {
        const dataset::Dataset& data = request_.dataset;
        engagement_ = index;
        look_ = static_cast<std::size_t>(request_.isNeutral ? KindLook::Visit
                                                            : lookOf(data.engagements[index].kind));
        touched_ = 0;
        for (const dataset::EngagementPlace& row : data.placesOf(index)) {
            touch(row.place);
        }
        for (const dataset::Leg& leg : data.legsOf(index)) {
            touch(leg.from);
            touch(leg.to);
        }
    }

private:
    void touch(dataset::PlaceIndex place) {
        shown_[place] = 1;
        const std::uint32_t node = request_.layout.nodeOfPlace[place];
        if (node == dataset::kNone || wasTouched(node)) {
            return;
        }
        NodeMark& mark = marks_[node];
        const float visibility = request_.visibility[engagement_];
        mark.opacity = std::max(mark.opacity, visibility);
        ++mark.count;
        ++mark.kinds[look_];
        ++mark.total;
    }

    bool wasTouched(std::uint32_t node) {
        const auto end = seen_.begin() + touched_;
        if (std::find(seen_.begin(), end, node) != end) {
            return true;
        }
        if (touched_ < static_cast<std::ptrdiff_t>(seen_.size())) {
            seen_[static_cast<std::size_t>(touched_++)] = node;
        }
        return false;
    }

    const NodeCountRequest& request_;
    std::vector<NodeMark>& marks_;
    std::vector<std::uint8_t>& shown_;
    EngagementIndex engagement_ = 0;
    std::size_t look_ = 0;
    std::array<std::uint32_t, 64> seen_{}; // an engagement of more nodes counts some twice
    std::ptrdiff_t touched_ = 0;
};

/// A node of several places bears the name of the first of them that is shown, and its shape where
/// the node's room (logical px) allows it.
void leadByShown(NodeMark& mark, float room, const dataset::Dataset& data,
                 std::span<const std::uint8_t> shown) {
    const auto lead = std::find_if(mark.members.begin(), mark.members.end(),
                                   [&](dataset::PlaceIndex place) { return shown[place] != 0; });
    if (lead != mark.members.end() && *lead != mark.place) {
        mark.place = *lead;
        const NodeShape shape = shapeOf(data.places[*lead].kind);
        mark.shape = leastRoom(shape) > room ? NodeShape::Circle : shape;
    }
}

} // namespace

void countNodes(const NodeCountRequest& request, std::vector<NodeMark>& marks,
                std::vector<std::uint8_t>& shown) {
    const NodeLayout& layout = request.layout;
    marks.resize(layout.nodes.size());
    std::fill(marks.begin(), marks.end(), NodeMark{});
    shown.assign(request.dataset.places.size(), 0);
    NodeCounter counter(request, marks, shown);
    for (EngagementIndex i = 0; i < request.dataset.engagements.size(); ++i) {
        if (request.selection.passes[i] != 0 && request.visibility[i] > 0) {
            counter.add(i);
        }
    }
    sizeNodes(request.dataset, layout, request.scale, shown, marks);
}

void sizeNodes(const dataset::Dataset& data, const NodeLayout& layout, double scale,
               std::span<const std::uint8_t> shown, std::vector<NodeMark>& marks) {
    const auto unit = static_cast<float>(scale);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const NodeLayout::Node& node = layout.nodes[i];
        NodeMark& mark = marks[i];
        mark.place = node.place;
        mark.members = layout.membersOf(node);
        mark.shape = shapeOf(data.places[node.place].kind);
        const float room = static_cast<float>(node.roomPx) / unit;
        leadByShown(mark, room, data, shown);
        mark.radiusPx = unit * std::min(nodeRadius(mark.count), radiusWithin(mark.shape, room));
        if (node.roomPx == 0) {
            mark.opacity = 0; // out of sight
        }
    }
}

void mixNodes(std::span<const NodeMark> before, float passed, std::vector<NodeMark>& marks) {
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const NodeMark& then = before[i];
        const NodeMark now = marks[i];
        const bool isThen = now.opacity <= 0 || (then.opacity > 0 && passed < 0.5F);
        NodeMark& mark = marks[i];
        mark = isThen ? then : now;
        mark.opacity = glm::mix(then.opacity, now.opacity, passed);
        if (then.opacity > 0 && now.opacity > 0) {
            mark.radiusPx = glm::mix(then.radiusPx, now.radiusPx, passed);
        }
    }
}

} // namespace portolan::scene
