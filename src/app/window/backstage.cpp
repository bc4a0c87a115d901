#include "app/window/backstage.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace portolan::app {

void Backstage::place(const Presenter& presenter, const state::AppState& state,
                      state::Intents& intents) {
    const bool tells = presenter.tells(state);
    const std::size_t monitors = platform::Window::monitorCount();
    const bool begins = tells && !std::exchange(tells_, tells);
    const bool hasChanged = std::exchange(monitors_, monitors) != monitors;
    tells_ = tells;
    if (begins && state.presentation.chapter == 0 && state.presentation.seconds == 0) {
        begun_ = stage_.seconds();
    }
    if (!tells || (!begins && !hasChanged)) {
        return;
    }
    const WindowPlaces places = placeWindows(platform::Window::monitors(), {tells, stageMonitor_});
    ownMonitor_ = places.presenter.value_or(std::string());
    if (!places.stage) {
        // The projector is gone: the presenter's window over the stage.
        if (!stageMonitor_.empty()) {
            stage_.leaveFullScreen();
            if (window_ != nullptr) {
                window_->window().standOn(ownMonitor_, stage_);
                window_->window().raise();
            }
        }
        return;
    }
    stageMonitor_ = *places.stage;
    stage_.fillMonitor(stageMonitor_);
    if (window_ != nullptr) {
        window_->window().standOn(ownMonitor_, stage_);
    } else if (!state.presentation.window.isOpen) {
        state::Presentation wanted = state.presentation;
        wanted.window.isOpen = true;
        intents.emplace_back(state::intent::SetPresentation{std::move(wanted)});
    }
}

base::Result<void> Backstage::arrange(const Presenter& presenter, const state::AppState& state,
                                      state::Intents& intents) {
    place(presenter, state, intents);
    const bool isWanted = tells_ && state.presentation.window.isOpen;
    const auto close = [&] {
        state::Presentation closed = state.presentation;
        closed.window.isOpen = false;
        intents.emplace_back(state::intent::SetPresentation{std::move(closed)});
    };
    if (!isWanted) {
        window_.reset();
        next_.reset();
        return {};
    }
    if (window_ == nullptr) {
        auto opened = PresenterWindow::open(stage_, ownMonitor_);
        if (!opened) {
            close();
            return tl::unexpected(opened.error());
        }
        window_ = *std::move(opened);
        next_.emplace();
    } else if (window_->shouldClose()) {
        close();
    }
    return {};
}

std::vector<platform::InputEvent> Backstage::takeEvents() {
    return window_ != nullptr ? window_->takeEvents() : std::vector<platform::InputEvent>();
}

base::Result<void> Backstage::keepStage(glm::ivec2 sizePx) {
    if (window_ == nullptr) {
        return {};
    }
    return gpu::Context::current().and_then(
        [&](const gpu::Context& context) { return picture_.capture(context, sizePx); });
}

base::Result<void> Backstage::draw(const Presenter& presenter, const Materials& materials,
                                   const state::AppState& state, int scrolls,
                                   state::Intents& intents) {
    if (window_ == nullptr || !presenter.tells(state)) {
        return {};
    }
    const std::size_t following = state.presentation.chapter + 1;
    // Drawing the next picture takes as long as a frame: not while the camera flies.
    if (!presenter.isFlying(state.presentation)) {
        if (auto next = next_->update(presenter, materials, state, following); !next) {
            return next;
        }
    }
    const double now = stage_.seconds();
    if (scrolls == 0 && !window_->isDue(presenter.isMoving(state), now)) {
        return {};
    }
    return window_->draw(
        {presenter, state, picture_.picture(), next_->picture(following), now - begun_, scrolls},
        now, intents);
}

double Backstage::scale(const state::AppState& state) const {
    return window_ != nullptr ? window_->scale(state.presentation.window) : 1;
}

double Backstage::wait() const {
    return window_ != nullptr ? window_->wait(stage_.seconds())
                              : std::numeric_limits<double>::infinity();
}

} // namespace portolan::app
