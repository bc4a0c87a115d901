#include "formats/files.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace portolan::formats {

namespace {

base::Result<void> failToWrite(const std::string& path, const std::string& temporary) {
    const std::string reason = std::strerror(errno);
    std::error_code ignored;
    std::filesystem::remove(temporary, ignored);
    return base::fail(base::ErrorCode::Machine,
                      fmt::format("{} cannot be written ({})", path, reason),
                      "choose another folder, or make room on the disk");
}

} // namespace

base::Result<std::string> readFile(const std::string& path, std::size_t limit) {
    std::error_code code;
    const auto size = std::filesystem::file_size(path, code);
    if (code) {
        return base::fail(base::ErrorCode::Data, fmt::format("{}: {}", path, code.message()),
                          "check the name", {path});
    }
    if (size > limit) {
        return base::fail(base::ErrorCode::Data, fmt::format("{} holds {} bytes", path, size),
                          fmt::format("at most {} are read; split it, or use a GeoPackage", limit),
                          {path});
    }
    std::ifstream stream(path, std::ios::binary);
    std::string bytes(size, '\0');
    if (!stream.read(bytes.data(), static_cast<std::streamsize>(size))) {
        return base::fail(base::ErrorCode::Data, fmt::format("{} cannot be read", path),
                          "check its permissions", {path});
    }
    return bytes;
}

base::Result<void> writeFileWhole(const std::string& path, std::string_view bytes) {
    const std::string temporary = fmt::format("{}.{}.part", path, ::getpid());
    std::FILE* const file = std::fopen(temporary.c_str(), "wbx");
    if (file == nullptr) {
        return failToWrite(path, temporary);
    }
    bool isWritten = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
    isWritten = std::fflush(file) == 0 && ::fsync(::fileno(file)) == 0 && isWritten;
    isWritten = std::fclose(file) == 0 && isWritten;
    if (!isWritten || std::rename(temporary.c_str(), path.c_str()) != 0) {
        return failToWrite(path, temporary);
    }
    return {};
}

} // namespace portolan::formats
