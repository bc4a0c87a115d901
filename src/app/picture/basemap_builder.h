// The basemap's part of the scene: what of it the view shows, and whether the picture kept of it
// still stands, is merely shifted by a drag, or must be drawn anew.
#pragma once

#include "app/picture/materials.h"
#include "scene/scene.h"
#include "state/app_state.h"

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace portolan::app {

struct BoxesKey {
    std::shared_ptr<const dataset::Basemap> basemap;
    std::shared_ptr<const geo::ProjectionGrid> grid;
    std::size_t level = 0;
    bool operator==(const BoxesKey&) const = default;
};

/// The boxes of the last few projections and levels.
class BoxesMemo {
public:
    const scene::BasemapBoxes& find(const BoxesKey&);

private:
    struct Entry {
        BoxesKey key;
        scene::BasemapBoxes boxes;
        unsigned used = 0;
    };
    std::array<Entry, 6> entries_;
    unsigned uses_ = 0;
};

class BasemapBuilder {
public:
    /// Updates `part`; puts `view` on whole pixels against the last one where the frame asks for
    /// it.
    void update(const state::AppState&, const Materials&, const Frame&, scene::FrameView& view,
                scene::BasemapPart& part);

    /// Degrees, of the last update's view.
    double graticuleStep() const { return graticuleStep_; }
    /// What the point of view lets stand.
    const std::vector<dataset::ShownName>& shownNames() const { return shownNames_; }

private:
    /// Everything that the kept picture of the basemap depends on.
    struct BasemapKey {
        scene::FrameView view;
        state::Theme theme = state::Theme::Dark;
        std::shared_ptr<const dataset::Viewpoint> viewpoint;
        std::shared_ptr<const dataset::Basemap> basemap;
        std::shared_ptr<const scene::ReliefPart> relief;
        scene::BasemapLayers layers;

        /// All but where the map stands.
        bool sameLooks(const BasemapKey& other) const {
            return view.sameShape(other.view) && theme == other.theme &&
                   viewpoint == other.viewpoint && basemap == other.basemap &&
                   relief == other.relief && layers == other.layers &&
                   view.transform.sizePx == other.view.transform.sizePx &&
                   view.transform.clipFromMapPx == other.view.transform.clipFromMapPx;
        }
    };

    static BasemapKey keyOf(const state::AppState&, const Materials&, const scene::BasemapPart&,
                            const scene::FrameView&);
    void cull(std::optional<glm::ivec2> move, const Materials&, const scene::FrameView&,
              scene::BasemapPart&);
    void chooseLooks(const Materials&, std::size_t level);

    BoxesMemo boxes_;
    scene::BoundaryLooks looks_;
    std::size_t looksLevel_ = dataset::kDetailLevels;
    std::shared_ptr<const dataset::Viewpoint> looksOf_;
    std::vector<dataset::ShownName> shownNames_;
    std::optional<BasemapKey> shown_;
    double graticuleStep_ = 10;
};

} // namespace portolan::app
