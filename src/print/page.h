// One page: a scene with what lies under it as a picture.
#pragma once

#include "scene/scene.h"
#include "text/glyph_origin.h"

#include <glm/vec2.hpp>

#include <cstdint>
#include <span>
#include <string>

namespace portolan::print {

/// The ground: sea, land, relief and lines, as they were drawn, over the whole page.
struct Ground {
    glm::ivec2 size{0};
    std::span<const std::uint8_t> rgba{}; ///< top row first; empty: none
    std::span<const std::uint8_t> jpeg{}; ///< the same, packed; may be empty
};

/// All borrowed, while the page is added.
struct Page {
    glm::dvec2 sizePx{1920, 1080}; ///< of the scene's target, which fills the page
    base::Colour paper = base::Colour::hex(0xFFFFFF);
    Ground ground;
    const scene::Scene* scene = nullptr; ///< its network, names, marks and furniture over them
    std::span<const scene::GlyphInstance> letters{}; ///< besides the scene's
    std::span<const text::GlyphOrigin> origins{};    ///< of all letters
    Ground lens;                                     ///< of the scene's lens, if it has one
    std::string title;                               ///< in the document's outline; empty: none
};

} // namespace portolan::print
