// `portolan bench`: what this machine takes to draw, as JSON.
#pragma once

#include "app/commands/bench_options.h"

namespace portolan::app {

/// Prints one JSON object; milliseconds but where the name says otherwise. Returns the exit status.
int runBench(const BenchOptions&);

} // namespace portolan::app
