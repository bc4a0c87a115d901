#include "app/view_command.h"

#include "app/check_command.h"
#include "app/controls.h"
#include "app/interface.h"
#include "app/picture.h"
#include "app/place_camera.h"
#include "app/report.h"
#include "app/startup.h"
#include "base/job_pool.h"
#include "formats/viewpoints.h"
#include "platform/font_source.h"
#include "platform/window.h"
#include "scene/journey.h"
#include "scene/pick.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <optional>

namespace portolan::app {

namespace {

constexpr double kMorphSeconds = 0.8;
constexpr double kLongestWait = 30;
constexpr double kStartupWait = 0.02;
/// Dear ImGui settles hovering, popups and focus some frames after the input that caused them.
constexpr int kFramesPerInput = 4;

template<class T>
bool isReady(std::future<T>& future) {
    return future.valid() && future.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

glm::dvec2 vec(ImVec2 v) {
    return {v.x, v.y};
}

} // namespace

/// The window's loop and what it owns.
class ViewLoop {
public:
    ViewLoop(const ViewOptions& options, platform::Window& window, PictureMaker maker,
             std::shared_ptr<text::FontSource> fonts, state::AppState initial, Startup startup)
        : options_(options), window_(window), maker_(std::move(maker)),
          interface_(window, std::move(fonts), options.view.scale), store_(std::move(initial)),
          startup_(std::move(startup)), jobs_(1, [] { platform::Window::wake(); }) {}

    base::Result<void> run();

private:
    struct MorphState {
        ReadyProjection from;
        double metresPerPixel = 4400;
        double start = 0;
    };

    base::Result<void> install();
    base::Result<void> installRecords(LoadedRecords);
    void installProjection(const std::string& definition, const ReadyProjection& ready);
    bool isAnimating() const;
    base::Result<void> frame();
    base::Result<void> drawMap(double now);
    void apply(state::Intents intents);
    bool checkProjection(const state::intent::ChooseProjection&);
    void refreshSelection();
    void refreshMaterials();
    void refreshTime();
    void obey(const std::vector<Command>&);
    void lookUnderPointer(const std::vector<platform::InputEvent>&);
    std::vector<std::string> clickable() const;
    void returnKeys(const std::vector<platform::InputEvent>&);
    Frame frameNow(double now) const;
    state::Lens lens() const;
    state::Context context() const;
    std::vector<geo::LonLat> homePlaces() const;

    const ViewOptions& options_;
    platform::Window& window_;
    PictureMaker maker_;
    Interface interface_;
    state::Store store_;
    Startup startup_;
    base::JobPool jobs_;
    Controls controls_;

