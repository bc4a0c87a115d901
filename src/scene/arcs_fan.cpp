#include "scene/arcs_fan.h"

#include "geo/geodesic.h"
#include "scene/counting_sort.h"

#include <algorithm>
#include <tuple>

namespace portolan::scene {
namespace {

using dataset::LegIndex;
using dataset::PlaceIndex;

/// A leg of a pair, in an order that brings the pairs together and keeps the lane order inside.
struct PairedLeg {
    std::uint64_t pair; ///< leading places of both ends, the first in the upper half
    LegIndex leg;
};
PlaceIndex firstOf(std::uint64_t pair) {
    return static_cast<PlaceIndex>(pair >> 32U);
}
PlaceIndex secondOf(std::uint64_t pair) {
    return static_cast<PlaceIndex>(pair & 0xFFFFFFFFU);
}

bool standsFirst(geo::LonLat a, geo::LonLat b) {
    const double east = geo::wrapLongitude(b.lon - a.lon);
    return east != 0 ? east > 0 : a.lat < b.lat;
}

class FanBuilder {
public:
    explicit FanBuilder(const FanRequest& request)
        : data_(request.dataset), catalogue_(request.catalogue), nodes_(request.nodes),
          groups_(request.groups), cast_(request.cast), isWide_(request.isWide) {
        layout_.laneOfLeg.assign(data_.legs.size(), dataset::kNone);
        layout_.legs.reserve(data_.legs.size());
        layout_.lanes.reserve(data_.legs.size());
    }

    std::vector<PairedLeg> pairLegs() const {
        std::vector<PairedLeg> paired;
        paired.reserve(data_.legs.size());
        for (const LegIndex leg : catalogue_.byRank) {
            if (!cast_.empty() && cast_[data_.legs[leg].engagement] == 0) {
                continue;
            }
            const std::uint32_t a = nodes_.nodeOfPlace[data_.legs[leg].from];
            const std::uint32_t b = nodes_.nodeOfPlace[data_.legs[leg].to];
            if (a != b && a != dataset::kNone && b != dataset::kNone) {
                paired.push_back({pairOf(data_.legs[leg]), leg});
            }
        }
        // They are in the order of ranks: only the pairs are left to sort by, the first place last.
        std::vector<PairedLeg> spare;
        const std::size_t places = data_.places.size();
        countingSort(paired, spare, places, [](const PairedLeg& it) { return secondOf(it.pair); });
        countingSort(paired, spare, places, [](const PairedLeg& it) { return firstOf(it.pair); });
        return paired;
    }

    void addPair(const PairedLeg* begin, const PairedLeg* end) {
        FanPair pair{.first = firstOf(begin->pair),
                     .second = secondOf(begin->pair),
                     .lanes = {static_cast<std::uint32_t>(layout_.lanes.size()), 0}};
        const bool merges = end - begin > static_cast<std::ptrdiff_t>(kMostLanes) &&
                            data_.legs.size() <= kMostMergedLegs;
        if (merges) {
            addMerged(begin, end, pair);
        } else {
            for (const PairedLeg* it = begin; it != end; ++it) {
                addLane(pair, it->leg);
                append(it->leg);
            }
        }
        pair.lanes.count = static_cast<std::uint32_t>(layout_.lanes.size()) - pair.lanes.first;
        for (std::uint32_t i = 0; i < pair.lanes.count; ++i) {
            Lane& lane = layout_.lanes[pair.lanes.first + i];
            lane.lane = lane.laneBefore = static_cast<std::uint16_t>(i);
            lane.lanes = lane.lanesBefore = static_cast<std::uint16_t>(pair.lanes.count);
        }
        layout_.pairs.push_back(pair);
    }

    FanLayout take() { return std::move(layout_); }

private:
    /// The place that stands for another when pairs are made.
    PlaceIndex leaderOf(PlaceIndex place) const {
        const std::uint32_t group = groups_.nodeOfPlace[place];
        return group == dataset::kNone ? place : groups_.nodes[group].place;
    }

