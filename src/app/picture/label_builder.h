// What is written on the map, and the chart's furniture: names under the network, nodes' labels
// above it, scale bar, north arrow, degrees and wind rose. Each is placed anew only when what it
// depends on changed.
#pragma once

#include "app/picture/basemap_builder.h"
#include "app/picture/chapter_rest.h"
#include "app/picture/lens_builder.h"
#include "app/picture/materials.h"
#include "scene/edge_tags.h"
#include "scene/furniture.h"
#include "scene/labels.h"
#include "scene/scene.h"
#include "scene/still_words.h"
#include "state/app_state.h"
#include "text/glyph_origin.h"

#include <memory>
#include <optional>
#include <vector>

namespace portolan::app {

class LabelBuilder {
public:
    LabelBuilder(std::shared_ptr<text::FontSource> fonts, text::AtlasSize atlas)
        : typesetter_(std::move(fonts), atlas) {}

    /// Updates scene.labels and scene.furniture; the scene's other parts are this frame's already.
    /// With a frame's stage, also that.
    void update(const state::AppState&, const Materials&, const Frame&, const BasemapBuilder&,
                scene::Scene&);
    /// Of the letters in scene.labels.
    std::vector<text::GlyphOrigin> origins() const { return typesetter_.origins(); }
    /// Before update(), on the main thread: what is asked of a projection.
    void lookAhead(const Frame&);
    /// Of the stage that was looked ahead to: the view as its chapter ends. Null where it has none.
    const scene::FrameView* restView(const Frame&) const;
    /// What the fonts lack.
    const std::vector<base::Error>& problems() const { return typesetter_.problems(); }

private:
    /// Everything that the names under the network depend on.
    struct NamesKey {
        std::uint64_t basemap = 0; ///< BasemapPart::revision, which stands for the view too
        base::Language language = base::Language::En;
        bool seas = true, places = true, nodes = true, arcs = true, rose = true;
        glm::dvec2 freeFirst{0}, freeLast{0};
        std::uint64_t stage = 0;
        std::shared_ptr<const dataset::Dataset> dataset;
        std::shared_ptr<const dataset::Selection> selection;
        bool operator==(const NamesKey&) const = default;
    };

    /// Everything that the nodes' labels depend on.
    struct MarksKey {
        std::uint64_t nodes = 0, names = 0;
        std::size_t badges = 0;
        bool shows = true, arcs = true;
        glm::dvec2 freeFirst{0}, freeLast{0};
        std::uint64_t stage = 0;
        bool hasWords = true; ///< the stage's are seen
        bool operator==(const MarksKey&) const = default;
    };

    /// Everything that the stage's layout depends on.
    struct StageKey {
        scene::StageWords words;
        glm::ivec2 sizePx{0};
        const scene::MapStyle* style = nullptr;
        scene::Legibility legible;
        bool operator==(const StageKey&) const = default;
    };

    /// Everything that labels' places at a chapter's end depend on.
    struct RestKey {
        std::shared_ptr<const ChapterRest> rest;
        base::Language language = base::Language::En;
        bool isStill = false;
        scene::FrameView view;
        std::uint64_t stage = 0;

        bool isSame(const RestKey& other) const;
    };

    void forget();
    scene::LabelMemory memoryAtRest(const state::AppState&, const Materials&, const Frame&,
                                    const scene::Scene&);
    std::vector<scene::StageLabelPlace> labelsAtRest(const Materials&, const scene::Scene&,
                                                     const scene::StageRequest&,
                                                     std::span<const scene::Box> names);
    void placeAll(const state::AppState&, const Materials&, const Frame&, const BasemapBuilder&,
                  scene::Scene&);
    void layOutStage(const state::AppState&, const Materials&, const Frame&, const scene::Scene&);
    LensBuilder::Input lensInput(const state::AppState&, const Materials&, const Frame&,
                                 const scene::StageRequest&) const;
    void addStage(const state::AppState&, const Materials&, const Frame&, scene::Scene&);
    void placeNames(const state::AppState&, const Materials&, const Frame&, const BasemapBuilder&,
                    scene::Scene&);
    void placeMarks(const state::AppState&, const Materials&, const Frame&, scene::Scene&);
    void gatherMarks(scene::Scene&);
    void placeTags(const state::AppState&, scene::MarkRequest);
    void keepStill(scene::Scene&);
    void coverNames(scene::Scene&);

    text::Typesetter typesetter_;
    std::optional<NamesKey> namesKey_;
    std::optional<MarksKey> marksKey_;
    scene::LabelMemory memory_;
    scene::NameCover cover_;
    std::uint64_t coverShows_ = 0; ///< LabelPart::namesRevision
    bool isCoverMade_ = false;     ///< of that revision, and of the words that stand still
    scene::StillWords stillWords_;
    std::vector<scene::Box> underWords_;
    scene::Furniture furniture_;
    scene::EdgeTags tags_;
    std::vector<scene::GlyphInstance> nodeGlyphs_;
    std::vector<scene::Box> markBoxes_; ///< nodes, their labels and the tags
    std::vector<scene::PlacedText> nameTexts_, markTexts_;
    scene::FrameView restView_; ///< of the frame's stage
    std::optional<RestKey> restKey_;
    scene::LabelMemory restMemory_;
    scene::NetworkBuilder restNetwork_;
    const scene::Network* restShown_ = nullptr; ///< that it built; null until there is one
    std::vector<scene::Box> restBoxes_;         ///< nodes and their labels there
    std::optional<StageKey> stageKey_;
    std::uint64_t stageRevision_ = 0, lastStage_ = 0; ///< 0: there is no stage
    std::uint64_t wordsRevision_ = 0;                 ///< of the layout alone
    scene::StageLayout stage_;
    LensBuilder lens_;
    std::vector<scene::Box> stageBoxes_; ///< of words and lens
    /// How much of the scene is the map's: what follows is the stage's, of the last frame.
    std::size_t mapGlyphs_ = 0, mapLines_ = 0;
    std::size_t wordsFrom_ = 0; ///< among the marks: what is laid out on the stage, not the map
};

} // namespace portolan::app
