// The parts of a story's text: what stands before its chapters, each chapter with the comments
// above it, and what is between them. For state/story_edit.cpp alone.
#pragma once

#include "state/toml_text.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace portolan::state {

struct ChapterPart {
    TomlSpan body;         ///< with the comments above
    std::size_t head = 0;  ///< the line of [[chapter]]…
    std::size_t inner = 0; ///< …of the first table in it…
    std::size_t end = 0;   ///< …and after its last statement
};

struct StoryParts {
    std::vector<TomlLine> lines;
    std::vector<ChapterPart> chapters;
};

StoryParts partsOf(std::string_view text);

} // namespace portolan::state
