// Which of the stage's words stand still from frame to frame: they are drawn once, into the picture
// that lies under all that moves.
#pragma once

#include "scene/glyphs.h"
#include "scene/label_space.h"
#include "scene/scene.h"

#include <cstddef>
#include <span>
#include <vector>

namespace portolan::scene {

class StillWords {
public:
    /// A frame's words, those that move last. Says whether more or fewer of them stand still than
    /// in the frame before; more only where they have for some frames.
    bool update(std::span<const GlyphInstance> words);
    /// So many, from the first of the last update.
    std::size_t count() const { return count_; }
    void forget();

private:
    std::vector<GlyphInstance> last_;
    std::size_t count_ = 0;
    std::size_t waiting_ = 0; ///< that have stood still, with the others, for `frames_`
    int frames_ = 0;
};

/// Adds what stands on the target between the arcs and the stage's words, which begin at `words`
/// among the marks: nodes, shapes, lens, picture and labels.
void appendUnderWords(const Scene&, std::size_t words, std::vector<Box>&);

} // namespace portolan::scene
