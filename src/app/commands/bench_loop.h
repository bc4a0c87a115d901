// Does a story that plays for days keep its memory?
#pragma once

#include "app/output/story_session.h"

#include <nlohmann/json_fwd.hpp>

namespace portolan::app {

/// The story in a loop at a fixed clock of 30 frames a second: `loop_rss_mb` and `loop_heap_mb` at
/// ten moments from the first thousandth frame on, `loop_growth_mb` from the first of them to the
/// last. Error: it cannot be drawn.
base::Result<nlohmann::json> benchLoop(const ToldStory&, HeadlessSession&, int frames);

} // namespace portolan::app
