// Cuts a line of text into pieces that one font and one shaping call can set.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace portolan::text {

/// A stretch of UTF-16 units of one direction, script and face.
struct Item {
    int start = 0, length = 0;
    bool isRightToLeft = false;
    std::uint32_t script = 0; ///< ISO 15924 as a HarfBuzz tag
    int face = 0;             ///< what chooseFace said for its characters
};

/// Which face shows the character; `previous` is the face of the one before, which marks and
/// joiners keep when it covers them.
using ChooseFace = std::function<int(char32_t character, bool isMark, int previous)>;

/// In visual order, left to right; covers the text without gaps.
std::vector<Item> itemise(const std::u16string& text, const ChooseFace&);

} // namespace portolan::text
