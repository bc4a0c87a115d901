#include "formats/files.h"

#include "base/part_name.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string_view>

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

bool isRunning(int process) {
    return ::kill(process, 0) == 0 || errno == EPERM;
}

/// The process that writes or wrote "NAME.1234.portolan-part", or what GDAL puts beside or in place
/// of that.
std::optional<int> writerOf(const std::filesystem::path& path) {
    constexpr std::array<std::string_view, 7> kAfter = {
        "", ".aux.xml", ".xlsx", ".gpkg", ".gpkg-journal", ".gpkg-wal", ".gpkg-shm"};
    const std::string name = path.filename().string();
    const std::size_t part = name.rfind(base::kPartEnding);
    if (part == std::string::npos || part == 0 ||
        std::find(kAfter.begin(), kAfter.end(),
                  std::string_view(name).substr(part + base::kPartEnding.size())) == kAfter.end()) {
        return std::nullopt;
    }
    const std::size_t dot = name.rfind('.', part - 1);
    const std::string process =
        dot == std::string::npos ? "" : name.substr(dot + 1, part - dot - 1);
    const bool isNumber = !process.empty() && process.size() < 8 &&
                          process.find_first_not_of("0123456789") == std::string::npos;
    return isNumber ? std::optional(std::stoi(process)) : std::nullopt;
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
    const std::string temporary = base::partName(path, ::getpid());
    ::unlink(temporary.c_str()); // of a program that had this one's number
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

void removeUnfinished(const std::string& folder) {
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        const auto writer = writerOf(entry.path());
        if (writer && !isRunning(*writer)) {
            std::filesystem::remove(entry.path(), ignored);
        }
    }
}

void removeUnfinishedBeside(const std::string& path) {
    std::error_code ignored;
    removeUnfinished(std::filesystem::absolute(path, ignored).parent_path().string());
}

base::Result<std::vector<FolderEntry>> listFolder(const std::string& path, std::size_t most) {
    std::error_code code;
    std::vector<FolderEntry> entries;
    auto entry = std::filesystem::directory_iterator(path, code);
    for (const auto end = std::filesystem::directory_iterator();
         !code && entry != end && entries.size() < most; entry.increment(code)) {
        std::error_code ignored;
        const bool isFolder = entry->is_directory(ignored);
        std::string name = entry->path().filename().string();
        if (name.front() != '.' && (isFolder || entry->is_regular_file(ignored))) {
            entries.push_back({std::move(name), isFolder});
        }
    }
    if (code) {
        return base::fail(base::ErrorCode::Data, fmt::format("{}: {}", path, code.message()),
                          "choose another folder", {path});
    }
    std::sort(entries.begin(), entries.end(), [](const FolderEntry& a, const FolderEntry& b) {
        return a.isFolder != b.isFolder ? a.isFolder : a.name < b.name;
    });
    return entries;
}

} // namespace portolan::formats
