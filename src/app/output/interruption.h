// Ctrl-C and SIGTERM while something long is written: it ends in order and leaves nothing behind.
#pragma once

#include <array>

namespace portolan::app {

/// While one lives these signals are noted and do not end the program. One at a time.
class Interruption {
public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    /// The signal that has come; 0: none.
    static int signal();

private:
    std::array<void (*)(int), 2> before_{};
};

} // namespace portolan::app
