#include "render/lens_layer.h"

namespace portolan::render {

namespace {

constexpr int kPictureUnit = 4; // 0–3 belong to the grids, the relief, the letters and the arcs

} // namespace

base::Result<LensLayer> LensLayer::create(const gpu::Context& context,
                                          const gpu::ShaderLibrary& library) {
    auto program = library.program(context, "lens");
    if (!program) {
        return tl::unexpected(program.error());
    }
    LensLayer layer;
    layer.program_ = std::move(*program);
    layer.nothing_ = gpu::makeEmptyVertexArray();
    return layer;
}

base::Result<void> LensLayer::resize(const gpu::Context& context, glm::ivec2 sizePx) {
    if (picture_.size == sizePx) {
        return {};
    }
    for (gpu::RenderTarget* target : {&ground_, &picture_}) {
        auto made = gpu::makeRenderTarget(context, sizePx);
        if (!made) {
            return tl::unexpected(made.error());
        }
        *target = std::move(*made);
    }
    revision_ = 0;
    shown_.reset();
    return {};
}

LensLayer::Shown LensLayer::Shown::of(const scene::Scene& scene, std::uint64_t ground) {
    Shown shown{.ground = ground,
                .network = scene.network,
                .style = scene.style,
                .showsArcs = scene.showsArcs,
                .showsNodes = scene.showsNodes};
    if (scene.network != nullptr) {
        shown.nodes = scene.network->nodesRevision;
        shown.arcs = scene.network->arcs.listRevision;
        shown.points = scene.network->arcs.pointsRevision;
    }
    return shown;
}

void LensLayer::draw(const DrawContext&, const scene::MapLens& lens) {
    program_.use();
    program_.set("picture", kPictureUnit);
    program_.set("circle", glm::vec4(lens.centre, lens.radiusPx, lens.ringPx / 2));
    program_.set("ring", lens.ring.toVec4());
    program_.set("opacity", lens.opacity);
    gpu::bindTexture(kPictureUnit, picture_.colour);
    glBindVertexArray(nothing_.id());
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

} // namespace portolan::render
