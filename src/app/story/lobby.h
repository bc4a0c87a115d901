// A story that plays in a loop where nobody presents it: whoever comes may turn its pages, leave it
// or hide it, and after a minute without them it goes on by itself.
#pragma once

#include "state/presentation.h"

#include <optional>

namespace portolan::app {

class Lobby {
public:
    static constexpr double kPatience = 60; ///< seconds

    /// What becomes of the presentation now, if anything. `hasInput`: a key or a button went down
    /// since the last call.
    std::optional<state::Presentation> follow(const state::Presentation&, bool hasInput,
                                              double seconds);
    /// Until follow() is to be called though nothing happens; infinite where it need not.
    double wait(const state::Presentation&, double seconds) const;

private:
    double lastInput_ = 0;
};

} // namespace portolan::app
