#include "dataset/text_width.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

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

icu::UnicodeString decode(std::string_view utf8) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
}

} // namespace

std::size_t displayWidth(std::string_view utf8) {
    const icu::UnicodeString text = decode(utf8);
    std::size_t width = 0;
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        width += widthOf(text.char32At(i));
    }
    return width;
}

std::string fitToWidth(std::string_view utf8, std::size_t width) {
    const std::size_t whole = displayWidth(utf8);
    if (whole <= width) {
        return std::string(utf8) + std::string(width - whole, ' ');
    }
    if (width == 0) {
        return {};
    }
    const icu::UnicodeString text = decode(utf8);
    std::int32_t end = 0;
    std::size_t kept = 0;
    for (std::size_t next = widthOf(text.char32At(0)); kept + next < width;
         next = widthOf(text.char32At(end))) {
        kept += next;
        end = text.moveIndex32(end, 1);
    }
    std::string fitted;
    text.tempSubString(0, end).toUTF8String(fitted);
    return fitted + "…" + std::string(width - kept - 1, ' ');
}

} // namespace portolan::dataset
