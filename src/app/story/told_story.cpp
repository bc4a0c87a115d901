#include "app/story/told_story.h"

#include "app/picture/resources.h"
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
    words.picture = acts_[chapter].picture.picture;
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
