#include "app/picture.h"

#include "geo/view_transform.h"
#include "render/renderer.h"

#include <cmath>
#include <optional>

namespace portolan::app {

namespace {

geo::ViewTransform transformOf(const state::Camera& camera, double metresPerPixel,
                               const ReadyProjection& ready, const Frame& frame) {
    geo::ViewParameters parameters;
    const auto centre = ready.projection->forward(camera.centre);
    const geo::PlanePoint origin = ready.grid->origin;
    parameters.centre = centre ? glm::dvec2(centre->x - origin.x, centre->y - origin.y)
                               : ready.grid->lookup(camera.centre).offset;
    parameters.metresPerPixel = metresPerPixel / frame.scale;
    parameters.bearing = camera.bearing;
    parameters.pitch = camera.pitch;
    parameters.sizePx = glm::dvec2(frame.sizePx);
    const glm::dvec2 middle = (frame.freeFirst + frame.freeLast - parameters.sizePx) / 2.0;
    parameters.offsetPx = glm::dvec2(middle.x, -middle.y);
    return geo::makeViewTransform(parameters);
}

/// Ground metres per plane metre at a place, both directions averaged: what "200 m/px" means on the
/// ground there.
double groundScale(const geo::ProjectionGrid& grid, geo::LonLat at) {
    constexpr double kStep = 0.05; // degrees
    constexpr double kMetresPerDegree = 111'195;
    const auto offset = [&](double dLon, double dLat) {
        return grid.lookup({at.lon + dLon, at.lat + dLat}).offset;
    };
    const double east = glm::length(offset(kStep, 0) - offset(-kStep, 0)) /
                        (2 * kStep * kMetresPerDegree * std::cos(at.lat * M_PI / 180));
    const double north =
        glm::length(offset(0, kStep) - offset(0, -kStep)) / (2 * kStep * kMetresPerDegree);
    const double plane = std::sqrt(east * north);
    return std::isfinite(plane) && plane > 1e-6 ? 1 / plane : 1;
}

double graticuleStep(double metresPerPixel) {
    constexpr double kSpacingPx = 170;
    const double wanted = metresPerPixel * kSpacingPx / 111'195;
    for (const double step : {0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0}) {
        if (step >= wanted) {
            return step;
        }
    }
    return 30;
}

struct BoxesKey {
    std::shared_ptr<const dataset::Basemap> basemap;
    std::shared_ptr<const geo::ProjectionGrid> grid;
    std::size_t level = 0;
    bool operator==(const BoxesKey&) const = default;
};

/// The boxes of the last few projections and levels.
class BoxesMemo {
public:
    const scene::BasemapBoxes& find(const BoxesKey& key) {
        for (Entry& entry : entries_) {
            if (entry.key == key) {
                entry.used = ++uses_;
                return entry.boxes;
            }
        }
        Entry* oldest = &entries_.front();
        for (Entry& entry : entries_) {
            oldest = entry.used < oldest->used ? &entry : oldest;
        }
        *oldest = {key, scene::buildBasemapBoxes(key.basemap->levels[key.level], *key.grid),
                   ++uses_};
        return oldest->boxes;
    }

private:
    struct Entry {
        BoxesKey key;
        scene::BasemapBoxes boxes;
        unsigned used = 0;
    };
    std::array<Entry, 6> entries_;
    unsigned uses_ = 0;
};

} // namespace

struct PictureMaker::Impl {
    explicit Impl(render::Renderer made) : renderer(std::move(made)) {}
    void buildView(const state::AppState&, const ReadyProjection&, const Frame&, const Morph*);
    void buildBasemap(const state::AppState&, const Materials&);
    void buildNetwork(const state::AppState&, const Materials&);

