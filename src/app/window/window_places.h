// Which window stands on which screen while a story is told: a pure decision.
#pragma once

#include "platform/window.h"

#include <optional>
#include <span>
#include <string>

namespace portolan::app {

struct WindowWish {
    bool tells = false;       ///< a story is on the stage
    std::string stageMonitor; ///< the projector's, as it was called last; "": not known yet
};

struct WindowPlaces {
    std::optional<std::string> stage;     ///< full screen there; none: it stays as it is
    std::optional<std::string> presenter; ///< its own window there; none: it is not wanted
    bool operator==(const WindowPlaces&) const = default;
};

/// With one screen all stays as it is. With more the stage fills the projector: the screen that it
/// had, else the first that is not the primary one. The presenter's window has the primary screen,
/// or another where the stage has that.
WindowPlaces placeWindows(std::span<const platform::Monitor>, const WindowWish&);

} // namespace portolan::app
