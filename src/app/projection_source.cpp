#include "app/projection_source.h"

#include <algorithm>

namespace portolan::app {

namespace {

constexpr std::size_t kKept = 6;

} // namespace

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

bool ProjectionSource::has(const std::string& definition) const {
    return std::any_of(entries_.begin(), entries_.end(),
                       [&](const Entry& entry) { return entry.definition == definition; });
}

void ProjectionSource::keep(const std::string& definition, ReadyProjection ready) {
    if (entries_.size() == kKept) {
        entries_.erase(entries_.begin());
    }
    entries_.push_back({definition, std::move(ready)});
}

base::Result<ReadyProjection> ProjectionSource::find(const std::string& definition,
                                                     geo::LonLat near) {
    const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
        return entry.definition == definition;
    });
    if (found != entries_.end()) {
        std::rotate(found, found + 1, entries_.end());
        return entries_.back().ready;
    }
    auto made = makeProjection(definition, near);
    if (made) {
        keep(definition, *made);
    }
    return made;
}

} // namespace portolan::app
