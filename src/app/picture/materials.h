// What a picture is made of, and where it goes.
#pragma once

#include "dataset/basemap.h"
#include "dataset/compare.h"
#include "dataset/dataset.h"
#include "dataset/filter.h"
#include "dataset/viewpoint.h"
#include "scene/scene.h"
#include "scene/stage.h"

#include <glm/vec2.hpp>

#include <memory>
#include <optional>

namespace portolan::app {

/// What is drawn; immutable, swapped by pointer as it arrives. Any may be null.
struct Materials {
    std::shared_ptr<const dataset::Basemap> basemap;
    std::shared_ptr<const dataset::Viewpoint> viewpoint; ///< the state's
    std::shared_ptr<const scene::ReliefPart> relief;     ///< in the state's theme
    std::shared_ptr<const dataset::Dataset> dataset;
    std::shared_ptr<const dataset::Selection> selection;
    /// Of the state's two periods; null: ties are drawn by kind.
    std::shared_ptr<const dataset::PeriodComparison> comparison = nullptr;
};

struct ChapterRest;

/// What stands over the map while a story is told.
struct Stage {
    scene::StageWords words;
    /// The chapter's before, which are shown instead while they fade.
    std::optional<scene::StageWords> before = std::nullopt;
    scene::StageMoment moment;
    scene::Legibility legible = {}; ///< of the room
    /// What the chapter before showed, while it fades.
    std::optional<scene::NetworkBefore> network = std::nullopt;

    /// Of the chapter whose words are shown; null: labels choose anew in each picture.
    std::shared_ptr<const ChapterRest> rest = nullptr;

    const scene::StageWords& shownWords() const { return before ? *before : words; }
};

/// Where the picture goes. Sizes in physical pixels.
struct Frame {
    glm::ivec2 sizePx{1920, 1080};
    double scale = 1; ///< physical pixels per logical pixel
    /// The part that the map has to itself, between panels: first = top left, last = bottom right,
    /// physical pixels.
    glm::dvec2 freeFirst{0, 0};
    glm::dvec2 freeLast{1920, 1080};
    /// The one clock, seconds: what moves by itself (morph, pulse) is a function of it.
    double seconds = 0;
    /// Keep the map on whole pixels against the last frame, so that a drag redraws only what it
    /// uncovers.
    bool snapsToLast = false;
    /// While things move: about how many arcs are drawn at most.
    std::size_t mostArcs = scene::kEveryArc;
    /// Larger than a target: drawn by PictureMaker::drawTile() alone.
    bool isTiled = false;
    /// Borrowed; null where no story is told. Its map has no scale bar, no degrees and no tags.
    const Stage* stage = nullptr;
};

} // namespace portolan::app
