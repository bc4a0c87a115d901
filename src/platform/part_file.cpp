#include "platform/part_file.h"

#include "base/part_name.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

namespace portolan::platform {

namespace {

auto cannotWrite(const std::string& path, int error) {
    return base::fail(base::ErrorCode::Machine,
                      fmt::format("{} cannot be written ({})", path, std::strerror(error)),
                      "choose a folder that exists, may be written and has room");
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
    std::error_code ignored;
    if (std::filesystem::is_directory(target, ignored)) {
        return cannotWrite(target, EISDIR);
    }
    const std::string path = base::partName(target, ::getpid());
    ::unlink(path.c_str()); // of a program that had this one's number
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0) {
        return cannotWrite(target, errno);
    }
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
