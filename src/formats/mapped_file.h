// A file mapped read-only into memory: its bytes are loaded as they are touched, and not copied.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <memory>
#include <span>

namespace portolan::formats {

class MappedFile {
public:
    /// Error (Data) when the file is missing, empty or unreadable.
    static base::Result<std::shared_ptr<const MappedFile>> open(const std::string& path);

    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    std::span<const std::byte> bytes() const { return bytes_; }

private:
    explicit MappedFile(std::span<const std::byte> bytes) : bytes_(bytes) {}

    std::span<const std::byte> bytes_;
};

} // namespace portolan::formats
