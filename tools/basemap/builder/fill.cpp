#include "fill.h"

#include <algorithm>
#include <cmath>

namespace portolan::builder {

namespace {

struct Piece {
    long row, column;
    Geometry geometry;
};

struct Corner {
    Point point;
    std::uint32_t index;
};

bool before(const Corner& a, const Corner& b) {
    return a.point.x != b.point.x ? a.point.x < b.point.x : a.point.y < b.point.y;
}

double floorTo(double value, double origin, double cell) {
    return origin + std::floor((value - origin) / cell + 1e-9) * cell;
}

double ceilTo(double value, double origin, double cell) {
    return origin + std::ceil((value - origin) / cell - 1e-9) * cell;
}

// The smallest rectangle of whole cells around the bounds, at least one cell wide and high.
Box cellsAround(const Box& bounds, double cell) {
    Box box{floorTo(bounds.west, -180, cell), floorTo(bounds.south, -90, cell),
            ceilTo(bounds.east, -180, cell), ceilTo(bounds.north, -90, cell)};
    box.east = std::max(box.east, box.west + cell);
    box.north = std::max(box.north, box.south + cell);
    return box;
}

Box intersection(const Box& a, const Box& b) {
    return {std::max(a.west, b.west), std::max(a.south, b.south), std::min(a.east, b.east),
            std::min(a.north, b.north)};
}

class Cutter {
public:
    Cutter(const Geos& geos, double cell) : geos_(geos), cell_(cell) {}

    // Halves the box along cell edges until one cell is left: clipping stays cheap as pieces
    // shrink.
    void cut(const GEOSGeometry* polygon, const Box& box) {
        const long columns = std::lround((box.east - box.west) / cell_);
        const long rows = std::lround((box.north - box.south) / cell_);
        if (columns == 1 && rows == 1) {
            pieces.push_back({std::lround((box.south + 90) / cell_),
                              std::lround((box.west + 180) / cell_),
                              own(geos_, GEOSGeom_clone_r(geos_.handle(), polygon))});
            return;
        }
        const auto wholeCells = (columns >= rows ? columns : rows) / 2;
        const auto half = static_cast<double>(wholeCells);
        Box first = box;
        Box second = box;
        if (columns >= rows) {
            first.east = second.west = box.west + cell_ * half;
        } else {
            first.north = second.south = box.south + cell_ * half;
        }
        clip(polygon, first);
        clip(polygon, second);
    }

    std::vector<Piece> pieces;
    int failures = 0;

private:
    void clip(const GEOSGeometry* polygon, const Box& box) {
        Geometry part = own(geos_, GEOSClipByRect_r(geos_.handle(), polygon, box.west, box.south,
                                                    box.east, box.north));
        // The quick clip may leave a ring that touches itself, which cannot be triangulated.
        if (part && GEOSisValid_r(geos_.handle(), part.get()) != 1) {
            part = own(geos_, GEOSMakeValid_r(geos_.handle(), part.get()));
        }
        if (!part) {
            ++failures;
            return;
        }
        for (const GEOSGeometry* piece : polygonsOf(geos_, part.get())) {
            const Box around = intersection(box, cellsAround(boundsOf(geos_, piece), cell_));
            if (around.east > around.west && around.north > around.south) {
                cut(piece, around);
            }
        }
    }

    const Geos& geos_;
    double cell_;
};

glm::vec2 toVertex(const Point& point) {
    return {static_cast<float>(point.x), static_cast<float>(point.y)};
}

class Triangulator {
public:
    Triangulator(const Geos& geos, Grid grid, FillArrays& fill)
        : geos_(geos), grid_(grid), fill_(fill) {}

    void add(const Piece& piece) {
        const double cellArea = grid_.cellDegrees * grid_.cellDegrees;
        if (areaOf(geos_, piece.geometry.get()) > cellArea * (1 - 1e-9)) {
            addWholeCell(piece);
        } else {
            addPolygon(toPolygon(geos_, piece.geometry.get()));
        }
    }

private:
    // A cell without a coast: a regular grid, so that it bends with the projection.
    void addWholeCell(const Piece& piece) {
        const auto n =
            static_cast<std::uint32_t>(std::lround(grid_.cellDegrees / grid_.stepDegrees));
        const double west = static_cast<double>(piece.column) * grid_.cellDegrees - 180;
        const double south = static_cast<double>(piece.row) * grid_.cellDegrees - 90;
        const auto base = static_cast<std::uint32_t>(fill_.vertices.size());
        for (std::uint32_t j = 0; j <= n; ++j) {
            for (std::uint32_t i = 0; i <= n; ++i) {
                fill_.vertices.push_back(
                    toVertex({west + i * grid_.stepDegrees, south + j * grid_.stepDegrees}));
            }
        }
        for (std::uint32_t j = 0; j < n; ++j) {
            for (std::uint32_t i = 0; i < n; ++i) {
                const std::uint32_t a = base + j * (n + 1) + i;
                const std::uint32_t b = a + n + 1;
                for (const std::uint32_t index : {a, a + 1, b, a + 1, b + 1, b}) {
                    fill_.indices.push_back(index);
                }
            }
        }
    }

