// Where a text may be cut into lines, by Unicode's rules and the language's customs (UAX 14).
#pragma once

#include "base/language.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace portolan::text {

/// Byte offsets inside the text at which a line may begin, in order; not its start and not its end.
/// Words of Hangul and of katakana stay whole.
std::vector<std::size_t> lineBreaks(std::string_view utf8, base::Language);

} // namespace portolan::text
