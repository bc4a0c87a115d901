#include "platform/png_file.h"

#include "platform/part_file.h"

#include <fmt/format.h>
#include <png.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>
#include <vector>

namespace portolan::platform {

namespace {

/// Filter Up and a quick level: a quarter of the default's time for a tenth more bytes.
constexpr int kLevel = 4;

struct Sink {
    std::FILE* file = nullptr;
    int error = 0; ///< told at the end: libpng's own way out is a longjmp
};

void writeBytes(png_structp png, png_bytep data, png_size_t length) {
    auto* sink = static_cast<Sink*>(png_get_io_ptr(png));
    if (sink->error == 0 && std::fwrite(data, 1, length, sink->file) != length) {
        sink->error = errno != 0 ? errno : EIO;
    }
}

void flushBytes(png_structp) {}

auto cannotWrite(const std::string& path, int error) {
    return base::fail(base::ErrorCode::Machine,
                      fmt::format("{} cannot be written ({})", path, std::strerror(error)),
                      "choose a folder that exists, may be written and has room");
}

} // namespace

struct PngFile::Impl {
    PartFile part;
    Sink sink;
    png_structp png = nullptr;
    png_infop info = nullptr;
    std::size_t width = 0;
    std::vector<std::uint8_t> row;

    explicit Impl(PartFile beside) : part(std::move(beside)) {}
    ~Impl() {
        png_destroy_write_struct(&png, &info);
        if (sink.file != nullptr) {
            std::fclose(sink.file);
        }
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void begin(int pictureWidth, int height) {
        width = static_cast<std::size_t>(pictureWidth);
        row.resize(width * 3);
        png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
        info = png_create_info_struct(png);
        png_set_write_fn(png, &sink, writeBytes, flushBytes);
        png_set_compression_level(png, kLevel);
        png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_UP);
        png_set_IHDR(png, info, static_cast<png_uint_32>(pictureWidth),
                     static_cast<png_uint_32>(height), 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                     PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
        png_write_info(png, info);
    }
};

PngFile::PngFile(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PngFile::PngFile(PngFile&&) noexcept = default;
PngFile& PngFile::operator=(PngFile&&) noexcept = default;
PngFile::~PngFile() = default;

base::Result<PngFile> PngFile::create(const std::string& path, int width, int height) {
    return PartFile::create(path).and_then([&](PartFile part) -> base::Result<PngFile> {
        auto impl = std::make_unique<Impl>(std::move(part));
        impl->sink.file = std::fopen(impl->part.path().c_str(), "wb");
        if (impl->sink.file == nullptr) {
            return cannotWrite(path, errno);
        }
        errno = 0;
        impl->begin(width, height);
        return PngFile(std::move(impl));
    });
}

base::Result<void> PngFile::write(std::span<const std::uint8_t> rgba) {
    const std::size_t stride = impl_->width * 4;
    for (; rgba.size() >= stride && impl_->sink.error == 0; rgba = rgba.subspan(stride)) {
        for (std::size_t x = 0; x < impl_->width; ++x) {
            std::memcpy(&impl_->row[x * 3], &rgba[x * 4], 3);
        }
        png_write_row(impl_->png, impl_->row.data());
    }
    if (impl_->sink.error != 0) {
        return cannotWrite(impl_->part.target(), impl_->sink.error);
    }
    return {};
}

base::Result<void> PngFile::finish() {
    Sink& sink = impl_->sink;
    if (sink.error == 0) {
        png_write_end(impl_->png, nullptr);
    }
    errno = 0;
    const bool isFlushed = std::fflush(sink.file) == 0;
    int error = sink.error != 0 || isFlushed ? sink.error : errno;
    std::FILE* file = std::exchange(sink.file, nullptr);
    if (std::fclose(file) != 0 && error == 0) {
        error = errno;
    }
    return error == 0 ? impl_->part.place() : cannotWrite(impl_->part.target(), error);
}

base::Result<void> writePng(const std::string& path, int width, int height,
                            std::span<const std::uint8_t> rgba) {
    return PngFile::create(path, width, height).and_then([&](PngFile file) {
        return file.write(rgba).and_then([&] { return file.finish(); });
    });
}

} // namespace portolan::platform
