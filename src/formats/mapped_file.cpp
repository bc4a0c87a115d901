#include "formats/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace portolan::formats {

namespace {

tl::unexpected<base::Error> cannotRead(const std::string& path, int error) {
    return base::fail(base::ErrorCode::Data,
                      fmt::format("cannot read {}: {}", path, std::strerror(error)),
                      "check the path, or install Portolan again", {path});
}

} // namespace

base::Result<std::shared_ptr<const MappedFile>> MappedFile::open(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return cannotRead(path, errno);
    }
    struct stat status {};
    void* address = MAP_FAILED;
    int error = ::fstat(descriptor, &status) == 0 ? 0 : errno;
    if (error == 0 && !S_ISREG(status.st_mode)) {
        error = EISDIR;
    } else if (error == 0 && status.st_size == 0) {
        error = ENODATA;
    }
    const auto size = static_cast<std::size_t>(status.st_size);
    if (error == 0) {
        address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
        error = address == MAP_FAILED ? errno : 0;
    }
    ::close(descriptor);
    if (error != 0) {
        return cannotRead(path, error);
    }
    return std::shared_ptr<const MappedFile>(
        new MappedFile({static_cast<const std::byte*>(address), size}));
}

MappedFile::~MappedFile() {
    ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

} // namespace portolan::formats
