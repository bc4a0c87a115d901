// A small network in a real projection, and a state that looks at all of it.
#pragma once

#include "dataset/dataset.h"
#include "dataset/filter.h"
#include "geo/projection.h"
#include "geo/projection_grid.h"
#include "scene/network.h"

#include <memory>
#include <string>
#include <vector>

namespace portolan::support {

/// Places are cities unless said otherwise; legs are derived by deriveLegs.
class NetworkRecords {
public:
    NetworkRecords() {
        data_.texts.resize(1);
        data_.ids.emplace_back();
    }

    dataset::PlaceIndex place(double lon, double lat,
                              dataset::PlaceKind kind = dataset::PlaceKind::City) {
        dataset::Place place;
        place.id = "p" + std::to_string(data_.places.size());
        place.kind = kind;
        place.position = {lon, lat};
        data_.places.push_back(place);
        return static_cast<dataset::PlaceIndex>(data_.places.size() - 1);
    }

    /// `date` is EDTF; the first place is the origin, or a partner of a tie. Returns the id.
    std::string engage(dataset::EngagementKind kind, const std::vector<dataset::PlaceIndex>& places,
                       const std::string& date = "2019",
                       dataset::Status status = dataset::Status::Signed) {
        const bool isTie = dataset::familyOf(kind) == dataset::Family::Tie;
        const bool isJourney = dataset::familyOf(kind) == dataset::Family::Journey;
        const base::EdtfDate when = base::EdtfDate::parse(date).value();
        dataset::Engagement engagement;
        engagement.id = add("e" + std::to_string(data_.engagements.size()));
        engagement.kind = kind;
        engagement.status = status;
        engagement.isUndated = when.isUndated();
        engagement.isApproximate = when.isApproximate();
        engagement.precision = when.precision();
        engagement.interval = when.interval();
        engagement.date = add(date);
        engagement.places = {static_cast<std::uint32_t>(data_.engagementPlaces.size()),
                             static_cast<std::uint32_t>(places.size())};
        for (std::size_t i = 0; i < places.size(); ++i) {
            dataset::EngagementPlace row;
            row.place = places[i];
            row.sequence = static_cast<std::int32_t>(i);
            row.role = isTie       ? dataset::PlaceRole::Partner
                       : i == 0    ? dataset::PlaceRole::Origin
                       : isJourney ? dataset::PlaceRole::Stop
                                   : dataset::PlaceRole::Venue;
            data_.engagementPlaces.push_back(row);
        }
        data_.engagements.push_back(engagement);
        return data_.ids[engagement.id];
    }

    std::shared_ptr<const dataset::Dataset> take() {
        dataset::deriveLegs(data_);
        return std::make_shared<const dataset::Dataset>(std::move(data_));
    }

private:
    dataset::TextId add(const std::string& id) {
        data_.ids.push_back(id);
        return static_cast<dataset::TextId>(data_.ids.size() - 1);
    }
    dataset::Dataset data_;
};

inline std::shared_ptr<const dataset::Selection> selectAll(const dataset::Dataset& data,
                                                           const dataset::Filter& filter = {}) {
    return std::make_shared<const dataset::Selection>(
        dataset::select(data, *dataset::buildSearchIndex(data), filter));
}

/// East Asia's LCC unless `definition` says otherwise; the grid is made once per definition.
inline scene::FrameView viewOf(geo::LonLat centre, double metresPerPixel,
                               const std::string& definition = "east-asia") {
    static std::vector<std::pair<std::string, std::shared_ptr<const geo::ProjectionGrid>>> grids;
    scene::FrameView view;
    for (const auto& [name, grid] : grids) {
        if (name == definition) {
            view.grid = grid;
        }
    }
    if (view.grid == nullptr) {
        const auto projection =
            geo::Projection::create(geo::resolveDefinition(definition, {125, 30})).value();
        view.grid = geo::buildProjectionGrid(projection, {256, 128}, {125, 30});
        grids.emplace_back(definition, view.grid);
    }
    geo::ViewParameters parameters;
    parameters.centre = view.grid->lookup(centre).offset;
    parameters.metresPerPixel = metresPerPixel;
    view.transform = geo::makeViewTransform(parameters);
    view.centre = centre;
    return view;
}

/// The whole of time.
inline state::AppState stateOfAllTime() {
    state::AppState state;
    state.timeline.first = -1e6;
    state.timeline.last = 1e6;
    state.timeline.cursor = 1e7;
    return state;
}

/// A builder with what it looks at.
struct NetworkStage {
    std::shared_ptr<const dataset::Dataset> data;
    std::shared_ptr<const dataset::Selection> selection = selectAll(*data);
    state::AppState state = stateOfAllTime();
    scene::FrameView view = viewOf({125, 30}, 2000);
    scene::NetworkBuilder builder{};

    const scene::Network& update() { return builder.update({data, selection, state, view}); }
};

} // namespace portolan::support
