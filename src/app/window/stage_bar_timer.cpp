#include "app/window/stage_bar_timer.h"

#include <glm/geometric.hpp>

#include <limits>

namespace portolan::app {

namespace {

constexpr double kTremble = 3; ///< px that a mouse moves when a table is knocked
constexpr double kEdge = 0.82; ///< of the height, from where a tool gives way to the controls

} // namespace

void StageBarTimer::follow(std::span<const platform::InputEvent> events, state::StageTool tool,
                           glm::ivec2 sizePx, double seconds) {
    using Type = platform::InputEvent::Type;
    for (const platform::InputEvent& event : events) {
        if (event.type == Type::PointerLeave) {
            last_.reset();
            until_ = seconds;
        }
        if (event.type != Type::PointerMove && event.type != Type::PointerDown) {
            continue;
        }
        const glm::dvec2 at(event.x, event.y);
        const bool isMeant =
            event.type == Type::PointerDown || (last_ && glm::distance(*last_, at) > kTremble);
        if (!last_ || isMeant) {
            last_ = at;
        }
        if (isMeant && (tool == state::StageTool::None || event.y > kEdge * sizePx.y)) {
            until_ = seconds + kSeconds;
        }
    }
}

double StageBarTimer::wait(double seconds) const {
    return isShown(seconds) ? until_ - seconds : std::numeric_limits<double>::infinity();
}

} // namespace portolan::app
