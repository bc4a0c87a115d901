#include "platform/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

namespace portolan::platform {

MappedFile mapFile(const std::string& path) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return {};
    }
    struct stat status = {};
    void* memory = MAP_FAILED;
    if (fstat(file, &status) == 0 && status.st_size > 0) {
        memory = mmap(nullptr, static_cast<std::size_t>(status.st_size), PROT_READ, MAP_PRIVATE,
                      file, 0);
    }
    close(file); // the mapping stays
    if (memory == MAP_FAILED) {
        return {};
    }
    const auto size = static_cast<std::size_t>(status.st_size);
    std::shared_ptr<const void> owner(memory, [size](void* p) { munmap(p, size); });
    return {std::move(owner), std::span(static_cast<const std::byte*>(memory), size)};
}

} // namespace portolan::platform
