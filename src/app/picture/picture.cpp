#include "app/picture/picture.h"

#include "app/picture/basemap_builder.h"
#include "app/picture/label_builder.h"
#include "app/picture/lens.h"

#include <latch>
#include <thread>

namespace portolan::app {

struct PictureMaker::Impl {
    Impl(render::Renderer made, std::shared_ptr<text::FontSource> fonts, text::AtlasSize atlas)
        : renderer(std::move(made)), labels(std::move(fonts), atlas) {}
    void buildView(const state::AppState&, const ReadyProjection&, const Frame&, const Morph*);
    void buildParts(const state::AppState&, const Materials&, const Frame&);
    base::Result<void> begin(const Frame& frame) {
        return frame.isTiled ? base::Result<void>{} : renderer.begin(scene);
    }
    void buildNetwork(const state::AppState&, const Materials&, const Frame&);

    render::Renderer renderer;
    scene::Scene scene;
    BasemapBuilder basemap;
    scene::NetworkBuilder network;
    LabelBuilder labels;
    base::Result<void> begun;  ///< of the last scene
    scene::FrameView lastView; ///< whose shape the scene's parts have
};

PictureMaker::PictureMaker(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PictureMaker::PictureMaker(PictureMaker&&) noexcept = default;
PictureMaker& PictureMaker::operator=(PictureMaker&&) noexcept = default;
PictureMaker::~PictureMaker() = default;
const std::vector<base::Error>& PictureMaker::textProblems() const {
    return impl_->labels.problems();
}
std::vector<text::GlyphOrigin> PictureMaker::glyphOrigins() const {
    return impl_->labels.origins();
}
std::uint64_t PictureMaker::basemapDraws() const {
    return impl_->renderer.basemapDraws();
}
std::uint64_t PictureMaker::networkDraws() const {
    return impl_->renderer.networkDraws();
}

base::Result<PictureMaker> PictureMaker::create(const gpu::Context& context,
                                                std::shared_ptr<text::FontSource> fonts,
                                                text::AtlasSize atlas) {
    // A map without a single name looks broken: better told.
    const auto faces =
        fonts->facesFor(text::Family::Sans, text::Weight::Regular, base::Language::En);
    if (!faces) {
        return tl::unexpected(faces.error());
    }
    auto renderer = render::Renderer::create(context);
    if (!renderer) {
        return tl::unexpected(renderer.error());
    }
    return PictureMaker(std::make_unique<Impl>(std::move(*renderer), std::move(fonts), atlas));
}

void PictureMaker::Impl::buildView(const state::AppState& state, const ReadyProjection& ready,
                                   const Frame& frame, const Morph* morph) {
    scene::FrameView& view = scene.view;
    view = viewOf(state.camera, ready, frame);
    labels.lookAhead(frame);
    // Maps that are cut differently do not turn into each other: they change at once.
    const bool isCut =
        !ready.grid->facets.empty() || (morph != nullptr && !morph->from.grid->facets.empty());
    if (morph != nullptr && !isCut && morph->progress < 1 && morph->from.grid != ready.grid) {
        view.nextGrid = ready.grid;
        view.nextTransform = view.transform;
        view.morph = morph->progress;
        view.grid = morph->from.grid;
        view.transform = transformOf(state.camera, morph->metresPerPixel, morph->from, frame);
    }
}

void PictureMaker::Impl::buildNetwork(const state::AppState& state, const Materials& materials,
                                      const Frame& frame) {
    scene.showsArcs = state.layers.arcs;
    scene.showsNodes = state.layers.nodes;
    scene::NetworkInput input{materials.dataset, materials.selection, state,
                              scene.view,        frame.mostArcs,      materials.comparison};
    if (frame.stage != nullptr) {
        input.before = frame.stage->network ? &*frame.stage->network : nullptr;
        input.isStaged = true;
        input.groupedAs = labels.restView(frame);
    }
    scene.network =
        input.dataset != nullptr && input.selection != nullptr ? &network.update(input) : nullptr;
}

/// Where the whole map changes, its basemap keeps this thread busy with boxes and the driver for
/// 25 ms: the rest, which does not read the driver, is made beside that.
void PictureMaker::Impl::buildParts(const state::AppState& state, const Materials& materials,
                                    const Frame& frame) {
    const bool isReshaped = !scene.view.sameShape(lastView);
    lastView = scene.view;
    if (!isReshaped) {
        basemap.update(state, materials, frame, scene.view, scene.basemap);
        begun = begin(frame);
        buildNetwork(state, materials, frame);
        labels.update(state, materials, frame, basemap, scene);
        return;
    }
    std::latch hasBasemap(1); // the labels read it
    const std::jthread beside([&] {
        buildNetwork(state, materials, frame);
        hasBasemap.wait();
        labels.update(state, materials, frame, basemap, scene);
    });
    basemap.update(state, materials, frame, scene.view, scene.basemap);
    hasBasemap.count_down();
    begun = begin(frame);
}

const scene::Scene& PictureMaker::build(const state::AppState& state, const Materials& materials,
                                        const ReadyProjection& ready, const Frame& frame,
                                        const Morph* morph) {
    scene::Scene& scene = impl_->scene;
    scene.style = &scene::mapStyle(state.theme);
    using state::Blank;
    const Blank blank = state.presentation.isOn ? state.presentation.blank : Blank::None;
    scene.curtain = blank == Blank::None
                        ? std::nullopt
                        : std::optional(base::Colour::hex(blank == Blank::Black ? 0 : 0xFFFFFF));
    impl_->buildView(state, ready, frame, morph);
    impl_->buildParts(state, materials, frame);
    return scene;
}

base::Result<void> PictureMaker::draw(const scene::Scene& scene, unsigned framebuffer) {
    return impl_->begun.and_then([&] { return impl_->renderer.draw(scene, framebuffer); });
}

base::Result<void> PictureMaker::drawTile(const scene::Scene& scene, unsigned framebuffer,
                                          const render::Tile& tile, render::Parts parts) {
    return impl_->renderer.drawTile(scene, framebuffer, tile, parts);
}

void PictureMaker::drawBareStrips(const scene::Scene& scene, unsigned framebuffer) {
    impl_->renderer.drawBareStrips(scene, framebuffer);
}

std::shared_ptr<const scene::ReliefPart> makeRelief(const dataset::Basemap& basemap,
                                                    state::Theme theme) {
    const scene::MapStyle& style = scene::mapStyle(theme);
    auto part = std::make_shared<scene::ReliefPart>();
    part->asiaLand = scene::colourLand(basemap.asia, style);
    part->asiaSea = scene::colourSea(basemap.asia, style);
    part->worldLand = scene::colourLand(basemap.world, style);
    part->worldSea = scene::colourSea(basemap.world, style);
    return part;
}

} // namespace portolan::app
