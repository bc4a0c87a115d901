#include "app/commands/bench_options.h"

#include <CLI/CLI.hpp>

namespace portolan::app {

std::shared_ptr<const dataset::Dataset> syntheticRecords(const BenchOptions& options) {
    constexpr std::uint64_t kSeed = 20240229;
    return dataset::makeSyntheticDataset(static_cast<std::size_t>(options.legs),
                                         static_cast<std::size_t>(options.places), kSeed);
}

void addBenchOptions(CLI::App& app, BenchOptions& options) {
    app.add_option("dataset", options.dataset, "the bundled one if none")->type_name("DATASET");
    app.add_option("--legs", options.legs, "measure this many synthetic legs")
        ->check(CLI::Range(1, 20'000'000));
    app.add_option("--places", options.places, "between this many places")
        ->check(CLI::Range(2, 1'000'000));
    app.add_option("--frames", options.frames, "frames to measure")->check(CLI::Range(30, 100'000));
    app.add_option("--window", options.windowDays, "days that the sliding window is long")
        ->check(CLI::Range(1.0, 40'000.0));
    app.add_option("--story", options.story, "measure telling this story instead")
        ->type_name("FILE");
    app.add_option("--loop", options.loopFrames,
                   "so many frames of the story in a loop: does its memory grow?")
        ->check(CLI::Range(1'000, 100'000'000))
        ->needs("--story");
    app.add_option("--letters", options.letters,
                   "so many letters typed into the story: what does each take?")
        ->check(CLI::Range(1, 10'000))
        ->needs("--story");
    addViewOptions(app, options.view);
}

} // namespace portolan::app
