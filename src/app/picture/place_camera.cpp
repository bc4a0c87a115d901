#include "app/picture/place_camera.h"

#include "app/picture/lens.h"
#include "app/picture/network_fit.h"
#include "geo/geodesic.h"
#include "state/timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace portolan::app {

namespace {

constexpr double kFitMarginPx = 120; // logical: room for labels

/// Places all over the box, and on both sides of the projection's seam where that crosses it: the
/// map of a box need not be widest along the box's own edges.
std::vector<geo::LonLat> placesOf(const BoundingBox& box, double seam) {
    constexpr int kPieces = 48;
    constexpr double kInside = 1e-7; // the west edge and the east one may be the same meridian
    const double width = box.east - box.west + (box.east < box.west ? 360 : 0);
    std::vector<double> meridians;
    for (int i = 0; i <= kPieces; ++i) {
        meridians.push_back(std::clamp(width * i / kPieces, kInside, width - kInside));
    }
    const double atSeam = seam - box.west - 360 * std::floor((seam - box.west) / 360);
    if (atSeam > 0 && atSeam < width) {
        meridians.insert(meridians.end(), {atSeam - kInside, atSeam + kInside});
    }
    std::vector<geo::LonLat> places;
    for (const double east : meridians) {
        for (int j = 0; j <= kPieces; ++j) {
            places.push_back({geo::wrapLongitude(box.west + east),
                              box.south + (box.north - box.south) * j / kPieces});
        }
    }
    return places;
}

/// Without those that the projection throws far from the others, as a conic does with the other
/// pole.
void eraseFar(std::vector<geo::LonLat>& places, const geo::Projection& projection) {
    constexpr double kFar = 26e6; // metres: more than from pole to pole
    const auto middle = projection.forward({projection.centreLongitude(), 0});
    if (middle) {
        std::erase_if(places, [&](geo::LonLat place) {
            const auto at = projection.forward(place);
            return at && std::hypot(at->x - middle->x, at->y - middle->y) > kFar;
        });
    }
}

void addPlacesOf(const dataset::Dataset& dataset, dataset::EntityId entity,
                 std::vector<geo::LonLat>& places) {
    const auto addPlace = [&](dataset::PlaceIndex place) {
        if (place != dataset::kNone) {
            places.push_back(dataset.places[place].position);
        }
    };
    switch (entity.table) {
    case dataset::EntityId::Table::Place:
        for (dataset::PlaceIndex i = 0; i < dataset.places.size(); ++i) {
            addPlace(dataset.isWithin(i, entity.index) ? i : dataset::kNone);
        }
        break;
    case dataset::EntityId::Table::Organisation:
        addPlace(dataset.organisations[entity.index].home);
        break;
    case dataset::EntityId::Table::Engagement:
        for (const dataset::EngagementPlace& at : dataset.placesOf(entity.index)) {
            addPlace(at.place);
        }
        break;
    }
}

/// Where the legs end, each place once: of the legs that pass, or of all.
std::vector<geo::LonLat> endsOf(const dataset::Dataset& dataset,
                                const dataset::Selection* selection) {
    std::vector<std::uint8_t> isEnd(dataset.places.size(), 0);
    const auto mark = [&](const dataset::Leg& leg) { isEnd[leg.from] = isEnd[leg.to] = 1; };
    if (selection == nullptr) {
        std::for_each(dataset.legs.begin(), dataset.legs.end(), mark);
    } else {
        for (const dataset::LegIndex leg : selection->legs) {
            mark(dataset.legs[leg]);
        }
    }
    std::vector<geo::LonLat> places;
    for (dataset::PlaceIndex i = 0; i < isEnd.size(); ++i) {
        if (isEnd[i] != 0) {
            places.push_back(dataset.places[i].position);
        }
    }
    return places;
}

} // namespace

base::Result<void> placeCamera(const ViewArguments& arguments, const Materials& materials,
                               const ReadyProjection& ready, const Frame& frame,
                               state::AppState& state) {
    const dataset::Dataset& dataset = *materials.dataset;
    const state::Lens lens = lensOf(ready, frame);
    // A small target has no room for the margin that a large one has.
    const double margin = std::min(kFitMarginPx, std::min(lens.sizePx.x, lens.sizePx.y) / 8);
    if (!arguments.bbox.empty()) {
        const auto box = parseBoundingBox(arguments.bbox);
        if (!box) {
            return tl::unexpected(box.error());
        }
        auto places = placesOf(*box, lens.projection->centreLongitude() + 180);
        eraseFar(places, *lens.projection);
        state.camera = state::fitted(state.camera, lens, places, 0);
    } else if (arguments.fit.empty() || arguments.fit == "all" || arguments.fit == "filtered") {
        const auto places =
            endsOf(dataset, arguments.fit == "filtered" ? materials.selection.get() : nullptr);
        state.camera = fittedToNetwork(state, materials, ready, frame, places, margin,
                                       {arguments.bearing, arguments.pitch});
    } else {
        std::vector<geo::LonLat> places;
        const auto entity = dataset.findEntity(arguments.fit);
        if (!entity) {
            return base::fail(
                base::ErrorCode::Usage, fmt::format("--fit: nothing is called '{}'", arguments.fit),
                "write all, filtered, or the id of a place, an organisation or a record");
        }
        addPlacesOf(dataset, *entity, places);
        state.camera = state::fitted(state.camera, lens, places, margin);
    }
    state.camera.bearing = arguments.bearing;
    state.camera.pitch = arguments.pitch;
    return {};
}

state::Camera cameraOnAll(const state::AppState& state, const Materials& materials,
                          const ReadyProjection& ready, const Frame& frame) {
    constexpr double kMarginPx = 70; // logical: beside panels every pixel counts
    const auto places = endsOf(*materials.dataset, materials.selection.get());
    return fittedToNetwork(state, materials, ready, frame, places, kMarginPx);
}

std::vector<geo::LonLat> placesOf(const std::vector<std::string>& ids,
                                  const dataset::Dataset& dataset) {
    std::vector<geo::LonLat> places;
    for (const std::string& id : ids) {
        if (const auto entity = dataset.findEntity(id)) {
            addPlacesOf(dataset, *entity, places);
        }
    }
    return places;
}

state::Camera cameraOn(const std::vector<geo::LonLat>& places, const state::Lens& lens,
                       const state::Camera& camera) {
    if (places.empty()) {
        return camera;
    }
    const double margin = std::min(kFitMarginPx, std::min(lens.sizePx.x, lens.sizePx.y) / 8);
    state::Camera there = state::fitted(camera, lens, places, margin);
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
