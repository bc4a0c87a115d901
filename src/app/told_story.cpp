#include "app/told_story.h"

#include "app/catalogues.h"
#include "app/flags.h"
#include "app/network_fit.h"
#include "app/resources.h"
#include "formats/picture_reader.h"
#include "formats/viewpoints.h"
#include "scene/lens_region.h"
#include "state/camera.h"
#include "state/timeline.h"
#include "ui/words.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <future>
#include <utility>

namespace portolan::app {

namespace {

/// How long what the chapter before showed takes to turn into what the chapter shows.
constexpr double kNetworkFadeSeconds = 0.7;

constexpr int kMostPicturePx = 1600; ///< a side, as it is kept: a screen of 4K shows no more

/// Per chapter; null where there is none, or none that can be shown.
std::vector<std::shared_ptr<const scene::StagePicture>> readPictures(const state::Story& story,
                                                                     const std::string& folder) {
    std::vector<std::shared_ptr<const scene::StagePicture>> pictures;
    for (const state::Chapter& chapter : story.chapters) {
        auto& kept = pictures.emplace_back();
        if (chapter.picture.empty()) {
            continue;
        }
        const auto path = std::filesystem::path(folder) / chapter.picture;
        if (auto read = formats::readPicture(path.string(), kMostPicturePx)) {
            kept = std::make_shared<const scene::StagePicture>(
                scene::StagePicture{read->size, std::move(read->rgba)});
        }
    }
    return pictures;
}

std::vector<std::string> namesOfKinds(base::Language language) {
    const ui::Catalogue catalogue = readCatalogue(language);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < dataset::kEngagementKindCount; ++i) {
        names.push_back(
            ui::nameOf({&catalogue, language}, static_cast<dataset::EngagementKind>(i)));
    }
    return names;
}

float easedInOut(double t) {
    return static_cast<float>(t * t * (3 - 2 * t));
}

} // namespace

