#include "app/commands/bench_loop.h"

#include "app/commands/bench_summary.h"
#include "platform/process_clock.h"
#include "state/reduce.h"

#include <malloc.h>

#include <algorithm>

namespace portolan::app {

namespace {

constexpr double kFrameSeconds = 1 / 30.0;
constexpr int kSettled = 1000; ///< frames until what is kept has been made
constexpr int kSamples = 10;

double megabytes(std::size_t bytes) {
    return std::round(static_cast<double>(bytes) / 1e5) / 10;
}

double heapMegabytes() {
    const struct mallinfo2 info = mallinfo2();
    return megabytes(info.uordblks + info.hblkhd);
}

} // namespace

base::Result<nlohmann::json> benchLoop(const ToldStory& told, HeadlessSession& session,
                                       int frames) {
    std::vector<double> lengths;
    for (const state::Chapter& chapter : told.telling().story().chapters) {
        lengths.push_back(chapter.seconds);
    }
    state::AppState state = session.state;
    state.presentation.isOn = state.presentation.loops = true;
    const int between = std::max((frames - kSettled) / (kSamples - 1), 1);
    std::vector<double> resident;
    std::vector<double> heap;
    int rounds = 0;
    const auto begin = BenchClock::now();
    for (int frame = 1; frame <= frames; ++frame) {
        const std::uint32_t before = state.presentation.chapter;
        state =
            state::reduce(std::move(state), state::intent::Advance{kFrameSeconds}, {{}, lengths});
        rounds += state.presentation.chapter < before ? 1 : 0;
        show(told, state, session);
        if (auto drawn = draw(session); !drawn) {
            return tl::unexpected(drawn.error());
        }
        session.gpu->finish();
        if (frame >= kSettled && (frame - kSettled) % between == 0) {
            resident.push_back(megabytes(platform::residentBytes()));
            heap.push_back(heapMegabytes());
        }
    }
    nlohmann::json report = {{"loop_frames", frames},
                             {"loop_rounds", rounds},
                             {"loop_frame_ms", millisecondsSince(begin) / frames},
                             {"loop_rss_mb", resident},
                             {"loop_heap_mb", heap}};
    if (!resident.empty()) {
        report["loop_growth_mb"] = resident.back() - resident.front();
    }
    return report;
}

} // namespace portolan::app
