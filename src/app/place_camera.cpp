#include "app/place_camera.h"

#include "geo/geodesic.h"
#include "state/timeline.h"

#include <fmt/format.h>

#include <algorithm>

namespace portolan::app {

namespace {

constexpr double kFitMarginPx = 120; // logical: room for labels

std::vector<geo::LonLat> edgeOf(const BoundingBox& box) {
    constexpr int kPieces = 16;
    const double east = box.east < box.west ? box.east + 360 : box.east;
    std::vector<geo::LonLat> edge;
    for (int i = 0; i <= kPieces; ++i) {
        const double lon = geo::wrapLongitude(box.west + (east - box.west) * i / kPieces);
        const double lat = box.south + (box.north - box.south) * i / kPieces;
        edge.insert(
            edge.end(),
            {{lon, box.south}, {lon, box.north}, {box.west, lat}, {geo::wrapLongitude(east), lat}});
    }
    return edge;
}

/// The ends of every leg, or of those that pass.
std::vector<geo::LonLat> endsOf(const dataset::Dataset& dataset,
                                const dataset::Selection* selection) {
    std::vector<geo::LonLat> places;
    const auto add = [&](const dataset::Leg& leg) {
        places.push_back(dataset.places[leg.from].position);
        places.push_back(dataset.places[leg.to].position);
    };
    if (selection == nullptr) {
        std::for_each(dataset.legs.begin(), dataset.legs.end(), add);
    } else {
        for (const dataset::LegIndex leg : selection->legs) {
            add(dataset.legs[leg]);
        }
    }
    return places;
}

base::Result<std::vector<geo::LonLat>> placesOf(const dataset::Dataset& dataset,
                                                const std::string& id) {
    const auto entity = dataset.findEntity(id);
    if (!entity) {
        return base::fail(base::ErrorCode::Usage, fmt::format("--fit: nothing is called '{}'", id),
                          "write all, filtered, or the id of a place, an organisation or a record");
    }
    std::vector<geo::LonLat> places;
    const auto addPlace = [&](dataset::PlaceIndex place) {
        if (place != dataset::kNone) {
            places.push_back(dataset.places[place].position);
        }
    };
    switch (entity->table) {
    case dataset::EntityId::Table::Place:
        for (dataset::PlaceIndex i = 0; i < dataset.places.size(); ++i) {
            addPlace(dataset.isWithin(i, entity->index) ? i : dataset::kNone);
        }
        break;
    case dataset::EntityId::Table::Organisation:
        addPlace(dataset.organisations[entity->index].home);
        break;
    case dataset::EntityId::Table::Engagement:
        for (const dataset::EngagementPlace& at : dataset.placesOf(entity->index)) {
            addPlace(at.place);
        }
        break;
    }
    return places;
}

} // namespace

base::Result<void> placeCamera(const ViewArguments& arguments, const dataset::Dataset& dataset,
                               const dataset::Selection& selection, const state::Lens& lens,
                               state::AppState& state) {
    std::vector<geo::LonLat> places;
    double margin = kFitMarginPx;
    if (!arguments.bbox.empty()) {
        const auto box = parseBoundingBox(arguments.bbox);
        if (!box) {
            return tl::unexpected(box.error());
        }
        places = edgeOf(*box);
        margin = 0;
    } else if (arguments.fit.empty() || arguments.fit == "all" || arguments.fit == "filtered") {
        places = endsOf(dataset, arguments.fit == "filtered" ? &selection : nullptr);
    } else {
        auto found = placesOf(dataset, arguments.fit);
        if (!found) {
            return tl::unexpected(found.error());
        }
        places = std::move(*found);
    }
    // A small target has no room for the margin that a large one has.
    margin = std::min(margin, std::min(lens.sizePx.x, lens.sizePx.y) / 8);
    state.camera = state::fitted(state.camera, lens, places, margin);
    state.camera.bearing = arguments.bearing;
    state.camera.pitch = arguments.pitch;
    return {};
}

state::Camera cameraOn(const std::string& id, const dataset::Dataset& dataset,
                       const state::Lens& lens, const state::Camera& camera) {
    const auto places = placesOf(dataset, id);
    if (!places || places->empty()) {
        return camera;
    }
    const double margin = std::min(kFitMarginPx, std::min(lens.sizePx.x, lens.sizePx.y) / 8);
    state::Camera there = state::fitted(camera, lens, *places, margin);
    // One point says nothing of a scale: its surroundings are seen with it.
    constexpr double kNearest = 1500; // m/px
    there.metresPerPixel =
        std::max(there.metresPerPixel, std::min(camera.metresPerPixel, kNearest));
    return there;
}

base::Result<void> placeTime(const ViewArguments& arguments, const dataset::Dataset& dataset,
                             state::AppState& state) {
    state.timeline = state::timelineFor(dataset.extent);
    if (arguments.at.empty()) {
        return {};
    }
    const auto date = base::EdtfDate::parse(arguments.at);
    if (!date) {
        return base::fail(base::ErrorCode::Usage, fmt::format("--at: {}", date.error().what),
                          date.error().mend);
    }
    const base::DayInterval days = date->interval();
    if (date->isUndated() || days.first == base::kBeginningOfTime ||
        days.last == base::kEndOfTime) {
        return base::fail(base::ErrorCode::Usage,
                          fmt::format("--at: '{}' is no moment", arguments.at),
                          "write a day, a month or a year, as 2024-02");
    }
    const double middle = (static_cast<double>(days.first) + days.last) / 2;
    state.timeline.cursor = middle;
    state.timeline.first = std::min(state.timeline.first, middle);
    state.timeline.last = std::max(state.timeline.last, middle);
    return {};
}

} // namespace portolan::app
