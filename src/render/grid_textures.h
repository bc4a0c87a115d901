// The projection grids as textures: a grid is uploaded once, and forgotten when as many others have
// been used since as two interrupted projections have facets.
#pragma once

#include "gpu/texture.h"
#include "scene/frame_view.h"

#include <array>
#include <memory>

namespace portolan::render {

class GridTextures {
public:
    /// Binds view.grid to `unit` and, while morphing, view.nextGrid to `unit` + 1.
    void bind(const scene::FrameView& view, int unit);

private:
    struct Entry {
        std::shared_ptr<const geo::ProjectionGrid> grid;
        gpu::TextureHandle texture;
        unsigned lastUse = 0;
    };
    const gpu::TextureHandle& textureOf(const std::shared_ptr<const geo::ProjectionGrid>&);
    std::array<Entry, 26> entries_;
    unsigned uses_ = 0;
};

} // namespace portolan::render
