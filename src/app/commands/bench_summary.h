// How measurements are told.
#pragma once

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <vector>

namespace portolan::app {

using BenchClock = std::chrono::steady_clock;

inline double millisecondsSince(BenchClock::time_point begin) {
    return std::chrono::duration<double, std::milli>(BenchClock::now() - begin).count();
}

/// q: 0–1. Of one value at least.
inline double quantile(std::vector<double> values, double q) {
    std::sort(values.begin(), values.end());
    const auto last = static_cast<double>(values.size() - 1);
    return values[static_cast<std::size_t>(std::lround(q * last))];
}

inline nlohmann::json summary(const std::vector<double>& values) {
    return {{"median", quantile(values, 0.5)}, {"p95", quantile(values, 0.95)}};
}

} // namespace portolan::app
