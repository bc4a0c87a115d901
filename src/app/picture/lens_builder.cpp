#include "app/picture/lens_builder.h"

#include "scene/lens_drawing.h"
#include "scene/lens_region.h"
#include "scene/mark_labels.h"
#include "scene/stage_pulse.h"

#include <glm/common.hpp>

#include <algorithm>

namespace portolan::app {

namespace {

constexpr float kRingPx = 3;               // design
constexpr float kCaptionLine = 30.0F / 22; // of its type's size
constexpr float kFaint = 0.02F;            // less is not seen
constexpr double kWithin = 0.93;           // of the ring: a node beyond is cut by it

std::vector<scene::Polyline> arcsOn(const scene::Network& network, const scene::FrameView& view) {
    std::vector<scene::Polyline> lines;
    for (const scene::LaneCurve& lane : network.arcs.curves) {
        scene::Polyline& line = lines.emplace_back();
        for (int i = 0; i < lane.curve.pieceCount; ++i) {
            for (const scene::CurvePoint& point : network.arcs.pointsOf(lane.curve.pieces[i])) {
                const glm::dvec2 px(point.x + network.arcs.shiftPx.x,
                                    point.y + network.arcs.shiftPx.y);
                if (const auto at = view.transform.screenFromMapPx(px)) {
                    line.emplace_back(at->x, at->y);
                }
            }
        }
    }
    return lines;
}

/// The middle between the outermost of them.
geo::LonLat middleOf(const std::vector<dataset::PlaceIndex>& places, const dataset::Dataset& data) {
    const geo::LonLat first = data.places[places.front()].position;
    double west = 0, east = 0, south = first.lat, north = first.lat;
    for (const dataset::PlaceIndex place : places) {
        const geo::LonLat at = data.places[place].position;
        const double off = std::remainder(at.lon - first.lon, 360.0);
        west = std::min(west, off);
        east = std::max(east, off);
        south = std::min(south, at.lat);
        north = std::max(north, at.lat);
    }
    return {std::remainder(first.lon + (west + east) / 2, 360.0), (south + north) / 2};
}

/// The map of the chapter's end, so many times as large about a place.
scene::FrameView enlarged(const scene::FrameView& rest, const state::Camera& camera,
                          glm::dvec2 middlePx, const scene::LensPlace& place) {
    scene::FrameView view;
    view.grid = rest.grid;
    view.scale = rest.scale;
    view.centre = camera.centre;
    geo::ViewParameters parameters;
    parameters.centre = rest.transform.offsetFromMapPx(middlePx);
    parameters.metresPerPixel = rest.transform.metresPerPixel() / place.times;
    parameters.bearing = camera.bearing;
    parameters.sizePx = glm::dvec2(2 * static_cast<double>(place.radiusPx));
    view.transform = geo::makeViewTransform(parameters);
    return view;
}

} // namespace

std::vector<dataset::PlaceIndex> LensBuilder::placesAsked(const ChapterRest& rest,
                                                          const dataset::Dataset& data) {
    std::vector<dataset::PlaceIndex> places;
    for (const std::string& id : rest.lens.places) {
        const auto entity = data.findEntity(id);
        if (entity && entity->table == dataset::EntityId::Table::Place) {
            places.push_back(entity->index);
        }
    }
    return places;
}

bool LensBuilder::plan(const Input& input, text::Typesetter& setter) {
    const auto& rest = input.frame.stage->rest;
    Key key{rest,
            input.materials.dataset,
            input.state.language,
            input.state.comfort.reducesMotion,
            input.wordsRevision,
            input.frame.sizePx};
    if (key_ == key) {
        return false;
    }
    key_ = std::move(key);
    boxes_.clear();
    lacksRoom_ = false;
    plan_ = rest != nullptr && rest->lens.of != state::StoryLens::Of::Nothing &&
                    input.materials.dataset != nullptr
                ? planned(input, setter)
                : std::nullopt;
    if (plan_) {
        const auto at = input.restView.screen(plan_->middle).value_or(geo::ScreenPoint{});
        boxes_ = scene::roomOfLens(plan_->place, glm::vec2(at.x, at.y), input.request.scale);
    }
    lacksRoom_ = rest != nullptr && rest->lens.of == state::StoryLens::Of::Places && !plan_;
    return true;
}

std::optional<LensBuilder::Plan> LensBuilder::planned(const Input& input,
                                                      text::Typesetter& setter) {
    const ChapterRest& rest = *input.frame.stage->rest;
    const dataset::Dataset& data = *input.materials.dataset;
    const scene::FrameView& view = input.restView;
    const float scale = input.request.scale;
    const auto asked = placesAsked(rest, data);
    const scene::LensSeek seek{data, *rest.selection, rest.state.timeline, view, scale, asked};
    const auto region = scene::findLensRegion(seek);
    const auto at = region ? view.transform.screenFromMapPx(region->middlePx) : std::nullopt;
    if (!at) {
        return std::nullopt;
    }
    Plan plan;
    plan.end = rest.state;
    plan.end.comfort = input.state.comfort;
    scene::NetworkInput whole{input.materials.dataset, rest.selection, plan.end, view};
    whole.isStaged = true;
    const scene::Network& network = network_.update(whole);
    const auto marks = scene::placeMarks({.dataset = data,
                                          .network = network,
                                          .view = view,
                                          .style = input.request.style,
                                          .language = input.state.language,
                                          .freeArea = {glm::vec2(0), input.request.sizePx},
                                          .taken = input.words.boxes,
                                          .hasLocalNames = false},
                                         {}, setter);
    const auto arcs = arcsOn(network, view);
    const auto captionFor = [&](double times) {
        return scene::lensCaption(data, *region, times, input.state.language);
    };
    const text::Style caption = scene::lensCaptionStyle(input.request);
    const auto place = scene::placeLens(
        {.sizePx = input.request.sizePx,
         .scale = scale,
         .words = input.words.boxes,
         .marks = marks.boxes,
         .arcs = arcs,
         .at = glm::vec2(at->x, at->y),
         .reachPx = region->reachPx,
         .captionPx = {setter.width(captionFor(2.5), caption), caption.sizePx * kCaptionLine}});
    if (!place) {
        return std::nullopt;
    }
    plan.place = *place;
    plan.caption = captionFor(place->times);
    plan.middle = middleOf(region->places, data);
    state::Layers& layers = plan.end.layers;
    layers.graticule = layers.vignette = false;
    plan.legs =
        scene::legsWithin(seek, region->middlePx, kWithin * static_cast<double>(place->reachPx));
    plan.view = enlarged(view, rest.state.camera, region->middlePx, *place);
    plan.besides = scene::besidesLens(place->radiusPx);
    plan.memory = memoryOf(input, plan, setter);
    return plan;
}

/// How labels stand in it; it is set smaller where one would have no room else.
scene::LabelMemory LensBuilder::memoryOf(const Input& input, Plan& plan, text::Typesetter& setter) {
    const double usual = plan.view.scale;
    scene::LabelMemory best;
    double scale = usual;
    for (const double part : {1.0, 0.85, 0.7}) {
        plan.view.scale = part * usual;
        plan.memory = {};
        scene::LabelMemory memory = marksOf(input, plan, plan.end, setter).memory;
        if (part == 1 || memory.nameless.size() < best.nameless.size()) {
            scale = plan.view.scale;
            best = std::move(memory);
        }
        if (best.nameless.empty()) {
            break;
        }
    }
    plan.view.scale = scale;
    return best;
}

/// What is written in it: labels stand where they do when the chapter ends.
scene::PlacedNodeLabels LensBuilder::marksOf(const Input& input, const Plan& plan,
                                             const state::AppState& state,
                                             text::Typesetter& setter) {
    scene::NetworkInput shown{input.materials.dataset, plan.legs, state, plan.view};
    shown.isStaged = true;
    lens_.scene.network = &network_.update(shown);
    return scene::placeMarks({.dataset = *input.materials.dataset,
                              .network = *lens_.scene.network,
                              .view = plan.view,
                              .style = input.request.style,
                              .language = input.state.language,
                              .freeArea = {glm::vec2(0), glm::vec2(plan.view.transform.sizePx)},
                              .taken = plan.besides,
                              .hasLocalNames = false,
                              .keepsSides = true,
                              .keepsApart = true},
                             plan.memory, setter);
}

scene::StageDrawing LensBuilder::show(const Input& input, scene::Scene& scene,
                                      text::Typesetter& setter) {
    scene.lens = nullptr;
    const Stage& stage = *input.frame.stage;
    const float opacity = stage.moment.labelOpacity;
    const auto at = plan_ ? scene.view.screen(plan_->middle) : std::nullopt;
    if (!at || opacity < kFaint) {
        return {};
    }
    // While it fades, it is the chapter's before: as that ended.
    const auto marks = marksOf(input, *plan_, stage.before ? plan_->end : input.state, setter);
    Frame frame = input.frame;
    frame.sizePx = glm::ivec2(plan_->view.transform.sizePx);
    frame.snapsToLast = false;
    lens_.scene.view = plan_->view;
    lens_.scene.style = scene.style;
    lens_.scene.showsArcs = scene.showsArcs;
    lens_.scene.showsNodes = scene.showsNodes;
    basemap_.update(plan_->end, input.materials, frame, lens_.scene.view, lens_.scene.basemap);
    lens_.centre = plan_->place.centre;
    lens_.radiusPx = plan_->place.radiusPx;
    lens_.ringPx = kRingPx * input.request.scale;
    lens_.ring = scene.style->text;
    lens_.opacity = opacity;
    scene.lens = &lens_;
    scene::StageDrawing drawing = scene::drawLens({.place = plan_->place,
                                                   .at = glm::vec2(at->x, at->y),
                                                   .caption = plan_->caption,
                                                   .opacity = opacity},
                                                  input.request, setter);
    scene::appendInLens(marks.glyphs, plan_->place, opacity, drawing.glyphs);
    if (scene.showsArcs && !stage.before) {
        scene::Overlay pulses;
        scene::drawPulses(stage.moment.pulses, *input.materials.dataset, *lens_.scene.network,
                          input.request, pulses);
        scene::appendInLens(pulses, plan_->place, drawing.shapes.lines);
    }
    return drawing;
}

} // namespace portolan::app
