#include "scene/lens_region.h"

#include "scene/time_visibility.h"

#include <fmt/format.h>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <limits>

namespace portolan::scene {

namespace {

using dataset::PlaceIndex;

/// What the lens can be: the largest in which the places stand off the ring.
constexpr std::array kTimes = {20.0, 16.0, 12.0, 10.0, 8.0, 6.0, 5.0, 4.0, 3.0, 2.5, 2.0};
constexpr double kSinglePlace = 5;
constexpr double kFilled = 0.55; ///< of the radius: the rest is the names'

struct Extent {
    glm::dvec2 low{std::numeric_limits<double>::max()};
    glm::dvec2 high{std::numeric_limits<double>::lowest()};

    void add(glm::dvec2 px) {
        low = glm::min(low, px);
        high = glm::max(high, px);
    }
    glm::dvec2 middle() const { return (low + high) * 0.5; }
    double reach() const { return glm::distance(low, high) * 0.5; }
};

struct ShortLeg {
    dataset::Leg leg;
    glm::dvec2 from{0}, to{0};
};

std::vector<ShortLeg> shortLegs(const LensSeek& seek) {
    std::vector<ShortLeg> found;
    const dataset::Dataset& data = seek.dataset;
    for (const dataset::LegIndex index : seek.selection.legs) {
        const dataset::Leg& leg = data.legs[index];
        const auto from = seek.view.screen(data.places[leg.from].position);
        const auto to = seek.view.screen(data.places[leg.to].position);
        if (!from || !to ||
            timeVisibility(data.activeInterval(leg.engagement), seek.timeline.first,
                           seek.timeline.last, 0) <= 0) {
            continue;
        }
        const double px = glm::distance(glm::dvec2(from->x, from->y), glm::dvec2(to->x, to->y));
        const auto fromPx = seek.view.mapPx(data.places[leg.from].position);
        const auto toPx = seek.view.mapPx(data.places[leg.to].position);
        if (fromPx && toPx && px < kShortLegPx * seek.scale && px > kHiddenLegPx * seek.scale) {
            found.push_back({leg, *fromPx, *toPx});
        }
    }
    return found;
}

std::optional<LensRegion> regionOf(std::vector<PlaceIndex> places, const Extent& extent,
                                   double scale) {
    if (places.empty() || !lensTimes(extent.reach(), kLensRadiusPx * scale)) {
        return std::nullopt;
    }
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return LensRegion{std::move(places), extent.middle(), extent.reach()};
}

std::optional<LensRegion> regionAsked(const LensSeek& seek) {
    std::vector<PlaceIndex> places;
    Extent extent;
    for (const PlaceIndex place : seek.places) {
        if (const auto px = seek.view.mapPx(seek.dataset.places[place].position)) {
            places.push_back(place);
            extent.add(*px);
        }
    }
    return regionOf(std::move(places), extent, seek.scale);
}

/// The short legs that one lens holds with `first`, those that are found first before others.
std::vector<const ShortLeg*> togetherWith(const ShortLeg& first, const std::vector<ShortLeg>& legs,
                                          double scale) {
    const double most = kFilled * kLensRadiusPx * scale / kTimes.back();
    std::vector<const ShortLeg*> together;
    Extent extent;
    const auto take = [&](const ShortLeg& leg) {
        Extent wider = extent;
        wider.add(leg.from);
        wider.add(leg.to);
        if (wider.reach() <= most) {
            extent = wider;
            together.push_back(&leg);
        }
    };
    take(first);
    for (const ShortLeg& leg : legs) {
        if (&leg != &first) {
            take(leg);
        }
    }
    return together;
}

/// The ancestors of a place, itself first.
std::vector<PlaceIndex> lineOf(const dataset::Dataset& data, PlaceIndex place) {
    std::vector<PlaceIndex> line;
    while (place != dataset::kNone && line.size() < data.places.size()) {
        line.push_back(place);
        place = data.places[place].partOf;
    }
    return line;
}

std::string nameOfAll(const dataset::Dataset& data, const std::vector<PlaceIndex>& places,
                      base::Language language) {
    for (const PlaceIndex candidate : lineOf(data, places.front())) {
        const bool holdsAll = std::all_of(places.begin(), places.end(), [&](PlaceIndex place) {
            return data.isWithin(place, candidate);
        });
        if (holdsAll) {
            return data.text(data.places[candidate].name, language);
        }
    }
    return {};
}

/// en, ja, zh-Hant, zh-Hans, ko, id; of a place and without.
constexpr std::array<std::string_view, base::kLanguageCount> kCloser = {
    "{}, {}× closer", "{}を{}倍に拡大", "{}，放大{}倍",
    "{}，放大{}倍",   "{}, {}배 확대",  "{}, {}× lebih dekat"};
constexpr std::array<std::string_view, base::kLanguageCount> kOnlyCloser = {
    "{}× closer", "{}倍に拡大", "放大{}倍", "放大{}倍", "{}배 확대", "{}× lebih dekat"};

} // namespace

std::optional<double> lensTimes(double reachPx, double radiusPx) {
    if (reachPx <= 0) {
        return kSinglePlace;
    }
    const auto* const times = std::find_if(
        kTimes.begin(), kTimes.end(), [&](double t) { return t * reachPx <= kFilled * radiusPx; });
    return times == kTimes.end() ? std::nullopt : std::optional(*times);
}

std::optional<LensRegion> findLensRegion(const LensSeek& seek) {
    if (seek.selection.legs.size() > kMostLensLegs) {
        return std::nullopt;
    }
    if (!seek.places.empty()) {
        return regionAsked(seek);
    }
    const std::vector<ShortLeg> legs = shortLegs(seek);
    std::vector<const ShortLeg*> best;
    for (const ShortLeg& leg : legs) {
        auto together = togetherWith(leg, legs, seek.scale);
        if (together.size() > best.size()) {
            best = std::move(together);
        }
    }
    std::vector<PlaceIndex> places;
    Extent extent;
    for (const ShortLeg* leg : best) {
        places.insert(places.end(), {leg->leg.from, leg->leg.to});
        extent.add(leg->from);
        extent.add(leg->to);
    }
    return regionOf(std::move(places), extent, seek.scale);
}

std::shared_ptr<const dataset::Selection> legsWithin(const LensSeek& seek, glm::dvec2 middlePx,
                                                     double radiusPx) {
    auto within = std::make_shared<dataset::Selection>(seek.selection);
    std::erase_if(within->legs, [&](dataset::LegIndex index) {
        const dataset::Leg& leg = seek.dataset.legs[index];
        const auto isOutside = [&](PlaceIndex place) {
            const auto px = seek.view.mapPx(seek.dataset.places[place].position);
            return !px || glm::distance(*px, middlePx) > radiusPx;
        };
        return isOutside(leg.from) || isOutside(leg.to);
    });
    return within;
}

std::string lensCaption(const dataset::Dataset& data, const LensRegion& region, double times,
                        base::Language language) {
    const std::string name = nameOfAll(data, region.places, language);
    const std::size_t at = base::indexOf(language);
    return name.empty() ? fmt::format(fmt::runtime(kOnlyCloser[at]), times)
                        : fmt::format(fmt::runtime(kCloser[at]), name, times);
}

} // namespace portolan::scene
