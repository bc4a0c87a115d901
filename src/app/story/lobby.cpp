#include "app/story/lobby.h"

#include <algorithm>
#include <limits>

namespace portolan::app {

namespace {

/// Somebody was there, or left it so that it does not play.
bool isTouched(const state::Presentation& stage) {
    return stage.loops && (stage.isAttended || !stage.isOn);
}

} // namespace

std::optional<state::Presentation> Lobby::follow(const state::Presentation& stage, bool hasInput,
                                                 double seconds) {
    if (hasInput) {
        lastInput_ = seconds;
        if (!stage.loops || stage.isAttended) {
            return std::nullopt;
        }
        state::Presentation attended = stage;
        attended.isAttended = true;
        return attended;
    }
    if (!isTouched(stage) || seconds - lastInput_ < kPatience) {
        return std::nullopt;
    }
    state::Presentation alone = stage;
    alone.isOn = true;
    alone.isAttended = alone.isPaused = false;
    alone.blank = state::Blank::None;
    alone.tool = state::StageTool::None;
    alone.pointed.reset();
    alone.strokes.clear();
    return alone;
}

double Lobby::wait(const state::Presentation& stage, double seconds) const {
    return isTouched(stage) ? std::max(lastInput_ + kPatience - seconds, 0.0)
                            : std::numeric_limits<double>::infinity();
}

} // namespace portolan::app
