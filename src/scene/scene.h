// What one frame shows, ready to draw: immutable parts shared by pointer, and small values. The
// renderer reads a Scene and nothing else.
#pragma once

#include "scene/basemap_view.h"
#include "scene/frame_view.h"
#include "scene/network.h"
#include "scene/relief_texture.h"
#include "scene/style.h"

#include <cstdint>
#include <memory>
#include <string>

namespace portolan::scene {

/// The four relief pictures of one theme.
struct ReliefPart {
    ReliefTexels asiaLand, asiaSea, worldLand, worldSea;
};

/// What of the basemap is switched on.
struct BasemapLayers {
    bool relief = true;
    bool graticule = true;
    bool boundaries = true;
    bool admin1 = true;
    bool vignette = true;
    bool operator==(const BasemapLayers&) const = default;
};

struct BasemapPart {
    std::shared_ptr<const dataset::Basemap> basemap; ///< may be null: a bare background is drawn
    std::shared_ptr<const ReliefPart> relief;        ///< may be null while it is being made
    std::shared_ptr<const BasemapView> view;
    BasemapLayers layers;
    double metresPerPixel = 4400; ///< on the ground, at the middle of the view
};

/// One frame. `view` and `style` are always there; a part that is missing is not drawn.
struct Scene {
    FrameView view;
    const MapStyle* style = nullptr;
    BasemapPart basemap;
    const Network* network = nullptr; ///< the builder's, valid until its next update
    bool showsArcs = true, showsNodes = true;
};

} // namespace portolan::scene