    Materials materials_;
    std::vector<dataset::Viewpoint> viewpoints_;
    std::shared_ptr<const dataset::SearchIndex> index_;
    base::Diagnostics problems_;
    std::shared_ptr<const dataset::Selection> filterSelection_;
    std::optional<dataset::Filter> selectedFor_, filteredFor_;
    ReadyProjection projection_;
    std::string definition_, pending_, projectionError_;
    std::optional<state::Theme> reliefTheme_;
    std::string viewpointCode_;
    std::optional<MorphState> morph_;
    std::vector<base::Day> eventMonths_;
    std::vector<double> holds_;
    const ui::TimeModel* holdsFor_ = nullptr;
    std::vector<dataset::EntityId> underPointer_;
    const scene::Scene* scene_ = nullptr; ///< the maker's: what the user sees now
    geo::ScreenPoint pointer_{-1, -1};    ///< physical px
    bool namesHidden_ = false;
    double last_ = 0;
    int framesToDraw_ = kFramesPerInput;
    int framesToReturn_ = 0;
    bool isPlaced_ = false;
};

state::Lens ViewLoop::lens() const {
    const ui::Layout& layout = interface_.layout();
    const double scale = layout.scale;
    const platform::Extent size = window_.framebufferSize();
    return {projection_.projection.get(), glm::dvec2(size.width, size.height) / scale,
            vec(layout.map.first) / scale, vec(layout.map.last) / scale};
}

state::Context ViewLoop::context() const {
    const base::DayInterval extent =
        materials_.dataset != nullptr ? materials_.dataset->extent : base::DayInterval{};
    return {{extent, eventMonths_, holds_}};
}

std::vector<geo::LonLat> ViewLoop::homePlaces() const {
    std::vector<geo::LonLat> places;
    if (materials_.selection != nullptr) {
        for (const dataset::LegIndex leg : materials_.selection->legs) {
            places.push_back(
                materials_.dataset->places[materials_.dataset->legs[leg].from].position);
            places.push_back(materials_.dataset->places[materials_.dataset->legs[leg].to].position);
        }
    }
    return places;
}

base::Result<void> ViewLoop::installRecords(LoadedRecords records) {
    auto filter = toFilter(options_.filter, *records.dataset);
    if (!filter) {
        return tl::unexpected(filter.error());
    }
    report(records.diagnostics);
    problems_ = std::move(records.diagnostics);
    index_ = std::move(records.index);
    materials_.dataset = std::move(records.dataset);
    state::AppState state = store_.current();
    state.filter = *std::move(filter);
    if (auto placed = placeTime(options_.view, *materials_.dataset, state); !placed) {
        return placed;
    }
    store_ = state::Store(std::move(state));
    refreshSelection();
    return {};
}

/// What has been read or made since the last frame.
base::Result<void> ViewLoop::install() {
    for (const base::Delivery& deliver : jobs_.finished()) {
        deliver();
        framesToDraw_ = std::max(framesToDraw_, 1);
    }
    if (isReady(startup_.projection)) {
        auto ready = startup_.projection.get();
        if (!ready) {
            return tl::unexpected(ready.error());
        }
        projection_ = *std::move(ready);
        const state::AppState& state = store_.current();
        definition_ =
            definitionOf(state.projection, state.projectionCentre.value_or(state.camera.centre));
        framesToDraw_ = kFramesPerInput;
    }
    if (isReady(startup_.basemap)) {
        auto basemap = startup_.basemap.get();
        if (!basemap) {
            return tl::unexpected(basemap.error());
        }
        materials_.basemap = basemap->basemap;
        materials_.relief = basemap->relief;
        viewpoints_ = std::move(basemap->viewpoints);
        reliefTheme_ = store_.current().theme;
        framesToDraw_ = kFramesPerInput;
    }
    if (isReady(startup_.records)) {
        auto records = startup_.records.get();
        if (!records) {
            return tl::unexpected(records.error());
        }
        framesToDraw_ = kFramesPerInput;
        return installRecords(*std::move(records));
    }
    return {};
}

void ViewLoop::installProjection(const std::string& definition, const ReadyProjection& ready) {
    if (definition != pending_) {
        return;
    }
    pending_.clear();
    if (projection_.grid != nullptr) {
        morph_ = MorphState{projection_, store_.current().camera.metresPerPixel, window_.seconds()};
    }
    projection_ = ready;
    definition_ = definition;
}

/// Selections for the filter as it is now: with the time window for what is shown and counted,
/// without it for the histogram, which must show what lies outside.
void ViewLoop::refreshSelection() {
    if (materials_.dataset == nullptr) {
        return;
    }
    const state::AppState& state = store_.current();
    if (filteredFor_ != state.filter) {
        filteredFor_ = state.filter;
        filterSelection_ = std::make_shared<dataset::Selection>(
            dataset::select(*materials_.dataset, *index_, state.filter));
    }
    dataset::Filter windowed = state.filter;
    const state::Timeline whole = state::timelineFor(materials_.dataset->extent);
    if (state.timeline.first > whole.first || state.timeline.last < whole.last) {
        windowed.dates.first =
            std::max(windowed.dates.first, static_cast<base::Day>(state.timeline.first));
        windowed.dates.last =
            std::min(windowed.dates.last, static_cast<base::Day>(state.timeline.last));
    }
    if (selectedFor_ != windowed) {
        selectedFor_ = windowed;
        materials_.selection = windowed == state.filter
                                   ? filterSelection_
                                   : std::make_shared<dataset::Selection>(
                                         dataset::select(*materials_.dataset, *index_, windowed));
    }
}

/// Asks for what the state wants and the materials have not: relief of a theme, a projection's
/// grid.
void ViewLoop::refreshMaterials() {
    const state::AppState& state = store_.current();
    if (viewpointCode_ != state.viewpoint && !viewpoints_.empty()) {
        viewpointCode_ = state.viewpoint;
        auto chosen = formats::chooseViewpoint(state.viewpoint, viewpoints_);
        if (chosen) {
            materials_.viewpoint = std::make_shared<const dataset::Viewpoint>(*std::move(chosen));
        }
    }
    if (reliefTheme_ && reliefTheme_ != state.theme) {
        reliefTheme_ = state.theme;
        jobs_.request(
            "relief",
            [basemap = materials_.basemap, theme = state.theme](std::stop_token) {
                return makeRelief(*basemap, theme);
            },
            [this](std::shared_ptr<const scene::ReliefPart> relief) {
                materials_.relief = std::move(relief);
            });
    }
    const std::string wanted =
        definitionOf(state.projection, state.projectionCentre.value_or(state::Camera().centre));
    if (projection_.grid == nullptr || wanted == definition_ || wanted == pending_) {
        return;
    }
    pending_ = wanted;
    jobs_.request(
        "projection",
        [wanted, near = state.camera.centre](std::stop_token) {
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

/// When play rests, and for how long: as long as the longest journey of the month takes.
void ViewLoop::refreshTime() {
    const ui::TimeModel* time = interface_.time();
    if (time == nullptr || time == holdsFor_) {
        return;
    }
    holdsFor_ = time;
    eventMonths_ = time->eventMonths;
    holds_.assign(eventMonths_.size(), state::kHoldSeconds);
    const dataset::Dataset& dataset = *materials_.dataset;
    for (dataset::EngagementIndex i = 0; i < dataset.engagements.size(); ++i) {
        const dataset::Engagement& engagement = dataset.engagements[i];
        const bool travels = filterSelection_->passes[i] != 0 &&
                             dataset::familyOf(engagement.kind) == dataset::Family::Journey &&
                             engagement.partOf == dataset::kNone &&
                             engagement.precision >= base::DatePrecision::Month &&
                             scene::journeyProgress(dataset, i, engagement.interval.first);
        if (!travels) {
            continue;
        }
        const base::Day month = state::monthStart(engagement.interval.first);
        const auto found = std::lower_bound(eventMonths_.begin(), eventMonths_.end(), month);
        if (found != eventMonths_.end() && *found == month) {
            double& hold = holds_[static_cast<std::size_t>(found - eventMonths_.begin())];
            hold = std::max(hold, scene::journeySeconds(dataset, i));
        }
    }
}

bool ViewLoop::checkProjection(const state::intent::ChooseProjection& wanted) {
    const auto made = geo::Projection::create(
        definitionOf(wanted.projection, wanted.centre.value_or(store_.current().camera.centre)));
    projectionError_ = made ? std::string() : made.error().toString();
    return made.has_value();
}

void ViewLoop::apply(state::Intents intents) {
    const auto isBad = [this](const state::Intent& wanted) {
        const auto* projection = std::get_if<state::intent::ChooseProjection>(&wanted);
        return projection != nullptr && !checkProjection(*projection);
    };
    intents.erase(std::remove_if(intents.begin(), intents.end(), isBad), intents.end());
    const state::AppState before = store_.current();
    store_.apply(intents, context());
    if (store_.current() != before) {
        framesToDraw_ = std::max(framesToDraw_, 2);
    }
    refreshSelection();
    refreshMaterials();
}

void ViewLoop::obey(const std::vector<Command>& commands) {
    for (const Command command : commands) {
        switch (command) {
        case Command::FocusSearch:
            interface_.focusSearch();
            break;
        case Command::NextPanel:
            interface_.focusNextPanel();
            break;
        case Command::LeavePanels:
            interface_.leavePanels();
            break;
        case Command::FullScreen:
            window_.toggleFullScreen();
            break;
        case Command::ToggleFilters:
            interface_.toggleFilters();
            break;
        case Command::Quit:
            window_.close();
            break;
        }
    }
}

Frame ViewLoop::frameNow(double now) const {
    const platform::Extent size = window_.framebufferSize();
    const ui::Layout& layout = interface_.layout();
    Frame frame;
    frame.sizePx = {size.width, size.height};
    frame.scale = layout.scale;
    frame.freeFirst = vec(layout.map.first);
    frame.freeLast = vec(layout.map.last);
    frame.seconds = now;
    frame.snapsToLast = controls_.isDragging();
    return frame;
}

base::Result<void> ViewLoop::drawMap(double now) {
    if (projection_.grid == nullptr) {
        return {};
    }
    if (!isPlaced_ && materials_.selection != nullptr) {
        state::AppState state = store_.current();
        if (auto placed = placeCamera(options_.view, *materials_.dataset, *materials_.selection,
                                      lens(), state);
            !placed) {
            return placed;
        }
        store_ = state::Store(std::move(state));
        isPlaced_ = true;
    }
    std::optional<Morph> morph;
    if (morph_) {
        const double progress = (now - morph_->start) / kMorphSeconds;
        if (progress < 1) {
            morph = Morph{morph_->from, morph_->metresPerPixel, progress};
        } else {
            morph_.reset();
            framesToDraw_ = std::max(framesToDraw_, 1);
        }
    }
    state::AppState shown = store_.current();
    shown.timeline = state::shownTimeline(shown.timeline);
    const scene::Scene& scene =
        maker_.build(shown, materials_, projection_, frameNow(now), morph ? &*morph : nullptr);
    scene_ = &scene;
    return maker_.draw(scene, 0);
}

/// Everything under the pointer in the picture that the user sees, each record once.
void ViewLoop::lookUnderPointer(const std::vector<platform::InputEvent>& events) {
    using Type = platform::InputEvent::Type;
    for (const platform::InputEvent& event : events) {
        if (event.type == Type::PointerMove || event.type == Type::PointerDown) {
            pointer_ = {event.x, event.y};
        } else if (event.type == Type::PointerLeave) {
            pointer_ = {-1, -1};
        }
        // The list under the pointer goes with a click, and comes back when the pointer moves.
        namesHidden_ =
            event.type == Type::PointerUp || (namesHidden_ && event.type != Type::PointerMove);
    }
    underPointer_.clear();
    const bool isOverMap = scene_ != nullptr && scene_->network != nullptr &&
                           !interface_.wantsPointer() && !controls_.isDragging() && pointer_.x >= 0;
    if (!isOverMap) {
        return;
    }
    using Table = dataset::EntityId::Table;
    for (const scene::Hit& hit : scene::pick(*scene_->network, scene_->view, pointer_)) {
        const dataset::EntityId id =
            hit.kind == scene::Hit::Kind::Place
                ? dataset::EntityId{Table::Place, hit.place}
                : dataset::EntityId{Table::Engagement,
                                    materials_.dataset->legs[hit.leg].engagement};
        if (std::find(underPointer_.begin(), underPointer_.end(), id) == underPointer_.end()) {
            underPointer_.push_back(id);
        }
    }
}

/// After a click on a panel the keys belong to the map again, unless something is typed or open
/// there; only the keyboard's own focus stays in a panel. Dear ImGui must have seen the button go
/// up first: a quick press and release come to it in two frames.
void ViewLoop::returnKeys(const std::vector<platform::InputEvent>& events) {
    const bool isReleased = std::any_of(events.begin(), events.end(), [](const auto& event) {
        return event.type == platform::InputEvent::Type::PointerUp;
    });
    framesToReturn_ = isReleased ? kFramesPerInput - 1 : std::max(framesToReturn_ - 1, 0);
    if (framesToReturn_ == 1 && !interface_.wantsText() && !interface_.hasPopup()) {
        interface_.leavePanels();
    }
}

/// What a click selects: a place alone, where one is hit, else every record.
std::vector<std::string> ViewLoop::clickable() const {
    std::vector<std::string> ids;
    for (const dataset::EntityId id : underPointer_) {
        if (id.table == dataset::EntityId::Table::Place) {
            return {materials_.dataset->places[id.index].id};
        }
        ids.push_back(materials_.dataset->engagementId(id.index));
    }
    return ids;
}

bool ViewLoop::isAnimating() const {
    return store_.current().timeline.isPlaying || morph_ || controls_.isFlying();
}

base::Result<void> ViewLoop::frame() {
    const double now = window_.seconds();
    const std::vector<platform::InputEvent> events = window_.takeEvents();
    if (auto ready = interface_.prepare(store_.current(), materials_.dataset.get()); !ready) {
        return ready;
    }
    state::Intents intents = interface_.draw(
        {&store_, materials_.dataset, materials_.selection, filterSelection_, &problems_,
         &viewpoints_, namesHidden_ ? std::vector<dataset::EntityId>() : underPointer_,
         projectionError_});
    refreshTime();
    if (projection_.projection != nullptr) {
        const std::vector<geo::LonLat> home = homePlaces();
        lookUnderPointer(events);
        const std::vector<std::string> under = clickable();
        const ControlContext controlled{&store_.current(),
                                        lens(),
                                        interface_.layout().scale,
                                        now,
                                        interface_.wantsPointer(),
                                        interface_.wantsText() || interface_.hasPopup(),
                                        under,
                                        home};
        ControlResult result = controls_.translate(events, controlled);
        std::move(result.intents.begin(), result.intents.end(), std::back_inserter(intents));
        if (const auto flight = controls_.fly(controlled)) {
            intents.push_back(*flight);
        }
        obey(result.commands);
        returnKeys(events);
        const std::string hovered = under.empty() ? std::string() : under.front();
        if (hovered != store_.current().hovered) {
            intents.push_back(state::intent::Hover{hovered});
        }
    }
    intents.push_back(state::intent::Advance{std::min(now - last_, 0.1)});
    last_ = now;
    apply(std::move(intents));
    if (auto drawn = drawMap(now); !drawn) {
        return drawn;
    }
    interface_.render();
    window_.present();
    return {};
}

base::Result<void> ViewLoop::run() {
    last_ = window_.seconds();
    while (!window_.shouldClose()) {
        const bool isLoading =
            startup_.projection.valid() || startup_.basemap.valid() || startup_.records.valid();
        if (isAnimating() || framesToDraw_ > 0) {
            window_.poll();
        } else {
            window_.wait(isLoading ? kStartupWait : kLongestWait);
            last_ = window_.seconds();
            framesToDraw_ = window_.hasEvents() ? kFramesPerInput : 0;
        }
        if (auto installed = install(); !installed) {
            return installed;
        }
        if (window_.takeExposed() || window_.hasEvents()) {
            framesToDraw_ = kFramesPerInput;
        }
        if (window_.isIconified() || (framesToDraw_ == 0 && !isAnimating())) {
            continue;
        }
        framesToDraw_ = std::max(0, framesToDraw_ - 1);
        if (auto drawn = frame(); !drawn) {
            return drawn;
        }
    }
    return {};
}

namespace {

base::Result<void> view(const ViewOptions& options) {
    state::AppState state;
    if (auto fits = applyView(options.view, state); !fits) {
        return fits;
    }
    const auto size = parseSize(options.view.size);
    if (!size) {
        return tl::unexpected(size.error());
    }
    Startup startup =
        start({.dataset = options.dataset,
               .columns = options.columns,
               .projection = state.projection,
               .projectionCentre = state.projectionCentre.value_or(state.camera.centre),
               .theme = state.theme,
               .given = nullptr});
    auto window =
        platform::Window::open({.title = "Portolan", .width = size->x, .height = size->y});
    if (!window) {
        return tl::unexpected(window.error());
    }
    const auto gpu = gpu::Context::current();
    if (!gpu) {
        return tl::unexpected(gpu.error());
    }
    auto fonts = platform::makeSystemFonts();
    auto maker = PictureMaker::create(*gpu, fonts);
    if (!maker) {
        return tl::unexpected(maker.error());
    }
    // The interface's fonts are asked for on their own: a source serves one user.
    ViewLoop loop(options, **window, *std::move(maker), platform::makeSystemFonts(),
                  std::move(state), std::move(startup));
    return loop.run();
}

} // namespace

void addWindowOptions(CLI::App& app, ViewOptions& options) {
    app.add_option("dataset", options.dataset,
                   "a folder, file or database; the bundled one if none")
        ->type_name("DATASET");
    addMapOption(app, options.columns);
    addViewOptions(app, options.view);
    addFilterOptions(app, options.filter);
}

int runView(const ViewOptions& options) {
    const auto viewed = view(options);
    return viewed ? 0 : report(viewed.error());
}

} // namespace portolan::app
