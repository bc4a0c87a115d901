// Where the parts of a TOML file stand in its text, so that one part is changed and every other
// byte stays. For texts that toml++ has read without an error: what is none is cut into lines
// somehow, never out of bounds. Offsets are bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace portolan::state {

struct TomlSpan {
    std::size_t first = 0, last = 0; ///< the last is the next's first
    std::string_view of(std::string_view text) const { return text.substr(first, last - first); }
};

/// A statement, with all the lines that it takes and their ends.
struct TomlLine {
    enum class Kind : unsigned char { Blank, Comment, Key, Table, Rows } kind = Kind::Blank;
    TomlSpan span;
    std::vector<std::string> path; ///< of a key or a head, without quotes
    TomlSpan value;                ///< of a key
};

std::vector<TomlLine> tomlLines(std::string_view text);

struct TomlEntry {
    std::vector<std::string> path;
    TomlSpan value;
};

/// What an inline table holds; empty where the value is none.
std::vector<TomlEntry> inlineEntries(std::string_view text, TomlSpan value);

/// A text in quotes. It has those of `like`, as far as they can hold it; without any, a text of
/// several lines has them as lines. `newline` ends lines.
std::string tomlQuoted(std::string_view text, std::string_view like = "",
                       std::string_view newline = "\n");

/// How the file ends its lines.
std::string_view newlineOf(std::string_view text);

} // namespace portolan::state
