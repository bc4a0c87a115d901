// The network's arcs: styled strips with their textures, dense strips when there are very many, and
// the heads of travelling journeys.
#pragma once

#include "gpu/buffer.h"
#include "gpu/shader_library.h"
#include "gpu/texture.h"
#include "render/layer.h"
#include "scene/arcs.h"
#include "scene/frame_view.h"
#include "scene/style.h"

#include <cstdint>

namespace portolan::render {

class ArcLayer {
public:
    static base::Result<ArcLayer> create(const gpu::Context&, const gpu::ShaderLibrary&);

    /// Uploads what changed and draws it into the bound target; the Frame block is bound. Leaves
    /// blending as straight alpha over.
    void draw(const DrawContext&, const scene::FrameView&, const scene::ArcScene&,
              const scene::MapStyle&);

    /// What `bare_draw_ms` measures: the strips that draw() last uploaded, as wide and in as many
    /// segments, in one flat colour without blending, and nothing else. Upload nothing.
    void drawBareStrips(const DrawContext&, const scene::FrameView&, const scene::ArcScene&);

private:
    struct Strips {
        gpu::BufferHandle instances;
        gpu::VertexArrayHandle array;
    };
    void upload(const scene::ArcScene&);
    void drawDense(const gpu::Program&, const scene::FrameView&, const scene::ArcScene&);
    void drawStyled(const gpu::Program&, const scene::ArcScene&, const scene::MapStyle&);
    void drawHeads(const scene::ArcScene&, const scene::MapStyle&);
    void makeArrays();

    gpu::Program styled_, dense_, bareDense_, bareStyled_, head_;
    gpu::BufferHandle points_;
    gpu::TextureHandle pointsTexture_;
    Strips styledStrips_, denseStrips_, heads_;
    gpu::BufferHandle weights_;
    const scene::ArcScene* shown_ = nullptr; ///< whose revisions these are
    std::uint64_t pointsRevision_ = 0, listRevision_ = 0;
};

} // namespace portolan::render
