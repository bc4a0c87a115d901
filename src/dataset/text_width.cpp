#include "dataset/text_width.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace portolan::dataset {

namespace {

std::size_t widthOf(UChar32 c) {
    switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
        return 0;
    default:
        break;
    }
    const auto width =
        static_cast<UEastAsianWidth>(u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH));
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// Calls visit(end of the character in bytes, its width) until that says false.
template<class Visit>
void forEachCharacter(std::string_view utf8, Visit visit) {
    const auto size = static_cast<std::int32_t>(utf8.size());
    for (std::int32_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT(utf8.data(), at, size, c);
        if (!visit(static_cast<std::size_t>(at), c < 0 ? 1U : widthOf(c))) {
            return;
        }
    }
}

} // namespace

std::size_t displayWidth(std::string_view utf8) {
    std::size_t total = 0;
    forEachCharacter(utf8, [&](std::size_t, std::size_t width) {
        total += width;
        return true;
    });
    return total;
}

std::string fitToWidth(std::string_view utf8, std::size_t width) {
    const std::size_t whole = displayWidth(utf8);
    if (whole <= width) {
        return std::string(utf8) + std::string(width - whole, ' ');
    }
    std::size_t kept = 0;
    std::size_t keptWidth = 0;
    forEachCharacter(utf8, [&](std::size_t end, std::size_t charWidth) {
        const bool fits = keptWidth + charWidth + 1 <= width;
        kept = fits ? end : kept;
        keptWidth += fits ? charWidth : 0;
        return fits;
    });
    if (width == 0) {
        return {};
    }
    return std::string(utf8.substr(0, kept)) + "…" + std::string(width - keptWidth - 1, ' ');
}

} // namespace portolan::dataset
