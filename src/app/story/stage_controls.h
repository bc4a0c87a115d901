// Keys on the stage, as a clicker sends them, and the pointer: pure functions from events to
// intents.
#pragma once

#include "platform/input.h"
#include "state/story.h"
#include "ui/stage_deeds.h"

#include <glm/vec2.hpp>

#include <span>
#include <string>

namespace portolan::app {

/// Where the pointer's events come from.
struct StageTarget {
    glm::ivec2 sizePx{1920, 1080};
    bool barHasPointer = false; ///< the controls on the stage do: it points at nothing
};

class StageControls {
public:
    struct Result {
        state::Intents intents;
        bool togglesFullScreen = false, quits = false;
        int scrolls = 0; ///< pages of the presenter's notes, down positive
    };
    /// What each key does: ui/stage_deeds.h and the user guide's page on presenting. `target` is
    /// null where the events come from another window, whose pointer is not the stage's.
    Result translate(std::span<const platform::InputEvent>, const ui::StageView&,
                     std::size_t chapters, const StageTarget* target);

private:
    void key(const platform::InputEvent&, Result&);
    bool pageKey(const platform::InputEvent&, const std::string& digits, Result&);
    void point(const platform::InputEvent&, const StageTarget&, Result&);
    void take(state::Intent, Result&);
    void goTo(std::size_t chapter, Result&);

    std::string digits_; ///< of the chapter that is being typed
    bool draws_ = false; ///< the pen is down
    // Of the call that is under way.
    const ui::StageView* view_ = nullptr;
    state::Presentation at_; ///< as the keys so far left it
    std::size_t chapters_ = 0;
};

/// Where a pixel of the target is on the stage.
state::StagePoint onStage(glm::dvec2 px, glm::ivec2 sizePx);

} // namespace portolan::app
