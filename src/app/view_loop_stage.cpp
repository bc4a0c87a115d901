// What the window's loop does while a story is told.
#include "app/report.h"
#include "app/view_loop.h"

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

/// What keys and mouse want on the stage, and the controls that the mouse brings up.
state::Intents ViewLoop::stageInput(const std::vector<InputEvent>& events, double now) {
    const state::AppState& state = store_.current();
    const platform::Extent size = window_.framebufferSize();
    const StageControls::Result wanted =
        presenter_.control(events, state, showsBar_ && interface_.wantsPointer());
    obey(wanted);
    state::Intents intents = wanted.intents;
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
    if (backstage_.isOpen() && presenter_.tells(store_.current())) {
        const std::vector<InputEvent> events = backstage_.takeEvents();
        attend(events, window_.seconds());
        const StageControls::Result wanted =
            presenter_.controlBeside(events, store_.current(), backstage_.scale(store_.current()));
        obey(wanted);
        intents.insert(intents.end(), wanted.intents.begin(), wanted.intents.end());
        tellPresenter(backstage_.draw(presenter_, resources_.materials(), store_.current(),
                                      wanted.scrolls, intents));
    }
    if (!intents.empty()) {
        apply(std::move(intents));
        framesToDraw_ = std::max(framesToDraw_, 1); // the window may have to go
    }
}

} // namespace portolan::app
