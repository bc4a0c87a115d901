// Which names arcs run through. Those alone are drawn over the arcs in every frame; the others can
// stay in the picture that lies under them, and look the same.
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
    std::vector<Box> boxes;            ///< of glyphs that touch; all of them lie in these
};

class NameCover {
public:
    /// Names that are new.
    void reset(std::span<const GlyphInstance> names, glm::vec2 sizePx);

    /// Those that an arc may run through, with all that they touch; rather too many than too few.
    /// All, where telling would take longer than drawing: very many arcs, or a pitched view.
    /// `arcs` is null where none are drawn. `names` are those of the last reset().
    void find(const ArcScene* arcs, const FrameView&, std::span<const GlyphInstance> names,
              CrossedNames&);

private:
    struct Patch {
        Box box;
        std::uint32_t first = 0, count = 0; ///< glyphs that follow each other
        bool isCrossed = false;
    };
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
