#include "render/renderer.h"

#include "render/arc_layer.h"
#include "render/basemap_layer.h"
#include "render/frame_block.h"
#include "render/grid_textures.h"
#include "render/label_layer.h"
#include "render/lens_layer.h"
#include "render/node_layer.h"
#include "render/overlay_layer.h"
#include "render/picture_layer.h"

#include <utility>

namespace portolan::render {

namespace {

/// What the kept pictures show.
struct Shown {
    std::uint64_t basemap = 0; ///< BasemapPart::revision
    std::uint64_t names = 0;   ///< LabelPart::namesRevision: the wind rose comes and goes with it
    bool vignette = false;
    bool operator==(const Shown&) const = default;
};

/// What the whole picture depends on, besides what stays while the basemap's revision does.
struct Whole {
    std::uint64_t basemap = 0, names = 0, marks = 0, nodes = 0, arcs = 0, points = 0; ///< revisions
    glm::vec2 shiftPx{0};
    const scene::MapStyle* style = nullptr;
    bool showsNodes = true;
    bool operator==(const Whole&) const = default;
};

/// nullopt where drawing it again costs little, or where the next picture differs anyway.
std::optional<Whole> wholeOf(const scene::Scene& scene) {
    if (scene.network == nullptr || !scene.showsArcs || scene.network->arcs.dense.empty() ||
        scene.network->arcs.isDraft) {
        return std::nullopt;
    }
    const scene::ArcScene& arcs = scene.network->arcs;
    return Whole{scene.basemap.revision,
                 scene.labels.namesRevision,
                 scene.labels.marksRevision,
                 scene.network->nodesRevision,
                 arcs.listRevision,
                 arcs.pointsRevision,
                 arcs.shiftPx,
                 scene.style,
                 scene.showsNodes};
}

} // namespace

struct Renderer::Impl {
    explicit Impl(gpu::Context context)
        : gpu(std::move(context)), frameBlock(gpu::makeBuffer()),
          nothing(gpu::makeEmptyVertexArray()) {}

    base::Result<void> compile();

    base::Result<void> resize(glm::ivec2 size);
    void startFrame(const scene::Scene&, glm::ivec2 sizePx);
    void lookThrough(const scene::FrameView&);
    base::Result<void> drawMap(const scene::Scene&, const scene::BasemapView&);
    base::Result<void> drawBasemap(const scene::Scene&);
    base::Result<void> drawStrips(const scene::Scene&);
    void drawBackground(const scene::Scene&);
    base::Result<void> drawNames(const scene::Scene&);
    void startPicture(const scene::Scene&, GLuint framebuffer);
    base::Result<void> drawGround(const scene::Scene&, GLuint framebuffer);
    void drawVignette(const scene::Scene&);
    void drawNetwork(const scene::Scene&);
    void drawStage(const scene::Scene&);
    /// Nothing of it is in the picture that the frame starts with; a tile's never has any.
    bool writesAll(const scene::LabelPart& part) const {
        return part.crossed.isAll || tile.size.x > 0;
    }
    base::Result<void> drawInLens(const scene::MapLens*);
    base::Result<void> keepWhole(const std::optional<Whole>&, GLuint framebuffer);
    void bind(const gpu::RenderTarget&) const;

    gpu::Context gpu;
    std::optional<BasemapLayer> basemap;
    std::optional<ArcLayer> arcs;
    std::optional<NodeLayer> nodes;
    std::optional<LabelLayer> labels;
    std::optional<OverlayLayer> overlay;
    std::optional<LensLayer> lens;
    std::optional<PictureLayer> picture;
    gpu::Program vignette;
    Tile tile; ///< of the target that is being drawn
    gpu::BufferHandle frameBlock;
    gpu::VertexArrayHandle nothing;
    GridTextures grids;
    gpu::RenderTarget map;        ///< the basemap alone: a drag shifts it
    gpu::RenderTarget spare;      ///< where it is shifted to
    gpu::RenderTarget background; ///< the basemap and the vignette: a frame starts with it
    gpu::RenderTarget named; ///< and what is written and stands still: a frame starts with that
    gpu::RenderTarget whole; ///< the picture of a large network, as it was drawn
    std::uint64_t mapRevision = 0;
    std::optional<Shown> shown, namedShown;
    std::uint64_t stillShown = 0; ///< LabelPart::stillRevision, of the words in `named`
    std::optional<Whole> wholeShown;
    std::uint64_t draws = 0, networkDraws = 0;
};

Renderer::Renderer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;
Renderer::~Renderer() = default;
std::uint64_t Renderer::basemapDraws() const {
    return impl_->draws;
}

std::uint64_t Renderer::networkDraws() const {
    return impl_->networkDraws;
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
        .and_then([&] { return keep(OverlayLayer::create(gpu, library), overlay); })
        .and_then([&] { return keep(LensLayer::create(gpu, library), lens); })
        .and_then([&] { return keep(PictureLayer::create(gpu, library), picture); });
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
    named = gpu::RenderTarget();
    mapRevision = 0;
    shown.reset();
    namedShown.reset();
    whole = gpu::RenderTarget();
    wholeShown.reset();
    return {};
}

void Renderer::Impl::bind(const gpu::RenderTarget& target) const {
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer.id());
}

