#include "app/picture.h"

#include "geo/graticule.h"
#include "geo/local_scale.h"
#include "geo/view_transform.h"
#include "render/renderer.h"
#include "scene/furniture.h"
#include "scene/mark_labels.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/vector_relational.hpp>

#include <cmath>
#include <optional>

namespace portolan::app {

namespace {

constexpr double kGraticulePx = 130; // logical: meridians stand at least this far apart

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
    const auto scale = geo::localScale(grid, at);
    const double plane = scale ? std::sqrt(std::abs(scale->areaFactor())) : 1;
    return plane > 1e-6 ? 1 / plane : 1;
}

/// Everything that the kept picture of the basemap depends on.
struct BasemapKey {
    scene::FrameView view;
    state::Theme theme = state::Theme::Dark;
    std::shared_ptr<const dataset::Viewpoint> viewpoint;
    std::shared_ptr<const dataset::Basemap> basemap;
    std::shared_ptr<const scene::ReliefPart> relief;
    scene::BasemapLayers layers;

    /// All but where the map stands.
    bool sameLooks(const BasemapKey& other) const {
        return view.sameShape(other.view) && theme == other.theme && viewpoint == other.viewpoint &&
               basemap == other.basemap && relief == other.relief && layers == other.layers &&
               view.transform.sizePx == other.view.transform.sizePx &&
               view.transform.clipFromMapPx == other.view.transform.clipFromMapPx;
    }
};

BasemapKey keyOf(const state::AppState& state, const Materials& materials,
                 const scene::BasemapPart& part, const scene::FrameView& view) {
    return {view, state.theme, materials.viewpoint, part.basemap, part.relief, part.layers};
}

/// Everything that the names under the network depend on.
struct NamesKey {
    std::uint64_t basemap = 0; ///< BasemapPart::revision, which stands for the view too
    base::Language language = base::Language::En;
    bool seas = true, places = true, nodes = true, rose = true;
    glm::dvec2 freeFirst{0}, freeLast{0};
    std::shared_ptr<const dataset::Dataset> dataset;
    std::shared_ptr<const dataset::Selection> selection;
    bool operator==(const NamesKey&) const = default;
};

/// Everything that the nodes' labels depend on.
struct MarksKey {
    std::uint64_t nodes = 0, names = 0;
    std::size_t badges = 0;
    bool shows = true;
    glm::dvec2 freeFirst{0}, freeLast{0};
    bool operator==(const MarksKey&) const = default;
};

scene::LineLook lookOf(dataset::LineStyle style) {
    switch (style) {
    case dataset::LineStyle::Dashed:
        return scene::LineLook::Dashed;
    case dataset::LineStyle::Dotted:
        return scene::LineLook::Dotted;
    default:
        return scene::LineLook::Solid;
    }
}

struct PixelRect {
    glm::ivec2 corner, size; ///< from the lower left
};

/// What a picture of `size` lacks after it moved: the pixel at `move` comes to lie at the lower
/// left.
std::vector<PixelRect> uncovered(glm::ivec2 move, glm::ivec2 size) {
    std::vector<PixelRect> rects;
    const glm::ivec2 gap = glm::abs(move);
    if (move.x != 0) {
        rects.push_back({{move.x > 0 ? size.x - gap.x : 0, 0}, {gap.x, size.y}});
    }
    if (move.y != 0) {
        rects.push_back(
            {{move.x < 0 ? gap.x : 0, move.y > 0 ? size.y - gap.y : 0}, {size.x - gap.x, gap.y}});
    }
    return rects;
}

/// Puts the view on whole pixels against `last` and returns by how many it moved; nullopt where the
/// map's shape is not merely shifted (a pitched view) or little of it would stay.
std::optional<glm::ivec2> snapToLast(scene::FrameView& view, const scene::FrameView& last) {
    if (view.isMorphing() || view.transform.clipFromMapPx[1][2] != 0) {
        return std::nullopt;
    }
    const glm::dvec2 px = glm::round(last.transform.mapPxFromOffset(view.transform.centre));
    if (glm::any(glm::greaterThan(glm::abs(px), view.transform.sizePx * 0.6))) {
        return std::nullopt;
    }
    view.transform.centre = last.transform.offsetFromMapPx(px);
    return glm::ivec2(px);
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
    Impl(render::Renderer made, std::shared_ptr<text::FontSource> fonts)
        : renderer(std::move(made)), typesetter(std::move(fonts)) {}
    void buildView(const state::AppState&, const ReadyProjection&, const Frame&, const Morph*);
    void buildBasemap(const state::AppState&, const Materials&, const Frame&);
    void cull(std::optional<glm::ivec2> move, const Materials&);
    void chooseLooks(const Materials&, std::size_t level);
    void buildNames(const state::AppState&, const Materials&, const Frame&);
    void gatherMarks();
    void buildNetwork(const state::AppState&, const Materials&);
    void buildMarks(const state::AppState&, const Materials&, const Frame&);

    render::Renderer renderer;
    scene::Scene scene;
    BoxesMemo boxes;
    scene::BoundaryLooks looks;
    std::size_t looksLevel = dataset::kDetailLevels;
    std::shared_ptr<const dataset::Viewpoint> looksOf;
    std::vector<dataset::ShownName> shownNames;
    std::optional<BasemapKey> shownKey;
    std::optional<NamesKey> namesKey;
    std::optional<MarksKey> marksKey;
    scene::LabelMemory labelMemory;
    scene::NetworkBuilder network;
    double graticuleStep = 10;
    scene::Furniture rose, furniture;
    std::vector<scene::GlyphInstance> nodeGlyphs;
    text::Typesetter typesetter;
};

PictureMaker::PictureMaker(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PictureMaker::PictureMaker(PictureMaker&&) noexcept = default;
PictureMaker& PictureMaker::operator=(PictureMaker&&) noexcept = default;
PictureMaker::~PictureMaker() = default;
const std::vector<base::Error>& PictureMaker::textProblems() const {
    return impl_->typesetter.problems();
}
std::uint64_t PictureMaker::basemapDraws() const {
    return impl_->renderer.basemapDraws();
}

base::Result<PictureMaker> PictureMaker::create(const gpu::Context& context,
                                                std::shared_ptr<text::FontSource> fonts) {
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
    return PictureMaker(std::make_unique<Impl>(std::move(*renderer), std::move(fonts)));
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

void PictureMaker::Impl::buildBasemap(const state::AppState& state, const Materials& materials,
                                      const Frame& frame) {
    scene::BasemapPart& part = scene.basemap;
    part.relief = materials.relief;
    part.layers = {state.layers.relief, state.layers.graticule, state.layers.boundaries,
                   state.layers.admin1, state.layers.vignette};
    if (materials.basemap == nullptr) {
        if (part.basemap != nullptr || part.revision == 0) {
            const std::uint64_t revision = part.revision + 1;
            part = {};
            part.revision = revision;
            shownKey.reset();
        }
        return;
    }
    part.basemap = materials.basemap;
    const BasemapKey key = keyOf(state, materials, part, scene.view);
    const bool sameLooks = shownKey && shownKey->sameLooks(key);
    if (sameLooks && shownKey->view.transform.centre == key.view.transform.centre) {
        return;
    }
    const std::optional<glm::ivec2> move =
        frame.snapsToLast && sameLooks ? snapToLast(scene.view, shownKey->view) : std::nullopt;
    cull(move, materials);
    shownKey = keyOf(state, materials, part, scene.view);
}

void PictureMaker::Impl::chooseLooks(const Materials& materials, std::size_t level) {
    if (looksOf == materials.viewpoint && looksLevel == level) {
        return;
    }
    looksOf = materials.viewpoint;
    looksLevel = level;
    looks = {};
    shownNames.clear();
    if (materials.viewpoint == nullptr) {
        return;
    }
    const dataset::Basemap& basemap = *materials.basemap;
    const auto styles = dataset::lineStyles(basemap, *materials.viewpoint);
    const auto choose = [&](const dataset::Lines& lines, std::vector<scene::ChunkLook>& chosen) {
        for (const dataset::Chunk& chunk : lines.chunks) {
            const auto style =
                chunk.line < styles.size() ? styles[chunk.line] : dataset::LineStyle::Hidden;
            chosen.push_back({style != dataset::LineStyle::Hidden, lookOf(style)});
        }
    };
    choose(basemap.levels[level].boundaries, looks.boundaries);
    choose(basemap.levels[level].claims, looks.claims);
    shownNames = dataset::shownNames(basemap, *materials.viewpoint);
}

void PictureMaker::Impl::buildNames(const state::AppState& state, const Materials& materials,
                                    const Frame& frame) {
    const NamesKey key{scene.basemap.revision,  state.language,     state.layers.seaNames,
                       state.layers.placeNames, state.layers.nodes, state.layers.windRose,
                       frame.freeFirst,         frame.freeLast,     materials.dataset,
                       materials.selection};
    if (namesKey == key || materials.basemap == nullptr) {
        return;
    }
    namesKey = key;
    ++scene.labels.namesRevision;
    scene::MarkRoom marks;
    if (scene.network != nullptr && state.layers.nodes) {
        const scene::Box whole{glm::vec2(0), glm::vec2(scene.view.transform.sizePx)};
        marks = scene::roomOfAllMarks(
            {*materials.dataset, *scene.network, scene.view, *scene.style, state.language, whole},
            typesetter);
    }
    const scene::Box free{glm::vec2(frame.freeFirst), glm::vec2(frame.freeLast)};
    scene::FurnitureRequest request{.view = scene.view,
                                    .freeArea = free,
                                    .taken = marks.boxes,
                                    .graticuleStep = 0,
                                    .showsScale = false,
                                    .showsRose = state.layers.windRose,
                                    .style = *scene.style};
    rose = scene::buildWindRose(request, typesetter);
    scene.furniture.under = rose.shapes;
    std::vector<scene::Box>& taken = marks.boxes;
    taken.insert(taken.end(), rose.boxes.begin(), rose.boxes.end());
    request.graticuleStep = state.layers.graticule ? graticuleStep : 0;
    request.taken = taken;
    request.showsScale = true;
    furniture = scene::buildFurniture(request, typesetter);
    scene.furniture.over = furniture.shapes;
    taken.insert(taken.end(), furniture.boxes.begin(), furniture.boxes.end());
    scene.labels.names = scene::placeNames({.view = scene.view,
                                            .names = materials.basemap->names,
                                            .shown = shownNames,
                                            .taken = taken,
                                            .nodes = marks.labels,
                                            .language = state.language,
                                            .style = *scene.style,
                                            .showsSeas = state.layers.seaNames,
                                            .showsPlaces = state.layers.placeNames},
                                           typesetter);
    scene.labels.names.insert(scene.labels.names.end(), rose.glyphs.begin(), rose.glyphs.end());
    gatherMarks();
}

void PictureMaker::Impl::gatherMarks() {
    scene.labels.marks = nodeGlyphs;
    scene.labels.marks.insert(scene.labels.marks.end(), furniture.glyphs.begin(),
                              furniture.glyphs.end());
}

void PictureMaker::Impl::buildNetwork(const state::AppState& state, const Materials& materials) {
    scene.showsArcs = state.layers.arcs;
    scene.showsNodes = state.layers.nodes;
    scene.network =
        materials.dataset != nullptr && materials.selection != nullptr
            ? &network.update({materials.dataset, materials.selection, state, scene.view})
            : nullptr;
}

void PictureMaker::Impl::buildMarks(const state::AppState& state, const Materials& materials,
                                    const Frame& frame) {
    if (scene.network == nullptr || !state.layers.nodes) {
        if (marksKey) {
            nodeGlyphs.clear();
            marksKey.reset();
            gatherMarks();
        }
        return;
    }
    const MarksKey key{scene.network->nodesRevision,
                       scene.labels.namesRevision,
                       scene.network->badges.size(),
                       state.layers.placeNames,
                       frame.freeFirst,
                       frame.freeLast};
    if (marksKey == key) {
        return;
    }
    marksKey = key;
    const scene::Box free{glm::vec2(frame.freeFirst), glm::vec2(frame.freeLast)};
    auto placed = scene::placeMarks(
        {*materials.dataset, *scene.network, scene.view, *scene.style, state.language, free},
        labelMemory, typesetter);
    labelMemory = std::move(placed.memory);
    nodeGlyphs = std::move(placed.glyphs);
    gatherMarks();
}

void PictureMaker::Impl::cull(std::optional<glm::ivec2> move, const Materials& materials) {
    scene::BasemapPart& part = scene.basemap;
    const scene::FrameView& view = scene.view;
    const geo::ProjectionGrid& grid = view.isMorphing() ? *view.nextGrid : *view.grid;
    part.metresPerPixel = view.transform.metresPerPixel() * groundScale(grid, view.centre);
    graticuleStep = geo::graticuleStep(part.metresPerPixel * view.scale, kGraticulePx);
    const std::size_t level = scene::detailLevelFor(part.metresPerPixel);
    chooseLooks(materials, level);
    scene::BasemapRequest request{
        *part.basemap, view,  level,        boxes.find({part.basemap, view.grid, level}),
        nullptr,       looks, graticuleStep};
    if (view.isMorphing()) {
        request.nextBoxes = &boxes.find({part.basemap, view.nextGrid, level});
    }
    part.movedFrom = move ? part.revision : 0;
    part.movedBy = move.value_or(glm::ivec2(0));
    part.strips.clear();
    part.view = nullptr;
    ++part.revision;
    if (!move) {
        part.view = std::make_shared<const scene::BasemapView>(scene::cullBasemap(request));
        return;
    }
    for (const PixelRect& rect : uncovered(*move, glm::ivec2(view.transform.sizePx))) {
        const double height = view.transform.sizePx.y;
        request.window = {glm::dvec2(rect.corner.x, height - rect.corner.y - rect.size.y),
                          glm::dvec2(rect.corner.x + rect.size.x, height - rect.corner.y)};
        part.strips.push_back(
            {rect.corner, rect.size,
             std::make_shared<const scene::BasemapView>(scene::cullBasemap(request))});
    }
}

const scene::Scene& PictureMaker::build(const state::AppState& state, const Materials& materials,
                                        const ReadyProjection& ready, const Frame& frame,
                                        const Morph* morph) {
    impl_->scene.style = &scene::mapStyle(state.theme);
    impl_->buildView(state, ready, frame, morph);
    impl_->buildBasemap(state, materials, frame);
    impl_->buildNetwork(state, materials);
    impl_->buildNames(state, materials, frame);
    impl_->buildMarks(state, materials, frame);
    impl_->scene.labels.atlas = impl_->typesetter.takeAtlas();
    if (impl_->scene.labels.atlas.isFull) {
        // Full of sizes and languages of the past: begin anew, once; one view's text always fits.
        impl_->typesetter.clear();
        impl_->namesKey.reset();
        impl_->marksKey.reset();
        impl_->buildNames(state, materials, frame);
        impl_->buildMarks(state, materials, frame);
        impl_->scene.labels.atlas = impl_->typesetter.takeAtlas();
    }
    return impl_->scene;
}

base::Result<void> PictureMaker::draw(const scene::Scene& scene, unsigned framebuffer) {
    return impl_->renderer.draw(scene, framebuffer);
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
