// The parts of the state as JSON values, for the files that are put together from them.
#pragma once

#include "state/app_state.h"
#include "state/json_reader.h"

namespace portolan::state {

inline constexpr std::array<std::string_view, 3> kThemeKeys = {"dark", "light", "print"};

/// The words stand in the order of the enumeration.
template<class Enum, std::size_t Count>
constexpr std::string_view wordOf(const std::array<std::string_view, Count>& words, Enum value) {
    return words[static_cast<std::size_t>(value)];
}

Json jsonOf(const AppState&);
Json jsonOf(const Comfort&);
void read(const JsonReader&, AppState&);
void read(const JsonReader&, Comfort&);

/// Two-space indented, ends with a line end; bytes that are not UTF-8 are replaced.
std::string writtenJson(const Json&);

} // namespace portolan::state
