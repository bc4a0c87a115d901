// Draws plain shapes in target pixels: scale bar, north arrow, wind rose.
#pragma once

#include "gpu/buffer.h"
#include "gpu/shader_library.h"
#include "render/layer.h"
#include "scene/overlay.h"

namespace portolan::render {

class OverlayLayer {
public:
    static base::Result<OverlayLayer> create(const gpu::Context&, const gpu::ShaderLibrary&);

    /// Draws into the bound target, lines first; the Frame block is bound.
    void draw(const DrawContext&, const scene::Overlay&);

private:
    struct Shapes {
        gpu::Program program;
        gpu::BufferHandle instances;
        gpu::VertexArrayHandle array;
    };
    Shapes lines_, triangles_, ramps_;
};

} // namespace portolan::render
