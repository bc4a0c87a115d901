#include "scene/map_outline.h"

#include "dataset/basemap.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>

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

/// Whether the map goes on beyond a side: the place just across it is drawn beside it.
bool goesOn(const geo::ProjectionGrid& whole, glm::dvec2 here, glm::dvec2 across) {
    constexpr double kBeside = 2000; // metres
    if (std::abs(across.y) > 90 || across.y < whole.southLimit || across.y > whole.northLimit) {
        return false;
    }
    const auto a = whole.lookup({here.x, here.y});
    const auto b = whole.lookup({across.x, across.y});
    return b.validity > 0 && glm::distance(a.offset, b.offset) < kBeside;
}

/// A meridian or a parallel of the grid's area, as far as it is on the map and ends it. `outward`
/// is a small step across, degrees.
void addSide(const geo::ProjectionGrid& grid, const geo::ProjectionGrid& whole, glm::dvec2 from,
             glm::dvec2 to, glm::dvec2 outward, std::vector<glm::vec4>& out) {
    constexpr int kPieces = 180;
    const auto at = [&](int i) { return from + (to - from) * (static_cast<double>(i) / kPieces); };
    const auto ends = [&](int i) { return !goesOn(whole, at(i) - outward, at(i) + outward); };
    // A piece is part of the outline where either of its ends is: at the poles the sides meet.
    bool before = ends(0);
    for (int i = 0; i < kPieces; ++i) {
        const bool after = ends(i + 1);
        const bool isOnMap = grid.lookupUnwrapped(at(i).x, at(i).y).validity > 0.5 &&
                             grid.lookupUnwrapped(at(i + 1).x, at(i + 1).y).validity > 0.5;
        if ((before || after) && isOnMap) {
            out.insert(out.end(), {glm::vec4(at(i), 0, 0), glm::vec4(at(i + 1), 0, 0), kBreak});
        }
        before = after;
    }
}

} // namespace

std::vector<glm::vec4> outlineOf(const geo::ProjectionGrid& grid,
                                 const geo::ProjectionGrid& whole) {
    constexpr double kStep = 1e-6;
    std::vector<glm::vec4> out;
    addContour(grid, out);
    const auto [west, south, east, north] = grid.area;
    const double low = std::max(south, grid.southLimit);
    const double high = std::min(north, grid.northLimit);
    addSide(grid, whole, {west, low}, {west, high}, {-kStep, 0}, out);
    addSide(grid, whole, {east, low}, {east, high}, {kStep, 0}, out);
    addSide(grid, whole, {west, high}, {east, high}, {0, kStep}, out);
    addSide(grid, whole, {west, low}, {east, low}, {0, -kStep}, out);
    return out;
}

} // namespace portolan::scene
