#include "render/picture_layer.h"

#include <algorithm>

namespace portolan::render {

namespace {

constexpr int kPictureUnit = 4; // 0–3 belong to the grids, the relief, the letters and the arcs
constexpr std::size_t kMostKept = 16; // a photograph, and as many flags as stand on a stage

} // namespace

base::Result<PictureLayer> PictureLayer::create(const gpu::Context& context,
                                                const gpu::ShaderLibrary& library) {
    auto program = library.program(context, "picture");
    if (!program) {
        return tl::unexpected(program.error());
    }
    PictureLayer layer;
    layer.program_ = std::move(*program);
    layer.nothing_ = gpu::makeEmptyVertexArray();
    return layer;
}

const gpu::TextureHandle&
PictureLayer::textureOf(const std::shared_ptr<const scene::StagePicture>& picture) {
    const auto known = std::find_if(kept_.begin(), kept_.end(),
                                    [&](const Kept& kept) { return kept.picture == picture; });
    if (known != kept_.end()) {
        std::rotate(known, known + 1, kept_.end());
        return kept_.back().texture;
    }
    if (kept_.size() == kMostKept) {
        kept_.erase(kept_.begin());
    }
    kept_.push_back({picture, gpu::makeTexture(picture->size, gpu::kRgba8,
                                               std::as_bytes(std::span(picture->rgba)))});
    gpu::makeMipmaps(kept_.back().texture);
    return kept_.back().texture;
}

void PictureLayer::draw(const DrawContext&, const scene::PlacedPicture& placed) {
    const gpu::TextureHandle& texture = textureOf(placed.picture);
    program_.use();
    program_.set("picture", kPictureUnit);
    program_.set("box", glm::vec4(placed.box.low, placed.box.high));
    program_.set("opacity", placed.opacity);
    gpu::bindTexture(kPictureUnit, texture);
    glBindVertexArray(nothing_.id());
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

} // namespace portolan::render
