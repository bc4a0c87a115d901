// "Did you mean …?"
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace portolan::base {

/// The candidate with the fewest letters to change, empty if none is close.
std::string_view nearestWord(std::string_view word, std::span<const std::string_view> candidates);

/// "did you mean 'mission'?" or, if nothing is close and the list is short, "it is one of a, b, c".
std::string suggestWord(std::string_view word, std::span<const std::string_view> candidates);

} // namespace portolan::base
