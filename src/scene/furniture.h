// What a chart has besides the map itself: the scale bar, the north arrow, the degrees of the
// graticule at the edges, and the wind rose. All of it true to the projection where it stands.
#pragma once

#include "base/language.h"
#include "scene/frame_view.h"
#include "scene/glyphs.h"
#include "scene/label_space.h"
#include "scene/overlay.h"
#include "scene/style.h"

#include <span>

namespace portolan::scene {

struct FurnitureRequest {
    const FrameView& view;
    Box freeArea{};               ///< of the target, not covered by panels
    std::span<const Box> taken{}; ///< nodes and their labels: the degrees and the rose keep off
    double graticuleStep = 0;     ///< degrees; 0: none are written
    bool showsScale = true;       ///< scale bar and north arrow, at the lower right
    bool showsRose = false;
    const MapStyle& style;
};

/// A meridian's or a parallel's number at the edge: gives way to whatever else is written there.
struct Degree {
    Box box;
    std::vector<GlyphInstance> glyphs;
};

struct Furniture {
    Overlay shapes;
    std::vector<GlyphInstance> glyphs; ///< all but the degrees
    std::vector<Degree> degrees;
    std::vector<Box> boxes; ///< what names had better keep off: the scale bar, the arrow, the rose
};

/// Of the free area's size only the corners count: small areas get what fits. Costs about 0.1 ms.
Furniture buildFurniture(const FurnitureRequest&, text::Typesetter&);

/// The rose and its 32 rhumb lines, which lie under the network: drawn with the basemap. Stands in
/// open sea, where one of a few such places is in the free area; nothing where none is, and where
/// the map is finer than 2 km a pixel.
Furniture buildWindRose(const FurnitureRequest&, text::Typesetter&);

} // namespace portolan::scene
