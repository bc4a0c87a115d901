// Where places stand on the map at one scale, and how large each mark may be: marks keep
// kNodesApartPx between them, smaller than their counts say where they crowd, and places whose
// smallest marks would not share one node. Depends on the records and the camera's shape only,
// never on time, filter or where the map is dragged to, so that nothing jumps.
#pragma once

#include "dataset/dataset.h"
#include "scene/frame_view.h"

#include <glm/vec2.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace portolan::scene {

struct NodeLayout {
    struct Node {
        dataset::PlaceIndex place = dataset::kNone; ///< the member that gives name and position
        glm::dvec2 px{0};                           ///< map pixels
        double roomPx = 0;      ///< radius of the disc that is its own, at most what all its
                                ///< engagements need; the unit is that of `px`
        dataset::Range members; ///< in `members`, the leading place first
    };
    double unitPx = 1; ///< map pixels per pixel of the design
    std::vector<Node> nodes;
    std::vector<dataset::PlaceIndex> members;
    std::vector<std::uint32_t> nodeOfPlace; ///< kNone: beyond the horizon, or in no engagement

    std::span<const dataset::PlaceIndex> membersOf(const Node& node) const {
        return {members.data() + node.members.first, node.members.count};
    }
};

inline constexpr double kNodesApartPx = 2; ///< logical

/// `engagements`: per place, how many engagements name it (ArcCatalogue); a place with none gets no
/// node. Where places merge, cities lead before other kinds, then the one with more engagements.
NodeLayout layOutNodes(const dataset::Dataset&, std::span<const std::uint32_t> engagements,
                       const FrameView&);
/// The same nodes with the same members, whatever lies where, in another view: until they can be
/// grouped anew. Nodes that cannot be seen have no room.
NodeLayout moveNodes(NodeLayout, const dataset::Dataset&,
                     std::span<const std::uint32_t> engagements, const FrameView&);
/// The same on the projection's plane at kReferenceMetresPerPixel: camera and zoom change nothing.
NodeLayout layOutReferenceNodes(const dataset::Dataset&, std::span<const std::uint32_t> engagements,
                                const geo::ProjectionGrid&);

/// The scale of the explore view; what must not change with zoom is worked out at it.
inline constexpr double kReferenceMetresPerPixel = 4400;

} // namespace portolan::scene
