// What is chosen in a panel comes into the map's view.
#pragma once

#include "app/window/controls.h"
#include "dataset/dataset.h"
#include "state/camera.h"
#include "state/intent.h"

#include <optional>
#include <string>
#include <vector>

namespace portolan::app {

/// The camera that shows all that the ids name; nothing where they are in the free part of the
/// window already and not too close together to be told apart. It comes no nearer and turns no way
/// where moving aside is enough.
std::optional<state::Camera> cameraShowing(const std::vector<std::string>& ids,
                                           const dataset::Dataset&, const state::Lens&,
                                           const state::Camera&);

/// Remembers what the panels chose until the next frame: by then the card has taken its room.
class Reveal {
public:
    /// `intents`: the panels'. `flightTo`: id of what the camera goes to whether it is seen or not,
    /// or "". A choice and the flight that follows it become one step of history.
    void notice(state::Intents& intents, std::string flightTo, Controls&);
    /// The same for what was selected before: `intents` are those of panels and keys, `trail` is
    /// how it stands before them.
    void noticeWalk(state::Intents& intents, const state::Trail& trail, Controls&);
    /// In the frame after. `seconds`: the window's clock.
    void follow(const dataset::Dataset&, const state::Lens&, const state::Camera&, Controls&,
                double seconds);
    bool isWaiting() const { return wanted_.has_value(); }

private:
    struct Wanted {
        std::vector<std::string> ids;
        std::string flightTo;
        std::uint32_t gesture = 0;
    };
    std::optional<Wanted> wanted_;
};

} // namespace portolan::app
