// Whoever waits for something long is told how far it is, and can end it.
#pragma once

#include <functional>

namespace portolan::app {

/// Called after each part; false ends the work.
using Watch = std::function<bool(int done, int all)>;

} // namespace portolan::app
