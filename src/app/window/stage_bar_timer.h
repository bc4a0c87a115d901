// When the controls on the stage are seen: while the mouse moves there, and a little longer.
#pragma once

#include "platform/input.h"
#include "state/presentation.h"

#include <glm/vec2.hpp>

#include <optional>
#include <span>

namespace portolan::app {

class StageBarTimer {
public:
    static constexpr double kSeconds = 2.5;

    /// With a tool in the hand only near the lower edge, where the controls are: nobody draws with
    /// them in the way.
    void follow(std::span<const platform::InputEvent>, state::StageTool, glm::ivec2 sizePx,
                double seconds);
    bool isShown(double seconds) const { return seconds < until_; }
    /// Until they hide; infinite where they are hidden.
    double wait(double seconds) const;

private:
    std::optional<glm::dvec2> last_; ///< where the pointer was
    double until_ = -1;
};

} // namespace portolan::app
