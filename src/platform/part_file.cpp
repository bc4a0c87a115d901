#include "platform/part_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <utility>

namespace portolan::platform {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kEnding = ".part";

auto cannotWrite(const std::string& path, int error) {
    return base::fail(base::ErrorCode::Machine,
                      fmt::format("{} cannot be written ({})", path, std::strerror(error)),
                      "choose a folder that exists, may be written and has room");
}

/// A writer holds a lock on its file for as long as it lives.
bool isWrittenStill(const fs::path& path) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    const bool isLocked = file < 0 || ::flock(file, LOCK_EX | LOCK_NB) != 0;
    if (file >= 0) {
        ::close(file);
    }
    return isLocked;
}

/// `prefix`: of the hidden names for one target; what follows is who writes it.
void removeLeftBehind(const fs::path& folder, const std::string& prefix) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        const std::string name = entry.path().filename().string();
        const bool isPart = name.size() > prefix.size() + kEnding.size() &&
                            name.rfind(prefix, 0) == 0 &&
                            std::equal(kEnding.rbegin(), kEnding.rend(), name.rbegin());
        if (isPart && !isWrittenStill(entry.path())) {
            fs::remove(entry.path(), ignored);
        }
    }
}

} // namespace

PartFile::PartFile(std::string target, std::string path, int file)
    : target_(std::move(target)), path_(std::move(path)), file_(file) {}

PartFile::PartFile(PartFile&& other) noexcept
    : target_(std::move(other.target_)), path_(std::exchange(other.path_, {})),
      file_(std::exchange(other.file_, -1)) {}

PartFile& PartFile::operator=(PartFile&& other) noexcept {
    std::swap(target_, other.target_);
    std::swap(path_, other.path_);
    std::swap(file_, other.file_);
    return *this;
}

PartFile::~PartFile() {
    if (!path_.empty()) {
        ::unlink(path_.c_str());
    }
    if (file_ >= 0) {
        ::close(file_);
    }
}

base::Result<PartFile> PartFile::create(const std::string& target) {
    const fs::path place(target);
    const fs::path folder = place.has_parent_path() ? place.parent_path() : fs::path(".");
    const std::string prefix = fmt::format(".{}.", place.filename().string());
    removeLeftBehind(folder, prefix);
    std::error_code ignored;
    if (fs::is_directory(place, ignored)) {
        return cannotWrite(target, EISDIR);
    }
    const std::string path = (folder / fmt::format("{}{}{}", prefix, ::getpid(), kEnding)).string();
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0) {
        return cannotWrite(target, errno);
    }
    ::flock(file, LOCK_EX | LOCK_NB); // where locks are unknown, nothing is cleaned up: no harm
    return PartFile(target, path, file);
}

base::Result<void> PartFile::place() {
    if (::fsync(file_) != 0 || ::rename(path_.c_str(), target_.c_str()) != 0) {
        return cannotWrite(target_, errno);
    }
    path_.clear();
    return {};
}

} // namespace portolan::platform
