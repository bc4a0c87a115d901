// Where an arc leaves the map's free area, a tag names the place that it goes to (visual design
// §4).
#pragma once

#include "scene/mark_labels.h"
#include "scene/overlay.h"

#include <span>
#include <vector>

namespace portolan::scene {

struct EdgeTags {
    Overlay shapes;
    std::vector<GlyphInstance> glyphs;
    std::vector<Box> boxes; ///< of the tags
};

/// One tag for each far place, at most a dozen; none in the dense style. `taken` of the request:
/// nodes, their labels and the furniture; off `names` they keep where there is room.
EdgeTags placeEdgeTags(const MarkRequest&, std::span<const Box> names, text::Typesetter&);

} // namespace portolan::scene
