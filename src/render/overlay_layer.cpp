#include "render/overlay_layer.h"

#include <array>
#include <cstddef>
#include <span>

namespace portolan::render {

namespace {

using scene::OverlayLine;
using scene::OverlayRamp;
using scene::OverlayTriangle;

constexpr gpu::Attribute colourAt(std::size_t offset) {
    return {.location = 2,
            .components = 4,
            .type = GL_UNSIGNED_BYTE,
            .offset = offset,
            .normalised = true,
            .divisor = 1};
}

constexpr std::array<gpu::Attribute, 4> kLine = {
    {{.location = 0, .components = 4, .offset = offsetof(OverlayLine, a), .divisor = 1},
     {.location = 1, .components = 1, .offset = offsetof(OverlayLine, widthPx), .divisor = 1},
     colourAt(offsetof(OverlayLine, colour)),
     {.location = 3, .components = 1, .offset = offsetof(OverlayLine, roundness), .divisor = 1}}};
constexpr std::array<gpu::Attribute, 3> kTriangle = {
    {{.location = 0, .components = 4, .offset = offsetof(OverlayTriangle, a), .divisor = 1},
     {.location = 1, .components = 2, .offset = offsetof(OverlayTriangle, c), .divisor = 1},
     colourAt(offsetof(OverlayTriangle, colour))}};

constexpr std::array<gpu::Attribute, 3> kRamp = {
    {{.location = 0, .components = 4, .offset = offsetof(OverlayRamp, corner), .divisor = 1},
     {.location = 1, .components = 2, .offset = offsetof(OverlayRamp, side), .divisor = 1},
     colourAt(offsetof(OverlayRamp, colour))}};

template<class Shapes, class Instance>
void drawShapes(const Shapes& shapes, const std::vector<Instance>& instances) {
    if (instances.empty()) {
        return;
    }
    gpu::fillBuffer(shapes.instances, std::span<const Instance>(instances), GL_STREAM_DRAW);
    shapes.program.use();
    glBindVertexArray(shapes.array.id());
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(instances.size()));
}

} // namespace

base::Result<OverlayLayer> OverlayLayer::create(const gpu::Context& context,
                                                const gpu::ShaderLibrary& library) {
    OverlayLayer layer;
    auto lines = library.program(context, "overlay_line");
    auto triangles = library.program(context, "overlay_triangle");
    auto ramps = library.program(context, "overlay_ramp");
    for (const auto* each : {&lines, &triangles, &ramps}) {
        if (!*each) {
            return tl::unexpected(each->error());
        }
    }
    layer.lines_ = {std::move(*lines), gpu::makeBuffer(), gpu::VertexArrayHandle()};
    layer.lines_.array = gpu::makeVertexArray(layer.lines_.instances, sizeof(OverlayLine), kLine);
    layer.triangles_ = {std::move(*triangles), gpu::makeBuffer(), gpu::VertexArrayHandle()};
    layer.triangles_.array =
        gpu::makeVertexArray(layer.triangles_.instances, sizeof(OverlayTriangle), kTriangle);
    layer.ramps_ = {std::move(*ramps), gpu::makeBuffer(), gpu::VertexArrayHandle()};
    layer.ramps_.array = gpu::makeVertexArray(layer.ramps_.instances, sizeof(OverlayRamp), kRamp);
    return layer;
}

void OverlayLayer::draw(const DrawContext&, const scene::Overlay& overlay) {
    drawShapes(ramps_, overlay.ramps);
    drawShapes(lines_, overlay.lines);
    drawShapes(triangles_, overlay.triangles);
}

} // namespace portolan::render
