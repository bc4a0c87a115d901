#include "platform/process_clock.h"

#include <unistd.h>

#include <cstdio>
#include <ctime>

namespace portolan::platform {

double millisecondsSinceProcessStart() {
    std::FILE* file = std::fopen("/proc/self/stat", "r");
    unsigned long long ticks = 0;
    const bool read =
        file != nullptr && std::fscanf(file,
                                       "%*d %*s %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u "
                                       "%*u %*d %*d %*d %*d %*d %*d %llu",
                                       &ticks) == 1;
    if (file != nullptr) {
        std::fclose(file);
    }
    std::timespec now{};
    if (!read || clock_gettime(CLOCK_BOOTTIME, &now) != 0) {
        return -1;
    }
    const double started =
        static_cast<double>(ticks) * 1000 / static_cast<double>(sysconf(_SC_CLK_TCK));
    return static_cast<double>(now.tv_sec) * 1000 + static_cast<double>(now.tv_nsec) / 1e6 -
           started;
}

std::size_t residentBytes() {
    std::FILE* file = std::fopen("/proc/self/statm", "r");
    unsigned long long pages = 0;
    const bool read = file != nullptr && std::fscanf(file, "%*u %llu", &pages) == 1;
    if (file != nullptr) {
        std::fclose(file);
    }
    return read ? static_cast<std::size_t>(pages) * static_cast<std::size_t>(sysconf(_SC_PAGESIZE))
                : 0;
}

} // namespace portolan::platform
