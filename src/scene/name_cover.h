// Which names arcs run through, and which of the stage's words that stand still something is drawn
// under. Those alone are drawn in every frame; the others can stay in the picture that lies under
// all that moves, and look the same.
#pragma once

#include "scene/arcs.h"
#include "scene/frame_view.h"
#include "scene/glyphs.h"
#include "scene/label_space.h"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace portolan::scene {

/// Target pixels.
struct CrossedNames {
    bool isAll = true;                 ///< then the rest is empty
    std::vector<GlyphInstance> glyphs; ///< in the order in which they were given
    std::vector<GlyphInstance> words;  ///< so too
    std::vector<Box> boxes;            ///< of glyphs that touch; all of them lie in these
};

/// What can stay in the picture, in drawing order.
struct StillWriting {
    std::span<const GlyphInstance> names; ///< drawn over the arcs
    std::span<const GlyphInstance> words; ///< drawn over everything
};

/// All pixels that the glyph's quad touches.
Box coverOf(const GlyphInstance&);

class NameCover {
public:
    /// For writing that is new.
    void reset(const StillWriting&, glm::vec2 sizePx);

    /// The names that an arc may run through and the words that an arc or one of the boxes
    /// `underWords` may, with all that they touch; rather too many than too few. All, where telling
    /// would take longer than drawing: very many arcs, or a pitched view. `arcs` is null where none
    /// are drawn. The writing is that of the last reset().
    void find(const ArcScene* arcs, const FrameView&, const StillWriting&,
              std::span<const Box> underWords, CrossedNames&);

private:
    struct Patch {
        Box box = {};
        std::uint32_t first = 0, count = 0; ///< glyphs that follow each other
        bool isWord = false;
        bool isCrossed = false;
    };
    void addPatches(std::span<const GlyphInstance>, bool areWords);
    void findCrossed(bool areWords);
    void markArcs(const ArcScene&, const FrameView&);
    void markBox(const Box&);
    bool isMarked(const Box&) const;
    void spread();

    std::vector<Patch> patches_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> touching_; ///< patches
    glm::ivec2 cells_{0};
    std::vector<std::uint8_t> marks_; ///< per cell: an arc may pass
};

} // namespace portolan::scene
