// What the builder reads from basemap.gpkg: features as plain geometry and attributes.
#pragma once

#include "geometry.h"

#include "base/result.h"

#include <ogrsf_frmts.h>

#include <functional>
#include <string>

namespace portolan::builder {

struct Feature {
    std::vector<Polygon> polygons;
    std::vector<Line> lines; // of a polygon: none
    Point point{};           // of a point
    const OGRFeature* attributes = nullptr;

    std::string text(const char* field) const; // empty where null or absent
    double number(const char* field, double otherwise) const;
};

// Calls back for each feature of a layer, in file order; the feature lives during the call only.
base::Result<void> readLayer(GDALDataset& source, const char* layer,
                             const std::function<void(const Feature&)>& use);

} // namespace portolan::builder
