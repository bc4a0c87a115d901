// Plain polygons and lines in double degrees, read through OGR and worked on through GEOS.
#pragma once

#include <geos_c.h>

#include <memory>
#include <vector>

namespace portolan::builder {

struct Point {
    double x, y; // longitude, latitude
    bool operator==(const Point&) const = default;
};
using Line = std::vector<Point>; // a ring repeats its first point at its end
struct Polygon {
    std::vector<Line> rings; // the outer one first
};

// One GEOS context: for one thread only.
class Geos {
public:
    Geos();
    ~Geos();
    Geos(const Geos&) = delete;
    Geos& operator=(const Geos&) = delete;
    GEOSContextHandle_t handle() const { return handle_; }

private:
    GEOSContextHandle_t handle_;
};

struct GeometryDeleter {
    GEOSContextHandle_t handle;
    void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(handle, geometry); }
};
using Geometry = std::unique_ptr<GEOSGeometry, GeometryDeleter>;

Geometry own(const Geos& geos, GEOSGeometry* geometry); // null stays null
Geometry fromPolygon(const Geos& geos, const Polygon& polygon);
Polygon toPolygon(const Geos& geos, const GEOSGeometry* polygon);
Line toLine(const Geos& geos, const GEOSGeometry* lineOrRing);

// Every non-empty polygon inside a geometry of any type.
std::vector<const GEOSGeometry*> polygonsOf(const Geos& geos, const GEOSGeometry* geometry);

struct Box {
    double west, south, east, north;
};
Box boundsOf(const Geos& geos, const GEOSGeometry* geometry);
double areaOf(const Geos& geos, const GEOSGeometry* geometry); // square degrees

// Simplified without changing the topology; made valid when the source is not. Empty where nothing
// is left.
Geometry simplified(const Geos& geos, Geometry polygon, double toleranceDegrees);
std::vector<Line> simplified(const Geos& geos, const std::vector<Line>& lines,
                             double toleranceDegrees);

// Lines that continue one another joined into one; where three meet, all end.
std::vector<Line> merged(const Geos& geos, const std::vector<Line>& lines);

} // namespace portolan::builder
