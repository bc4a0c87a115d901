#include "scene/arcs_style.h"

#include "scene/counting_sort.h"

#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>
#include <glm/vec3.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace portolan::scene {
namespace {

using dataset::EngagementKind;

glm::dvec3 directionOf(geo::LonLat p) {
    const double lon = glm::radians(p.lon);
    const double lat = glm::radians(p.lat);
    return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

/// A leg that turns back (by more than about 107°) and is shorter than the one before it.
bool turnsBack(const dataset::Dataset& data, const dataset::Leg& before, const dataset::Leg& leg) {
    if (before.engagement != leg.engagement || before.to != leg.from) {
        return false;
    }
    const glm::dvec3 a = directionOf(data.places[before.from].position);
    const glm::dvec3 b = directionOf(data.places[leg.from].position);
    const glm::dvec3 c = directionOf(data.places[leg.to].position);
    const glm::dvec3 in = b - a;
    const glm::dvec3 out = c - b;
    const double lengths = glm::length(in) * glm::length(out);
    return lengths > 0 && glm::dot(in, out) < -0.3 * lengths && glm::length(out) < glm::length(in);
}

ArcCatalogue::Traits traitsOf(const dataset::Dataset& data, dataset::LegIndex index) {
    const dataset::Leg& leg = data.legs[index];
    const dataset::Engagement& engagement = data.engagements[leg.engagement];
    ArcCatalogue::Traits traits{.texture = textureOf(engagement.kind),
                                .look = lookOf(engagement.kind),
                                .dash = dashOf(engagement),
                                .isDirected = leg.isDirected};
    if (leg.order > 0 && index > 0) {
        traits.isReturn = turnsBack(data, data.legs[index - 1], leg);
    }
    return traits;
}

std::vector<dataset::LegIndex> orderByRank(const dataset::Dataset& data) {
    std::vector<dataset::LegIndex> order(data.legs.size());
    std::iota(order.begin(), order.end(), 0U);
    std::vector<std::int64_t> keys(data.legs.size());
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto rank = laneRankOf(data.engagements[data.legs[i].engagement].kind);
        keys[i] = static_cast<std::int64_t>(rank) << 40 | (data.legs[i].active.first + (1LL << 31));
    }
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return keys[a] < keys[b]; });
    return order;
}

std::uint32_t reversedBits(std::uint32_t v) {
    v = (v & 0x55555555U) << 1U | (v >> 1U & 0x55555555U);
    v = (v & 0x33333333U) << 2U | (v >> 2U & 0x33333333U);
    v = (v & 0x0F0F0F0FU) << 4U | (v >> 4U & 0x0F0F0F0FU);
    v = (v & 0x00FF00FFU) << 8U | (v >> 8U & 0x00FF00FFU);
    return v << 16U | v >> 16U;
}

/// Legs of one pair of places stand together, so every k-th of them is a fair share of every pair.
std::vector<std::uint32_t> draftRanksOf(const dataset::Dataset& data) {
    std::vector<dataset::LegIndex> order(data.legs.size());
    std::iota(order.begin(), order.end(), 0U);
    std::vector<dataset::LegIndex> spare;
    const auto ends = [&](dataset::LegIndex leg) {
        return std::minmax(data.legs[leg].from, data.legs[leg].to);
    };
    const std::size_t places = data.places.size();
    countingSort(order, spare, places, [&](auto leg) { return ends(leg).second; });
    countingSort(order, spare, places, [&](auto leg) { return ends(leg).first; });
    std::vector<std::uint32_t> ranks(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        ranks[order[i]] = reversedBits(i);
    }
    return ranks;
}

/// A leg may end at an organisation's home, which no row of the engagement names.
std::vector<std::uint32_t> countEngagements(const dataset::Dataset& data) {
    std::vector<std::uint32_t> counts(data.places.size(), 0);
    for (const dataset::EngagementPlace& row : data.engagementPlaces) {
        ++counts[row.place];
    }
    for (const dataset::Leg& leg : data.legs) {
        counts[leg.from] = std::max(counts[leg.from], 1U);
        counts[leg.to] = std::max(counts[leg.to], 1U);
    }
    return counts;
}

} // namespace

ArcTexture textureOf(EngagementKind kind) {
    switch (kind) {
    case EngagementKind::Mission:
        return ArcTexture::Mission;
    case EngagementKind::Mou:
    case EngagementKind::Agreement:
        return ArcTexture::Mou;
    case EngagementKind::SisterCity:
        return ArcTexture::SisterCity;
    case EngagementKind::Forum:
    case EngagementKind::Seminar:
        return ArcTexture::Forum;
    case EngagementKind::Expo:
        return ArcTexture::Expo;
    case EngagementKind::Office:
        return ArcTexture::Office;
    case EngagementKind::Investment:
        return ArcTexture::Investment;
    case EngagementKind::Project:
        return ArcTexture::Project;
    case EngagementKind::Visit:
        break;
    }
    return ArcTexture::Visit;
}

Dash dashOf(const dataset::Engagement& engagement) {
    if (engagement.status == dataset::Status::Intended) {
        return Dash::Short;
    }
    const bool isOpenStart = engagement.interval.first == base::kBeginningOfTime;
    return engagement.isUndated || engagement.isApproximate || isOpenStart ? Dash::Long
                                                                           : Dash::Solid;
}

int laneRankOf(EngagementKind kind) {
    switch (lookOf(kind)) {
    case KindLook::SisterCity:
        return 0;
    case KindLook::Mou:
        return 1;
    case KindLook::Office:
        return 2;
    case KindLook::Expo:
        return 3;
    case KindLook::Forum:
        return 4;
    case KindLook::Visit:
        return 5;
    case KindLook::Mission:
        break;
    }
    return 6;
}

ArcCatalogue buildArcCatalogue(const dataset::Dataset& data) {
    ArcCatalogue catalogue;
    catalogue.legs.reserve(data.legs.size());
    catalogue.active.reserve(data.legs.size());
    for (dataset::LegIndex i = 0; i < data.legs.size(); ++i) {
        catalogue.legs.push_back(traitsOf(data, i));
        catalogue.active.push_back(data.legs[i].active);
    }
    catalogue.engagementActive.reserve(data.engagements.size());
    for (dataset::EngagementIndex i = 0; i < data.engagements.size(); ++i) {
        catalogue.engagementActive.push_back(data.activeInterval(i));
    }
    catalogue.byRank = orderByRank(data);
    catalogue.draftRank = draftRanksOf(data);
    catalogue.engagements = countEngagements(data);
    return catalogue;
}

} // namespace portolan::scene
