// The CPU's mirror of the Frame block in shaders/include/frame.glsl.
#pragma once

#include "scene/frame_view.h"

#include <glm/vec4.hpp>

#include <array>
#include <cstddef>

namespace portolan::render {

/// A part of the target, px from its lower left; size 0: all of it.
struct Tile {
    glm::ivec2 corner{0}, size{0};
};

struct FrameBlock {
    glm::vec4 gridFrame{}, gridSize{};
    glm::vec4 nextGridFrame{}, nextGridSize{};
    glm::vec4 viewCentre{};
    glm::vec4 mapPxFromPlane{}, nextMapPxFromPlane{};
    std::array<glm::vec4, 3> clipFromMapPx{};
    glm::vec4 viewport{};
    glm::vec4 morphClip{};
    glm::vec4 gridArea{};
    glm::vec4 gridLimits{};
    glm::vec4 tile{1, 1, 0, 0};
    glm::vec4 tileCorner{0};
};

static_assert(offsetof(FrameBlock, viewCentre) == 64);
static_assert(offsetof(FrameBlock, mapPxFromPlane) == 80);
static_assert(offsetof(FrameBlock, clipFromMapPx) == 112);
static_assert(offsetof(FrameBlock, viewport) == 160);
static_assert(offsetof(FrameBlock, morphClip) == 176);
static_assert(offsetof(FrameBlock, gridArea) == 192);
static_assert(offsetof(FrameBlock, tile) == 224);
static_assert(sizeof(FrameBlock) == 256);

FrameBlock makeFrameBlock(const scene::FrameView&, const Tile& = {});

} // namespace portolan::render
