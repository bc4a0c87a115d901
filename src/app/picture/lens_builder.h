// A chapter's lens: what it magnifies and where it stands is chosen once, for the chapter as it
// ends; what is in it is this moment's.
#pragma once

#include "app/picture/basemap_builder.h"
#include "app/picture/chapter_rest.h"
#include "app/picture/materials.h"
#include "scene/labels.h"
#include "scene/lens_place.h"
#include "scene/scene.h"
#include "scene/stage.h"
#include "state/app_state.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace portolan::app {

class LensBuilder {
public:
    /// Of a frame with a stage. All borrowed.
    struct Input {
        const state::AppState& state;
        const Materials& materials;
        const Frame& frame;
        const scene::FrameView& restView; ///< of the chapter as it ends
        const scene::StageRequest& request;
        const scene::StageLayout& words;
        std::uint64_t wordsRevision = 0;
    };
    /// Chooses its place, where it has one; false where nothing that the choice depends on has
    /// changed.
    bool plan(const Input&, text::Typesetter&);
    /// What names and words of the map keep off; empty: there is no lens.
    const std::vector<scene::Box>& boxes() const { return boxes_; }
    /// One was asked for, and finds no place.
    bool lacksRoom() const { return lacksRoom_; }
    /// Sets the scene's lens, and returns what of it stands on the stage.
    scene::StageDrawing show(const Input&, scene::Scene&, text::Typesetter&);
    void forget() { key_.reset(); }

private:
    struct Key {
        std::shared_ptr<const ChapterRest> rest;
        std::shared_ptr<const dataset::Dataset> dataset;
        base::Language language = base::Language::En;
        bool isStill = false;
        std::uint64_t words = 0;
        glm::ivec2 sizePx{0};
        bool operator==(const Key&) const = default;
    };
    struct Plan {
        scene::LensPlace place;
        std::string caption;
        geo::LonLat middle;  ///< of what is magnified
        state::AppState end; ///< the chapter's, with the lens's layers
        std::shared_ptr<const dataset::Selection> legs;
        scene::FrameView view;
        std::vector<scene::Box> besides; ///< the ring, in the lens's own square
        scene::LabelMemory memory;
    };

    static std::vector<dataset::PlaceIndex> placesAsked(const ChapterRest&,
                                                        const dataset::Dataset&);
    std::optional<Plan> planned(const Input&, text::Typesetter&);
    scene::LabelMemory memoryOf(const Input&, Plan&, text::Typesetter&);
    scene::PlacedNodeLabels marksOf(const Input&, const Plan&, const state::AppState&,
                                    text::Typesetter&);

    std::optional<Key> key_;
    std::optional<Plan> plan_;
    std::vector<scene::Box> boxes_;
    bool lacksRoom_ = false;
    scene::NetworkBuilder network_;
    BasemapBuilder basemap_;
    scene::MapLens lens_;
};

} // namespace portolan::app
