#include "geometry.h"

#include <cstdio>
#include <cstdlib>

namespace portolan::builder {

namespace {

GEOSCoordSequence* sequenceOf(const Geos& geos, const Line& line) {
    static_assert(sizeof(Point) == 2 * sizeof(double));
    return GEOSCoordSeq_copyFromBuffer_r(geos.handle(), &line.front().x,
                                         static_cast<unsigned>(line.size()), 0, 0);
}

void collect(const Geos& geos, const GEOSGeometry* geometry,
             std::vector<const GEOSGeometry*>& found) {
    const int type = GEOSGeomTypeId_r(geos.handle(), geometry);
    if (type == GEOS_POLYGON) {
        if (GEOSisEmpty_r(geos.handle(), geometry) == 0) {
            found.push_back(geometry);
        }
        return;
    }
    if (type < GEOS_MULTIPOINT) {
        return;
    }
    for (int i = 0; i < GEOSGetNumGeometries_r(geos.handle(), geometry); ++i) {
        collect(geos, GEOSGetGeometryN_r(geos.handle(), geometry, i), found);
    }
}

} // namespace

Geos::Geos() : handle_(GEOS_init_r()) {}
Geos::~Geos() {
    GEOS_finish_r(handle_);
}

Geometry own(const Geos& geos, GEOSGeometry* geometry) {
    return {geometry, GeometryDeleter{geos.handle()}};
}

Geometry fromPolygon(const Geos& geos, const Polygon& polygon) {
    auto ring = [&](const Line& line) {
        return GEOSGeom_createLinearRing_r(geos.handle(), sequenceOf(geos, line));
    };
    std::vector<GEOSGeometry*> holes;
    for (std::size_t i = 1; i < polygon.rings.size(); ++i) {
        holes.push_back(ring(polygon.rings[i]));
    }
    return own(geos, GEOSGeom_createPolygon_r(geos.handle(), ring(polygon.rings.front()),
                                              holes.data(), static_cast<unsigned>(holes.size())));
}

Line toLine(const Geos& geos, const GEOSGeometry* lineOrRing) {
    const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(geos.handle(), lineOrRing);
    unsigned count = 0;
    GEOSCoordSeq_getSize_r(geos.handle(), sequence, &count);
    Line line(count);
    if (count > 0) {
        GEOSCoordSeq_copyToBuffer_r(geos.handle(), sequence, &line.front().x, 0, 0);
    }
    return line;
}

Polygon toPolygon(const Geos& geos, const GEOSGeometry* polygon) {
    Polygon result;
    result.rings.push_back(toLine(geos, GEOSGetExteriorRing_r(geos.handle(), polygon)));
    for (int i = 0; i < GEOSGetNumInteriorRings_r(geos.handle(), polygon); ++i) {
        result.rings.push_back(toLine(geos, GEOSGetInteriorRingN_r(geos.handle(), polygon, i)));
    }
    return result;
}

std::vector<const GEOSGeometry*> polygonsOf(const Geos& geos, const GEOSGeometry* geometry) {
    std::vector<const GEOSGeometry*> found;
    collect(geos, geometry, found);
    return found;
}

Box boundsOf(const Geos& geos, const GEOSGeometry* geometry) {
    Box box{};
    GEOSGeom_getXMin_r(geos.handle(), geometry, &box.west);
    GEOSGeom_getYMin_r(geos.handle(), geometry, &box.south);
    GEOSGeom_getXMax_r(geos.handle(), geometry, &box.east);
    GEOSGeom_getYMax_r(geos.handle(), geometry, &box.north);
    return box;
}

double areaOf(const Geos& geos, const GEOSGeometry* geometry) {
    double area = 0;
    GEOSArea_r(geos.handle(), geometry, &area);
    return area;
}

Geometry simplified(const Geos& geos, Geometry polygon, double toleranceDegrees) {
    GEOSContextHandle_t handle = geos.handle();
    if (toleranceDegrees > 0) {
        polygon =
            own(geos, GEOSTopologyPreserveSimplify_r(handle, polygon.get(), toleranceDegrees));
    }
    if (polygon && GEOSisValid_r(handle, polygon.get()) != 1) {
        polygon = own(geos, GEOSMakeValid_r(handle, polygon.get()));
    }
    return polygon;
}

std::vector<Line> simplified(const Geos& geos, const std::vector<Line>& lines,
                             double toleranceDegrees) {
    if (toleranceDegrees <= 0) {
        return lines;
    }
    std::vector<Line> result;
    for (const Line& line : lines) {
        Geometry geometry =
            own(geos, GEOSGeom_createLineString_r(geos.handle(), sequenceOf(geos, line)));
        geometry = own(geos, GEOSSimplify_r(geos.handle(), geometry.get(), toleranceDegrees));
        if (geometry && GEOSisEmpty_r(geos.handle(), geometry.get()) == 0) {
            result.push_back(toLine(geos, geometry.get()));
        }
    }
    return result;
}

std::vector<Line> merged(const Geos& geos, const std::vector<Line>& lines) {
    GEOSContextHandle_t handle = geos.handle();
    std::vector<GEOSGeometry*> parts;
    parts.reserve(lines.size());
    for (const Line& line : lines) {
        parts.push_back(GEOSGeom_createLineString_r(handle, sequenceOf(geos, line)));
    }
    const Geometry all =
        own(geos, GEOSGeom_createCollection_r(handle, GEOS_MULTILINESTRING, parts.data(),
                                              static_cast<unsigned>(parts.size())));
    const Geometry joined = own(geos, GEOSLineMerge_r(handle, all.get()));
    const int count = GEOSGetNumGeometries_r(handle, joined.get());
    std::vector<Line> result;
    result.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        result.push_back(toLine(geos, GEOSGetGeometryN_r(handle, joined.get(), i)));
    }
    return result;
}

} // namespace portolan::builder
