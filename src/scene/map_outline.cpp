#include "scene/map_outline.h"

#include "dataset/basemap.h"

#include <array>

namespace portolan::scene {

namespace {

const glm::vec4 kBreak(2 * dataset::kLineBreak, 0, 0, 0);

struct Node {
    double lon, lat, validity;
};

/// Where validity crosses 0 between two nodes.
glm::vec4 crossing(const Node& a, const Node& b) {
    const double t = a.validity / (a.validity - b.validity);
    return glm::vec4(a.lon + (b.lon - a.lon) * t, a.lat + (b.lat - a.lat) * t, 0, 0);
}

/// Marching squares on one cell of the grid (two segments in the ambiguous case, either way round).
void addCell(const std::array<Node, 4>& corners, std::vector<glm::vec4>& out) {
    std::array<glm::vec4, 4> ends;
    std::size_t count = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const Node& a = corners[i];
        const Node& b = corners[(i + 1) % 4];
        if ((a.validity > 0) != (b.validity > 0)) {
            ends[count++] = crossing(a, b);
        }
    }
    for (std::size_t i = 0; i + 1 < count; i += 2) {
        out.insert(out.end(), {ends[i], ends[i + 1], kBreak});
    }
}

void addContour(const geo::ProjectionGrid& grid, std::vector<glm::vec4>& out) {
    const auto node = [&](int i, int j) {
        const auto index =
            static_cast<std::size_t>(j) * static_cast<std::size_t>(grid.size.columns) +
            static_cast<std::size_t>(i);
        return Node{grid.west + i * grid.stepLon, grid.south + j * grid.stepLat,
                    static_cast<double>(grid.texels[index].z)};
    };
    // The two outer rings are extrapolated: they are no part of the map.
    for (int j = 2; j + 3 < grid.size.rows; ++j) {
        for (int i = 2; i + 3 < grid.size.columns; ++i) {
            addCell({node(i, j), node(i + 1, j), node(i + 1, j + 1), node(i, j + 1)}, out);
        }
    }
}

/// A meridian or a parallel, as far as it is on the map.
void addSide(const geo::ProjectionGrid& grid, glm::dvec2 from, glm::dvec2 to,
             std::vector<glm::vec4>& out) {
    constexpr int kPieces = 180;
    bool open = false;
    for (int i = 0; i <= kPieces; ++i) {
        const glm::dvec2 at = from + (to - from) * (static_cast<double>(i) / kPieces);
        if (grid.lookupUnwrapped(at.x, at.y).validity > 0.5) {
            out.emplace_back(at.x, at.y, 0, 0);
            open = true;
        } else if (open) {
            out.push_back(kBreak);
            open = false;
        }
    }
    out.push_back(kBreak);
}

} // namespace

std::vector<glm::vec4> outlineOf(const geo::ProjectionGrid& grid) {
    std::vector<glm::vec4> out;
    addContour(grid, out);
    const double west = grid.centreLongitude - 180;
    const double east = grid.centreLongitude + 180;
    addSide(grid, {west, -90}, {west, 90}, out);
    addSide(grid, {east, -90}, {east, 90}, out);
    addSide(grid, {west, 90}, {east, 90}, out);
    addSide(grid, {west, -90}, {east, -90}, out);
    return out;
}

} // namespace portolan::scene
