// How many terminal cells a text takes: Han, kana and Hangul take two, combining marks none.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace portolan::dataset {

std::size_t displayWidth(std::string_view utf8);
/// The text in exactly `width` cells: padded with spaces, or cut and ended with "…".
std::string fitToWidth(std::string_view utf8, std::size_t width);

} // namespace portolan::dataset
