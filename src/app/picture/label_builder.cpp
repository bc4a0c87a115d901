#include "app/picture/label_builder.h"

#include "app/picture/lens.h"
#include "app/picture/stage_source.h"
#include "scene/stage_pulse.h"

#include <algorithm>
#include <utility>

namespace portolan::app {

namespace {

constexpr float kDegreePadPx = 3; // between a degree at the edge and what stands beside it
constexpr double kOffEdge = 28;   // of the stage, in its design's pixels

scene::StageRequest stageRequest(const Frame& frame, const scene::StageWords& words,
                                 const scene::Scene& scene) {
    return {words, glm::vec2(frame.sizePx), static_cast<float>(stageScaleOf(frame)), *scene.style,
            frame.stage->legible};
}

/// Where names of nodes may stand: on a projector the outermost pixels may be lost.
scene::Box roomForMarks(const Frame& frame) {
    const glm::dvec2 off(frame.stage != nullptr ? kOffEdge * stageScaleOf(frame) : 0);
    return {glm::vec2(frame.freeFirst + off), glm::vec2(frame.freeLast - off)};
}

} // namespace

void LabelBuilder::placeNames(const state::AppState& state, const Materials& materials,
                              const Frame& frame, const BasemapBuilder& basemap,
                              scene::Scene& scene) {
    const NamesKey key{scene.basemap.revision,  state.language,     state.layers.seaNames,
                       state.layers.placeNames, state.layers.nodes, state.layers.arcs,
                       state.layers.windRose,   frame.freeFirst,    frame.freeLast,
                       stageRevision_,          materials.dataset,  materials.selection};
    if (namesKey_ == key || materials.basemap == nullptr) {
        return;
    }
    namesKey_ = key;
    ++scene.labels.namesRevision;
    scene::MarkRoom marks;
    std::vector<scene::Polyline> ways;
    if (scene.network != nullptr) {
        const scene::MarkRequest all{
            .dataset = *materials.dataset,
            .network = *scene.network,
            .view = scene.view,
            .style = *scene.style,
            .language = state.language,
            .freeArea = {glm::vec2(0), glm::vec2(scene.view.transform.sizePx)},
            .hasLocalNames = frame.stage == nullptr};
        if (state.layers.nodes) {
            marks = scene::roomOfAllMarks(all, typesetter_);
        }
        if (state.layers.arcs && materials.selection != nullptr) {
            ways = scene::waysOf(all, *materials.selection);
        }
    }
    if (frame.stage != nullptr && materials.selection != nullptr) {
        marks.boxes.insert(marks.boxes.end(), stageBoxes_.begin(), stageBoxes_.end());
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
    scene.furniture.under.ramps = stage_.scrims.ramps;
    std::vector<scene::Box>& taken = marks.boxes;
    taken.insert(taken.end(), rose.boxes.begin(), rose.boxes.end());
    const bool isStage = frame.stage != nullptr;
    request.graticuleStep = state.layers.graticule && !isStage ? basemap.graticuleStep() : 0;
    request.taken = taken;
    request.showsScale = !isStage;
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
                                                  .ways = ways,
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

void LabelBuilder::gatherMarks(scene::Scene& scene) {
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
    mapGlyphs_ = scene.labels.marks.size();
    mapLines_ = scene.furniture.over.lines.size();
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
                       frame.freeLast,
                       stageRevision_,
                       frame.stage == nullptr || frame.stage->moment.opacity > 0};
    if (marksKey_ == key) {
        return;
    }
    marksKey_ = key;
    // Names that the picture of the basemap holds already stay where they are.
    std::vector<scene::Box> taken = furniture_.boxes;
    for (const scene::PlacedText& text : nameTexts_) {
        taken.push_back(text.box);
    }
    if (key.hasWords) { // names need not keep off words that come when the map has arrived
        taken.insert(taken.end(), stageBoxes_.begin(), stageBoxes_.end());
    }
    scene::MarkRequest request{*materials.dataset, *scene.network,      scene.view, *scene.style,
                               state.language,     roomForMarks(frame), taken};
    // On the stage a picture must not depend on those before it: a film has to agree.
    request.hasLocalNames = frame.stage == nullptr;
    request.keepsSides = request.keepsApart = frame.stage != nullptr;
    if (frame.stage != nullptr) {
        memory_ = memoryAtRest(state, materials, frame, scene);
    }
    auto placed = scene::placeMarks(request, memory_, typesetter_);
    memory_ = std::move(placed.memory);
    nodeGlyphs_ = std::move(placed.glyphs);
    markBoxes_ = std::move(placed.boxes);
    markTexts_ = std::move(placed.texts);
    if (frame.stage == nullptr) {
        placeTags(state, request);
    } else {
        tags_ = {};
    }
    gatherMarks(scene);
}

void LabelBuilder::lookAhead(const Frame& frame) {
    if (frame.stage != nullptr && frame.stage->rest != nullptr) {
        const ChapterRest& rest = *frame.stage->rest;
        restView_ = viewOf(rest.state.camera, rest.projection, frame);
    }
}

const scene::FrameView* LabelBuilder::restView(const Frame& frame) const {
    return frame.stage != nullptr && frame.stage->rest != nullptr ? &restView_ : nullptr;
}

bool LabelBuilder::RestKey::isSame(const RestKey& other) const {
    return rest == other.rest && language == other.language && isStill == other.isStill &&
           stage == other.stage && view.transform.sizePx == other.view.transform.sizePx &&
           view.scale == other.view.scale;
}

scene::LabelMemory LabelBuilder::memoryAtRest(const state::AppState& state,
                                              const Materials& materials, const Frame& frame,
                                              const scene::Scene& scene) {
    const auto& rest = frame.stage->rest;
    if (rest == nullptr) {
        return {};
    }
    RestKey key{rest, state.language, state.comfort.reducesMotion, restView_, stageRevision_};
    if (restKey_ && restKey_->isSame(key)) {
        return restMemory_;
    }
    restKey_ = std::move(key);
    state::AppState end = rest->state;
    end.comfort = state.comfort;
    scene::NetworkInput input{materials.dataset, rest->selection, end, restView_};
    input.isStaged = true;
    restShown_ = &restNetwork_.update(input);
    scene::MarkRequest request{*materials.dataset, *restShown_,         restView_,  *scene.style,
                               state.language,     roomForMarks(frame), stageBoxes_};
    request.hasLocalNames = false;
    request.keepsApart = true;
    scene::PlacedNodeLabels placed = scene::placeMarks(request, {}, typesetter_);
    restMemory_ = std::move(placed.memory);
    restBoxes_ = std::move(placed.boxes);
    return restMemory_;
}

/// Where the labels beside the arcs stood when the chapter ended that is on its way out: there they
/// fade, though other arcs come. `names` of this moment have moved with the camera since.
std::vector<scene::StageLabelPlace> LabelBuilder::labelsAtRest(const Materials& materials,
                                                               const scene::Scene& scene,
                                                               const scene::StageRequest& request,
                                                               std::span<const scene::Box> names) {
    const auto then = restView_.screen(restView_.centre);
    const auto now = scene.view.screen(restView_.centre);
    if (restShown_ == nullptr || !then || !now) {
        return {};
    }
    const glm::vec2 back(then->x - now->x, then->y - now->y);
    std::vector<scene::Box> there;
    for (const scene::Box& name : names) {
        there.push_back({name.low + back, name.high + back});
    }
    std::vector<scene::Box> taken = stageBoxes_;
    taken.insert(taken.end(), restBoxes_.begin(), restBoxes_.end());
    return scene::drawStageLabels({*materials.dataset, *restShown_, restView_, taken, 1, there},
                                  request, typesetter_)
        .places;
}

/// Which of the stage's words need not be drawn in every frame.
void LabelBuilder::keepStill(scene::Scene& scene) {
    const auto words = std::span(scene.labels.marks).subspan(wordsFrom_);
    if (stillWords_.update(words)) {
        const auto still = words.first(stillWords_.count());
        scene.labels.still.assign(still.begin(), still.end());
        ++scene.labels.stillRevision;
        isCoverMade_ = false;
    }
    underWords_.clear();
    if (stillWords_.count() > 0) {
        scene::appendUnderWords(scene, wordsFrom_, underWords_);
    }
}

/// While the map moves, names are new in every frame, and all that is written is drawn in each.
void LabelBuilder::coverNames(scene::Scene& scene) {
    scene::LabelPart& labels = scene.labels;
    if (coverShows_ != labels.namesRevision) {
        coverShows_ = labels.namesRevision;
        isCoverMade_ = false;
        labels.crossed = {};
        return;
    }
    const scene::StillWriting still{labels.names, labels.still};
    if (!isCoverMade_) {
        cover_.reset(still, glm::vec2(scene.view.transform.sizePx));
        isCoverMade_ = true;
    }
    const bool hasArcs = scene.network != nullptr && scene.showsArcs;
    cover_.find(hasArcs ? &scene.network->arcs : nullptr, scene.view, still, underWords_,
                labels.crossed);
    if (!labels.still.empty()) {
        const auto words = labels.marks.begin() + static_cast<std::ptrdiff_t>(wordsFrom_);
        const auto moving = words + static_cast<std::ptrdiff_t>(labels.still.size());
        labels.marksOver.assign(labels.marks.begin(), words);
        labels.marksOver.insert(labels.marksOver.end(), labels.crossed.words.begin(),
                                labels.crossed.words.end());
        labels.marksOver.insert(labels.marksOver.end(), moving, labels.marks.end());
    }
}

LensBuilder::Input LabelBuilder::lensInput(const state::AppState& state, const Materials& materials,
                                           const Frame& frame,
                                           const scene::StageRequest& request) const {
    return {state, materials, frame, restView_, request, stage_, wordsRevision_};
}

void LabelBuilder::layOutStage(const state::AppState& state, const Materials& materials,
                               const Frame& frame, const scene::Scene& scene) {
    if (frame.stage == nullptr) {
        stageKey_.reset();
        lens_.forget();
        stage_ = {};
        stageBoxes_.clear();
        stageRevision_ = 0;
        return;
    }
    StageKey key{frame.stage->shownWords(), frame.sizePx, scene.style, frame.stage->legible};
    if (stageKey_ != key) {
        stageKey_ = std::move(key);
        stage_ = scene::layOutStage(stageRequest(frame, stageKey_->words, scene), typesetter_);
        ++wordsRevision_;
    }
    if (lens_.plan(lensInput(state, materials, frame, stageRequest(frame, stageKey_->words, scene)),
                   typesetter_)) {
        stageRevision_ = ++lastStage_;
        stageBoxes_ = stage_.boxes;
        stageBoxes_.insert(stageBoxes_.end(), lens_.boxes().begin(), lens_.boxes().end());
    }
}

void LabelBuilder::addStage(const state::AppState& state, const Materials& materials,
                            const Frame& frame, scene::Scene& scene) {
    scene.labels.marks.resize(mapGlyphs_);
    scene.furniture.over.lines.resize(mapLines_);
    scene.lens = nullptr;
    scene.furniture.pictures.clear();
    wordsFrom_ = mapGlyphs_;
    if (frame.stage == nullptr) {
        return;
    }
    ++scene.labels.marksRevision;
    const Stage& stage = *frame.stage;
    const auto append = [&scene](const scene::StageDrawing& drawing) {
        scene.labels.marks.insert(scene.labels.marks.end(), drawing.glyphs.begin(),
                                  drawing.glyphs.end());
        scene.furniture.over.lines.insert(scene.furniture.over.lines.end(),
                                          drawing.shapes.lines.begin(), drawing.shapes.lines.end());
        scene.furniture.pictures.insert(scene.furniture.pictures.end(), drawing.pictures.begin(),
                                        drawing.pictures.end());
    };
    const scene::StageRequest request = stageRequest(frame, stage.shownWords(), scene);
    if (scene.network != nullptr && scene.showsArcs) {
        std::vector<scene::Box> taken = stageBoxes_;
        taken.insert(taken.end(), markBoxes_.begin(), markBoxes_.end());
        std::vector<scene::Box> names;
        for (const scene::PlacedText& text : nameTexts_) {
            names.push_back(text.box);
        }
        const auto kept = stage.before ? labelsAtRest(materials, scene, request, names)
                                       : std::vector<scene::StageLabelPlace>{};
        append(scene::drawStageLabels({*materials.dataset, *scene.network, scene.view, taken,
                                       stage.moment.labelOpacity, names, kept},
                                      request, typesetter_));
        scene::drawPulses(stage.moment.pulses, *materials.dataset, *scene.network, request,
                          scene.furniture.over);
    }
    append(lens_.show(lensInput(state, materials, frame, request), scene, typesetter_));
    wordsFrom_ = scene.labels.marks.size();
    append(scene::drawStage(stage_, request, stage.moment, typesetter_));
}

void LabelBuilder::placeAll(const state::AppState& state, const Materials& materials,
                            const Frame& frame, const BasemapBuilder& basemap,
                            scene::Scene& scene) {
    layOutStage(state, materials, frame, scene);
    placeNames(state, materials, frame, basemap, scene);
    placeMarks(state, materials, frame, scene);
    addStage(state, materials, frame, scene);
}

void LabelBuilder::forget() {
    namesKey_.reset();
    marksKey_.reset();
    stageKey_.reset();
    lens_.forget();
    stillWords_.forget();
}

void LabelBuilder::update(const state::AppState& state, const Materials& materials,
                          const Frame& frame, const BasemapBuilder& basemap, scene::Scene& scene) {
    // Up to 200 % and on a stage of 1080 rows halos are of the screen's pixels.
    if (typesetter_.setHaloTimes(std::max(1.0F, static_cast<float>(frame.scale / 2)))) {
        forget();
    }
    placeAll(state, materials, frame, basemap, scene);
    scene.labels.atlas = typesetter_.takeAtlas();
    if (scene.labels.atlas.isFull) {
        // Full of sizes and languages of the past: begin anew, once; one view's text always fits.
        typesetter_.clear();
        forget();
        placeAll(state, materials, frame, basemap, scene);
        scene.labels.atlas = typesetter_.takeAtlas();
    }
    keepStill(scene);
    coverNames(scene);
}

} // namespace portolan::app
