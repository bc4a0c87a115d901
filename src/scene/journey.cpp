#include "scene/journey.h"

#include "geo/geodesic.h"

#include <algorithm>

namespace portolan::scene {
namespace {

constexpr double kDwellSeconds = 0.9;
constexpr int kLongestDays = 92;

double legSeconds(const dataset::Dataset& data, const dataset::Leg& leg) {
    const double metres =
        geo::distanceMetres(data.places[leg.from].position, data.places[leg.to].position);
    return std::clamp(0.9 + 0.0006 * metres / 1000, 1.4, 3.2);
}

double ease(double t) {
    return t * t * t * (t * (6 * t - 15) + 10);
}

} // namespace

double journeySeconds(const dataset::Dataset& data, dataset::EngagementIndex index) {
    double seconds = 0;
    for (const dataset::Leg& leg : data.legsOf(index)) {
        seconds += legSeconds(data, leg) + kDwellSeconds;
    }
    return seconds;
}

std::optional<double> journeyProgress(const dataset::Dataset& data, dataset::EngagementIndex index,
                                      double cursor) {
    const dataset::Engagement& engagement = data.engagements[index];
    const base::DayInterval days = engagement.interval;
    const double length = static_cast<double>(days.last) - days.first + 1;
    const bool isJourney = dataset::familyOf(engagement.kind) == dataset::Family::Journey;
    if (!isJourney || engagement.isUndated || engagement.partOf != dataset::kNone ||
        engagement.legs.count == 0 || length > kLongestDays) {
        return std::nullopt;
    }
    const double passed = (cursor - days.first) / length;
    if (passed < 0 || passed >= 1) {
        return std::nullopt;
    }
    return passed;
}

std::optional<JourneyPosition> journeyPosition(const dataset::Dataset& data,
                                               dataset::EngagementIndex index, double cursor) {
    const auto progress = journeyProgress(data, index, cursor);
    if (!progress) {
        return std::nullopt;
    }
    double left = *progress * journeySeconds(data, index);
    std::uint32_t order = 0;
    for (const dataset::Leg& leg : data.legsOf(index)) {
        const double travel = legSeconds(data, leg);
        if (left < travel) {
            return JourneyPosition{.leg = order, .along = ease(left / travel)};
        }
        left -= travel;
        if (left < kDwellSeconds) {
            return JourneyPosition{.leg = order, .along = 1, .isDwelling = true};
        }
        left -= kDwellSeconds;
        ++order;
    }
    return JourneyPosition{.leg = order - 1, .along = 1, .isDwelling = true};
}

} // namespace portolan::scene
