#include "app/window/reveal.h"

#include "app/picture/place_camera.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <utility>

namespace portolan::app {

namespace {

constexpr double kEdgePx = 24;     // logical: nearer to the edge is out of sight
constexpr double kSmallestPx = 36; // across; what is smaller is one spot

/// Can all the places be seen, and told apart?
bool shows(const state::Camera& camera, const state::Lens& lens,
           const std::vector<geo::LonLat>& places) {
    std::optional<glm::dvec2> low;
    glm::dvec2 high{0, 0};
    for (const geo::LonLat& place : places) {
        const auto at = state::screenOf(camera, lens, place);
        if (!at || at->x < lens.freeFirst.x + kEdgePx || at->x > lens.freeLast.x - kEdgePx ||
            at->y < lens.freeFirst.y + kEdgePx || at->y > lens.freeLast.y - kEdgePx) {
            return false;
        }
        const glm::dvec2 point{at->x, at->y};
        high = low ? glm::max(high, point) : point;
        low = low ? glm::min(*low, point) : point;
    }
    const bool isSpot = std::all_of(places.begin(), places.end(), [&](const geo::LonLat& place) {
        return place == places.front();
    });
    return isSpot || glm::distance(*low, high) >= kSmallestPx;
}

} // namespace

std::optional<state::Camera> cameraShowing(const std::vector<std::string>& ids,
                                           const dataset::Dataset& dataset, const state::Lens& lens,
                                           const state::Camera& camera) {
    const std::vector<geo::LonLat> places = placesOf(ids, dataset);
    if (places.empty() || shows(camera, lens, places)) {
        return std::nullopt;
    }
    const state::Camera there = cameraOn(places, lens, camera);
    state::Camera aside = camera;
    aside.centre = there.centre;
    return shows(aside, lens, places) ? aside : there;
}

void Reveal::notice(state::Intents& intents, std::string flightTo, Controls& controls) {
    const auto chosen = std::find_if(intents.rbegin(), intents.rend(), [](const auto& wanted) {
        const auto* const select = std::get_if<state::intent::Select>(&wanted);
        return select != nullptr && !select->ids.empty();
    });
    if (chosen != intents.rend()) {
        auto& select = std::get<state::intent::Select>(*chosen);
        select.gesture = controls.newGesture();
        wanted_ = Wanted{select.ids, std::move(flightTo), select.gesture};
    } else if (!flightTo.empty()) {
        wanted_ = Wanted{{}, std::move(flightTo), 0};
    }
}

void Reveal::noticeWalk(state::Intents& intents, const state::Trail& trail, Controls& controls) {
    for (state::Intent& wanted : intents) {
        auto* const back = std::get_if<state::intent::GoBack>(&wanted);
        auto* const forward = std::get_if<state::intent::GoForward>(&wanted);
        const auto& past = back != nullptr ? trail.back : trail.forward;
        if ((back == nullptr && forward == nullptr) || past.empty() || past.back().empty()) {
            continue;
        }
        std::uint32_t& gesture = back != nullptr ? back->gesture : forward->gesture;
        gesture = controls.newGesture();
        wanted_ = Wanted{past.back(), {}, gesture};
    }
}

void Reveal::follow(const dataset::Dataset& dataset, const state::Lens& lens,
                    const state::Camera& camera, Controls& controls, double seconds) {
    if (!wanted_) {
        return;
    }
    const Wanted wanted = *std::exchange(wanted_, std::nullopt);
    const auto to =
        wanted.flightTo.empty()
            ? cameraShowing(wanted.ids, dataset, lens, camera)
            : std::optional(cameraOn(placesOf({wanted.flightTo}, dataset), lens, camera));
    if (to) {
        controls.flyTo(camera, *to, seconds, wanted.gesture);
    }
}

} // namespace portolan::app
