// Draws text: first every halo, then every ink, so that no label's halo lies on another's letters.
#pragma once

#include "gpu/buffer.h"
#include "gpu/shader_library.h"
#include "gpu/texture.h"
#include "render/layer.h"
#include "scene/glyphs.h"

#include <span>

namespace portolan::render {

class LabelLayer {
public:
    static base::Result<LabelLayer> create(const gpu::Context&, const gpu::ShaderLibrary&);

    /// Uploads the rows that changed; before draw(), whenever the typesetter has set something.
    void updateAtlas(const scene::GlyphAtlas&);

    /// Draws into the bound target; the Frame block is bound. May be called for several groups in
    /// one frame.
    void draw(const DrawContext& context, std::span<const scene::GlyphInstance> glyphs) {
        draw(context, glyphs, glyphs);
    }
    /// Some of `all`, drawn as when all of them are: to the last bit.
    void draw(const DrawContext&, std::span<const scene::GlyphInstance>,
              std::span<const scene::GlyphInstance> all);

private:
    gpu::Program program_;
    gpu::Program upright_; ///< for texts of which each texel is a pixel
    gpu::BufferHandle instances_;
    gpu::VertexArrayHandle array_;
    gpu::TextureHandle atlas_;
    glm::ivec2 atlasSize_{0, 0};
    std::uint64_t atlasRevision_ = 0;
};

} // namespace portolan::render
