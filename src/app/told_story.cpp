#include "app/told_story.h"

#include "app/network_fit.h"
#include "app/resources.h"
#include "formats/viewpoints.h"
#include "state/camera.h"
#include "state/timeline.h"

#include <algorithm>
#include <utility>

namespace portolan::app {

namespace {

/// How long what the chapter before showed takes to turn into what the chapter shows.
constexpr double kNetworkFadeSeconds = 0.7;

float easedInOut(double t) {
    return static_cast<float>(t * t * (3 - 2 * t));
}

} // namespace

base::Result<ToldStory> ToldStory::prepare(state::Story story, World world, glm::ivec2 sizePx) {
    ToldStory told;
    told.story_ = std::move(story);
    told.world_ = std::move(world);
    for (std::size_t i = 0; i < told.story_.chapters.size(); ++i) {
        auto act = told.makeAct(i);
        if (!act) {
            return tl::unexpected(act.error());
        }
        told.acts_.push_back(*std::move(act));
    }
    return told.resize(sizePx).map([&] { return std::move(told); });
}

base::Result<ToldStory::Act> ToldStory::makeAct(std::size_t index) const {
    const state::Chapter& chapter = story_.chapters[index];
    const std::string& code = chapter.boundaries.empty() ? story_.boundaries : chapter.boundaries;
    auto viewpoint = formats::chooseViewpoint(code, world_.viewpoints);
    if (!viewpoint) {
        return tl::unexpected(viewpoint.error());
    }
    Act act;
    act.viewpoint = std::make_shared<const dataset::Viewpoint>(*std::move(viewpoint));
    act.selection = std::make_shared<const dataset::Selection>(
        dataset::select(*world_.dataset, *world_.index, state::filterOf(chapter)));
    const geo::LonLat centre = chapter.projectionCentre.value_or(state::Camera().centre);
    act.definition = definitionOf(chapter.projection, centre);
    for (const Act& before : acts_) {
        if (before.definition == act.definition) {
            act.projection = before.projection;
        }
        if (*before.viewpoint == *act.viewpoint) {
            act.viewpoint = before.viewpoint; // the same names: nothing is drawn anew
        }
    }
    if (act.projection.grid == nullptr) {
        auto made = makeProjection(act.definition, centre);
        if (!made) {
            return tl::unexpected(made.error());
        }
        act.projection = *std::move(made);
    }
    return act;
}

base::Result<void> ToldStory::resize(glm::ivec2 sizePx) {
    const double scale = scene::stageScale(sizePx) * scene::kStageMapScale;
    const auto fit = [&](std::size_t chapter, const state::Lens& lens,
                         std::span<const geo::LonLat> places, double marginPx) {
        const Act& act = acts_[chapter];
        Frame frame;
        frame.sizePx = sizePx;
        frame.scale = scale;
        frame.freeFirst = lens.freeFirst * scale;
        frame.freeLast = lens.freeLast * scale;
        const Materials shown{nullptr, nullptr, nullptr, world_.dataset, act.selection};
        return fittedToNetwork({}, shown, act.projection, frame, places, marginPx);
    };
    auto telling = state::Telling::prepare(
        story_, {world_.dataset, world_.index, glm::dvec2(sizePx) / scale, roomOn(sizePx), fit});
    if (!telling) {
        return tl::unexpected(telling.error());
    }
    telling_ = *std::move(telling);
    sizePx_ = sizePx;
    rests_.clear();
    for (std::size_t i = 0; i < acts_.size(); ++i) {
        state::AppState rest = telling_->stateOfChapter(i, telling_->seconds(i), {});
        rest.timeline = state::shownTimeline(rest.timeline);
        rests_.push_back(std::make_shared<const ChapterRest>(ChapterRest{
            std::move(rest), acts_[i].projection, acts_[i].selection, story_.chapters[i].lens}));
    }
    return {};
}

std::shared_ptr<const dataset::Selection> ToldStory::records(std::size_t chapter) const {
    dataset::Selection all;
    all.passes.resize(world_.dataset->engagements.size());
    for (std::size_t i = 0; i < acts_.size(); ++i) {
        if (chapter > 0 && i + 1 != chapter) {
            continue;
        }
        const auto& passes = acts_[i].selection->passes;
        std::transform(passes.begin(), passes.end(), all.passes.begin(), all.passes.begin(),
                       [](std::uint8_t a, std::uint8_t b) { return std::max(a, b); });
    }
    all.count = static_cast<std::uint32_t>(std::count(all.passes.begin(), all.passes.end(), 1));
    return std::make_shared<const dataset::Selection>(std::move(all));
}

state::AppState ToldStory::shown(const state::AppState& base) const {
    state::AppState shown =
        telling_->stateOfChapter(base.presentation.chapter, base.presentation.seconds, base);
    shown.language = stageLanguage(story_, base);
    shown.timeline = state::shownTimeline(shown.timeline);
    return shown;
}

std::optional<Morph> ToldStory::morphAt(const state::AppState& shown) const {
    const std::size_t chapter = shown.presentation.chapter;
    const double flown = telling_->flown(chapter, shown.presentation.seconds);
    if (chapter == 0 || shown.comfort.reducesMotion || flown >= 1 ||
        acts_[chapter - 1].projection.grid == acts_[chapter].projection.grid) {
        return std::nullopt;
    }
    return Morph{acts_[chapter - 1].projection, shown.camera.metresPerPixel, flown};
}

/// As the chapter before ended.
std::optional<scene::NetworkBefore> ToldStory::beforeAt(const state::AppState& shown) const {
    const std::size_t chapter = shown.presentation.chapter;
    const double seconds = shown.presentation.seconds;
    if (chapter == 0 || shown.comfort.reducesMotion || seconds >= kNetworkFadeSeconds) {
        return std::nullopt;
    }
    const state::AppState end =
        telling_->stateOfChapter(chapter - 1, telling_->seconds(chapter - 1), shown);
    return scene::NetworkBefore{acts_[chapter - 1].selection, state::shownTimeline(end.timeline),
                                end.selected, easedInOut(seconds / kNetworkFadeSeconds)};
}

ToldMoment ToldStory::moment(const state::AppState& base, const Materials& materials) const {
    ToldMoment moment;
    moment.state = shown(base);
    const Act& act = acts_[moment.state.presentation.chapter];
    moment.materials = materials;
    moment.materials.viewpoint = act.viewpoint;
    moment.materials.selection = act.selection;
    moment.materials.comparison = nullptr;
    moment.projection = act.projection;
    moment.morph = morphAt(moment.state);
    moment.stage = stageAt(*telling_, *world_.dataset, moment.state);
    moment.stage.network = beforeAt(moment.state);
    const std::size_t chapter = moment.state.presentation.chapter;
    moment.stage.rest = rests_[moment.stage.before ? chapter - 1 : chapter];
    return moment;
}

} // namespace portolan::app
