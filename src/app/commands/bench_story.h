// What telling a story takes on this machine.
#pragma once

#include "app/commands/bench_options.h"
#include "base/result.h"

#include <nlohmann/json_fwd.hpp>

namespace portolan::app {

/// The story's frames where chapters begin and where they end, at 30 a second: `stage_frame_ms`,
/// `explore_frame_ms` of the same views, `stage_per_explore_frame` how many times as long each is
/// (where words fade, several times; where the camera flies, hardly), `chapter_change_ms` up to the
/// first frame that moves,
/// `film_frame_ms` and `film_draw_ms` of a film of them, `encode_frame_ms` of the same frames
/// without drawing. Error: the story cannot be told, or no temporary file can be written.
base::Result<nlohmann::json> benchStory(const BenchOptions&);

} // namespace portolan::app
