// The places as they are drawn at one moment: how large, in which kinds' colours, with what count.
#pragma once

#include "dataset/dataset.h"
#include "dataset/filter.h"
#include "scene/node_size.h"
#include "scene/nodes_layout.h"
#include "scene/style.h"

#include <glm/vec2.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace portolan::scene {

struct NodeMark {
    geo::ScreenPoint centre; ///< on the target
    glm::vec2 px{0};         ///< map pixels
    float radiusPx = 0;      ///< physical; smaller than its count says where nodes crowd
    float opacity = 0;       ///< 0: nothing to show
    std::uint32_t count = 0; ///< engagements shown at any of its members
    std::uint32_t total = 0; ///< sum of `kinds`
    std::array<std::uint32_t, kKindLookCount> kinds{}; ///< of the count, by look
    dataset::PlaceIndex place = dataset::kNone;        ///< the leading member that is shown
    std::span<const dataset::PlaceIndex> members;      ///< lives as long as the scene
    NodeShape shape = NodeShape::Circle;
    bool isSelected = false;
    bool isHovered = false;
};

/// Counts what is visible now at each node of a layout. `marks` keeps its storage between calls:
/// one mark per node of the layout, in its order. `shown` becomes per place 1 where something that
/// is visible names it, else 0.
struct NodeCountRequest {
    const dataset::Dataset& dataset;
    const dataset::Selection& selection;
    const NodeLayout& layout;
    std::span<const float> visibility; ///< per engagement, 0–1 (timeVisibility)
    double scale = 1;                  ///< physical pixels per pixel of the design (detailOf)
    bool isNeutral = false;            ///< kinds are not told apart: colours mean something else
};
void countNodes(const NodeCountRequest&, std::vector<NodeMark>& marks,
                std::vector<std::uint8_t>& shown);
/// The same counts on a layout that has the same nodes elsewhere: what depends on their room.
void sizeNodes(const dataset::Dataset&, const NodeLayout&, double scale,
               std::span<const std::uint8_t> shown, std::vector<NodeMark>& marks);

/// `marks` of one layout on their way from `before`, `passed` 0–1 of it: they fade, swell and
/// shrink, and say what the nearer of both says.
void mixNodes(std::span<const NodeMark> before, float passed, std::vector<NodeMark>& marks);

} // namespace portolan::scene
