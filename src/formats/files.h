// Files are read within a bound and written whole or not at all.
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace portolan::formats {

/// Error (Data) if the file is missing, unreadable or larger than `limit` bytes.
base::Result<std::string> readFile(const std::string& path, std::size_t limit);

/// Writes beside the target and renames, so that nobody meets half a file. Error (Machine) if the
/// disk is full or the folder cannot be written.
base::Result<void> writeFileWhole(const std::string& path, std::string_view bytes);

/// Takes away what programs that were killed while they wrote a file left in a folder, or in that
/// of a file.
void removeUnfinished(const std::string& folder);
void removeUnfinishedBeside(const std::string& path);

struct FolderEntry {
    std::string name;
    bool isFolder = false;
    bool operator==(const FolderEntry&) const = default;
};

/// Folders first, each by name; hidden ones and what is neither file nor folder are left out; at
/// most `most` entries. Error (Data): there is no such folder, or it may not be read.
base::Result<std::vector<FolderEntry>> listFolder(const std::string& path, std::size_t most);

} // namespace portolan::formats
