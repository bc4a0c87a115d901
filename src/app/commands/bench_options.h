// What `portolan bench` is asked for.
#pragma once

#include "app/sources/view_arguments.h"
#include "dataset/dataset.h"

#include <memory>
#include <string>

namespace portolan::app {

struct BenchOptions {
    std::string dataset; ///< empty: the bundled one
    int legs = 0;        ///< > 0: this many synthetic legs instead
    int places = 200;
    int frames = 60;
    double windowDays = 365;
    std::string story;  ///< a file: telling it is measured instead
    int loopFrames = 0; ///< > 0: of the story in a loop, and what memory they take
    int letters = 0;    ///< > 0: so many are typed into the story, and what each takes
    ViewArguments view;
};

/// As many as `legs` says.
std::shared_ptr<const dataset::Dataset> syntheticRecords(const BenchOptions&);

/// Adds the arguments of `bench`. `options` must outlive the App.
void addBenchOptions(CLI::App&, BenchOptions& options);

} // namespace portolan::app
