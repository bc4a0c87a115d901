// How a node's colours follow from its records: for all who draw nodes.
#pragma once

#include "scene/nodes.h"

#include <algorithm>
#include <array>

namespace portolan::scene {

/// The kind that a node takes its colour from: the one with most records, missions first.
inline base::Colour accentOf(const NodeMark& mark, const MapStyle& style) {
    const auto most = std::max_element(mark.kinds.begin(), mark.kinds.end());
    const bool hasMission = mark.kinds[0] > 0;
    return style.kinds[hasMission ? 0 : static_cast<std::size_t>(most - mark.kinds.begin())];
}

/// Where each kind's part of the ring ends, 0–1 of a turn.
inline std::array<float, kKindLookCount> ringEnds(const NodeMark& mark) {
    std::array<float, kKindLookCount> ends{};
    float sum = 0;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        sum += static_cast<float>(mark.kinds[i]);
        ends[i] = sum / static_cast<float>(std::max(mark.total, 1U));
    }
    return ends;
}

} // namespace portolan::scene
