#include "render/renderer.h"

#include "render/arc_layer.h"
#include "render/basemap_layer.h"
#include "render/frame_block.h"
#include "render/grid_textures.h"
#include "render/node_layer.h"

namespace portolan::render {

namespace {

/// What the kept picture of the basemap shows; equal keys, equal pictures.
struct BackgroundKey {
    scene::FrameView view;
    const scene::MapStyle* style = nullptr;
    scene::BasemapPart basemap;

    bool matches(const scene::Scene& scene) const {
        return style == scene.style && basemap.basemap == scene.basemap.basemap &&
               basemap.relief == scene.basemap.relief && basemap.view == scene.basemap.view &&
               basemap.layers == scene.basemap.layers && view.sameShape(scene.view) &&
               view.transform.centre == scene.view.transform.centre;
    }
};

} // namespace

struct Renderer::Impl {
    Impl(const gpu::Context& context, BasemapLayer basemapLayer, ArcLayer arcLayer,
         NodeLayer nodeLayer)
        : gpu(context), basemap(std::move(basemapLayer)), arcs(std::move(arcLayer)),
          nodes(std::move(nodeLayer)), frameBlock(gpu::makeBuffer()),
          nothing(gpu::makeEmptyVertexArray()) {}

    base::Result<void> resize(glm::ivec2 size);
    void drawBackground(const scene::Scene&);
    void drawVignette(const scene::Scene&);
    void startFrame(const scene::Scene&);
    void drawNetwork(const scene::Scene&);

    gpu::Context gpu;
    BasemapLayer basemap;
    ArcLayer arcs;
    NodeLayer nodes;
    gpu::Program vignette;
    gpu::BufferHandle frameBlock;
    gpu::VertexArrayHandle nothing;
    GridTextures grids;
    gpu::RenderTarget background;
    std::optional<BackgroundKey> shown;
    std::uint64_t draws = 0;
};

Renderer::Renderer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;
Renderer::~Renderer() = default;
std::uint64_t Renderer::basemapDraws() const {
    return impl_->draws;
}

base::Result<Renderer> Renderer::create(const gpu::Context& context) {
    const gpu::ShaderLibrary library;
    auto basemap = BasemapLayer::create(context, library);
    if (!basemap) {
        return tl::unexpected(basemap.error());
    }
    auto arcs = ArcLayer::create(context, library);
    if (!arcs) {
        return tl::unexpected(arcs.error());
    }
    auto nodes = NodeLayer::create(context, library);
    if (!nodes) {
        return tl::unexpected(nodes.error());
    }
    auto vignette = library.program(context, "vignette");
    if (!vignette) {
        return tl::unexpected(vignette.error());
    }
    auto impl =
        std::make_unique<Impl>(context, std::move(*basemap), std::move(*arcs), std::move(*nodes));
    impl->vignette = std::move(*vignette);
    return Renderer(std::move(impl));
}

base::Result<void> Renderer::Impl::resize(glm::ivec2 size) {
    if (background.size == size) {
        return {};
    }
    auto target = gpu::makeRenderTarget(gpu, size);
    if (!target) {
        return tl::unexpected(target.error());
    }
    background = std::move(*target);
    shown.reset();
    return {};
}

void Renderer::Impl::startFrame(const scene::Scene& scene) {
    const FrameBlock block = makeFrameBlock(scene.view);
    gpu::fillBuffer(frameBlock, std::as_bytes(std::span(&block, 1)), GL_STREAM_DRAW);
    glBindBufferBase(GL_UNIFORM_BUFFER, gpu::kFrameBlockBinding, frameBlock.id());
    grids.bind(scene.view, 0);
    glViewport(0, 0, background.size.x, background.size.y);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_SCISSOR_TEST);
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

void Renderer::Impl::drawVignette(const scene::Scene& scene) {
    if (!scene.basemap.layers.vignette || scene.style->vignette.a == 0) {
        return;
    }
    vignette.use();
    vignette.set("colour", scene.style->vignette.toVec4());
    glBindVertexArray(nothing.id());
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

void Renderer::Impl::drawBackground(const scene::Scene& scene) {
    if (shown && shown->matches(scene)) {
        return;
    }
    glBindFramebuffer(GL_FRAMEBUFFER, background.framebuffer.id());
    const glm::vec4 window = scene.style->window.toVec4();
    glClearColor(window.x, window.y, window.z, 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
    basemap.draw(DrawContext{gpu}, scene.view, scene.basemap, *scene.style);
    drawVignette(scene);
    shown = BackgroundKey{scene.view, scene.style, scene.basemap};
    ++draws;
}

void Renderer::Impl::drawNetwork(const scene::Scene& scene) {
    if (scene.network == nullptr) {
        return;
    }
    const DrawContext context{gpu};
    if (scene.showsArcs) {
        arcs.draw(context, scene.view, scene.network->arcs, *scene.style);
    }
    if (scene.showsNodes) {
        nodes.draw(context, scene.view, *scene.network, *scene.style);
    }
}

base::Result<void> Renderer::draw(const scene::Scene& scene, GLuint framebuffer) {
    Impl& my = *impl_;
    const glm::ivec2 size(scene.view.transform.sizePx);
    if (auto resized = my.resize(size); !resized) {
        return resized;
    }
    my.startFrame(scene);
    my.drawBackground(scene);
    gpu::blit(my.background.framebuffer.id(), glm::ivec2(0), framebuffer, glm::ivec2(0), size);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    my.drawNetwork(scene);
    return {};
}

} // namespace portolan::render
