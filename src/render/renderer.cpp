#include "render/renderer.h"

#include "render/arc_layer.h"
#include "render/basemap_layer.h"
#include "render/frame_block.h"
#include "render/grid_textures.h"
#include "render/label_layer.h"
#include "render/node_layer.h"
#include "render/overlay_layer.h"

namespace portolan::render {

namespace {

/// What the kept pictures show.
struct Shown {
    std::uint64_t basemap = 0; ///< BasemapPart::revision
    std::uint64_t names = 0;   ///< LabelPart::namesRevision: the wind rose comes and goes with it
    bool vignette = false;
    bool operator==(const Shown&) const = default;
};

} // namespace

struct Renderer::Impl {
    explicit Impl(gpu::Context context)
        : gpu(std::move(context)), frameBlock(gpu::makeBuffer()),
          nothing(gpu::makeEmptyVertexArray()) {}

    base::Result<void> compile();

    base::Result<void> resize(glm::ivec2 size);
    void startFrame(const scene::Scene&);
    void lookThrough(const scene::FrameView&);
    base::Result<void> drawMap(const scene::Scene&, const scene::BasemapView&);
    base::Result<void> drawBasemap(const scene::Scene&);
    base::Result<void> drawStrips(const scene::Scene&);
    base::Result<void> drawBackground(const scene::Scene&);
    void drawVignette(const scene::Scene&);
    void drawNetwork(const scene::Scene&);
    void bind(const gpu::RenderTarget&) const;

    gpu::Context gpu;
    std::optional<BasemapLayer> basemap;
    std::optional<ArcLayer> arcs;
    std::optional<NodeLayer> nodes;
    std::optional<LabelLayer> labels;
    std::optional<OverlayLayer> overlay;
    gpu::Program vignette;
    gpu::BufferHandle frameBlock;
    gpu::VertexArrayHandle nothing;
    GridTextures grids;
    gpu::RenderTarget map;        ///< the basemap alone: a drag shifts it
    gpu::RenderTarget spare;      ///< where it is shifted to
    gpu::RenderTarget background; ///< the basemap and the vignette: a frame starts with it
    std::uint64_t mapRevision = 0;
    std::optional<Shown> shown;
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
    auto impl = std::make_unique<Impl>(context);
    if (auto compiled = impl->compile(); !compiled) {
        return tl::unexpected(compiled.error());
    }
    return Renderer(std::move(impl));
}

namespace {

/// Keeps the value, or says why there is none.
template<class T>
base::Result<void> keep(base::Result<T> made, std::optional<T>& where) {
    if (!made) {
        return tl::unexpected(made.error());
    }
    where.emplace(std::move(*made));
    return {};
}

} // namespace

base::Result<void> Renderer::Impl::compile() {
    const gpu::ShaderLibrary library;
    auto program = library.program(gpu, "vignette");
    if (!program) {
        return tl::unexpected(program.error());
    }
    vignette = std::move(*program);
    return keep(BasemapLayer::create(gpu, library), basemap)
        .and_then([&] { return keep(ArcLayer::create(gpu, library), arcs); })
        .and_then([&] { return keep(NodeLayer::create(gpu, library), nodes); })
        .and_then([&] { return keep(LabelLayer::create(gpu, library), labels); })
        .and_then([&] { return keep(OverlayLayer::create(gpu, library), overlay); });
}

base::Result<void> Renderer::Impl::resize(glm::ivec2 size) {
    if (background.size == size) {
        return {};
    }
    for (gpu::RenderTarget* target : {&map, &spare, &background}) {
        auto made = gpu::makeRenderTarget(gpu, size);
        if (!made) {
            return tl::unexpected(made.error());
        }
        *target = std::move(*made);
    }
    mapRevision = 0;
    shown.reset();
    return {};
}

void Renderer::Impl::bind(const gpu::RenderTarget& target) const {
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer.id());
}

void Renderer::Impl::lookThrough(const scene::FrameView& view) {
    const FrameBlock block = makeFrameBlock(view);
    gpu::fillBuffer(frameBlock, std::as_bytes(std::span(&block, 1)), GL_STREAM_DRAW);
    glBindBufferBase(GL_UNIFORM_BUFFER, gpu::kFrameBlockBinding, frameBlock.id());
    if (!view.grid->texels.empty()) {
        grids.bind(view, 0);
    }
}

