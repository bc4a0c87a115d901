// How long the running process has lived.
#pragma once

namespace portolan::platform {

/// Since the system started this process, to the 10 ms that it tells; −1 where it does not.
double millisecondsSinceProcessStart();

} // namespace portolan::platform
