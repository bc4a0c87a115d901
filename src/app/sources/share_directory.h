// Where the installed program's data is.
#pragma once

#include <filesystem>

namespace portolan::app {

/// share/portolan beside the folder of the running program: the same in a build tree and in an
/// installed prefix, and so the prefix may be moved.
std::filesystem::path shareDirectory();

} // namespace portolan::app
