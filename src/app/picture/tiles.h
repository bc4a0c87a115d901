// Pictures larger than a driver's targets, drawn in tiles and handed on strip by strip from the
// top: memory holds one strip.
#pragma once

#include "app/picture/picture.h"

#include <glm/vec2.hpp>

#include <cstdint>
#include <functional>
#include <span>

namespace portolan::app {

/// Larger pictures are drawn in tiles.
inline constexpr int kWholeSide = 4096;
inline constexpr glm::ivec2 kTileSize{8192, 1024};

inline bool needsTiles(glm::ivec2 sizePx) {
    return sizePx.x > kWholeSide || sizePx.y > kWholeSide;
}

/// Room for the letters of a picture of this size.
text::AtlasSize atlasFor(const gpu::Context&, glm::ivec2 sizePx);

/// Takes the next rows from the top: RGBA8.
using RowSink = std::function<base::Result<void>(std::span<const std::uint8_t>)>;

/// `scene` was built for a frame with isTiled. Error (Machine): its letters find no room, the
/// driver has none for a tile, or the sink's.
base::Result<void> drawRows(const gpu::Context&, PictureMaker&, const scene::Scene&, const RowSink&,
                            glm::ivec2 tile = kTileSize);

} // namespace portolan::app
