#include "render/frame_block.h"

#include <cmath>
#include <numbers>

namespace portolan::render {

namespace {

glm::vec4 frameOf(const geo::ProjectionGrid& grid) {
    return glm::vec4(grid.west, grid.south, 1.0 / grid.stepLon, 1.0 / grid.stepLat);
}

glm::vec4 sizeOf(const geo::ProjectionGrid& grid) {
    return glm::vec4(static_cast<float>(grid.size.columns), static_cast<float>(grid.size.rows),
                     grid.bilinear ? 1.0F : 0.0F, static_cast<float>(grid.centreLongitude));
}

glm::vec4 columnsOf(const glm::dmat2& m) {
    return glm::vec4(m[0][0], m[0][1], m[1][0], m[1][1]);
}

} // namespace

FrameBlock makeFrameBlock(const scene::FrameView& view, const Tile& tile) {
    const geo::ViewTransform& next = view.nextGrid != nullptr ? view.nextTransform : view.transform;
    FrameBlock block;
    block.gridFrame = frameOf(*view.grid);
    block.gridSize = sizeOf(*view.grid);
    block.nextGridFrame = frameOf(view.nextGrid != nullptr ? *view.nextGrid : *view.grid);
    block.nextGridSize = sizeOf(view.nextGrid != nullptr ? *view.nextGrid : *view.grid);
    block.viewCentre =
        glm::vec4(view.transform.centre.x, view.transform.centre.y, next.centre.x, next.centre.y);
    block.mapPxFromPlane = columnsOf(view.transform.mapPxFromPlane);
    block.nextMapPxFromPlane = columnsOf(next.mapPxFromPlane);
    for (int column = 0; column < 3; ++column) {
        block.clipFromMapPx[static_cast<std::size_t>(column)] =
            glm::vec4(glm::vec3(view.transform.clipFromMapPx[column]), 0.0F);
    }
    block.viewport = glm::vec4(view.transform.sizePx.x, view.transform.sizePx.y, view.scale,
                               view.isMorphing() ? view.morph : 0.0);
    const double lon = view.centre.lon * std::numbers::pi / 180;
    const double lat = view.centre.lat * std::numbers::pi / 180;
    block.morphClip = glm::vec4(std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon),
                                std::sin(lat), scene::morphClipCosine(view));
    const geo::Extent& area = view.grid->area;
    // The poles themselves are no edge.
    block.gridArea = glm::vec4(area.west, area.east, area.south > -90 ? area.south : -91,
                               area.north < 90 ? area.north : 91);
    const bool isLimited = view.grid->southLimit > -90 || view.grid->northLimit < 90;
    block.gridLimits = isLimited ? glm::vec4(view.grid->southLimit, view.grid->northLimit, 0, 0)
                                 : glm::vec4(-180, 180, 0, 0);
    if (tile.size.x > 0) {
        const glm::dvec2 whole = view.transform.sizePx, size(tile.size), corner(tile.corner);
        block.tile = glm::vec4(whole / size, (whole - 2.0 * corner) / size - 1.0);
        block.tileCorner = glm::vec4(glm::vec2(corner), 0, 0);
    }
    return block;
}

} // namespace portolan::render