base::Result<ToldStory> ToldStory::prepare(state::Story story, World world, glm::ivec2 sizePx,
                                           const state::ViewingDistance& viewing) {
    ToldStory told;
    told.story_ = std::move(story);
    told.world_ = std::move(world);
    for (const base::Language language : told.story_.languages) {
        told.kindNames_.push_back(namesOfKinds(language));
    }
    auto pictures = std::async(std::launch::async, readPictures, told.story_, told.world_.folder);
    for (std::size_t i = 0; i < told.story_.chapters.size(); ++i) {
        auto act = told.makeAct(i);
        if (!act) {
            return tl::unexpected(act.error());
        }
        told.acts_.push_back(*std::move(act));
    }
    const auto read = pictures.get();
    for (std::size_t i = 0; i < read.size(); ++i) {
        told.acts_[i].picture = read[i];
    }
    Flags flags;
    for (Act& act : told.acts_) {
        for (const ChapterParties& parties : act.parties) {
            act.flags.push_back(flags.of(parties.economy));
        }
    }
    return told.resize(sizePx, viewing).map([&] { return std::move(told); });
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
    act.kinds = kindsOf(index, *act.selection);
    act.parties = partiesOf(story_, chapter, *world_.dataset, *act.selection);
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

base::Result<void> ToldStory::resize(glm::ivec2 sizePx, const state::ViewingDistance& viewing) {
    const scene::Legibility legible =
        legibilityOn(sizePx, viewing.isKnown() ? viewing : story_.viewing);
    const double scale = stageMapScale(sizePx, legible);
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
    const auto meets = [&](std::size_t chapter, const state::Camera& camera,
                           const state::MapPart& part) {
        const Act& act = acts_[chapter];
        Frame frame;
        frame.sizePx = sizePx;
        frame.scale = scale;
        frame.freeLast = glm::dvec2(sizePx);
        const Materials shown{nullptr, nullptr, nullptr, world_.dataset, act.selection};
        // The words' room has a margin for nodes and names, which a line does not need.
        constexpr glm::dvec2 kMarginPx{45, 22}; // logical
        return arcsMeet(camera, {part.first, part.last - kMarginPx}, shown, act.projection, frame);
    };
    auto telling =
        state::Telling::prepare(story_, {world_.dataset, world_.index, glm::dvec2(sizePx) / scale,
                                         roomOn(sizePx, legible, story_.flags), fit, meets});
    if (!telling) {
        return tl::unexpected(telling.error());
    }
    telling_ = *std::move(telling);
    sizePx_ = sizePx;
    legible_ = legible;
    rests_.clear();
    signings_.clear();
    for (std::size_t i = 0; i < acts_.size(); ++i) {
        state::AppState rest = telling_->stateOfChapter(i, telling_->seconds(i), {});
        rest.timeline = state::shownTimeline(rest.timeline);
        rests_.push_back(std::make_shared<const ChapterRest>(ChapterRest{
            std::move(rest), acts_[i].projection, acts_[i].selection, story_.chapters[i].lens}));
        signings_.push_back(signingsOf(i));
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

/// Kinds whose arcs are there, unless a label beside an arc names each of them.
std::vector<dataset::EngagementKind> ToldStory::kindsOf(std::size_t index,
                                                        const dataset::Selection& shown) const {
    const state::Chapter& chapter = story_.chapters[index];
    const dataset::Dataset& data = *world_.dataset;
    std::array<bool, dataset::kEngagementKindCount> isShown{}, isTold{};
    if (chapter.layers.arcs && shown.legs.size() <= scene::kMostLensLegs) {
        for (const dataset::LegIndex leg : shown.legs) {
            const auto& engagement = data.engagements[data.legs[leg].engagement];
            isShown[static_cast<std::size_t>(engagement.kind)] = true;
        }
    }
    for (const state::StoryLabel& label : chapter.labels) {
        const auto entity = data.findEntity(label.engagement);
        if (entity && entity->table == dataset::EntityId::Table::Engagement) {
            isTold[static_cast<std::size_t>(data.engagements[entity->index].kind)] = true;
        }
    }
    std::vector<dataset::EngagementKind> kinds;
    bool isAllTold = true;
    for (std::size_t i = 0; i < isShown.size(); ++i) {
        if (isShown[i]) {
            kinds.push_back(static_cast<dataset::EngagementKind>(i));
            isAllTold = isAllTold && isTold[i];
        }
    }
    return isAllTold ? std::vector<dataset::EngagementKind>{} : kinds;
}

std::vector<ToldStory::Signing> ToldStory::signingsOf(std::size_t chapter) const {
    constexpr std::size_t kMost = 300; // ties of a chapter: more would pulse all over the map
    std::vector<Signing> signings;
    const dataset::Dataset& data = *world_.dataset;
    const dataset::Selection& shown = *acts_[chapter].selection;
    for (dataset::EngagementIndex i = 0; i < data.engagements.size(); ++i) {
        const dataset::Engagement& tie = data.engagements[i];
        if (shown.passes[i] == 0 || tie.isUndated ||
            dataset::familyOf(tie.kind) != dataset::Family::Tie) {
            continue;
        }
        if (const auto second = telling_->secondOf(chapter, data.activeInterval(i).first)) {
            signings.push_back({i, *second});
        }
        if (signings.size() > kMost) {
            return {};
        }
    }
    return signings;
}

std::vector<scene::StagePulse> ToldStory::pulsesAt(const state::AppState& shown) const {
    constexpr double kPulseSeconds = 1.1;
    std::vector<scene::StagePulse> pulses;
    if (shown.comfort.reducesMotion) {
        return pulses;
    }
    for (const Signing& signing : signings_[shown.presentation.chapter]) {
        const double passed = (shown.presentation.seconds - signing.second) / kPulseSeconds;
        if (passed >= 0 && passed < 1) {
            pulses.push_back({signing.engagement, static_cast<float>(passed)});
        }
    }
    return pulses;
}

void ToldStory::complete(std::size_t chapter, base::Language language,
                         scene::StageWords& words) const {
    const auto& told = story_.languages;
    const auto at =
        static_cast<std::size_t>(std::find(told.begin(), told.end(), language) - told.begin());
    words.picture = acts_[chapter].picture;
    for (const dataset::EngagementKind kind : acts_[chapter].kinds) {
        words.legend.push_back(
            {kind, kindNames_[at % told.size()][static_cast<std::size_t>(kind)]});
    }
    const Act& act = acts_[chapter];
    for (std::size_t i = 0; i < act.parties.size(); ++i) {
        scene::StageParties& parties = words.parties.emplace_back();
        parties.flag = act.flags[i];
        for (const dataset::OrganisationIndex organisation : act.parties[i].organisations) {
            const dataset::TextId name = world_.dataset->organisations[organisation].name;
            parties.names.push_back(world_.dataset->text(name, language));
        }
    }
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
    moment.stage.legible = legible_;
    moment.stage.network = beforeAt(moment.state);
    const std::size_t chapter = moment.state.presentation.chapter;
    complete(chapter, moment.state.language, moment.stage.words);
    if (moment.stage.before) {
        complete(chapter - 1, moment.state.language, *moment.stage.before);
    }
    moment.stage.moment.pulses = pulsesAt(moment.state);
    moment.stage.rest = rests_[moment.stage.before ? chapter - 1 : chapter];
    return moment;
}

} // namespace portolan::app
