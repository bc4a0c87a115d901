#include "formats/utf8.h"

#include <algorithm>

namespace portolan::formats {

namespace {

bool isWithin(unsigned char c, unsigned char low, unsigned char high) {
    return low <= c && c <= high;
}

} // namespace

// Unicode 15, table 3-7: only the second byte's range depends on the first.
std::size_t utf8Length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i])
                               : static_cast<unsigned char>(0);
    };
    const unsigned char first = byte(at);
    if (first < 0x80U) {
        return 1;
    }
    const std::size_t length = isWithin(first, 0xC2, 0xDF)   ? 2
                               : isWithin(first, 0xE0, 0xEF) ? 3
                               : isWithin(first, 0xF0, 0xF4) ? 4
                                                             : 0;
    const unsigned char low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const unsigned char high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (length == 0 || !isWithin(byte(at + 1), low, high)) {
        return 0;
    }
    for (std::size_t i = 2; i < length; ++i) {
        if (!isWithin(byte(at + i), 0x80, 0xBF)) {
            return 0;
        }
    }
    return length;
}

std::size_t findInvalidUtf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8Length(text, at);
        if (length == 0) {
            return at;
        }
        at += length;
    }
    return std::string_view::npos;
}

} // namespace portolan::formats
