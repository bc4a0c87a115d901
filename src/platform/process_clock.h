// How long the running process has lived, and how much memory it has.
#pragma once

#include <cstddef>

namespace portolan::platform {

/// Since the system started this process, to the 10 ms that it tells; −1 where it does not.
double millisecondsSinceProcessStart();

/// Memory that is its own or that it has touched; 0 where the system does not tell.
std::size_t residentBytes();

} // namespace portolan::platform