void Renderer::Impl::lookThrough(const scene::FrameView& view) {
    const FrameBlock block = makeFrameBlock(view, tile);
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

void Renderer::Impl::startFrame(const scene::Scene& scene, glm::ivec2 sizePx) {
    lookThrough(scene.view);
    glViewport(0, 0, sizePx.x, sizePx.y);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_SCISSOR_TEST);
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

void Renderer::Impl::drawVignette(const scene::Scene& scene) {
    if (!scene.basemap.layers.vignette || scene.style->vignette.a == 0) {
        return;
    }
    constexpr GLsizei kParts = 34; // of the target, as shaders/vignette.vert counts them
    vignette.use();
    vignette.set("colour", scene.style->vignette.toVec4());
    glBindVertexArray(nothing.id());
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, kParts);
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

void Renderer::Impl::drawBackground(const scene::Scene& scene) {
    const Shown wanted{scene.basemap.revision, scene.labels.namesRevision,
                       scene.basemap.layers.vignette};
    if (shown == wanted) {
        return;
    }
    gpu::blit(map.framebuffer.id(), glm::ivec2(0), background.framebuffer.id(), glm::ivec2(0),
              map.size);
    bind(background);
    drawVignette(scene);
    overlay->draw(DrawContext{gpu}, scene.furniture.under);
    shown = wanted;
}

/// The kept picture with the names and the still words in it.
base::Result<void> Renderer::Impl::drawNames(const scene::Scene& scene) {
    if (namedShown == shown && stillShown == scene.labels.stillRevision) {
        return {};
    }
    if (named.size != background.size) {
        auto made = gpu::makeRenderTarget(gpu, background.size);
        if (!made) {
            return tl::unexpected(made.error());
        }
        named = std::move(*made);
    }
    gpu::blit(background.framebuffer.id(), glm::ivec2(0), named.framebuffer.id(), glm::ivec2(0),
              named.size);
    bind(named);
    labels->draw(DrawContext{gpu}, scene.labels.names);
    labels->draw(DrawContext{gpu}, scene.labels.still, scene.labels.marks);
    namedShown = shown;
    stillShown = scene.labels.stillRevision;
    return {};
}

/// What lies under the network. Of what is written only what nothing crosses: the rest comes later.
void Renderer::Impl::startPicture(const scene::Scene& scene, GLuint framebuffer) {
    const scene::CrossedNames& crossed = scene.labels.crossed;
    const gpu::RenderTarget& start = crossed.isAll ? background : named;
    gpu::blit(start.framebuffer.id(), glm::ivec2(0), framebuffer, glm::ivec2(0), start.size);
    for (const scene::Box& box : crossed.boxes) {
        const glm::ivec2 size = start.size;
        const glm::ivec2 low = glm::clamp(glm::ivec2(glm::floor(box.low)), glm::ivec2(0), size);
        const glm::ivec2 high = glm::clamp(glm::ivec2(glm::ceil(box.high)), glm::ivec2(0), size);
        const glm::ivec2 corner(low.x, size.y - high.y);
        gpu::blit(background.framebuffer.id(), corner, framebuffer, corner, high - low);
    }
}

/// Names stand over the arcs, which would cut their letters, and under the nodes.
void Renderer::Impl::drawNetwork(const scene::Scene& scene) {
    const DrawContext context{gpu};
    ++networkDraws;
    if (scene.network != nullptr && scene.showsArcs) {
        arcs->draw(context, scene.view, scene.network->arcs, *scene.style);
    }
    const scene::LabelPart& part = scene.labels;
    labels->draw(context, writesAll(part) ? part.names : part.crossed.glyphs, part.names);
    if (scene.network != nullptr && scene.showsNodes) {
        nodes->draw(context, scene.view, *scene.network, *scene.style);
    }
}

/// Into the lens's picture, where what it shows has changed; its ground only where that has. Before
/// the frame is begun: a target that is left and taken up again is written and read by software
/// drivers.
base::Result<void> Renderer::Impl::drawInLens(const scene::MapLens* shown) {
    if (shown == nullptr) {
        return {};
    }
    const scene::Scene& scene = shown->scene;
    const glm::ivec2 size(scene.view.transform.sizePx);
    if (auto resized = lens->resize(gpu, size); !resized) {
        return resized;
    }
    if (lens->hasGround(scene.basemap.revision) && lens->shows(scene)) {
        return {};
    }
    startFrame(scene, size);
    base::Result<void> drawn;
    if (!lens->hasGround(scene.basemap.revision)) {
        drawn = drawGround(scene, lens->ground().framebuffer.id());
        lens->keepGround(scene.basemap.revision);
        ++draws;
    }
    gpu::blit(lens->ground().framebuffer.id(), glm::ivec2(0), lens->picture().framebuffer.id(),
              glm::ivec2(0), size);
    bind(lens->picture());
    drawNetwork(scene);
    lens->keep(scene);
    return drawn;
}

/// What stands over the network.
void Renderer::Impl::drawStage(const scene::Scene& scene) {
    if (scene.lens != nullptr) {
        lens->draw(DrawContext{gpu}, *scene.lens);
    }
    for (const scene::PlacedPicture& one : scene.furniture.pictures) {
        picture->draw(DrawContext{gpu}, one);
    }
    overlay->draw(DrawContext{gpu}, scene.furniture.over);
    const scene::LabelPart& part = scene.labels;
    const bool hasStill = !writesAll(part) && !part.still.empty();
    labels->draw(DrawContext{gpu}, hasStill ? part.marksOver : part.marks, part.marks);
}

/// Keeps what was drawn just now.
base::Result<void> Renderer::Impl::keepWhole(const std::optional<Whole>& drawn,
                                             GLuint framebuffer) {
    wholeShown.reset();
    if (!drawn) {
        return {};
    }
    if (whole.size != background.size) {
        auto made = gpu::makeRenderTarget(gpu, background.size);
        if (!made) {
            return tl::unexpected(made.error());
        }
        whole = std::move(*made);
    }
    gpu::blit(framebuffer, glm::ivec2(0), whole.framebuffer.id(), glm::ivec2(0), whole.size);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    wholeShown = drawn;
    return {};
}

void Renderer::drawBareStrips(const scene::Scene& scene, GLuint framebuffer) {
    impl_->startFrame(scene, impl_->background.size);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    if (scene.network != nullptr) {
        impl_->arcs->drawBareStrips(DrawContext{impl_->gpu}, scene.view, scene.network->arcs);
    }
}

base::Result<void> Renderer::begin(const scene::Scene& scene) {
    Impl& my = *impl_;
    if (auto resized = my.resize(glm::ivec2(scene.view.transform.sizePx)); !resized) {
        return resized;
    }
    if (my.mapRevision == scene.basemap.revision) {
        return {};
    }
    my.startFrame(scene, my.background.size);
    auto drawn = my.drawBasemap(scene);
    glFlush();
    return drawn;
}

base::Result<void> Renderer::Impl::drawGround(const scene::Scene& scene, GLuint framebuffer) {
    gpu::clear(framebuffer, scene.style->window);
    base::Result<void> drawn;
    if (scene.basemap.basemap != nullptr && scene.basemap.view != nullptr) {
        drawn = drawMap(scene, *scene.basemap.view);
    }
    drawVignette(scene);
    overlay->draw(DrawContext{gpu}, scene.furniture.under);
    return drawn;
}

base::Result<void> Renderer::drawTile(const scene::Scene& scene, GLuint framebuffer,
                                      const Tile& tile, Parts parts) {
    if (scene.curtain) {
        gpu::clear(framebuffer, *scene.curtain);
        return {};
    }
    Impl& my = *impl_;
    if (parts == Parts::All) {
        if (auto drawn = my.drawInLens(scene.lens); !drawn) {
            return drawn;
        }
    }
    my.tile = tile;
    my.startFrame(scene, tile.size);
    my.labels->updateAtlas(scene.labels.atlas);
    auto drawn = my.drawGround(scene, framebuffer);
    if (drawn && parts == Parts::All) {
        my.drawNetwork(scene);
        my.drawStage(scene);
    }
    my.tile = {};
    return drawn;
}

base::Result<void> Renderer::draw(const scene::Scene& scene, GLuint framebuffer) {
    Impl& my = *impl_;
    if (scene.curtain) {
        gpu::clear(framebuffer, *scene.curtain);
        return {};
    }
    if (auto begun = begin(scene); !begun) {
        return begun;
    }
    if (auto drawn = my.drawInLens(scene.lens); !drawn) {
        return drawn;
    }
    my.startFrame(scene, my.background.size);
    my.labels->updateAtlas(scene.labels.atlas);
    const std::optional<Whole> wanted = wholeOf(scene);
    if (wanted && my.wholeShown == wanted) {
        gpu::blit(my.whole.framebuffer.id(), glm::ivec2(0), framebuffer, glm::ivec2(0),
                  my.whole.size);
        glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
        return {};
    }
    my.drawBackground(scene);
    if (!scene.labels.crossed.isAll) {
        if (auto drawn = my.drawNames(scene); !drawn) {
            return drawn;
        }
    }
    my.startPicture(scene, framebuffer);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    my.drawNetwork(scene);
    my.drawStage(scene);
    return my.keepWhole(wanted, framebuffer);
}

} // namespace portolan::render
