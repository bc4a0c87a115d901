// Photographs and drawings for the stage: PNG and JPEG.
#pragma once

#include "base/result.h"

#include <glm/vec2.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace portolan::formats {

struct Picture {
    glm::ivec2 size{0};
    std::vector<std::uint8_t> rgba; ///< top row first; alpha is straight
};

/// The way up that its camera says, made smaller where a side is longer than `mostSide` pixels.
/// Error (Data): there is no such file, it is neither PNG nor JPEG, it is broken or beyond 32,768
/// pixels a side.
base::Result<Picture> readPicture(const std::string& path, int mostSide);

} // namespace portolan::formats
