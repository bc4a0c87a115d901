// What belongs to a chapter's lens and stands on the stage: its ring's place on the map, the lines
// between them, its caption.
#pragma once

#include "scene/lens_place.h"
#include "scene/stage.h"

#include <string>

namespace portolan::scene {

struct LensDrawing {
    const LensPlace& place;
    glm::vec2 at{0}; ///< what is magnified, on the target now
    const std::string& caption;
    float opacity = 1;
};

text::Style lensCaptionStyle(const StageRequest&);
StageDrawing drawLens(const LensDrawing&, const StageRequest&, text::Typesetter&);

/// Fades them, and moves them by so many pixels; those that do not stand within the disc are left
/// out.
void appendInLens(std::span<const GlyphInstance> glyphs, const LensPlace&, float opacity,
                  std::vector<GlyphInstance>& to);

/// Likewise: of the shapes in the lens's own square the lines that lie within the disc.
void appendInLens(const Overlay& shapes, const LensPlace&, std::vector<OverlayLine>& to);

/// What the map's names keep off: the lens with its caption, and its lines except close by their
/// place on the map, where the names of its places stand.
std::vector<Box> roomOfLens(const LensPlace&, glm::vec2 at, float scale);

/// What in the lens's own square lies on its ring or outside of it.
std::vector<Box> besidesLens(float radiusPx);

} // namespace portolan::scene
