#include "scene/stage_picture.h"

#include "scene/stage_progress.h"

#include <glm/common.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace portolan::scene {

namespace {

// In the design's pixels.
constexpr float kTop = 80;
constexpr float kEnd = 400;         // from the lower edge, where there are no figures
constexpr float kBesideTiles = 496; // from the right edge: as wide as the figures
constexpr float kOffTiles = 34, kEdge = 2, kPad = 14;

/// Where the column ends, from above.
float bottomOf(const StageRequest& request, const StageLayout& layout) {
    float bottom = request.sizePx.y - kEnd * request.scale;
    if (!layout.bars.lines.empty()) {
        bottom = layout.bars.lines.front().a.y - kOffTiles * request.scale;
    }
    return bottom;
}

} // namespace

void layOutPicture(const StageRequest& request, StageLayout& layout) {
    const auto& picture = request.words.picture;
    if (picture == nullptr) {
        return;
    }
    const float s = request.scale;
    const float column = (request.words.tiles.empty() ? kPictureColumn : kBesideTiles) - kStageSide;
    const glm::vec2 room(column * s, bottomOf(request, layout) - kTop * s);
    const glm::vec2 shape(picture->size);
    const glm::vec2 size = glm::round(shape * std::min(room.x / shape.x, room.y / shape.y));
    if (!(size.x >= 1 && size.y >= 1)) {
        return;
    }
    const glm::vec2 low =
        glm::round(glm::vec2(request.sizePx.x - kStageSide * s - size.x, kTop * s));
    layout.picture = Box{low, low + size};
    layout.boxes.push_back(layout.picture->grown(kPad * s));
    const float edge = std::max(1.0F, std::round(kEdge * s));
    const Box frame = layout.picture->grown(edge / 2);
    const glm::vec2 along(edge / 2, 0);
    const std::array<std::array<glm::vec2, 2>, 4> sides = {
        {{frame.low - along, glm::vec2(frame.high.x, frame.low.y) + along},
         {glm::vec2(frame.low.x, frame.high.y) - along, frame.high + along},
         {frame.low, glm::vec2(frame.low.x, frame.high.y)},
         {glm::vec2(frame.high.x, frame.low.y), frame.high}}};
    for (const auto& [from, to] : sides) {
        layout.bars.lines.push_back({from, to, edge, request.style.text2});
    }
}

} // namespace portolan::scene
