#include "app/window/window_places.h"

#include <algorithm>

namespace portolan::app {

WindowPlaces placeWindows(std::span<const platform::Monitor> monitors, const WindowWish& wish) {
    if (!wish.tells || monitors.size() < 2) {
        return {};
    }
    const auto find = [monitors](const auto& isIt) {
        return std::find_if(monitors.begin(), monitors.end(), isIt);
    };
    auto stage = find([&wish](const auto& m) { return m.name == wish.stageMonitor; });
    if (stage == monitors.end()) {
        stage = find([](const auto& m) { return !m.isPrimary; });
    }
    stage = stage == monitors.end() ? monitors.begin() + 1 : stage;
    auto own = find([&](const auto& m) { return m.isPrimary && m.name != stage->name; });
    if (own == monitors.end()) {
        own = find([&](const auto& m) { return m.name != stage->name; });
    }
    WindowPlaces places;
    places.stage = stage->name;
    places.presenter = own == monitors.end() ? std::string() : own->name;
    return places;
}

} // namespace portolan::app
