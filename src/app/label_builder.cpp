#include "app/label_builder.h"

#include <algorithm>
#include <utility>

namespace portolan::app {

namespace {

constexpr float kDegreePadPx = 3; // between a degree at the edge and what stands beside it

} // namespace

void LabelBuilder::placeNames(const state::AppState& state, const Materials& materials,
                              const Frame& frame, const BasemapBuilder& basemap,
                              scene::Scene& scene) {
    const NamesKey key{scene.basemap.revision,  state.language,     state.layers.seaNames,
                       state.layers.placeNames, state.layers.nodes, state.layers.windRose,
                       frame.freeFirst,         frame.freeLast,     materials.dataset,
                       materials.selection};
    if (namesKey_ == key || materials.basemap == nullptr) {
        return;
    }
    namesKey_ = key;
    ++scene.labels.namesRevision;
    scene::MarkRoom marks;
    if (scene.network != nullptr && state.layers.nodes) {
        const scene::Box whole{glm::vec2(0), glm::vec2(scene.view.transform.sizePx)};
        marks = scene::roomOfAllMarks(
            {*materials.dataset, *scene.network, scene.view, *scene.style, state.language, whole},
            typesetter_);
    }
    const scene::Box free{glm::vec2(frame.freeFirst), glm::vec2(frame.freeLast)};
    scene::FurnitureRequest request{.view = scene.view,
                                    .freeArea = free,
                                    .taken = marks.boxes,
                                    .graticuleStep = 0,
                                    .showsScale = false,
                                    .showsRose = state.layers.windRose,
                                    .style = *scene.style};
    const scene::Furniture rose = scene::buildWindRose(request, typesetter_);
    scene.furniture.under = rose.shapes;
    std::vector<scene::Box>& taken = marks.boxes;
    taken.insert(taken.end(), rose.boxes.begin(), rose.boxes.end());
    request.graticuleStep = state.layers.graticule ? basemap.graticuleStep() : 0;
    request.taken = taken;
    request.showsScale = true;
    furniture_ = scene::buildFurniture(request, typesetter_);
    taken.insert(taken.end(), furniture_.boxes.begin(), furniture_.boxes.end());
    std::vector<scene::Box> degrees;
    for (const scene::Degree& degree : furniture_.degrees) {
        degrees.push_back(degree.box.grown(kDegreePadPx));
    }
    scene::PlacedNames names = scene::placeNames({.view = scene.view,
                                                  .names = materials.basemap->names,
                                                  .shown = basemap.shownNames(),
                                                  .taken = taken,
                                                  .over = degrees,
                                                  .nodes = marks.labels,
                                                  .language = state.language,
                                                  .style = *scene.style,
                                                  .showsSeas = state.layers.seaNames,
                                                  .showsPlaces = state.layers.placeNames},
                                                 typesetter_);
    scene.labels.names = std::move(names.glyphs);
    nameTexts_ = std::move(names.texts);
    scene.labels.names.insert(scene.labels.names.end(), rose.glyphs.begin(), rose.glyphs.end());
    gatherMarks(scene);
}

void LabelBuilder::placeTags(const state::AppState& state, scene::MarkRequest request) {
    std::vector<scene::Box> names;
    for (const scene::PlacedText& text : nameTexts_) {
        names.push_back(text.box);
    }
    std::vector<scene::Box> taken = furniture_.boxes;
    taken.insert(taken.end(), markBoxes_.begin(), markBoxes_.end());
    request.taken = taken;
    tags_ =
        state.layers.arcs ? scene::placeEdgeTags(request, names, typesetter_) : scene::EdgeTags{};
    markBoxes_.insert(markBoxes_.end(), tags_.boxes.begin(), tags_.boxes.end());
    for (std::size_t i = 0; i < tags_.boxes.size(); ++i) {
        markTexts_.push_back(
            {tags_.boxes[i], scene::PlacedText::Kind::Tag, static_cast<std::uint32_t>(i)});
    }
}

void LabelBuilder::gatherMarks(scene::Scene& scene) const {
    const auto append = [](auto& to, const auto& from) {
        to.insert(to.end(), from.begin(), from.end());
    };
    ++scene.labels.marksRevision;
    scene.labels.marks = nodeGlyphs_;
    scene.labels.texts = nameTexts_;
    append(scene.labels.texts, markTexts_);
    append(scene.labels.marks, furniture_.glyphs);
    std::uint32_t degreeId = 0;
    for (const scene::Degree& degree : furniture_.degrees) {
        const scene::Box room = degree.box.grown(kDegreePadPx);
        if (std::none_of(markBoxes_.begin(), markBoxes_.end(),
                         [&](const scene::Box& mark) { return mark.overlaps(room); })) {
            append(scene.labels.marks, degree.glyphs);
            scene.labels.texts.push_back({degree.box, scene::PlacedText::Kind::Degree, degreeId++});
        }
    }
    append(scene.labels.marks, tags_.glyphs);
    scene.furniture.over = furniture_.shapes;
    append(scene.furniture.over.lines, tags_.shapes.lines);
    append(scene.furniture.over.triangles, tags_.shapes.triangles);
}

void LabelBuilder::placeMarks(const state::AppState& state, const Materials& materials,
                              const Frame& frame, scene::Scene& scene) {
    if (scene.network == nullptr || !state.layers.nodes) {
        if (marksKey_) {
            nodeGlyphs_.clear();
            markBoxes_.clear();
            markTexts_.clear();
            tags_ = {};
            marksKey_.reset();
            gatherMarks(scene);
        }
        return;
    }
    const MarksKey key{scene.network->nodesRevision,
                       scene.labels.namesRevision,
                       scene.network->badges.size(),
                       state.layers.placeNames,
                       state.layers.arcs,
                       frame.freeFirst,
                       frame.freeLast};
    if (marksKey_ == key) {
        return;
    }
    marksKey_ = key;
    // Names that the picture of the basemap holds already stay where they are.
    std::vector<scene::Box> taken = furniture_.boxes;
    for (const scene::PlacedText& text : nameTexts_) {
        taken.push_back(text.box);
    }
    scene::MarkRequest request{*materials.dataset,
                               *scene.network,
                               scene.view,
                               *scene.style,
                               state.language,
                               {glm::vec2(frame.freeFirst), glm::vec2(frame.freeLast)},
                               taken};
    auto placed = scene::placeMarks(request, memory_, typesetter_);
    memory_ = std::move(placed.memory);
    nodeGlyphs_ = std::move(placed.glyphs);
    markBoxes_ = std::move(placed.boxes);
    markTexts_ = std::move(placed.texts);
    placeTags(state, request);
    gatherMarks(scene);
}

/// While the map moves, names are new in every frame, and all of them are drawn in each.
void LabelBuilder::coverNames(scene::Scene& scene) {
    if (coverShows_ != scene.labels.namesRevision) {
        coverShows_ = scene.labels.namesRevision;
        isCoverMade_ = false;
        scene.labels.crossed = {};
        return;
    }
    if (!isCoverMade_) {
        cover_.reset(scene.labels.names, glm::vec2(scene.view.transform.sizePx));
        isCoverMade_ = true;
    }
    const bool hasArcs = scene.network != nullptr && scene.showsArcs;
    cover_.find(hasArcs ? &scene.network->arcs : nullptr, scene.view, scene.labels.names,
                scene.labels.crossed);
}

void LabelBuilder::update(const state::AppState& state, const Materials& materials,
                          const Frame& frame, const BasemapBuilder& basemap, scene::Scene& scene) {
    placeNames(state, materials, frame, basemap, scene);
    placeMarks(state, materials, frame, scene);
    scene.labels.atlas = typesetter_.takeAtlas();
    if (scene.labels.atlas.isFull) {
        // Full of sizes and languages of the past: begin anew, once; one view's text always fits.
        typesetter_.clear();
        namesKey_.reset();
        marksKey_.reset();
        placeNames(state, materials, frame, basemap, scene);
        placeMarks(state, materials, frame, scene);
        scene.labels.atlas = typesetter_.takeAtlas();
    }
    coverNames(scene);
}

} // namespace portolan::app
