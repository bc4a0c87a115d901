// Photographs and flags on the stage.
#pragma once

#include "gpu/buffer.h"
#include "gpu/shader_library.h"
#include "gpu/texture.h"
#include "render/layer.h"
#include "scene/placed_picture.h"

#include <memory>
#include <vector>

namespace portolan::render {

class PictureLayer {
public:
    static base::Result<PictureLayer> create(const gpu::Context&, const gpu::ShaderLibrary&);

    /// Uploads it unless it is among the last few. The Frame block is bound.
    void draw(const DrawContext&, const scene::PlacedPicture&);

private:
    gpu::Program program_;
    gpu::VertexArrayHandle nothing_;
    struct Kept {
        std::shared_ptr<const scene::StagePicture> picture;
        gpu::TextureHandle texture;
    };
    const gpu::TextureHandle& textureOf(const std::shared_ptr<const scene::StagePicture>&);

    std::vector<Kept> kept_; ///< the last used at the end
};

} // namespace portolan::render
