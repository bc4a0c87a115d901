// A photograph on the stage, or a flag.
#pragma once

#include "scene/label_space.h"

#include <glm/vec2.hpp>

#include <cstdint>
#include <memory>
#include <vector>

namespace portolan::scene {

struct StagePicture {
    glm::ivec2 size{0};
    std::vector<std::uint8_t> rgba; ///< top row first; alpha is straight
};

struct PlacedPicture {
    std::shared_ptr<const StagePicture> picture; ///< never null
    Box box;                                     ///< on the target, whole pixels
    float opacity = 1;
};

} // namespace portolan::scene
