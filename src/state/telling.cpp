#include "state/telling.h"

#include "geo/flight.h"
#include "geo/geodesic.h"
#include "state/camera.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace portolan::state {

namespace {

constexpr double kShortestFlight = 1.8, kLongestFlight = 3.5; // seconds
constexpr double kFlightPace = 1.2; // of the flight's length that pass in a second
constexpr double kShortestPlay = 1; // seconds
constexpr double kSeenPx = 0.1;     // of logical pixels: no eye sees a smaller move

double easedInOut(double t) {
    return t < 0.5 ? 4 * t * t * t : 1 - std::pow(2 - 2 * t, 3) / 2;
}

/// No point of a screen of so many pixels moves as far as is seen.
bool looksSame(const Camera& a, const Camera& b, glm::dvec2 sizePx) {
    const double along = geo::distanceMetres(a.centre, b.centre) / b.metresPerPixel;
    const double outward =
        std::abs(a.metresPerPixel / b.metresPerPixel - 1) * glm::length(sizePx) / 2;
    return along + outward < kSeenPx && a.bearing == b.bearing && a.pitch == b.pitch;
}

bool isSameMap(const Chapter& a, const Chapter& b) {
    return a.projection == b.projection && a.projectionCentre == b.projectionCentre;
}

} // namespace

base::Result<Telling> Telling::prepare(Story story, const TellingRequest& request) {
    Telling telling;
    telling.story_ = std::move(story);
    telling.sizePx_ = request.sizePx;
    const std::vector<Chapter>& chapters = telling.story_.chapters;
    for (std::size_t i = 0; i < chapters.size(); ++i) {
        auto act = makeAct(telling.story_, i, request);
        if (!act) {
            return tl::unexpected(act.error());
        }
        if (i > 0) {
            const Camera& from = telling.acts_.back().camera;
            if (looksSame(from, act->camera, request.sizePx)) {
                act->camera = from; // fitted to the same places: nothing is drawn anew for nothing
            }
            const geo::Flight flight(geo::distanceMetres(from.centre, act->camera.centre),
                                     from.metresPerPixel * request.sizePx.x,
                                     act->camera.metresPerPixel * request.sizePx.x);
            const bool stays = from == act->camera && isSameMap(chapters[i - 1], chapters[i]);
            act->flightSeconds =
                stays ? 0
                      : std::clamp(flight.length() / kFlightPace, kShortestFlight, kLongestFlight);
        }
        telling.acts_.push_back(*std::move(act));
    }
    return telling;
}

double Telling::seconds() const {
    double sum = 0;
    for (const Chapter& chapter : story_.chapters) {
        sum += chapter.seconds;
    }
    return sum;
}

double Telling::flown(std::size_t chapter, double seconds) const {
    const double whole = acts_[chapter].flightSeconds;
    return seconds >= whole ? 1 : easedInOut(std::max(seconds, 0.0) / whole);
}

Camera Telling::cameraAt(std::size_t chapter, double seconds, bool isStill) const {
    const Act& act = acts_[chapter];
    if (chapter == 0 || isStill || seconds >= act.flightSeconds) {
        return act.camera;
    }
    return state::flown(acts_[chapter - 1].camera, act.camera, sizePx_.x, flown(chapter, seconds));
}

std::pair<double, double> Telling::playOf(std::size_t chapter) const {
    const double start = acts_[chapter].flightSeconds + kRestBeforePlay;
    return {start,
            std::max(kShortestPlay, story_.chapters[chapter].seconds - kRestAfterPlay - start)};
}

std::optional<double> Telling::secondOf(std::size_t chapter, double day) const {
    const Act& act = acts_[chapter];
    if (act.days.empty() || day < act.days.front() || day > act.days.back()) {
        return std::nullopt;
    }
    const auto next = std::upper_bound(act.days.begin(), act.days.end(), day);
    const auto [start, length] = playOf(chapter);
    if (next == act.days.end()) {
        return start + length;
    }
    const auto at = static_cast<std::size_t>(next - act.days.begin());
    const double part = (day - act.days[at - 1]) / (act.days[at] - act.days[at - 1]);
    return start + length * (act.share[at - 1] + (act.share[at] - act.share[at - 1]) * part);
}

Timeline Telling::timelineAt(std::size_t chapter, double seconds) const {
    const Act& act = acts_[chapter];
    Timeline timeline = act.timeline;
    if (act.days.empty()) {
        return timeline;
    }
    // Playing from its first instant to its last: what is listed does not change with the moment.
    timeline.isPlaying = true;
    const auto [start, length] = playOf(chapter);
    const double passed = std::clamp((seconds - start) / length, 0.0, 1.0);
    const auto next = std::upper_bound(act.share.begin(), act.share.end(), passed);
    if (next == act.share.end()) {
        timeline.cursor = act.days.back();
        return timeline;
    }
    const auto at = static_cast<std::size_t>(next - act.share.begin());
    const double span = act.share[at] - act.share[at - 1];
    const double part = span > 0 ? (passed - act.share[at - 1]) / span : 1;
    timeline.cursor = act.days[at - 1] + (act.days[at] - act.days[at - 1]) * part;
    return timeline;
}

AppState Telling::stateOfChapter(std::size_t index, double seconds, AppState base) const {
    index = std::min(index, story_.chapters.size() - 1);
    seconds = std::max(seconds, 0.0);
    const Chapter& chapter = story_.chapters[index];
    base.filter = chapter.filter;
    base.timeline = timelineAt(index, seconds);
    base.camera = cameraAt(index, seconds, base.comfort.reducesMotion);
    base.projection = chapter.projection;
    base.projectionCentre = chapter.projectionCentre;
    base.theme = story_.theme;
    base.viewpoint = chapter.boundaries.empty() ? story_.boundaries : chapter.boundaries;
    base.layers = chapter.layers;
    base.hovered.clear();
    base.selected = chapter.highlight;
    base.home.clear();
    base.comparison.isOn = false;
    base.table.isOpen = false;
    base.presentation.isOn = true;
    base.presentation.chapter = static_cast<std::uint32_t>(index);
    base.presentation.seconds = seconds;
    return base;
}

AppState Telling::at(double seconds, AppState base) const {
    std::size_t chapter = 0;
    while (chapter + 1 < story_.chapters.size() && seconds >= story_.chapters[chapter].seconds) {
        seconds -= story_.chapters[chapter++].seconds;
    }
    return stateOfChapter(chapter, seconds, std::move(base));
}

} // namespace portolan::state
