// UTF-8 as Unicode has it: no surrogates, no overlong forms, nothing above U+10FFFF.
#pragma once

#include <string_view>

namespace portolan::formats {

/// The bytes of the character that begins there; 0 if none is well-formed.
std::size_t utf8Length(std::string_view text, std::size_t at);
/// Where the text stops being UTF-8; npos if it is throughout.
std::size_t findInvalidUtf8(std::string_view text);

} // namespace portolan::formats
