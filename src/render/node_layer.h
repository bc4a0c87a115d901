// The network's nodes and the badges of a journey's stops. Their numbers are text, drawn by the
// label layer.
#pragma once

#include "gpu/buffer.h"
#include "gpu/shader_library.h"
#include "render/layer.h"
#include "scene/frame_view.h"
#include "scene/network.h"
#include "scene/style.h"

#include <array>
#include <cstdint>
#include <vector>

namespace portolan::render {

class NodeLayer {
public:
    static base::Result<NodeLayer> create(const gpu::Context&, const gpu::ShaderLibrary&);

    /// Draws into the bound target; the Frame block is bound. Leaves blending as straight alpha
    /// over.
    void draw(const DrawContext&, const scene::FrameView&, const scene::Network&,
              const scene::MapStyle&);

private:
    /// One quad. Read by shaders/node.vert.
    struct Instance {
        float x = 0, y = 0, radiusPx = 0, opacity = 0;
        std::array<float, 7> ends{}; ///< where each kind's part of the ring ends, 0–1
        std::uint32_t style = 0;     ///< shape | kSelected | kHovered | kBadge | kDot
        base::Colour accent;
    };

    void gather(const scene::Network&, const scene::MapStyle&);

    gpu::Program program_;
    gpu::BufferHandle instances_;
    gpu::VertexArrayHandle array_;
    std::vector<Instance> gathered_;
};

} // namespace portolan::render
