#include "geo/projection_grid.h"

#include "geo/facets.h"
#include "geo/geodesic.h"
#include "geo/grid_builder.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace portolan::geo {

namespace {

/// The cell that is interpolated in, along one axis, and the place within it.
struct Cell {
    int index;
    double f;
};

// The cell is clamped, its fraction is not: beyond the rings the last cell's curve goes on.
Cell findCell(double u, int nodes) {
    const double index = std::clamp(std::floor(u), 1.0, nodes - 3.0);
    return {static_cast<int>(index), u - index};
}

std::array<double, 4> catmullRom(double f) {
    return {f * (-0.5 + f * (1.0 - 0.5 * f)), 1.0 + f * f * (-2.5 + 1.5 * f),
            f * (0.5 + f * (2.0 - 1.5 * f)), f * f * (-0.5 + 0.5 * f)};
}

std::array<double, 4> linear(double f) {
    return {0.0, 1.0 - f, f, 0.0};
}

} // namespace

ProjectionGrid::Sample ProjectionGrid::lookup(LonLat p) const {
    Sample sample =
        lookupUnwrapped(centreLongitude + wrapLongitude(p.lon - centreLongitude), p.lat);
    const double away = std::abs(wrapLongitude(p.lon - centreLongitude));
    if (p.lat < southLimit || p.lat > northLimit || away > reach) {
        sample.validity = -1;
    }
    return sample;
}

ProjectionGrid::Sample ProjectionGrid::lookupUnwrapped(double lon, double latitude) const {
    if (!facets.empty()) {
        return facetAt(lon, latitude).lookupUnwrapped(lon, latitude);
    }
    const bool isLimited = southLimit > -90 || northLimit < 90;
    const double lat = isLimited ? std::clamp(latitude, southLimit, northLimit) : latitude;
    const Cell column = findCell((lon - west) / stepLon, size.columns);
    const Cell row = findCell((lat - south) / stepLat, size.rows);
    const auto wx = bilinear ? linear(column.f) : catmullRom(column.f);
    const auto wy = bilinear ? linear(row.f) : catmullRom(row.f);
    Sample sum{};
    for (int j = 0; j < 4; ++j) {
        const std::ptrdiff_t start =
            std::ptrdiff_t{row.index + j - 1} * size.columns + column.index - 1;
        for (int i = 0; i < 4; ++i) {
            const glm::vec4& texel = texels[static_cast<std::size_t>(start + i)];
            const double weight = wx[static_cast<std::size_t>(i)] * wy[static_cast<std::size_t>(j)];
            sum.offset += weight * glm::dvec2(texel.x, texel.y);
            sum.validity += weight * static_cast<double>(texel.z);
        }
    }
    return sum;
}

const ProjectionGrid& ProjectionGrid::facetAt(double lon, double lat) const {
    const double inLon = std::clamp(lon, area.west, area.east);
    const double inLat = std::clamp(lat, area.south, area.north);
    const auto found = std::find_if(facets.begin(), facets.end(), [&](const auto& facet) {
        return facet->area.contains(inLon, inLat);
    });
    return found == facets.end() ? *facets.back() : **found;
}

std::optional<PlanePoint> ProjectionGrid::project(LonLat p) const {
    const Sample sample = lookup(p);
    if (!(sample.validity > 0)) {
        return std::nullopt;
    }
    return PlanePoint{origin.x + sample.offset.x, origin.y + sample.offset.y};
}

std::shared_ptr<const ProjectionGrid> buildProjectionGrid(const Projection& projection,
                                                          GridSize size, LonLat near,
                                                          const std::stop_token& stop) {
    const std::vector<Extent> facets = facetsOf(projection);
    if (facets.empty()) {
        return GridBuilder(projection, size).build(near, stop);
    }
    auto whole = std::make_shared<ProjectionGrid>();
    whole->centreLongitude = projection.centreLongitude();
    whole->definition = projection.definition();
    whole->area = {whole->centreLongitude - 180, -90, whole->centreLongitude + 180, 90};
    for (const Extent& facet : facets) {
        whole->facets.push_back(GridBuilder(projection, facet).build(near, stop));
        if (whole->facets.back() == nullptr) {
            return nullptr;
        }
    }
    whole->origin = whole->facets.front()->origin;
    return whole;
}

} // namespace portolan::geo
