#include "app/picture/resources.h"

#include "formats/viewpoints.h"
#include "scene/journey.h"
#include "state/home.h"
#include "state/timeline.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace portolan::app {

namespace {

constexpr double kMorphSeconds = 0.8;
/// Selecting among so many takes a millisecond or two.
constexpr std::size_t kMostRowsAtOnce = 100'000;

template<class T>
bool isReady(const std::future<T>& future) {
    return future.valid() && future.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

} // namespace

std::string wantedDefinition(const state::AppState& state) {
    // A fixed centre where none was chosen: the map must not change as the camera moves.
    return definitionOf(state.projection, state.projectionCentre.value_or(state::Camera().centre));
}

Resources::Resources(Startup startup, std::function<void()> wake)
    : startup_(std::move(startup)), jobs_(1, wake), selections_(1, std::move(wake)) {}

void Resources::addProblems(const base::Diagnostics& problems) {
    problems_.insert(problems_.begin(), problems.begin(), problems.end());
}

bool Resources::isLoading() const {
    return startup_.projection.valid() || startup_.basemap.valid() || startup_.records.valid();
}

base::Result<Installed> Resources::install(const state::AppState& state, double seconds) {
    metresPerPixel_ = state.camera.metresPerPixel;
    reducesMotion_ = state.comfort.reducesMotion;
    seconds_ = seconds;
    std::vector<base::Delivery> deliveries = jobs_.finished();
    for (base::Delivery& deliver : selections_.finished()) {
        deliveries.push_back(std::move(deliver));
    }
    for (const base::Delivery& deliver : deliveries) {
        deliver();
    }
    const bool hadProjection = projection_.grid != nullptr;
    auto installed = installStartup();
    if (installed) {
        installed->isAny = installed->isAny || !deliveries.empty();
        if (!hadProjection && projection_.grid != nullptr) {
            definition_ = wantedDefinition(state);
        }
        if (!reliefTheme_ && materials_.relief != nullptr) {
            reliefTheme_ = state.theme;
        }
    }
    return installed;
}

base::Result<Installed> Resources::installStartup() {
    Installed installed;
    if (isReady(startup_.projection)) {
        auto ready = startup_.projection.get();
        if (!ready) {
            return tl::unexpected(ready.error());
        }
        projection_ = *std::move(ready);
        installed.isAny = true;
    }
    if (isReady(startup_.basemap)) {
        auto basemap = startup_.basemap.get();
        if (!basemap) {
            return tl::unexpected(basemap.error());
        }
        materials_.basemap = basemap->basemap;
        materials_.relief = basemap->relief;
        viewpoints_ = std::move(basemap->viewpoints);
        installed.isAny = true;
    }
    if (isReady(startup_.records)) {
        auto records = startup_.records.get();
        if (!records) {
            return tl::unexpected(records.error());
        }
        problems_ = std::move(records->diagnostics);
        index_ = std::move(records->index);
        materials_.dataset = std::move(records->dataset);
        selector_ = std::make_shared<dataset::Selector>(materials_.dataset, index_);
        installed.isAny = installed.hasRecords = true;
    }
    return installed;
}

void Resources::installProjection(const std::string& definition, const ReadyProjection& ready) {
    if (definition != pending_) {
        return;
    }
    pending_.clear();
    if (projection_.grid != nullptr && !reducesMotion_) {
        morph_ = MorphState{projection_, metresPerPixel_, seconds_};
    }
    projection_ = ready;
    definition_ = definition;
}

std::optional<Morph> Resources::morph(double seconds) {
    if (!morph_) {
        return std::nullopt;
    }
    const double progress = (seconds - morph_->start) / kMorphSeconds;
    if (progress >= 1) {
        morph_.reset();
        return std::nullopt;
    }
    return Morph{morph_->from, morph_->metresPerPixel, std::max(progress, 0.0)};
}

bool Resources::check(const std::string& projection, geo::LonLat centre) {
    const auto made = geo::Projection::create(definitionOf(projection, centre));
    projectionError_ = made ? std::string() : made.error().toString();
    return made.has_value();
}

Resources::Choice Resources::choiceFor(const state::AppState& state) const {
    Choice choice;
    choice.filter = state::filterFromHome(state);
    choice.comparison = state.comparison.isOn ? state.comparison : state::Comparison{};
    choice.windowed = state::listedFilter(state, materials_.dataset->extent);
    choice.drawn = choice.windowed;
    choice.drawn.home.clear();
    return choice;
}

void Resources::select(const state::AppState& state) {
    if (materials_.dataset == nullptr || isSelecting_) {
        return; // what is wanted by then is asked for when the selection has come
    }
    const Choice choice = choiceFor(state);
    if (selectedFor_ == choice) {
        return;
    }
    const dataset::Dataset& dataset = *materials_.dataset;
    if (selected_.windowed == nullptr || dataset.engagements.size() <= kMostRowsAtOnce) {
        take(choice, choose(*selector_, dataset, choice, selectedFor_, selected_));
        return;
    }
    isSelecting_ = true;
    selections_.request(
        "selection",
        [selector = selector_, dataset = materials_.dataset, choice, before = selectedFor_,
         selected = selected_](const std::stop_token&) {
            return choose(*selector, *dataset, choice, before, selected);
        },
        [this, choice](const Selected& selected) {
            isSelecting_ = false;
            take(choice, selected);
        });
}

Resources::Selected Resources::choose(dataset::Selector& selector, const dataset::Dataset& dataset,
                                      const Choice& choice, const std::optional<Choice>& before,
                                      Selected selected) {
    using dataset::Selection;
    const auto isNew = [&](auto Choice::*part) { return !before || *before.*part != choice.*part; };
    // Where the window hides nothing one selection, with its counts, is both.
    const bool isWhole = choice.windowed == choice.filter;
    const auto withoutCounts = [&](const dataset::Filter& filter) {
        return std::make_shared<const Selection>(selector.selectWithoutCounts(filter));
    };
    if (!isWhole && isNew(&Choice::filter)) {
        selected.filter = withoutCounts(choice.filter);
    }
    if (isNew(&Choice::windowed)) {
        selected.windowed = std::make_shared<const Selection>(selector.select(choice.windowed));
        selected.wouldShow = selected.windowed->count > 0
                                 ? nullptr
                                 : std::make_shared<const std::vector<ui::WouldShow>>(
                                       ui::buildWouldShow(selector, choice.windowed));
    }
    if (isWhole && isNew(&Choice::filter)) {
        selected.filter = selected.windowed;
    }
    if (choice.drawn == choice.windowed) {
        selected.drawn = selected.windowed;
    } else if (isNew(&Choice::drawn)) {
        selected.drawn = withoutCounts(choice.drawn);
    }
    if (!choice.comparison.isOn) {
        selected.comparison = nullptr;
    } else if (isNew(&Choice::filter) || isNew(&Choice::comparison)) {
        selected.comparison =
            std::make_shared<const dataset::PeriodComparison>(dataset::comparePeriods(
                dataset, *selected.filter, choice.comparison.before, choice.comparison.after));
    }
    return selected;
}

void Resources::take(const Choice& choice, const Selected& selected) {
    selectedFor_ = choice;
    selected_ = selected;
    materials_.selection = selected.drawn;
    materials_.comparison = selected.comparison;
}

void Resources::chooseViewpoint(const state::AppState& state) {
    if (viewpointCode_ == state.viewpoint || viewpoints_.empty()) {
        return;
    }
    viewpointCode_ = state.viewpoint;
    auto chosen = formats::chooseViewpoint(state.viewpoint, viewpoints_);
    if (chosen) {
        materials_.viewpoint = std::make_shared<const dataset::Viewpoint>(*std::move(chosen));
    }
}

void Resources::requestRelief(state::Theme theme) {
    reliefTheme_ = theme;
    jobs_.request(
        "relief",
        [basemap = materials_.basemap, theme](const std::stop_token&) {
            return makeRelief(*basemap, theme);
        },
        [this](std::shared_ptr<const scene::ReliefPart> relief) {
            materials_.relief = std::move(relief);
        });
}

void Resources::requestProjection(const state::AppState& state) {
    const std::string wanted = wantedDefinition(state);
    if (wanted == definition_) {
        pending_.clear(); // back again before the other was made
        return;
    }
    if (projection_.grid == nullptr || wanted == pending_) {
        return;
    }
    pending_ = wanted;
    jobs_.request(
        "projection",
        [wanted, near = state.camera.centre](const std::stop_token&) {
            return makeProjection(wanted, near);
        },
        [this, wanted](const base::Result<ReadyProjection>& ready) {
            if (ready) {
                installProjection(wanted, *ready);
            } else {
                projectionError_ = ready.error().toString();
            }
        });
}

void Resources::refresh(const state::AppState& state) {
    select(state);
    chooseViewpoint(state);
    if (reliefTheme_ && reliefTheme_ != state.theme) {
        requestRelief(state.theme);
    }
    requestProjection(state);
}

std::vector<double> restsIn(const std::vector<base::Day>& months, const dataset::Dataset& dataset,
                            const dataset::Selection& selection) {
    std::vector<double> rests(months.size(), state::kHoldSeconds);
    for (dataset::EngagementIndex i = 0; i < dataset.engagements.size(); ++i) {
        const base::Day first = dataset.engagements[i].interval.first;
        if (selection.passes[i] == 0 || !scene::journeyProgress(dataset, i, first)) {
            continue;
        }
        const base::Day month = state::monthStart(first);
        const auto found = std::lower_bound(months.begin(), months.end(), month);
        if (found != months.end() && *found == month) {
            double& rest = rests[static_cast<std::size_t>(found - months.begin())];
            rest = std::max(rest, scene::journeySeconds(dataset, i));
        }
    }
    return rests;
}

} // namespace portolan::app
