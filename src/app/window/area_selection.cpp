#include "app/window/area_selection.h"

#include "scene/pick_area.h"
#include "ui/table_parts.h"

#include <algorithm>
#include <unordered_set>

namespace portolan::app {

std::vector<std::string> idsInArea(const scene::Scene& scene, const dataset::Dataset& dataset,
                                   std::span<const geo::ScreenPoint> outline,
                                   std::vector<std::string> before) {
    std::vector<std::string> ids = std::move(before);
    if (scene.network == nullptr) {
        return ids;
    }
    std::unordered_set<std::string> known(ids.begin(), ids.end());
    const auto add = [&](const std::string& id) {
        if (ids.size() < ui::kMostSelected && known.insert(id).second) {
            ids.push_back(id);
        }
    };
    const scene::AreaHits hits = scene::pickArea(*scene.network, scene.view, outline);
    for (const dataset::LegIndex leg : hits.legs) {
        add(dataset.engagementId(dataset.legs[leg].engagement));
    }
    for (const dataset::PlaceIndex place : hits.places) {
        add(dataset.places[place].id);
    }
    return ids;
}

std::vector<std::string> withToggled(std::vector<std::string> selected,
                                     std::span<const std::string> underPointer) {
    if (underPointer.empty()) {
        return selected;
    }
    const auto found = std::find(selected.begin(), selected.end(), underPointer.front());
    if (found != selected.end()) {
        selected.erase(found);
    } else if (selected.size() < ui::kMostSelected) {
        selected.push_back(underPointer.front());
    }
    return selected;
}

} // namespace portolan::app
