#include "render/node_layer.h"

#include "scene/node_look.h"

#include <algorithm>
#include <cstddef>

namespace portolan::render {
namespace {

constexpr std::uint32_t kSelected = 4, kHovered = 8, kBadge = 16, kDot = 32;

} // namespace

base::Result<NodeLayer> NodeLayer::create(const gpu::Context& gpu,
                                          const gpu::ShaderLibrary& library) {
    NodeLayer layer;
    auto program = library.program(gpu, "node");
    if (!program) {
        return tl::unexpected(program.error());
    }
    layer.program_ = std::move(*program);
    const std::array<gpu::Attribute, 5> attributes = {
        {{0, 4, GL_FLOAT, offsetof(Instance, x), false, false, 1},
         {1, 4, GL_FLOAT, offsetof(Instance, ends), false, false, 1},
         {2, 3, GL_FLOAT, offsetof(Instance, ends) + 16, false, false, 1},
         {3, 1, GL_UNSIGNED_INT, offsetof(Instance, style), false, true, 1},
         {4, 4, GL_UNSIGNED_BYTE, offsetof(Instance, accent), true, false, 1}}};
    layer.instances_ = gpu::makeBuffer();
    gpu::reserveBuffer(layer.instances_, sizeof(Instance));
    layer.array_ = gpu::makeVertexArray(layer.instances_, sizeof(Instance), attributes);
    return layer;
}

void NodeLayer::gather(const scene::Network& network, const scene::MapStyle& style) {
    gathered_.clear();
    // The leading nodes come first in the layout and stand on top.
    for (auto mark = network.nodes.rbegin(); mark != network.nodes.rend(); ++mark) {
        if (mark->opacity <= 0) {
            continue;
        }
        Instance node{.x = static_cast<float>(mark->centre.x),
                      .y = static_cast<float>(mark->centre.y),
                      .radiusPx = mark->radiusPx,
                      .opacity = mark->opacity,
                      .ends = scene::ringEnds(*mark),
                      .style = static_cast<std::uint32_t>(mark->shape) |
                               (mark->isSelected ? kSelected : 0U) |
                               (mark->isHovered ? kHovered : 0U) | (mark->count < 2 ? kDot : 0U),
                      .accent = scene::accentOf(*mark, style)};
        gathered_.push_back(node);
    }
    for (const scene::StopBadge& badge : network.badges) {
        gathered_.push_back({.x = static_cast<float>(badge.centre.x),
                             .y = static_cast<float>(badge.centre.y),
                             .radiusPx = badge.radiusPx,
                             .opacity = badge.opacity,
                             .style = kBadge,
                             .accent = badge.colour});
    }
}

void NodeLayer::draw(const DrawContext&, const scene::FrameView&, const scene::Network& network,
                     const scene::MapStyle& style) {
    gather(network, style);
    if (gathered_.empty()) {
        return;
    }
    gpu::fillBuffer(instances_, std::span<const Instance>(gathered_), GL_STREAM_DRAW);
    program_.use();
    program_.set("unit", network.arcs.unitPx);
    std::array<glm::vec4, scene::kKindLookCount> kinds{};
    std::transform(style.kinds.begin(), style.kinds.end(), kinds.begin(),
                   [](base::Colour colour) { return colour.toVec4(); });
    program_.set("kinds", kinds);
    program_.set("halo", style.halo.toVec4());
    program_.set("middle", style.node.toVec4());
    program_.set("ink", style.nodeText.toVec4());
    program_.set("dashes", style.text2.withAlpha(0.85F).toVec4());
    program_.set("additive", style.additiveGlow ? 1.0F : 0.0F);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glBindVertexArray(array_.id());
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(gathered_.size()));
    glBindVertexArray(0);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

} // namespace portolan::render
