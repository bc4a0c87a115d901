#include "app/sources/report.h"

#include <fmt/format.h>

#include <cstdio>

namespace portolan::app {

int report(const base::Error& error) {
    fmt::print(stderr, "portolan: {}\n", error.toString());
    return static_cast<int>(error.code);
}

void report(const base::Diagnostics& diagnostics) {
    for (const base::Diagnostic& diagnostic : diagnostics) {
        fmt::print(stderr, "{}\n", diagnostic.toString());
    }
}

} // namespace portolan::app
