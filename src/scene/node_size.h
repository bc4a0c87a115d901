// How large a place's mark is, and how much room it needs so that it touches no other.
#pragma once

#include "dataset/dataset.h"

#include <cstdint>

namespace portolan::scene {

enum class NodeShape : std::uint8_t {
    Circle,        ///< city
    RoundedSquare, ///< park, campus, venue, facility
    HaloedCircle,  ///< prefecture, region: a circle with a dashed halo
};
NodeShape shapeOf(dataset::PlaceKind);

/// Radius in logical px for n engagements: 6 + 2.4·√n, at most 22.
float nodeRadius(std::uint32_t count);

/// The disc that a mark of this radius fills, with a square's corners and a prefecture's halo as
/// shaders/node.frag draws them; logical px.
float roomOf(NodeShape, float radius);
/// The largest radius that fits: roomOf(shape, radiusWithin(shape, room)) = room.
float radiusWithin(NodeShape, float room);
/// Of the smallest mark that can still be read.
float leastRoom(NodeShape);

} // namespace portolan::scene
