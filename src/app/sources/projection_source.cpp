#include "app/sources/projection_source.h"

namespace portolan::app {

base::Result<ReadyProjection> makeProjection(const std::string& definition, geo::LonLat near) {
    auto projection = geo::Projection::create(definition);
    if (!projection) {
        return tl::unexpected(projection.error());
    }
    auto shared = std::make_shared<const geo::Projection>(std::move(*projection));
    return ReadyProjection{shared, geo::buildProjectionGrid(*shared, {}, near)};
}

std::string definitionOf(const std::string& projection, geo::LonLat centre) {
    return geo::resolveDefinition(projection, centre);
}

} // namespace portolan::app
