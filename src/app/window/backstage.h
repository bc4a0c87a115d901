// What is beside the stage while a story is told: the presenter's window with its pictures, and
// which screen each window is on.
#pragma once

#include "app/window/presenter_window.h"
#include "app/window/window_places.h"

#include <memory>
#include <optional>
#include <string>

namespace portolan::app {

class Backstage {
public:
    /// The stage's window outlives it.
    explicit Backstage(platform::Window& stage) : stage_(stage) {}

    /// Once in each turn of the loop: the presenter's window opens and closes as the state has it,
    /// and where a second screen comes, goes or comes back, both windows take their places. Appends
    /// what that changes. Error (Machine): the presenter's window cannot be opened.
    base::Result<void> arrange(const Presenter&, const state::AppState&, state::Intents&);

    bool isOpen() const { return window_ != nullptr; }
    std::vector<platform::InputEvent> takeEvents();
    /// Keeps what the stage's framebuffer holds, to be shown.
    base::Result<void> keepStage(glm::ivec2 sizePx);
    /// Draws the presenter's window if it is due, and appends what its buttons want. Error
    /// (Machine): it cannot be drawn.
    base::Result<void> draw(const Presenter&, const Materials&, const state::AppState&, int scrolls,
                            state::Intents&);
    /// Of the presenter's window's interface; 1 where it is closed.
    double scale(const state::AppState&) const;
    double wait() const; ///< until draw() has something to do, if nothing happens

private:
    void place(const Presenter&, const state::AppState&, state::Intents&);

    platform::Window& stage_;
    std::unique_ptr<PresenterWindow> window_;
    StagePicture picture_;
    std::optional<ChapterPicture> next_;
    std::string stageMonitor_, ownMonitor_;
    std::size_t monitors_ = 1;
    bool tells_ = false;
    double begun_ = 0; ///< seconds on the stage's clock
};

} // namespace portolan::app
