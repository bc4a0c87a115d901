// Breaks the stage's texts into lines, at the ends of phrases where there are any.
#pragma once

#include "text/glyph_run.h"

#include <string>
#include <string_view>
#include <vector>

namespace portolan::scene {

struct StageLines {
    std::vector<std::string> lines;
    float widthPx = 0; ///< of the widest
    bool fits = true;  ///< every line is narrow enough and none was left out
};

/// In as few lines as hold it, of about the same width; each ends where a phrase does rather than
/// anywhere: at a line end or U+200B of the text, after a mark of punctuation, between words. What
/// is Chinese or Japanese and has such marks breaks nowhere else, while it fits.
StageLines stageLines(text::Typesetter&, std::string_view utf8, const text::Style&,
                      float maxWidthPx, std::size_t mostLines);

} // namespace portolan::scene
