// What frames, changes of projection and searches take on this machine.
#pragma once

#include "app/commands/bench_options.h"
#include "base/result.h"

#include <nlohmann/json_fwd.hpp>

namespace portolan::app {

/// Of the bundled, the named or synthetic records: start-up, frames while time moves, pans,
/// switches of projection, filters, searches, and the memory of a leg. Error: the records cannot be
/// read, or nothing can be drawn.
base::Result<nlohmann::json> benchFrames(const BenchOptions&);

} // namespace portolan::app
