#include "app/commands/bench_command.h"

#include "app/commands/bench_frames.h"
#include "app/commands/bench_story.h"
#include "app/sources/report.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace portolan::app {

int runBench(const BenchOptions& options) {
    const auto report = options.story.empty() ? benchFrames(options) : benchStory(options);
    if (!report) {
        return app::report(report.error());
    }
    fmt::print("{}\n", report->dump(2));
    return 0;
}

} // namespace portolan::app