    std::uint64_t pairOf(const dataset::Leg& leg) const {
        PlaceIndex a = leaderOf(leg.from);
        PlaceIndex b = leaderOf(leg.to);
        if (a == b) { // close together: a pair of its own
            a = nodes_.nodes[nodes_.nodeOfPlace[leg.from]].place;
            b = nodes_.nodes[nodes_.nodeOfPlace[leg.to]].place;
        }
        if (!standsFirst(data_.places[a].position, data_.places[b].position)) {
            std::swap(a, b);
        }
        return static_cast<std::uint64_t>(a) << 32U | b;
    }

    void addLane(const FanPair& pair, LegIndex index) {
        const ArcCatalogue::Traits& traits = catalogue_.legs[index];
        const dataset::Leg& leg = data_.legs[index];
        const bool isLocal = leaderOf(leg.from) == leaderOf(leg.to);
        const PlaceIndex start =
            isLocal ? nodes_.nodes[nodes_.nodeOfPlace[leg.from]].place : leaderOf(leg.from);
        layout_.lanes.push_back({.from = nodes_.nodeOfPlace[leg.from],
                                 .to = nodes_.nodeOfPlace[leg.to],
                                 .texture = traits.texture,
                                 .look = traits.look,
                                 .dash = traits.dash,
                                 .isDirected = traits.isDirected,
                                 .isReturn = traits.isReturn,
                                 .runsAgainstPair = start != pair.first,
                                 .isWide = isWide_,
                                 .pair = static_cast<std::uint32_t>(layout_.pairs.size()),
                                 .legs = {static_cast<std::uint32_t>(layout_.legs.size()), 0}});
    }

    void append(LegIndex leg) {
        layout_.laneOfLeg[leg] = static_cast<std::uint32_t>(layout_.lanes.size() - 1);
        layout_.legs.push_back(leg);
        ++layout_.lanes.back().legs.count;
    }

    /// What two legs must share to be drawn as one; missions stay apart: each has its own head.
    auto likenessOf(const PairedLeg& it) const {
        const ArcCatalogue::Traits& traits = catalogue_.legs[it.leg];
        const dataset::Leg& leg = data_.legs[it.leg];
        std::uint32_t from = nodes_.nodeOfPlace[leg.from];
        std::uint32_t to = nodes_.nodeOfPlace[leg.to];
        if (!traits.isDirected && from > to) {
            std::swap(from, to);
        }
        const int rank = laneRankOf(data_.engagements[leg.engagement].kind);
        return std::tuple(rank, traits.texture, traits.dash, from, to, traits.isReturn,
                          traits.texture == ArcTexture::Mission ? it.leg : 0U);
    }

    void addMerged(const PairedLeg* begin, const PairedLeg* end, const FanPair& pair) {
        std::vector<PairedLeg> alike(begin, end);
        std::stable_sort(alike.begin(), alike.end(), [this](const auto& a, const auto& b) {
            return likenessOf(a) < likenessOf(b);
        });
        for (std::size_t i = 0; i < alike.size(); ++i) {
            if (i == 0 || likenessOf(alike[i - 1]) != likenessOf(alike[i])) {
                addLane(pair, alike[i].leg);
            }
            append(alike[i].leg);
        }
    }

    const dataset::Dataset& data_;
    const ArcCatalogue& catalogue_;
    const NodeLayout& nodes_;
    const NodeLayout& groups_;
    std::span<const std::uint8_t> cast_;
    bool isWide_;
    FanLayout layout_;
};

} // namespace

FanLayout layOutFans(const FanRequest& request) {
    FanBuilder builder(request);
    const std::vector<PairedLeg> paired = builder.pairLegs();
    for (std::size_t i = 0; i < paired.size();) {
        std::size_t end = i;
        while (end < paired.size() && paired[end].pair == paired[i].pair) {
            ++end;
        }
        builder.addPair(paired.data() + i, paired.data() + end);
        i = end;
    }
    return builder.take();
}

} // namespace portolan::scene
