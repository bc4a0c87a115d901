#include "app/sources/share_directory.h"

namespace portolan::app {

std::filesystem::path shareDirectory() {
    std::error_code failure;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", failure);
    return program.parent_path().parent_path() / "share" / "portolan";
}

} // namespace portolan::app