    void addPolygon(Polygon polygon) {
        for (Line& ring : polygon.rings) {
            ring = withGridPoints(ring, grid_.stepDegrees);
        }
        const std::vector<Corner> corners = addCorners(polygon);
        const Geometry geometry = fromPolygon(geos_, polygon);
        Geometry triangles =
            own(geos_, GEOSConstrainedDelaunayTriangulation_r(geos_.handle(), geometry.get()));
        if (!triangles) {
            ++fill_.failures;
            return;
        }
        for (const GEOSGeometry* triangle : polygonsOf(geos_, triangles.get())) {
            addTriangle(toLine(geos_, GEOSGetExteriorRing_r(geos_.handle(), triangle)), corners);
        }
    }

    std::vector<Corner> addCorners(const Polygon& polygon) {
        std::vector<Corner> corners;
        for (const Line& ring : polygon.rings) {
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                corners.push_back({ring[i], static_cast<std::uint32_t>(fill_.vertices.size())});
                fill_.vertices.push_back(toVertex(ring[i]));
            }
        }
        std::sort(corners.begin(), corners.end(), before);
        return corners;
    }

    void addTriangle(const Line& ring, const std::vector<Corner>& corners) {
        std::array<std::uint32_t, 3> indices{};
        for (std::size_t i = 0; i < 3; ++i) {
            auto found =
                std::lower_bound(corners.begin(), corners.end(), Corner{ring[i], 0}, before);
            if (ring.size() != 4 || found == corners.end() || found->point != ring[i]) {
                ++fill_.failures;
                return;
            }
            indices[i] = found->index;
        }
        fill_.indices.insert(fill_.indices.end(), indices.begin(), indices.end());
    }

    const Geos& geos_;
    Grid grid_;
    FillArrays& fill_;
};

void closeCell(FillArrays& fill, std::size_t firstIndex, std::size_t firstVertex) {
    if (fill.indices.size() == firstIndex) {
        return;
    }
    dataset::Cell cell{1e9F,
                       1e9F,
                       -1e9F,
                       -1e9F,
                       static_cast<std::uint32_t>(firstIndex),
                       static_cast<std::uint32_t>(fill.indices.size() - firstIndex)};
    for (std::size_t i = firstVertex; i < fill.vertices.size(); ++i) {
        const glm::vec2 vertex = fill.vertices[i];
        cell.west = std::min(cell.west, vertex.x);
        cell.east = std::max(cell.east, vertex.x);
        cell.south = std::min(cell.south, vertex.y);
        cell.north = std::max(cell.north, vertex.y);
    }
    fill.cells.push_back(cell);
}

} // namespace

Line withGridPoints(const Line& line, double step) {
    Line result;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Point a = line[i];
        const Point b = line[i + 1];
        result.push_back(a);
        const bool vertical = a.x == b.x;
        if (!vertical && a.y != b.y) {
            continue;
        }
        const double from = vertical ? a.y : a.x;
        const double to = vertical ? b.y : b.x;
        const double sign = to > from ? 1 : -1;
        const double first =
            std::floor(sign * from / step + 1) * step; // exact: steps are 0.5, 1, 2
        for (double k = first; k < sign * to - 1e-9; k += step) {
            if (k > sign * from + 1e-9) {
                result.push_back(vertical ? Point{a.x, sign * k} : Point{sign * k, a.y});
            }
        }
    }
    result.push_back(line.back());
    return result;
}

FillArrays buildFill(const Geos& geos, const std::vector<Geometry>& polygons, Grid grid) {
    Cutter cutter(geos, grid.cellDegrees);
    for (const Geometry& geometry : polygons) {
        for (const GEOSGeometry* polygon : polygonsOf(geos, geometry.get())) {
            cutter.cut(polygon, cellsAround(boundsOf(geos, polygon), grid.cellDegrees));
        }
    }
    std::vector<Piece>& pieces = cutter.pieces;
    std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
        return a.row != b.row ? a.row < b.row : a.column < b.column;
    });

    FillArrays fill;
    fill.failures = cutter.failures;
    Triangulator triangulator(geos, grid, fill);
    for (std::size_t i = 0; i < pieces.size();) {
        const std::size_t firstIndex = fill.indices.size();
        const std::size_t firstVertex = fill.vertices.size();
        const Piece& first = pieces[i];
        for (; i < pieces.size() && pieces[i].row == first.row && pieces[i].column == first.column;
             ++i) {
            triangulator.add(pieces[i]);
        }
        closeCell(fill, firstIndex, firstVertex);
    }
    return fill;
}

} // namespace portolan::builder
