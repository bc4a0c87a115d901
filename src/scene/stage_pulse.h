// What tells on the stage that a tie has just been signed.
#pragma once

#include "scene/stage.h"

#include <span>

namespace portolan::scene {

/// A ring about each of the ties' places that are shown, which widens and fades.
void drawPulses(std::span<const StagePulse>, const dataset::Dataset&, const Network&,
                const StageRequest&, Overlay&);

} // namespace portolan::scene