base::Result<void> Renderer::Impl::drawMap(const scene::Scene& scene,
                                           const scene::BasemapView& shown) {
    const auto draw = [&](const scene::FrameView& view, const scene::BasemapView& part) {
        return basemap->draw(DrawContext{gpu}, view, scene.basemap, part, *scene.style);
    };
    if (shown.facets.empty()) {
        return draw(scene.view, shown);
    }
    base::Result<void> drawn;
    scene::FrameView view = scene.view;
    for (const scene::BasemapView& facet : shown.facets) {
        view.grid = facet.grid;
        lookThrough(view);
        drawn = drawn ? draw(view, facet) : drawn;
    }
    lookThrough(scene.view);
    return drawn;
}

void Renderer::Impl::startFrame(const scene::Scene& scene) {
    lookThrough(scene.view);
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

base::Result<void> Renderer::Impl::drawStrips(const scene::Scene& scene) {
    const scene::BasemapPart& part = scene.basemap;
    const glm::ivec2 from = glm::max(part.movedBy, glm::ivec2(0));
    const glm::ivec2 to = glm::max(-part.movedBy, glm::ivec2(0));
    gpu::blit(map.framebuffer.id(), from, spare.framebuffer.id(), to,
              map.size - glm::abs(part.movedBy));
    std::swap(map, spare);
    bind(map);
    glEnable(GL_SCISSOR_TEST);
    for (const scene::Strip& strip : part.strips) {
        glScissor(strip.corner.x, strip.corner.y, strip.size.x, strip.size.y);
        glClear(GL_COLOR_BUFFER_BIT);
        if (auto drawn = drawMap(scene, *strip.view); !drawn) {
            return drawn;
        }
    }
    glDisable(GL_SCISSOR_TEST);
    return {};
}

base::Result<void> Renderer::Impl::drawBasemap(const scene::Scene& scene) {
    const scene::BasemapPart& part = scene.basemap;
    if (mapRevision == part.revision) {
        return {};
    }
    const glm::vec4 window = scene.style->window.toVec4();
    glClearColor(window.x, window.y, window.z, 1.0F);
    base::Result<void> drawn;
    if (part.movedFrom != 0 && part.movedFrom == mapRevision) {
        drawn = drawStrips(scene);
    } else {
        bind(map);
        glClear(GL_COLOR_BUFFER_BIT);
        if (part.basemap != nullptr && part.view != nullptr) {
            drawn = drawMap(scene, *part.view);
        }
    }
    mapRevision = part.revision;
    ++draws;
    return drawn;
}

base::Result<void> Renderer::Impl::drawBackground(const scene::Scene& scene) {
    if (auto drawn = drawBasemap(scene); !drawn) {
        return drawn;
    }
    const Shown wanted{scene.basemap.revision, scene.labels.namesRevision,
                       scene.basemap.layers.vignette};
    if (shown == wanted) {
        return {};
    }
    gpu::blit(map.framebuffer.id(), glm::ivec2(0), background.framebuffer.id(), glm::ivec2(0),
              map.size);
    bind(background);
    drawVignette(scene);
    overlay->draw(DrawContext{gpu}, scene.furniture.under);
    shown = wanted;
    return {};
}

/// Names stand over the arcs, which would cut their letters, and under the nodes.
void Renderer::Impl::drawNetwork(const scene::Scene& scene) {
    const DrawContext context{gpu};
    if (scene.network != nullptr && scene.showsArcs) {
        arcs->draw(context, scene.view, scene.network->arcs, *scene.style);
    }
    labels->draw(context, scene.labels.names);
    if (scene.network != nullptr && scene.showsNodes) {
        nodes->draw(context, scene.view, *scene.network, *scene.style);
    }
}

void Renderer::drawBareStrips(const scene::Scene& scene, GLuint framebuffer) {
    impl_->startFrame(scene);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    if (scene.network != nullptr) {
        impl_->arcs->drawBareStrips(DrawContext{impl_->gpu}, scene.view, scene.network->arcs);
    }
}

base::Result<void> Renderer::draw(const scene::Scene& scene, GLuint framebuffer) {
    Impl& my = *impl_;
    const glm::ivec2 size(scene.view.transform.sizePx);
    if (auto resized = my.resize(size); !resized) {
        return resized;
    }
    my.startFrame(scene);
    my.labels->updateAtlas(scene.labels.atlas);
    if (auto drawn = my.drawBackground(scene); !drawn) {
        return drawn;
    }
    gpu::blit(my.background.framebuffer.id(), glm::ivec2(0), framebuffer, glm::ivec2(0), size);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    my.drawNetwork(scene);
    my.overlay->draw(DrawContext{my.gpu}, scene.furniture.over);
    my.labels->draw(DrawContext{my.gpu}, scene.labels.marks);
    return {};
}

} // namespace portolan::render
