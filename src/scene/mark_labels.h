// What is written at the nodes: each place's name beside it, its count inside, a stop's number on
// its badge.
#pragma once

#include "dataset/dataset.h"
#include "dataset/filter.h"
#include "scene/labels.h"
#include "scene/network.h"

namespace portolan::scene {

/// For what is written at the nodes, and for the tags at the edge (edge_tags.h).
struct MarkRequest {
    const dataset::Dataset& dataset;
    const Network& network;
    const FrameView& view;
    const MapStyle& style;
    base::Language language = base::Language::En;
    Box freeArea{};               ///< of the target, px
    std::span<const Box> taken{}; ///< what stands there already: texts keep off it
    bool hasLocalNames = true;    ///< beside each name the one in the place's own script
    bool keepsSides = false;      ///< NodeLabelRequest
    bool keepsApart = false;      ///< the same
};

/// `before` keeps labels at their side of the node while they fit.
PlacedNodeLabels placeMarks(const MarkRequest&, const LabelMemory& before, text::Typesetter&);

/// What the names over the network keep off: every node and its label, and every arrowhead, of
/// those too that are not shown at this moment, so that the names stand still while time plays.
struct MarkRoom {
    std::vector<Box> boxes;
    std::vector<NodeLabel> labels; ///< views into the dataset
};
MarkRoom roomOfAllMarks(const MarkRequest&, text::Typesetter&);

/// The arcs of all that passes the filter, whatever the moment: what names keep off. None where
/// there are too many to know them all (kMostLanesKnown).
std::vector<Polyline> waysOf(const MarkRequest&, const dataset::Selection&);

} // namespace portolan::scene
