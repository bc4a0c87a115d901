// A file while it is written, beside its place. What a killed program left is known by its name
// (formats::removeUnfinished).
#pragma once

#include "base/result.h"

#include <string>

namespace portolan::platform {

class PartFile {
public:
    /// Empty, beside `target`; one at a time for each. Error (Machine): the folder is missing or
    /// cannot be written.
    static base::Result<PartFile> create(const std::string& target);
    PartFile(PartFile&&) noexcept;
    PartFile& operator=(PartFile&&) noexcept;
    /// Takes it away where it was not placed.
    ~PartFile();

    const std::string& path() const { return path_; } ///< what to write to
    const std::string& target() const { return target_; }
    /// Puts what was written to the disk and into its place. Error (Machine): the disk is full.
    base::Result<void> place();

private:
    PartFile(std::string target, std::string path, int file);
    std::string target_, path_; ///< path_: empty once it is placed
    int file_ = -1;
};

} // namespace portolan::platform
