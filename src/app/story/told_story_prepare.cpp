// Makes a story ready: what its chapters are drawn from, as far as nobody had it before.
#include "app/picture/network_fit.h"
#include "app/sources/catalogues.h"
#include "app/sources/picture_source.h"
#include "app/story/told_story.h"
#include "formats/viewpoints.h"
#include "scene/lens_region.h"
#include "state/timeline.h"
#include "ui/words.h"

#include <algorithm>
#include <array>
#include <functional>
#include <future>
#include <iterator>
#include <utility>

namespace portolan::app {

namespace {

constexpr int kMostPicturePx = 1600; ///< a side, as it is kept: a screen of 4K shows no more

/// Per chapter. What is known is read again only where its file was written to since.
std::vector<KnownPicture> readPictures(const state::Story& story, const std::string& folder,
                                       const std::vector<KnownPicture>& known) {
    std::vector<KnownPicture> pictures;
    for (const state::Chapter& chapter : story.chapters) {
        KnownPicture& kept = pictures.emplace_back();
        if (chapter.picture.empty()) {
            continue;
        }
        std::error_code ignored;
        kept.path = (std::filesystem::path(folder) / chapter.picture).string();
        kept.written = std::filesystem::last_write_time(kept.path, ignored);
        const auto before =
            std::find_if(known.begin(), known.end(), [&](const KnownPicture& picture) {
                return picture.path == kept.path && picture.written == kept.written;
            });
        if (before != known.end()) {
            kept.picture = before->picture;
        } else {
            kept.picture = readStagePicture(kept.path, kMostPicturePx);
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

} // namespace

/// In each of the story's languages.
void ToldStory::nameKinds(const ToldStory* before) {
    for (const base::Language language : story_.languages) {
        const auto& known = before != nullptr ? before->story_.languages : story_.languages;
        const auto at = std::find(known.begin(), known.end(), language);
        kindNames_.push_back(before != nullptr && at != known.end()
                                 ? before->kindNames_[static_cast<std::size_t>(at - known.begin())]
                                 : namesOfKinds(language));
    }
}

base::Result<ToldStory> ToldStory::prepare(state::Story story, World world, glm::ivec2 sizePx,
                                           const state::ViewingDistance& viewing, Before taken) {
    const ToldStory* const before = taken.told;
    ToldStory told;
    told.story_ = std::move(story);
    told.world_ = std::move(world);
    told.nameKinds(before);
    std::vector<KnownPicture> known;
    if (before != nullptr) {
        std::transform(before->acts_.begin(), before->acts_.end(), std::back_inserter(known),
                       [](const Act& act) { return act.picture; });
    }
    const bool hasPictures =
        std::any_of(told.story_.chapters.begin(), told.story_.chapters.end(),
                    [](const state::Chapter& chapter) { return !chapter.picture.empty(); });
    auto pictures =
        std::async(hasPictures ? std::launch::async : std::launch::deferred, readPictures,
                   std::cref(told.story_), std::cref(told.world_.folder), std::cref(known));
    for (std::size_t i = 0; i < told.story_.chapters.size(); ++i) {
        auto act = told.makeAct(i, before);
        if (!act) {
            return tl::unexpected(act.error());
        }
        told.acts_.push_back(*std::move(act));
    }
    auto read = pictures.get();
    for (std::size_t i = 0; i < read.size(); ++i) {
        told.acts_[i].picture = std::move(read[i]);
    }
    told.flags_ = before != nullptr ? before->flags_ : Flags();
    for (Act& act : told.acts_) {
        for (const ChapterParties& parties : act.parties) {
            act.flags.push_back(told.flags_.of(parties.economy));
        }
    }
    return told.tell(sizePx, viewing, taken).map([&] { return std::move(told); });
}

base::Result<ToldStory::Act> ToldStory::makeAct(std::size_t index, const ToldStory* before) const {
    const state::Chapter& chapter = story_.chapters[index];
    const geo::LonLat centre = chapter.projectionCentre.value_or(state::Camera().centre);
    Act act;
    act.code = chapter.boundaries.empty() ? story_.boundaries : chapter.boundaries;
    act.filter = state::filterOf(chapter);
    act.definition = definitionOf(chapter.projection, centre);
    const auto takeFrom = [&act](const Act& known) {
        if (act.projection.grid == nullptr && known.definition == act.definition) {
            act.projection = known.projection;
        }
        if (act.viewpoint == nullptr && known.code == act.code) {
            act.viewpoint = known.viewpoint; // the same names: nothing is drawn anew
        }
    };
    std::for_each(acts_.begin(), acts_.end(), takeFrom);
    if (before != nullptr) {
        std::for_each(before->acts_.begin(), before->acts_.end(), takeFrom);
        act.selection = before->selectionOf(act.filter, index);
    }
    if (act.selection == nullptr) {
        act.selection = std::make_shared<const dataset::Selection>(
            dataset::select(*world_.dataset, *world_.index, act.filter));
    }
    act.kinds = kindsOf(index, *act.selection);
    act.parties = partiesOf(story_, chapter, *world_.dataset, *act.selection);
    return makeWorld(act, centre).map([&] { return std::move(act); });
}

/// Point of view and projection, where nobody had them before.
base::Result<void> ToldStory::makeWorld(Act& act, geo::LonLat centre) const {
    if (act.viewpoint == nullptr) {
        auto viewpoint = formats::chooseViewpoint(act.code, world_.viewpoints);
        if (!viewpoint) {
            return tl::unexpected(viewpoint.error());
        }
        act.viewpoint = std::make_shared<const dataset::Viewpoint>(*std::move(viewpoint));
    }
    if (act.projection.grid == nullptr) {
        auto made = makeProjection(act.definition, centre);
        if (!made) {
            return tl::unexpected(made.error());
        }
        act.projection = *std::move(made);
    }
    return {};
}

/// Of the chapter of that number, else of any; null where none has the filter.
std::shared_ptr<const dataset::Selection> ToldStory::selectionOf(const dataset::Filter& filter,
                                                                 std::size_t index) const {
    const auto isIt = [&filter](const Act& act) { return act.filter == filter; };
    if (index < acts_.size() && isIt(acts_[index])) {
        return acts_[index].selection;
    }
    const auto found = std::find_if(acts_.begin(), acts_.end(), isIt);
    return found != acts_.end() ? found->selection : nullptr;
}

base::Result<void> ToldStory::resize(glm::ivec2 sizePx, const state::ViewingDistance& viewing) {
    return tell(sizePx, viewing, {this, false});
}

/// Where it is told as large to the same room, what `before` tells alike stays.
base::Result<void> ToldStory::tell(glm::ivec2 sizePx, const state::ViewingDistance& viewing,
                                   Before taken) {
    const ToldStory* const before = taken.told;
    const scene::Legibility legible =
        legibilityOn(sizePx, viewing.isKnown() ? viewing : story_.viewing);
    const double scale = stageMapScale(sizePx, legible);
    const auto materialsOf = [&](const Act& act) {
        return Materials{nullptr, nullptr, nullptr, world_.dataset, act.selection};
    };
    Frame whole;
    whole.sizePx = sizePx;
    whole.scale = scale;
    whole.freeLast = glm::dvec2(sizePx);
    const auto fit = [&](std::size_t chapter, const state::Lens& lens,
                         std::span<const geo::LonLat> places, double marginPx) {
        Frame frame = whole;
        frame.freeFirst = lens.freeFirst * scale;
        frame.freeLast = lens.freeLast * scale;
        const Act& act = acts_[chapter];
        return fittedToNetwork({}, materialsOf(act), act.projection, frame, places, marginPx, {},
                               true);
    };
    const auto meets = [&](std::size_t chapter, const state::Camera& camera,
                           const state::MapPart& part) {
        // The words' room has a margin for nodes and names, which a line does not need.
        constexpr glm::dvec2 kMarginPx{45, 22}; // logical
        const Act& act = acts_[chapter];
        return arcsMeet(camera, {part.first, part.last - kMarginPx}, materialsOf(act),
                        act.projection, whole);
    };
    const bool isAlike =
        before != nullptr && before->sizePx_ == sizePx && before->legible_ == legible;
    auto telling = state::Telling::prepare(
        story_, {world_.dataset, world_.index, glm::dvec2(sizePx) / scale,
                 roomOn(sizePx, legible, story_.flags), fit, meets,
                 isAlike ? &*before->telling_ : nullptr, taken.keepsCameras});
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
        acts_[i].ties = tiesOf(i, before);
        signings_.push_back(signingsOf(i));
    }
    return {};
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

/// Those that the chapter's moment passes, whenever that is in it.
std::shared_ptr<const std::vector<ToldStory::DatedTie>>
ToldStory::tiesOf(std::size_t chapter, const ToldStory* before) const {
    constexpr std::size_t kMost = 300; // ties of a chapter: more would pulse all over the map
    const state::Chapter& told = story_.chapters[chapter];
    const dataset::Selection& shown = *acts_[chapter].selection;
    for (std::size_t i = 0; before != nullptr && i < before->acts_.size(); ++i) {
        const state::Chapter& known = before->story_.chapters[i];
        if (before->acts_[i].selection == acts_[chapter].selection && known.play == told.play &&
            known.days == told.days && before->acts_[i].ties != nullptr) {
            return before->acts_[i].ties;
        }
    }
    std::vector<DatedTie> ties;
    const dataset::Dataset& data = *world_.dataset;
    for (dataset::EngagementIndex i = 0; told.play && i < data.engagements.size(); ++i) {
        const dataset::Engagement& tie = data.engagements[i];
        if (shown.passes[i] == 0 || tie.isUndated ||
            dataset::familyOf(tie.kind) != dataset::Family::Tie) {
            continue;
        }
        const base::Day day = data.activeInterval(i).first;
        if (telling_->secondOf(chapter, day)) {
            ties.push_back({i, day});
        }
        if (ties.size() > kMost) {
            ties.clear();
            break;
        }
    }
    return std::make_shared<const std::vector<DatedTie>>(std::move(ties));
}

std::vector<ToldStory::Signing> ToldStory::signingsOf(std::size_t chapter) const {
    std::vector<Signing> signings;
    for (const DatedTie& tie : *acts_[chapter].ties) {
        if (const auto second = telling_->secondOf(chapter, tie.day)) {
            signings.push_back({tie.engagement, *second});
        }
    }
    return signings;
}

} // namespace portolan::app
