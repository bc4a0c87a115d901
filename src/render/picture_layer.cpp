#include "render/picture_layer.h"

namespace portolan::render {

namespace {

constexpr int kPictureUnit = 4; // 0–3 belong to the grids, the relief, the letters and the arcs

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

void PictureLayer::draw(const DrawContext&, const scene::PlacedPicture& placed) {
    if (shown_ != placed.picture) {
        shown_ = placed.picture;
        texture_ =
            gpu::makeTexture(shown_->size, gpu::kRgba8, std::as_bytes(std::span(shown_->rgba)));
        gpu::makeMipmaps(texture_);
    }
    program_.use();
    program_.set("picture", kPictureUnit);
    program_.set("box", glm::vec4(placed.box.low, placed.box.high));
    program_.set("opacity", placed.opacity);
    gpu::bindTexture(kPictureUnit, texture_);
    glBindVertexArray(nothing_.id());
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

} // namespace portolan::render
