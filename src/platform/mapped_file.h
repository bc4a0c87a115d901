// A read-only file in memory, paged in as it is touched.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

namespace portolan::platform {

/// The bytes stay valid as long as `owner` lives; both empty where the file cannot be read.
struct MappedFile {
    std::shared_ptr<const void> owner;
    std::span<const std::byte> bytes;
};

MappedFile mapFile(const std::string& path);

} // namespace portolan::platform
