// Files are read within a bound and written whole or not at all.
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace portolan::formats {

/// Error (Data) if the file is missing, unreadable or larger than `limit` bytes.
base::Result<std::string> readFile(const std::string& path, std::size_t limit);

/// Writes beside the target and renames, so that nobody meets half a file. Error (Machine) if the
/// disk is full or the folder cannot be written.
base::Result<void> writeFileWhole(const std::string& path, std::string_view bytes);

} // namespace portolan::formats
