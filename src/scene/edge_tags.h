// Where an arc leaves the map's free area, a tag names the place that it goes to (visual design
// §4).
#pragma once

#include "dataset/dataset.h"
#include "scene/labels.h"
#include "scene/network.h"
#include "scene/overlay.h"

#include <span>
#include <vector>

namespace portolan::scene {

struct EdgeTagRequest {
    const dataset::Dataset& dataset;
    const Network& network;
    const FrameView& view;
    const MapStyle& style;
    base::Language language = base::Language::En;
    Box freeArea;               ///< of the target, px
    std::span<const Box> taken; ///< nodes, labels and furniture: tags keep off them
};

struct EdgeTags {
    Overlay shapes;
    std::vector<GlyphInstance> glyphs;
};

/// One tag for each far place, at most a dozen; none in the dense style.
EdgeTags placeEdgeTags(const EdgeTagRequest&, text::Typesetter&);

} // namespace portolan::scene
