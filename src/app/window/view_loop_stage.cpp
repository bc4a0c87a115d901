// What the window's loop does while a story is told.
#include "app/sources/report.h"
#include "app/window/view_loop.h"
#include "gpu/texture.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace portolan::app {

namespace {

using platform::InputEvent;

bool hasPress(const std::vector<InputEvent>& events) {
    return std::any_of(events.begin(), events.end(), [](const InputEvent& event) {
        return event.type == InputEvent::Type::KeyDown ||
               event.type == InputEvent::Type::PointerDown;
    });
}

} // namespace

/// Is there a story to tell as soon as all has come that it is told from?
bool ViewLoop::awaitsStory() const {
    const state::AppState& state = store_.current();
    const state::Presentation& stage = state.presentation;
    if (!stage.isOn || (stage.story.empty() && state.draft.text.isEmpty())) {
        return false;
    }
    const bool isRead = resources_.materials().dataset != nullptr;
    if (isRead && presenter_.story() == nullptr) {
        return false; // there is none to be told: the map is explored
    }
    return resources_.isLoading() || !isPlaced_ || !presenter_.tells(state);
}

/// The audience sees no panel before the story: the screen is dark until it begins.
base::Result<void> ViewLoop::frameBeforeStage() {
    const state::AppState& state = store_.current();
    // Now, so that neither the mouse's controls nor who leaves the stage waits for letters.
    if (auto ready = interface_.prepare(state, resources_.materials().dataset.get()); !ready) {
        return ready;
    }
    interface_.layOut(state);
    if (auto placed = placeCameraFirst(window_.seconds()); !placed) {
        return placed;
    }
    gpu::clear(0, {});
    window_.present();
    if (!awaitsStory()) {
        framesToDraw_ = kFramesPerInput;
    }
    last_ = window_.seconds(); // the first chapter has its whole time
    return {};
}

/// What has happened since the last frame. While nobody can hear, keys are held for who comes.
std::vector<InputEvent> ViewLoop::takeInput(bool isHeard) {
    std::vector<InputEvent> events = std::exchange(held_, {});
    const std::vector<InputEvent> now = window_.takeEvents();
    events.insert(events.end(), now.begin(), now.end());
    if (!isHeard) {
        std::copy_if(
            events.begin(), events.end(), std::back_inserter(held_),
            [](const InputEvent& event) { return event.type == InputEvent::Type::KeyDown; });
    }
    return events;
}

/// What comes after the key that leads to the stage is the stage's, though no frame was between.
void ViewLoop::holdForStage(std::vector<InputEvent>& events) {
    const auto leads = std::find_if(events.begin(), events.end(), [](const InputEvent& event) {
        return event.type == InputEvent::Type::KeyDown && event.key == platform::Key::F5;
    });
    if (leads != events.end() && leads + 1 != events.end()) {
        held_.assign(leads + 1, events.end());
        events.erase(leads + 1, events.end());
        framesToDraw_ = std::max(framesToDraw_, 1);
    }
}

/// Until something on the stage changes by itself.
double ViewLoop::stageWait(double now) const {
    const state::AppState& state = store_.current();
    double wait = lobby_.wait(state.presentation, now);
    if (presenter_.tells(state)) {
        wait = bar_.isShown(now) == showsBar_ ? std::min(wait, bar_.wait(now)) : 0;
    }
    return wait;
}

/// A story in a loop waits for whoever touches it, and goes on without them.
void ViewLoop::attend(const std::vector<InputEvent>& events, double now) {
    if (auto stage = lobby_.follow(store_.current().presentation, hasPress(events), now)) {
        apply({state::intent::SetPresentation{*std::move(stage)}});
    }
}

/// The audience never sees an error: the last good picture stays.
void ViewLoop::tellPresenter(const base::Result<void>& result) {
    if (!result && presenter_.addProblem(result.error())) {
        report(result.error());
        resources_.addProblems({{base::Severity::Error, {}, result.error().toString()}});
    }
}

void ViewLoop::obey(const StageControls::Result& wanted) {
    if (wanted.togglesFullScreen) {
        window_.toggleFullScreen();
    }
    if (wanted.quits) {
        window_.close();
    }
}

