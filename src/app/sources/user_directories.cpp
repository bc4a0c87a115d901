#include "app/sources/user_directories.h"

#include <cstdlib>

namespace portolan::app {

namespace {

std::filesystem::path absoluteFrom(const char* variable) {
    const char* value = std::getenv(variable);
    const std::filesystem::path path = value != nullptr ? value : "";
    return path.is_absolute() ? path : std::filesystem::path();
}

std::filesystem::path folder(const char* variable, const std::filesystem::path& home,
                             const char* within) {
    const std::filesystem::path chosen = absoluteFrom(variable);
    if (!chosen.empty()) {
        return chosen / "portolan";
    }
    return home.empty() ? home : home / within / "portolan";
}

} // namespace

UserDirectories userDirectories() {
    const std::filesystem::path home = absoluteFrom("HOME");
    return {folder("XDG_STATE_HOME", home, ".local/state"),
            folder("XDG_CONFIG_HOME", home, ".config"), home};
}

} // namespace portolan::app
