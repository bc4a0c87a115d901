#include "scene/basemap_view.h"
#include "scene/map_outline.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace portolan::scene {

namespace {

constexpr int kSamples = 3; // a side: corners, middles of the edges, centre

struct Bounds {
    float west, south, east, north;
};

/// The box of `bounds` shifted by `shift` and cut at the seam; false where nothing of it can be
/// drawn.
bool projectBounds(const geo::ProjectionGrid& grid, Bounds bounds, double shift, PlacedBox& box) {
    const geo::Extent& area = grid.area;
    const double west = std::max(bounds.west + shift, area.west);
    const double east = std::min(bounds.east + shift, area.east);
    const double south = std::max<double>(bounds.south, area.south);
    const double north = std::min<double>(bounds.north, area.north);
    const bool isOutside = west > east || south > north;
    if (isOutside || (west == east && bounds.west < bounds.east)) {
        return false;
    }
    glm::dvec2 least(1e30);
    glm::dvec2 most(-1e30);
    double best = -1;
    double worst = 1;
    for (int j = 0; j < kSamples; ++j) {
        for (int i = 0; i < kSamples; ++i) {
            const double lon = west + (east - west) * i / (kSamples - 1);
            const double lat = south + (north - south) * j / (kSamples - 1);
            const auto sample = grid.lookupUnwrapped(lon, lat);
            least = glm::min(least, sample.offset);
            most = glm::max(most, sample.offset);
            best = std::max(best, sample.validity);
            worst = std::min(worst, sample.validity);
        }
    }
    // Near the antipode of an azimuthal projection a cell is stretched around the map: its
    // triangles would cross it.
    constexpr double kMetresPerDegree = 111'195;
    constexpr double kMostStretch = 25;
    const double across = std::max(east - west, north - south);
    if (best <= -0.99 ||
        glm::length(most - least) > kMostStretch * (across + 0.2) * kMetresPerDegree) {
        return false;
    }
    // The edges bulge between the samples; cells are small, so a tenth more is ample.
    const glm::dvec2 margin = (most - least) * 0.1 + glm::dvec2(1.0);
    box.x0 = static_cast<float>(least.x - margin.x);
    box.y0 = static_cast<float>(least.y - margin.y);
    box.x1 = static_cast<float>(most.x + margin.x);
    box.y1 = static_cast<float>(most.y + margin.y);
    box.shift = static_cast<float>(shift);
    constexpr double kAtEdge = 1e-6;
    const bool isAcross = bounds.west + shift < area.west + kAtEdge ||
                          bounds.east + shift > area.east - kAtEdge || bounds.south < area.south ||
                          bounds.north > area.north;
    box.needsClip = worst < 0.99 || isAcross;
    return true;
}

template<class Item>
PlacedBoxes placeAll(const geo::ProjectionGrid& grid, std::span<const Item> items) {
    PlacedBoxes boxes;
    boxes.reserve(items.size() + items.size() / 32);
    for (std::uint32_t index = 0; index < items.size(); ++index) {
        const Item& item = items[index];
        const Bounds bounds{item.west, item.south, item.east, item.north};
        const double middle = (static_cast<double>(item.west) + item.east) / 2;
        const double turns = std::round(((grid.area.west + grid.area.east) / 2 - middle) / 360);
        for (const double turn : {turns, turns - 1, turns + 1}) {
            const double shift = turn * 360;
            const bool reaches =
                item.west + shift < grid.area.east && item.east + shift > grid.area.west;
            PlacedBox box{};
            box.item = index;
            if ((turn == turns || reaches) && projectBounds(grid, bounds, shift, box)) {
                boxes.push_back(box);
            }
        }
    }
    return boxes;
}

} // namespace

const dataset::Fill& fillOf(const dataset::DetailLevel& level, FillLayer layer) {
    switch (layer) {
    case FillLayer::Land:
        return level.land;
    case FillLayer::Lakes:
        return level.lakes;
    case FillLayer::Glaciers:
        return level.glaciers;
    case FillLayer::Urban:
        break;
    }
    return level.urban;
}

const dataset::Lines& linesOf(const dataset::DetailLevel& level, LineLayer layer) {
    switch (layer) {
    case LineLayer::Coast:
        return level.coast;
    case LineLayer::Lakeshore:
        return level.lakeshore;
    case LineLayer::Rivers:
        return level.rivers;
    case LineLayer::Admin1:
        return level.admin1;
    case LineLayer::Boundaries:
        return level.boundaries;
    case LineLayer::Claims:
        break;
    }
    return level.claims;
}

namespace {

BasemapBoxes boxesOn(const dataset::DetailLevel& level, const geo::ProjectionGrid& grid,
                     const geo::ProjectionGrid& whole) {
    BasemapBoxes boxes;
    for (std::size_t i = 0; i < kFillLayerCount; ++i) {
        boxes.fills[i] = placeAll(grid, fillOf(level, static_cast<FillLayer>(i)).cells);
    }
    for (std::size_t i = 0; i < kLineLayerCount; ++i) {
        boxes.lines[i] = placeAll(grid, linesOf(level, static_cast<LineLayer>(i)).chunks);
    }
    boxes.outline = std::make_shared<const std::vector<glm::vec4>>(outlineOf(grid, whole));
    return boxes;
}

} // namespace

BasemapBoxes buildBasemapBoxes(const dataset::DetailLevel& level, const geo::ProjectionGrid& grid) {
    if (grid.facets.empty()) {
        return boxesOn(level, grid, grid);
    }
    BasemapBoxes boxes;
    for (const auto& facet : grid.facets) {
        boxes.facets.push_back(boxesOn(level, *facet, grid));
    }
    return boxes;
}

} // namespace portolan::scene