/// Does what they want, key by key: each finds the stage as the one before left it, and what comes
/// after the stage was left is the map's. Returns the pages that the notes go on by.
int ViewLoop::hear(std::span<const InputEvent> events, const Translate& translate) {
    const auto isKey = [](const InputEvent& event) {
        return event.type == InputEvent::Type::KeyDown;
    };
    int scrolls = 0;
    while (!events.empty() && presenter_.tells(store_.current())) {
        const auto key = std::find_if(events.begin(), events.end(), isKey);
        const auto before = static_cast<std::size_t>(key - events.begin());
        const std::size_t count = std::max<std::size_t>(before, 1);
        const StageControls::Result wanted = translate(events.first(count));
        obey(wanted);
        scrolls += wanted.scrolls;
        if (!wanted.intents.empty()) {
            apply(wanted.intents);
        }
        events = events.subspan(count);
    }
    std::copy_if(events.begin(), events.end(), std::back_inserter(held_), isKey);
    return scrolls;
}

/// What keys and mouse want on the stage, and the controls that the mouse brings up.
state::Intents ViewLoop::stageInput(const std::vector<InputEvent>& events, double now) {
    const state::AppState& state = store_.current();
    const platform::Extent size = window_.framebufferSize();
    hear(events, [this](std::span<const InputEvent> some) {
        return presenter_.control(some, store_.current(), showsBar_ && interface_.wantsPointer());
    });
    state::Intents intents;
    const state::StageTool tool = state.presentation.tool;
    bar_.follow(events, tool, {size.width, size.height}, now);
    showsBar_ = bar_.isShown(now);
    if (showsBar_ && interface_.prepare(state, resources_.materials().dataset.get())) {
        state::Intents pressed = interface_.drawStageBar(state, presenter_.view(state));
        std::move(pressed.begin(), pressed.end(), std::back_inserter(intents));
    }
    window_.showPointer(showsBar_ && (tool == state::StageTool::None || interface_.wantsPointer()));
    return intents;
}

/// The audience's screen: the map, the words and, for the mouse, the controls.
base::Result<void> ViewLoop::frameOnStage(const std::vector<InputEvent>& events, double now) {
    interface_.leaveKeys();
    state::Intents intents = stageInput(events, now);
    intents.push_back(passed(now));
    apply(std::move(intents));
    if (!presenter_.tells(store_.current())) {
        window_.showPointer(true);
        showsBar_ = false;
        framesToDraw_ = kFramesPerInput; // left: the panels come back in the next frame
        return {};
    }
    const base::Result<void> drawn = drawStage();
    tellPresenter(drawn);
    if (drawn) {
        window_.present();
    }
    const platform::Extent windowed = window_.windowedSize();
    autosave_.offer(store_.current(), windowed.width, windowed.height);
    return {};
}

base::Result<void> ViewLoop::drawStage() {
    const platform::Extent size = window_.framebufferSize();
    const ToldMoment& told = presenter_.moment(store_.current(), resources_.materials());
    scene_ = &maker_.build(told.state, told.materials, told.projection,
                           stageFrame({size.width, size.height}, told.stage),
                           told.morph ? &*told.morph : nullptr);
    return maker_.draw(*scene_, 0)
        .and_then([&] {
            return backstage_.keepStage({size.width, size.height});
        })
        .and_then([&] {
            if (showsBar_) {
                interface_.render();
            }
            return drawVision();
        });
}

/// The presenter's window, in each turn of the loop.
void ViewLoop::besideStage() {
    state::Intents intents;
    tellPresenter(backstage_.arrange(presenter_, store_.current(), intents));
    if (!intents.empty()) {
        apply(std::exchange(intents, {})); // before its keys: they find the stage as it is
    }
    if (backstage_.isOpen() && presenter_.tells(store_.current())) {
        const std::vector<InputEvent> events = backstage_.takeEvents();
        attend(events, window_.seconds());
        const int scrolls = hear(events, [this](std::span<const InputEvent> some) {
            return presenter_.controlBeside(some, store_.current(),
                                            backstage_.scale(store_.current()));
        });
        tellPresenter(backstage_.draw(presenter_, resources_.materials(), store_.current(), scrolls,
                                      intents));
    }
    if (!intents.empty()) {
        apply(std::move(intents));
        framesToDraw_ = std::max(framesToDraw_, 1); // the window may have to go
    }
}

} // namespace portolan::app
