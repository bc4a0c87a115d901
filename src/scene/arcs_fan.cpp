#include "scene/arcs_fan.h"

#include "geo/geodesic.h"

#include <algorithm>
#include <tuple>

namespace portolan::scene {
namespace {

using dataset::LegIndex;

/// A leg of a pair, in an order that brings the pairs together and keeps the lane order inside.
struct PairedLeg {
    std::uint64_t pair;
    std::uint32_t rank;
    LegIndex leg;
};

bool standsFirst(geo::LonLat a, geo::LonLat b) {
    const double east = geo::wrapLongitude(b.lon - a.lon);
    return east != 0 ? east > 0 : a.lat < b.lat;
}

std::vector<PairedLeg> pairLegs(const dataset::Dataset& data, const ArcCatalogue& catalogue,
                                const NodeLayout& nodes) {
    std::vector<PairedLeg> paired;
    paired.reserve(data.legs.size());
    for (std::uint32_t rank = 0; rank < catalogue.byRank.size(); ++rank) {
        const LegIndex leg = catalogue.byRank[rank];
        const std::uint64_t a = nodes.nodeOfPlace[data.legs[leg].from];
        const std::uint64_t b = nodes.nodeOfPlace[data.legs[leg].to];
        if (a != b && a != dataset::kNone && b != dataset::kNone) {
            paired.push_back({std::min(a, b) << 32U | std::max(a, b), rank, leg});
        }
    }
    std::sort(paired.begin(), paired.end(), [](const PairedLeg& a, const PairedLeg& b) {
        return std::tie(a.pair, a.rank) < std::tie(b.pair, b.rank);
    });
    return paired;
}

class FanBuilder {
public:
    FanBuilder(const dataset::Dataset& data, const ArcCatalogue& catalogue, const NodeLayout& nodes)
        : data_(data), catalogue_(catalogue), nodes_(nodes) {
        layout_.laneOfLeg.assign(data.legs.size(), dataset::kNone);
        layout_.legs.reserve(data.legs.size());
        layout_.lanes.reserve(data.legs.size());
    }

    void addPair(const PairedLeg* begin, const PairedLeg* end) {
        FanPair pair = pairOf(begin->pair);
        pair.lanes.first = static_cast<std::uint32_t>(layout_.lanes.size());
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
            layout_.lanes[pair.lanes.first + i].lane = static_cast<std::uint16_t>(i);
            layout_.lanes[pair.lanes.first + i].lanes =
                static_cast<std::uint16_t>(pair.lanes.count);
        }
        layout_.pairs.push_back(pair);
    }

    FanLayout take() { return std::move(layout_); }

private:
    FanPair pairOf(std::uint64_t key) const {
        auto first = static_cast<std::uint32_t>(key >> 32U);
        auto second = static_cast<std::uint32_t>(key & 0xFFFFFFFFU);
        if (!standsFirst(positionOf(first), positionOf(second))) {
            std::swap(first, second);
        }
        return {.first = first, .second = second, .lanes = {}};
    }

    geo::LonLat positionOf(std::uint32_t node) const {
        return data_.places[nodes_.nodes[node].place].position;
    }

    void addLane(const FanPair& pair, LegIndex leg) {
        const ArcCatalogue::Traits& traits = catalogue_.legs[leg];
        const std::uint32_t from = nodes_.nodeOfPlace[data_.legs[leg].from];
        const std::uint32_t to = nodes_.nodeOfPlace[data_.legs[leg].to];
        layout_.lanes.push_back({.from = from,
                                 .to = to,
                                 .texture = traits.texture,
                                 .look = traits.look,
                                 .dash = traits.dash,
                                 .isDirected = traits.isDirected,
                                 .isReturn = traits.isReturn,
                                 .runsAgainstPair = from != pair.first,
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
        const bool forwards =
            !traits.isDirected || nodes_.nodeOfPlace[leg.from] < nodes_.nodeOfPlace[leg.to];
        const bool isMission = traits.texture == ArcTexture::Mission;
        const int rank = laneRankOf(data_.engagements[leg.engagement].kind);
        return std::tuple(rank, traits.texture, traits.dash, forwards, traits.isReturn,
                          isMission ? it.leg : 0U);
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
    FanLayout layout_;
};

} // namespace

FanLayout layOutFans(const dataset::Dataset& data, const ArcCatalogue& catalogue,
                     const NodeLayout& nodes) {
    const std::vector<PairedLeg> paired = pairLegs(data, catalogue, nodes);
    FanBuilder builder(data, catalogue, nodes);
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
