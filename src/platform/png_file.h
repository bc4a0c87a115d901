// PNG pictures. A file appears whole or not at all: it is written beside its place and renamed.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace portolan::platform {

/// A picture that is written strip by strip, so that it may be larger than what memory holds.
/// Errors (Machine): the folder cannot be written, or the disk is full; nothing is left behind.
class PngFile {
public:
    static base::Result<PngFile> create(const std::string& path, int width, int height);
    PngFile(PngFile&&) noexcept;
    PngFile& operator=(PngFile&&) noexcept;
    ~PngFile(); ///< unfinished: leaves no file

    /// The next rows from the top, whole ones, 4 bytes a pixel; written as opaque RGB.
    base::Result<void> write(std::span<const std::uint8_t> rgba);
    /// After `height` rows.
    base::Result<void> finish();

private:
    struct Impl;
    explicit PngFile(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

/// `rgba` is width × height × 4 bytes, top row first; written as opaque RGB. The same pixels give
/// the same bytes. Error (Machine): the folder cannot be written, or the disk is full; nothing is
/// left behind.
base::Result<void> writePng(const std::string& path, int width, int height,
                            std::span<const std::uint8_t> rgba);

} // namespace portolan::platform
