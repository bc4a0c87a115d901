#include "state/home.h"

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

} // namespace portolan::state
