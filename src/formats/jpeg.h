// Pictures packed for a document.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace portolan::formats {

/// As JPEG, in memory. `rgba`: top row first, 4 bytes a pixel. Empty where this machine's GDAL has
/// no JPEG: the caller keeps the pixels.
std::vector<std::uint8_t> packJpeg(int width, int height, std::span<const std::uint8_t> rgba);

} // namespace portolan::formats
