#include "app/picture/basemap_builder.h"

#include "geo/graticule.h"
#include "geo/local_scale.h"

#include <glm/common.hpp>
#include <glm/vector_relational.hpp>

#include <cmath>

namespace portolan::app {

namespace {

constexpr double kGraticulePx = 130; // logical: meridians stand at least this far apart

/// Ground metres per plane metre at a place, both directions averaged: what "200 m/px" means on the
/// ground there.
double groundScale(const geo::ProjectionGrid& grid, geo::LonLat at) {
    const auto scale = geo::localScale(grid, at);
    const double plane = scale ? std::sqrt(std::abs(scale->areaFactor())) : 1;
    return plane > 1e-6 ? 1 / plane : 1;
}

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

} // namespace

const scene::BasemapBoxes& BoxesMemo::find(const BoxesKey& key) {
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
    *oldest = {key, scene::buildBasemapBoxes(key.basemap->levels[key.level], *key.grid), ++uses_};
    return oldest->boxes;
}

BasemapBuilder::BasemapKey BasemapBuilder::keyOf(const state::AppState& state,
                                                 const Materials& materials,
                                                 const scene::BasemapPart& part,
                                                 const scene::FrameView& view) {
    return {view, state.theme, materials.viewpoint, part.basemap, part.relief, part.layers};
}

void BasemapBuilder::update(const state::AppState& state, const Materials& materials,
                            const Frame& frame, scene::FrameView& view, scene::BasemapPart& part) {
    part.relief = materials.relief;
    part.layers = {state.layers.relief, state.layers.graticule, state.layers.boundaries,
                   state.layers.admin1, state.layers.vignette};
    if (materials.basemap == nullptr) {
        if (part.basemap != nullptr || part.revision == 0) {
            const std::uint64_t revision = part.revision + 1;
            part = {};
            part.revision = revision;
            shown_.reset();
        }
        return;
    }
    part.basemap = materials.basemap;
    const BasemapKey key = keyOf(state, materials, part, view);
    const bool sameLooks = shown_ && shown_->sameLooks(key);
    if (sameLooks && shown_->view.transform.centre == key.view.transform.centre) {
        return;
    }
    const std::optional<glm::ivec2> move =
        frame.snapsToLast && sameLooks ? snapToLast(view, shown_->view) : std::nullopt;
    cull(move, materials, view, part);
    shown_ = keyOf(state, materials, part, view);
}

void BasemapBuilder::chooseLooks(const Materials& materials, std::size_t level) {
    if (looksOf_ == materials.viewpoint && looksLevel_ == level) {
        return;
    }
    looksOf_ = materials.viewpoint;
    looksLevel_ = level;
    looks_ = {};
    shownNames_.clear();
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
    choose(basemap.levels[level].boundaries, looks_.boundaries);
    choose(basemap.levels[level].claims, looks_.claims);
    shownNames_ = dataset::shownNames(basemap, *materials.viewpoint);
}

void BasemapBuilder::cull(std::optional<glm::ivec2> move, const Materials& materials,
                          const scene::FrameView& view, scene::BasemapPart& part) {
    const geo::ProjectionGrid& grid = view.isMorphing() ? *view.nextGrid : *view.grid;
    part.metresPerPixel = view.transform.metresPerPixel() * groundScale(grid, view.centre);
    graticuleStep_ = geo::graticuleStep(part.metresPerPixel * view.scale, kGraticulePx);
    const std::size_t level = scene::detailLevelFor(part.metresPerPixel);
    chooseLooks(materials, level);
    scene::BasemapRequest request{
        *part.basemap, view,   level,         boxes_.find({part.basemap, view.grid, level}),
        nullptr,       looks_, graticuleStep_};
    if (view.isMorphing()) {
        request.nextBoxes = &boxes_.find({part.basemap, view.nextGrid, level});
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

} // namespace portolan::app
