// What one frame shows, ready to draw: immutable parts shared by pointer, and small values. The
// renderer reads a Scene and nothing else.
#pragma once

#include "scene/basemap_view.h"
#include "scene/frame_view.h"
#include "scene/glyphs.h"
#include "scene/labels.h"
#include "scene/name_cover.h"
#include "scene/network.h"
#include "scene/overlay.h"
#include "scene/placed_picture.h"
#include "scene/relief_texture.h"
#include "scene/style.h"

#include <cstdint>
#include <memory>
#include <optional>
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

/// A part of the target, px from the lower left.
struct Strip {
    glm::ivec2 corner{0}, size{0};
    std::shared_ptr<const BasemapView> view;
};

/// The basemap as the renderer keeps it: as a picture. Equal revisions are equal pictures. A
/// revision that only moves the map by whole pixels says from which revision, by how much, and what
/// the move uncovers.
struct BasemapPart {
    std::shared_ptr<const dataset::Basemap> basemap; ///< may be null: a bare background is drawn
    std::shared_ptr<const ReliefPart> relief;        ///< may be null while it is being made
    BasemapLayers layers;
    double metresPerPixel = 4400; ///< on the ground, at the middle of the view
    std::uint64_t revision = 0;
    std::shared_ptr<const BasemapView> view; ///< the whole target's; null where `strips` say all
    std::uint64_t movedFrom = 0;             ///< a revision; 0: none
    glm::ivec2 movedBy{0}; ///< the pixel that comes to lie at the lower left, in the old picture
    std::vector<Strip> strips;
};

/// Labels as quads, and the picture that their letters are in.
struct LabelPart {
    std::vector<GlyphInstance> names; ///< of seas, lands, towns: above the arcs, under the nodes
    std::uint64_t namesRevision = 0;
    CrossedNames crossed; ///< the other names and still words can be drawn under the arcs, once
    std::vector<GlyphInstance> marks; ///< of nodes, and the scale bar's: above the network
    /// Of the stage's words among the marks those that stand still, and all marks but those of them
    /// that nothing crosses.
    std::vector<GlyphInstance> still, marksOver;
    std::uint64_t stillRevision = 0; ///< grows when `still` changes
    std::uint64_t marksRevision = 0; ///< grows when `marks` or the furniture above them changes
    GlyphAtlas atlas;
    std::vector<PlacedText> texts; ///< what is written where; no two texts overlap
};

/// The chart's furniture.
struct FurniturePart {
    Overlay under; ///< the wind rose: kept with the basemap, with the names (namesRevision)
    Overlay over;  ///< scale bar and north arrow
    std::vector<PlacedPicture> pictures; ///< under `over`
};

struct MapLens;

/// One frame. `view` and `style` are always there; a part that is missing is not drawn.
struct Scene {
    FrameView view;
    const MapStyle* style = nullptr;
    BasemapPart basemap;
    const Network* network = nullptr; ///< the builder's, valid until its next update
    bool showsArcs = true, showsNodes = true;
    LabelPart labels;
    FurniturePart furniture;
    const MapLens* lens = nullptr;       ///< the builder's, valid until its next update; null: none
    std::optional<base::Colour> curtain; ///< hides everything else
};

/// A round part of the target in which a part of the map is larger: over the network, under the
/// furniture and what is written.
struct MapLens {
    Scene scene; ///< of the square about it; what is written in it stands among the target's marks
    glm::vec2 centre{0};
    float radiusPx = 0; ///< whole, as is the centre
    float ringPx = 3;
    base::Colour ring{};
    float opacity = 1;
};

} // namespace portolan::scene
