#include "scene/node_size.h"

#include <algorithm>
#include <cmath>

namespace portolan::scene {
namespace {

// As in shaders/node.frag. A square's half side is .94 r, rounded by .34 r: so far are its corners.
constexpr float kCorner = 0.6F * 1.41421356F + 0.34F;
constexpr float kHaloOfRadius = 0.4F;
constexpr float kMostHaloPx = 4.2F;
constexpr float kHalfHaloLinePx = 0.55F;

constexpr float kLeastRadiusPx = 7.6F;
constexpr float kLeastSquarePx = 7;
constexpr float kLeastHaloedPx = 7;

} // namespace

NodeShape shapeOf(dataset::PlaceKind kind) {
    switch (kind) {
    case dataset::PlaceKind::City:
        return NodeShape::Circle;
    case dataset::PlaceKind::Prefecture:
    case dataset::PlaceKind::Region:
        return NodeShape::HaloedCircle;
    default:
        return NodeShape::RoundedSquare;
    }
}

float nodeRadius(std::uint32_t count) {
    return std::min(6.0F + 2.4F * std::sqrt(static_cast<float>(std::max(count, 1U))), 22.0F);
}

float roomOf(NodeShape shape, float radius) {
    switch (shape) {
    case NodeShape::RoundedSquare:
        return kCorner * radius;
    case NodeShape::HaloedCircle:
        return radius + std::min(kHaloOfRadius * radius, kMostHaloPx) + kHalfHaloLinePx;
    case NodeShape::Circle:
        break;
    }
    return radius;
}

float radiusWithin(NodeShape shape, float room) {
    switch (shape) {
    case NodeShape::RoundedSquare:
        return room / kCorner;
    case NodeShape::HaloedCircle:
        return std::max(room - kHalfHaloLinePx - kMostHaloPx,
                        (room - kHalfHaloLinePx) / (1 + kHaloOfRadius));
    case NodeShape::Circle:
        break;
    }
    return room;
}

float leastRoom(NodeShape shape) {
    switch (shape) {
    case NodeShape::RoundedSquare:
        return roomOf(shape, kLeastSquarePx);
    case NodeShape::HaloedCircle:
        return roomOf(shape, kLeastHaloedPx);
    case NodeShape::Circle:
        break;
    }
    return roomOf(shape, kLeastRadiusPx);
}

} // namespace portolan::scene
