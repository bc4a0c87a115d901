// A photograph on the stage.
#pragma once

#include "gpu/buffer.h"
#include "gpu/shader_library.h"
#include "gpu/texture.h"
#include "render/layer.h"
#include "scene/placed_picture.h"

#include <memory>

namespace portolan::render {

class PictureLayer {
public:
    static base::Result<PictureLayer> create(const gpu::Context&, const gpu::ShaderLibrary&);

    /// Uploads it if it is another than the last. The Frame block is bound.
    void draw(const DrawContext&, const scene::PlacedPicture&);

private:
    gpu::Program program_;
    gpu::VertexArrayHandle nothing_;
    gpu::TextureHandle texture_;
    std::shared_ptr<const scene::StagePicture> shown_;
};

} // namespace portolan::render
