#include "source_layers.h"

namespace portolan::builder {

namespace {

Line toLine(const OGRLineString& source) {
    Line line(static_cast<std::size_t>(source.getNumPoints()));
    for (int i = 0; i < source.getNumPoints(); ++i) {
        line[static_cast<std::size_t>(i)] = {source.getX(i), source.getY(i)};
    }
    return line;
}

void collect(const OGRGeometry& geometry, Feature& feature) {
    switch (wkbFlatten(geometry.getGeometryType())) {
    case wkbPoint:
        feature.point = {geometry.toPoint()->getX(), geometry.toPoint()->getY()};
        return;
    case wkbLineString:
        feature.lines.push_back(toLine(*geometry.toLineString()));
        return;
    case wkbPolygon: {
        Polygon polygon;
        for (const OGRLinearRing* ring : *geometry.toPolygon()) {
            polygon.rings.push_back(toLine(*ring));
        }
        feature.polygons.push_back(std::move(polygon));
        return;
    }
    default:
        if (OGR_GT_IsSubClassOf(geometry.getGeometryType(), wkbGeometryCollection) != 0) {
            for (const OGRGeometry* part : *geometry.toGeometryCollection()) {
                collect(*part, feature);
            }
        }
    }
}

} // namespace

std::string Feature::text(const char* field) const {
    const int index = attributes->GetFieldIndex(field);
    return index < 0 || attributes->IsFieldSetAndNotNull(index) == 0
               ? ""
               : attributes->GetFieldAsString(index);
}

double Feature::number(const char* field, double otherwise) const {
    const int index = attributes->GetFieldIndex(field);
    return index < 0 || attributes->IsFieldSetAndNotNull(index) == 0
               ? otherwise
               : attributes->GetFieldAsDouble(index);
}

base::Result<void> readLayer(GDALDataset& source, const char* layer,
                             const std::function<void(const Feature&)>& use) {
    OGRLayer* features = source.GetLayerByName(layer);
    if (features == nullptr) {
        return base::fail(base::ErrorCode::Data,
                          fmt::format("{} has no layer \"{}\"", source.GetDescription(), layer),
                          "build it again with tools/basemap/fetch_and_build.sh");
    }
    for (auto&& sourceFeature : *features) {
        Feature feature;
        feature.attributes = sourceFeature.get();
        if (const OGRGeometry* geometry = sourceFeature->GetGeometryRef()) {
            collect(*geometry, feature);
        }
        use(feature);
    }
    return {};
}

} // namespace portolan::builder
