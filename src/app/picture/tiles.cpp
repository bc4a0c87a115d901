#include "app/picture/tiles.h"

#include "gpu/texture.h"

#include <glm/common.hpp>

#include <algorithm>

namespace portolan::app {

namespace {

/// Draws one tile and copies it to its place in the strip, whose rows are `width` pixels.
base::Result<void> drawInto(PictureMaker& maker, const scene::Scene& scene,
                            const render::Tile& tile, const gpu::RenderTarget& target,
                            std::span<std::uint8_t> strip) {
    if (auto drawn = maker.drawTile(scene, target.framebuffer.id(), tile); !drawn) {
        return drawn;
    }
    const std::vector<std::uint8_t> pixels = gpu::readPixels(target);
    const auto width = static_cast<std::size_t>(scene.view.transform.sizePx.x) * 4;
    const auto row = static_cast<std::size_t>(tile.size.x) * 4;
    const auto left = static_cast<std::size_t>(tile.corner.x) * 4;
    for (std::size_t y = 0; y < static_cast<std::size_t>(tile.size.y); ++y) {
        std::copy_n(pixels.begin() + static_cast<std::ptrdiff_t>(y * row), row,
                    strip.begin() + static_cast<std::ptrdiff_t>(y * width + left));
    }
    return {};
}

} // namespace

text::AtlasSize atlasFor(const gpu::Context& gpu, glm::ivec2 sizePx) {
    const int limit = std::min(gpu.maxTextureSize(), 16384);
    return needsTiles(sizePx) ? text::AtlasSize{std::min(limit, 4096), limit} : text::AtlasSize{};
}

base::Result<void> drawRows(const gpu::Context& gpu, PictureMaker& maker, const scene::Scene& scene,
                            const RowSink& sink, glm::ivec2 tileSize) {
    if (scene.labels.atlas.isFull) {
        return base::fail(base::ErrorCode::Machine,
                          "the graphics driver has no room for letters of this size",
                          "choose a smaller size or scale");
    }
    const glm::ivec2 size(scene.view.transform.sizePx);
    const glm::ivec2 step = glm::min(tileSize, glm::ivec2(gpu.maxTextureSize()));
    gpu::RenderTarget target;
    std::vector<std::uint8_t> strip;
    for (int top = 0; top < size.y; top += step.y) {
        const int rows = std::min(step.y, size.y - top);
        strip.resize(static_cast<std::size_t>(size.x) * static_cast<std::size_t>(rows) * 4);
        for (int left = 0; left < size.x; left += step.x) {
            const render::Tile tile{{left, size.y - top - rows},
                                    {std::min(step.x, size.x - left), rows}};
            if (target.size != tile.size) {
                auto made = gpu::makeRenderTarget(gpu, tile.size);
                if (!made) {
                    return tl::unexpected(made.error());
                }
                target = std::move(*made);
            }
            if (auto drawn = drawInto(maker, scene, tile, target, strip); !drawn) {
                return drawn;
            }
        }
        if (auto taken = sink(strip); !taken) {
            return taken;
        }
    }
    return {};
}

} // namespace portolan::app