    render::Renderer renderer;
    scene::Scene scene;
    scene::NetworkBuilder network;
    BoxesMemo boxes;
    scene::BoundaryLooks looks;
    std::optional<scene::FrameView> culledFor;
};

PictureMaker::PictureMaker(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PictureMaker::PictureMaker(PictureMaker&&) noexcept = default;
PictureMaker& PictureMaker::operator=(PictureMaker&&) noexcept = default;
PictureMaker::~PictureMaker() = default;
std::uint64_t PictureMaker::basemapDraws() const {
    return impl_->renderer.basemapDraws();
}

base::Result<PictureMaker> PictureMaker::create(const gpu::Context& context,
                                                std::shared_ptr<text::FontSource> fonts) {
    auto renderer = render::Renderer::create(context);
    if (!renderer) {
        return tl::unexpected(renderer.error());
    }
    (void)fonts;
    return PictureMaker(std::make_unique<Impl>(std::move(*renderer)));
}

void PictureMaker::Impl::buildView(const state::AppState& state, const ReadyProjection& ready,
                                   const Frame& frame, const Morph* morph) {
    scene::FrameView& view = scene.view;
    view.scale = frame.scale;
    view.centre = state.camera.centre;
    const geo::ViewTransform own =
        transformOf(state.camera, state.camera.metresPerPixel, ready, frame);
    if (morph != nullptr && morph->progress < 1 && morph->from.grid != ready.grid) {
        view.grid = morph->from.grid;
        view.transform = transformOf(state.camera, morph->metresPerPixel, morph->from, frame);
        view.nextGrid = ready.grid;
        view.nextTransform = own;
        view.morph = morph->progress;
    } else {
        view.grid = ready.grid;
        view.transform = own;
        view.nextGrid = nullptr;
        view.morph = 0;
    }
}

void PictureMaker::Impl::buildBasemap(const state::AppState& state, const Materials& materials) {
    scene::BasemapPart& part = scene.basemap;
    part.relief = materials.relief;
    part.layers = {state.layers.relief, state.layers.graticule, state.layers.boundaries,
                   state.layers.admin1, state.layers.vignette};
    if (materials.basemap == nullptr) {
        part.basemap = nullptr;
        part.view = nullptr;
        return;
    }
    const scene::FrameView& view = scene.view;
    const bool stands = culledFor && part.basemap == materials.basemap && part.view != nullptr &&
                        culledFor->sameShape(view) &&
                        culledFor->transform.centre == view.transform.centre &&
                        culledFor->transform.sizePx == view.transform.sizePx;
    part.basemap = materials.basemap;
    if (stands) {
        return;
    }
    const double planeMetres = view.transform.metresPerPixel();
    const geo::ProjectionGrid& grid = view.isMorphing() ? *view.nextGrid : *view.grid;
    part.metresPerPixel = planeMetres * groundScale(grid, view.centre);
    const std::size_t level =
        scene::detailLevelFor(part.metresPerPixel * std::max(1.0, view.scale));
    const scene::BasemapBoxes& own = boxes.find({part.basemap, view.grid, level});
    const scene::BasemapBoxes* next =
        view.isMorphing() ? &boxes.find({part.basemap, view.nextGrid, level}) : nullptr;
    part.view = std::make_shared<const scene::BasemapView>(
        scene::cullBasemap({*part.basemap, view, level, own, next, looks,
                            graticuleStep(part.metresPerPixel * view.scale)}));
    culledFor = view;
}

void PictureMaker::Impl::buildNetwork(const state::AppState& state, const Materials& materials) {
    scene.showsArcs = state.layers.arcs;
    scene.showsNodes = state.layers.nodes;
    scene.network =
        materials.dataset != nullptr && materials.selection != nullptr
            ? &network.update({materials.dataset, materials.selection, state, scene.view})
            : nullptr;
}

const scene::Scene& PictureMaker::build(const state::AppState& state, const Materials& materials,
                                        const ReadyProjection& ready, const Frame& frame,
                                        const Morph* morph) {
    impl_->scene.style = &scene::mapStyle(state.theme);
    impl_->buildView(state, ready, frame, morph);
    impl_->buildBasemap(state, materials);
    impl_->buildNetwork(state, materials);
    return impl_->scene;
}

base::Result<void> PictureMaker::draw(const scene::Scene& scene, unsigned framebuffer) {
    return impl_->renderer.draw(scene, framebuffer);
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
