#include "app/window/view_loop.h"

#include "app/picture/lens.h"
#include "app/picture/place_camera.h"
#include "app/sources/report.h"
#include "app/sources/story_source.h"

#include <algorithm>
#include <utility>

namespace portolan::app {

namespace {

constexpr double kLongestWait = 30;
constexpr double kStartupWait = 0.02;

glm::dvec2 vec(ImVec2 v) {
    return {v.x, v.y};
}

} // namespace

ViewLoop::ViewLoop(Opening opening, const UserDirectories& directories, platform::Window& window,
                   PictureMaker maker, std::shared_ptr<text::FontSource> fonts, Startup startup)
    : opening_(std::move(opening)), window_(window), maker_(std::move(maker)),
      interface_(window, std::move(fonts), opening_.options.view.scale), store_(opening_.state),
      resources_(std::move(startup), [] { platform::Window::wake(); }),
      autosave_(directories, originOf(opening_.options.dataset, opening_.options.columns),
                opening_.settings, opening_.state),
      desk_(directories, opening_.sessionFile, [] { platform::Window::wake(); }),
      backstage_(window), framesToDraw_(kFramesPerInput),
      isPlaced_(opening_.isRestored && !opening_.has({"bbox", "fit", "crs"})) {}

state::Lens ViewLoop::lens() const {
    return lensOf(resources_.projection(), frameAt(window_.seconds()));
}

state::Context ViewLoop::context() const {
    const auto& dataset = resources_.materials().dataset;
    return {{dataset != nullptr ? dataset->extent : base::DayInterval{}, eventMonths_, rests_,
             eventDays_},
            presenter_.chapterSeconds()};
}

/// Where all that is drawn is seen; where the camera stands while nothing is there yet.
state::Camera ViewLoop::cameraOnAll() const {
    const Materials& materials = resources_.materials();
    const state::AppState& state = store_.current();
    return materials.selection != nullptr && resources_.projection().grid != nullptr
               ? app::cameraOnAll(state, materials, resources_.projection(),
                                  frameAt(window_.seconds()))
               : state.camera;
}

/// The story's text, from its file unless changes of it were restored.
void ViewLoop::takeStory(state::AppState& state) {
    if (state.presentation.story.empty() || !state.draft.text.isEmpty()) {
        return;
    }
    if (auto text = storyText(state.presentation.story)) {
        state.draft.text = state::SharedText(*std::move(text));
        state.draft.onDisk = state.draft.text.print();
    } else {
        opening_.problems.push_back(
            {base::Severity::Error, {state.presentation.story, 0, 0}, text.error().toString()});
    }
}

/// The records have come: what was asked for, or how it was left, can be understood.
base::Result<void> ViewLoop::place() {
    state::AppState state = store_.current();
    auto placed = placeRecords(opening_, *resources_.materials().dataset, state);
    presenter_.place(
        {resources_.materials().dataset, resources_.index(), resources_.viewpoints(), {}});
    takeStory(state);
    presenter_.follow(state);
    const base::Diagnostics& told = presenter_.problems();
    opening_.problems.insert(opening_.problems.end(), told.begin(), told.end());
    resources_.addProblems(opening_.problems);
    report(resources_.problems());
    const state::Presentation left = state.presentation;
    store_ = state::Store(std::move(state));
    store_.apply({state::intent::SetPresentation{left}}, context()); // the story may be shorter now
    if (store_.current().presentation.loops && !opening_.has({"size"}) && !window_.isFullScreen()) {
        window_.toggleFullScreen(); // which keeps the screen awake too
    }
    return placed;
}

base::Result<void> ViewLoop::install() {
    const auto installed = resources_.install(wanted(), window_.seconds());
    if (!installed) {
        return tl::unexpected(installed.error());
    }
    if (installed->hasRecords) {
        if (auto placed = place(); !placed) {
            return placed;
        }
    }
    takeFindings();
    if (interface_.install()) {
        framesToDraw_ = kFramesPerInput;
    }
    if (installed->isAny) {
        framesToDraw_ = kFramesPerInput;
        resources_.refresh(wanted());
    }
    return {};
}

/// A story that is saved, presented or put away is no longer being written.
bool ViewLoop::isWritingStory() const {
    const state::AppState& state = store_.current();
    return state.draft.isOpen && state.draft.isUnsaved() && !presenter_.tells(state);
}

/// What does not fit the stage was looked for beside, whether anything was drawn or not.
void ViewLoop::takeFindings() {
    if (const auto found = presenter_.takeFindings()) {
        report(*found);
        resources_.addProblems(*found);
        framesToDraw_ = kFramesPerInput;
    }
}

/// What is made ready: the explored view, to which the stage is left at any time, in the colours
/// of what is seen now.
state::AppState ViewLoop::wanted() const {
    state::AppState wanted = store_.current();
    wanted.theme = presenter_.shown(wanted).theme;
    if (wanted.draft.isOpen && wanted.draft.isSeen && presenter_.hasStory()) {
        wanted.theme = presenter_.story()->theme; // of the chapter in the map's place
    }
    return wanted;
}

void ViewLoop::refreshRests() {
    if (interface_.time() == restsFor_) {
        return;
    }
    restsFor_ = interface_.time();
    eventMonths_ = restsFor_->eventMonths;
    eventDays_ = restsFor_->eventDays;
    rests_ = restsIn(eventMonths_, *resources_.materials().dataset, *resources_.filterSelection());
}

state::Intent ViewLoop::passed(double now) {
    /// A window that was dragged or a machine that slept must not skip a story.
    constexpr double kLongestStep = 0.1;
    return state::intent::Advance{std::min(now - std::exchange(last_, now), kLongestStep)};
}

void ViewLoop::apply(state::Intents intents) {
    const auto isBad = [this](const state::Intent& wanted) {
        const auto* chosen = std::get_if<state::intent::ChooseProjection>(&wanted);
        return chosen != nullptr &&
               !resources_.check(chosen->projection,
                                 chosen->centre.value_or(store_.current().camera.centre));
    };
    intents.erase(std::remove_if(intents.begin(), intents.end(), isBad), intents.end());
    const state::AppState before = store_.current();
    store_.apply(intents, context());
    if (presenter_.follow(store_.current())) { // it may have fewer chapters now
        store_.apply({state::intent::SetPresentation{store_.current().presentation}}, context());
        presenter_.resize({window_.framebufferSize().width, window_.framebufferSize().height},
                          store_.current().comfort.viewing);
        framesToDraw_ = kFramesPerInput;
    }
    if (store_.current() != before) {
        framesToDraw_ = std::max(framesToDraw_, 2);
    }
    resources_.refresh(wanted());
}

Frame ViewLoop::frameAt(double now) const {
    const platform::Extent size = window_.framebufferSize();
    const ui::Layout& layout = interface_.layout();
    Frame frame;
    frame.sizePx = {size.width, size.height};
    frame.scale = layout.scale;
    frame.freeFirst = vec(layout.map.first);
    frame.freeLast = vec(layout.map.last);
    frame.seconds = now;
    frame.snapsToLast = controls_.isDragging();
    frame.mostArcs = arcBudget_.most(movement_.motion());
    return frame;
}

/// Where the explored map is seen first: what is shown, between the panels.
base::Result<void> ViewLoop::placeCameraFirst(double now) {
    const Materials& materials = resources_.materials();
    if (isPlaced_ || materials.selection == nullptr || resources_.projection().grid == nullptr) {
        return {};
    }
    state::AppState state = store_.current();
    auto placed =
        placeCamera(opening_.options.view, materials, resources_.projection(), frameAt(now), state);
    if (placed) {
        store_ = state::Store(std::move(state));
        isPlaced_ = true;
    }
    return placed;
}

base::Result<void> ViewLoop::drawMap(double now) {
    const Materials& materials = resources_.materials();
    if (resources_.projection().grid == nullptr) {
        return {};
    }
    if (auto placed = placeCameraFirst(now); !placed) {
        return placed;
    }
    const auto morph = resources_.morph(now);
    movement_.follow({.camera = store_.current().camera,
                      .grid = resources_.projection().grid,
                      .isMorphing = morph.has_value(),
                      .isHeld = controls_.isDragging(),
                      .seconds = now});
    state::AppState shown = store_.current();
    shown.timeline = state::shownTimeline(shown.timeline);
    scene_ = &maker_.build(shown, materials, resources_.projection(), frameAt(now),
                           morph ? &*morph : nullptr);
    return maker_.draw(*scene_, 0);
}

bool ViewLoop::isAnimating() const {
    const state::AppState& state = store_.current();
    return presenter_.tells(state) ? presenter_.isMoving(state)
                                   : state.timeline.isPlaying || resources_.isMorphing() ||
                                         controls_.isFlying() || reveal_.isWaiting();
}

bool ViewLoop::showsDraft() const {
    return scene_ != nullptr && scene_->network != nullptr && scene_->network->arcs.isDraft;
}

/// Of the chapter that is worked on, in the language that is typed.
ui::Picture ViewLoop::chapterPicture() {
    state::AppState state = store_.current();
    const ui::Box& map = interface_.layout().map;
    if (!state.draft.isOpen || !state.draft.isSeen || !presenter_.hasStory() || map.isEmpty()) {
        return {};
    }
    state.presentation.language = interface_.storyLanguage();
    if (!state.presentation.language) {
        state.presentation.language = presenter_.story()->languages.front();
    }
    const std::size_t chapter =
        std::min<std::size_t>(state.draft.chapter, presenter_.told().telling().chapterCount() - 1);
    tellPresenter(chapterPicture_.update(presenter_, resources_.materials(), state, chapter,
                                         static_cast<int>(map.width())));
    return pictureOf(chapterPicture_.picture(chapter), presenter_.told().sizePx());
}

void ViewLoop::drawInterface(double now, state::Intents& intents) {
    Moment moment;
    moment.store = &store_;
    moment.dataset = resources_.materials().dataset;
    moment.selection = resources_.listedSelection();
    moment.filterSelection = resources_.filterSelection();
    moment.index = resources_.index();
    moment.windowedFilter = resources_.windowedFilter();
    moment.comparison = resources_.comparison();
    moment.wouldShow = resources_.wouldShow();
    moment.problems = &resources_.problems();
    moment.viewpoints = &resources_.viewpoints();
    moment.underPointer = underPointer_.named();
    for (const geo::ScreenPoint corner : controls_.area()) {
        moment.area.push_back(corner);
    }
    moment.projectionError = resources_.projectionError();
    moment.presenter = &presenter_;
    moment.chapterPicture = chapterPicture();
    moment.files = &desk_.list();
    moment.notice = &desk_.notice();
    intents = interface_.draw(moment);
    takeFileRequest();
    refreshRests();
    intents.push_back(passed(now));
}

base::Result<void> ViewLoop::frame() {
    const double now = window_.seconds();
    const bool canTell = resources_.projection().grid != nullptr;
    if (canTell) {
        presenter_.resize({window_.framebufferSize().width, window_.framebufferSize().height},
                          store_.current().comfort.viewing);
    }
    const bool awaits = awaitsStory();
    std::vector<platform::InputEvent> events = takeInput(canTell && !awaits);
    if (awaits) {
        return frameBeforeStage();
    }
    attend(events, now);
    if (presenter_.tells(store_.current())) {
        return frameOnStage(events, now);
    }
    const auto& dataset = resources_.materials().dataset;
    if (auto ready = interface_.prepare(store_.current(), dataset.get()); !ready) {
        return ready;
    }
    state::Intents intents;
    drawInterface(now, intents);
    if (canTell) {
        holdForStage(events);
        control(events, now, intents);
    }
    apply(std::move(intents));
    if (auto drawn = drawMap(now); !drawn) {
        return drawn;
    }
    interface_.render();
    if (auto previewed = drawVision(); !previewed) {
        return previewed;
    }
    window_.present();
    if (isPlaced_ && dataset != nullptr) {
        const platform::Extent size = window_.windowedSize();
        autosave_.offer(store_.current(), size.width, size.height);
    }
    if (scene_ != nullptr && scene_->network != nullptr) {
        arcBudget_.drew(scene_->network->arcs, window_.seconds() - now);
    }
    return {};
}

/// How long nothing is to be done though nothing happens.
double ViewLoop::longestWait(double now) const {
    if (showsDraft()) {
        return movement_.pauseLeft(now);
    }
    if (resources_.isLoading()) {
        return kStartupWait;
    }
    const double stage = window_.isIconified() ? kLongestWait : stageWait(now);
    return std::min(
        {kLongestWait, desk_.noticeLeft(now), stage, backstage_.wait(), presenter_.lookWait(now)});
}

base::Result<std::optional<std::string>> ViewLoop::run() {
    last_ = window_.seconds();
    while (!window_.shouldClose() && !desk_.nextSession()) {
        if (isAnimating() || framesToDraw_ > 0) {
            window_.poll();
        } else {
            window_.wait(longestWait(window_.seconds()));
            last_ = window_.seconds();
        }
        if (auto installed = install(); !installed) {
            return tl::unexpected(installed.error());
        }
        if (desk_.install(interface_.files(), window_.seconds())) {
            framesToDraw_ = kFramesPerInput;
        }
        if (const auto failure = desk_.takeFailure()) {
            report(*failure);
            resources_.addProblems({{base::Severity::Error, {}, failure->toString()}});
        }
        if (auto saved = desk_.takeSavedStory()) {
            apply({*std::move(saved)});
        }
        if (presenter_.attend(window_.seconds(), isWritingStory())) {
            framesToDraw_ = std::max(framesToDraw_, 2);
        }
        if (window_.takeExposed() || window_.hasEvents()) {
            framesToDraw_ = kFramesPerInput;
        }
        if (showsDraft() && movement_.pauseLeft(window_.seconds()) == 0) {
            framesToDraw_ = std::max(framesToDraw_, 1);
        }
        if (!window_.isIconified() && stageWait(window_.seconds()) == 0) {
            framesToDraw_ = std::max(framesToDraw_, 1);
        }
        if (!window_.isIconified() && (framesToDraw_ > 0 || isAnimating())) {
            framesToDraw_ = std::max(0, framesToDraw_ - 1);
            if (auto drawn = frame(); !drawn) {
                return tl::unexpected(drawn.error());
            }
        }
        if (!awaitsStory()) {
            besideStage();
        }
    }
    return desk_.nextSession();
}

} // namespace portolan::app
