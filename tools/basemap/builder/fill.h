// Polygons cut into longitude/latitude cells and triangulated, cell by cell.
#pragma once

#include "geometry.h"

#include "dataset/basemap.h"

namespace portolan::builder {

struct Grid {
    double cellDegrees; // cells start at 180° W, 90° S
    double
        stepDegrees; // axis-parallel edges get a vertex at each multiple: neighbours share theirs
};

struct FillArrays {
    std::vector<glm::vec2> vertices;
    std::vector<std::uint32_t> indices;
    std::vector<dataset::Cell> cells;
    int failures = 0; // pieces that GEOS could not triangulate: the map would have a hole
};

FillArrays buildFill(const Geos& geos, const std::vector<Geometry>& polygons, Grid grid);

// A point more on each axis-parallel edge at each multiple of the step.
Line withGridPoints(const Line& line, double stepDegrees);

} // namespace portolan::builder
