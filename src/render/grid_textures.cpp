#include "render/grid_textures.h"

#include <algorithm>

namespace portolan::render {

const gpu::TextureHandle&
GridTextures::textureOf(const std::shared_ptr<const geo::ProjectionGrid>& grid) {
    auto found = std::find_if(entries_.begin(), entries_.end(),
                              [&](const Entry& entry) { return entry.grid == grid; });
    if (found == entries_.end()) {
        found =
            std::min_element(entries_.begin(), entries_.end(),
                             [](const auto& a, const auto& b) { return a.lastUse < b.lastUse; });
        found->grid = grid;
        found->texture = gpu::makeTexture(glm::ivec2(grid->size.columns, grid->size.rows),
                                          gpu::kRgba32f, std::as_bytes(std::span(grid->texels)));
    }
    found->lastUse = ++uses_;
    return found->texture;
}

void GridTextures::bind(const scene::FrameView& view, int unit) {
    gpu::bindTexture(unit, textureOf(view.grid));
    if (view.nextGrid != nullptr) {
        gpu::bindTexture(unit + 1, textureOf(view.nextGrid));
    }
}

} // namespace portolan::render
