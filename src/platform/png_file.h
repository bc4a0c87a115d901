// PNG pictures. A file appears whole or not at all: it is written beside its place and renamed.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <span>
#include <string>

namespace portolan::platform {

/// `rgba` is width × height × 4 bytes, top row first; written as opaque RGB. The same pixels give
/// the same bytes. Error (Machine): the folder cannot be written, or the disk is full; nothing is
/// left behind.
base::Result<void> writePng(const std::string& path, int width, int height,
                            std::span<const std::uint8_t> rgba);

} // namespace portolan::platform
