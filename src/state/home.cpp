#include "state/home.h"

#include "state/timeline.h"

#include <algorithm>

namespace portolan::state {

namespace {

dataset::PlaceIndex placeOf(const std::string& id, const dataset::Dataset& dataset) {
    const auto entity = id.empty() ? std::nullopt : dataset.findEntity(id);
    if (!entity || entity->table == dataset::EntityId::Table::Engagement) {
        return dataset::kNone;
    }
    return entity->table == dataset::EntityId::Table::Place
               ? entity->index
               : dataset.organisations[entity->index].home;
}

} // namespace

intent::ChooseHome wantedHome(const AppState& state, const dataset::Dataset& dataset) {
    std::vector<std::string> candidates = state.selected;
    candidates.push_back(state.hovered);
    for (const std::string& id : candidates) {
        const dataset::PlaceIndex place = placeOf(id, dataset);
        if (place != dataset::kNone) {
            const dataset::Place& row = dataset.places[place];
            return row.id == state.home ? intent::ChooseHome{}
                                        : intent::ChooseHome{row.id, row.position};
        }
    }
    return {};
}

dataset::Filter filterFromHome(const AppState& state) {
    dataset::Filter filter = state.filter;
    filter.home = state.home;
    return filter;
}

dataset::Filter listedFilter(const AppState& state, base::DayInterval extent) {
    dataset::Filter filter = filterFromHome(state);
    const base::DayInterval listed = listedDays(state.timeline, {extent, {}, {}});
    const Timeline whole = timelineFor(extent);
    const bool isNarrowed = listed.first > whole.first || listed.last < whole.last;
    if (isNarrowed && !state.comparison.isOn) {
        filter.dates.first = std::max(filter.dates.first, listed.first);
        filter.dates.last = std::min(filter.dates.last, listed.last);
    }
    return filter;
}

} // namespace portolan::state
