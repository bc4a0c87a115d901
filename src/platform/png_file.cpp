#include "platform/png_file.h"

#include <fmt/format.h>
#include <png.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <vector>

namespace portolan::platform {

namespace {

/// Filter Up and a quick level: a quarter of the default's time for a tenth more bytes.
constexpr int kLevel = 4;

struct Sink {
    std::FILE* file;
    bool failed = false;
};

void writeBytes(png_structp png, png_bytep data, png_size_t length) {
    auto* sink = static_cast<Sink*>(png_get_io_ptr(png));
    if (!sink->failed && std::fwrite(data, 1, length, sink->file) != length) {
        sink->failed = true; // told at the end: libpng's own way out is a longjmp
    }
}

void flushBytes(png_structp) {}

bool encode(std::FILE* file, int width, int height, std::span<const std::uint8_t> rgba) {
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    Sink sink{file};
    png_set_write_fn(png, &sink, writeBytes, flushBytes);
    png_set_compression_level(png, kLevel);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_UP);
    png_set_IHDR(png, info, static_cast<png_uint_32>(width), static_cast<png_uint_32>(height), 8,
                 PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    std::vector<std::uint8_t> row(static_cast<std::size_t>(width) * 3);
    for (std::size_t y = 0; y < static_cast<std::size_t>(height) && !sink.failed; ++y) {
        const std::uint8_t* source = rgba.data() + y * static_cast<std::size_t>(width) * 4;
        for (std::size_t x = 0; x < static_cast<std::size_t>(width); ++x) {
            std::memcpy(&row[x * 3], source + x * 4, 3);
        }
        png_write_row(png, row.data());
    }
    png_write_end(png, nullptr);
    png_destroy_write_struct(&png, &info);
    return !sink.failed;
}

auto cannotWrite(const std::string& path, int error) {
    return base::fail(base::ErrorCode::Machine,
                      fmt::format("{} cannot be written ({})", path, std::strerror(error)),
                      "choose a folder that exists, may be written and has room");
}

} // namespace

base::Result<void> writePng(const std::string& path, int width, int height,
                            std::span<const std::uint8_t> rgba) {
    const std::string part = fmt::format("{}.part-{}", path, ::getpid());
    std::FILE* file = std::fopen(part.c_str(), "wb");
    if (file == nullptr) {
        return cannotWrite(path, errno);
    }
    errno = 0;
    bool done = encode(file, width, height, rgba);
    done = std::fflush(file) == 0 && done;
    int error = errno;
    done = std::fclose(file) == 0 && done;
    std::error_code failure;
    if (done) {
        std::filesystem::rename(part, path, failure);
        error = failure.value();
    }
    if (!done || failure) {
        std::filesystem::remove(part, failure);
        return cannotWrite(path, error);
    }
    return {};
}

} // namespace portolan::platform
