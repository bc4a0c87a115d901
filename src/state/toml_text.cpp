#include "state/toml_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace portolan::state {

namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";

/// Reads on; past the end there are zeros.
class Cursor {
public:
    Cursor(std::string_view text, std::size_t at) : text_(text), at_(std::min(at, text.size())) {}

    std::size_t at() const { return at_; }
    bool isAtEnd() const { return at_ >= text_.size(); }
    char next(std::size_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }
    bool starts(std::string_view with) const { return text_.substr(at_).starts_with(with); }
    void skip(std::size_t count = 1) { at_ = std::min(at_ + count, text_.size()); }
    void skipBlanks() {
        while (next() == ' ' || next() == '\t') {
            skip();
        }
    }
    void skipLine() {
        const std::size_t end = text_.find('\n', at_);
        at_ = end == std::string_view::npos ? text_.size() : end + 1;
    }
    void skipComment() {
        while (!isAtEnd() && next() != '\n') {
            skip();
        }
    }
    /// Blanks, line ends, commas and comments between the values of a list.
    void skipBetween() {
        while (!isAtEnd()) {
            if (next() == '#') {
                skipComment();
            } else if (std::string_view(" \t\r\n,").find(next()) != std::string_view::npos) {
                skip();
            } else {
                return;
            }
        }
    }
    void skipQuoted();
    void skipValue();
    std::vector<std::string> key();

private:
    std::string_view text_;
    std::size_t at_;
};

void Cursor::skipQuoted() {
    const char quote = next();
    const bool escapes = quote == '"';
    const std::string three(3, quote);
    const bool isLong = starts(three);
    skip(isLong ? 3 : 1);
    while (!isAtEnd()) {
        if (escapes && next() == '\\') {
            skip(2);
        } else if (isLong ? starts(three) : next() == quote) {
            skip(isLong ? 3 : 1);
            for (int more = 0; isLong && more < 2 && next() == quote; ++more) {
                skip(); // up to two quotes may stand before the three that end it
            }
            return;
        } else if (!isLong && next() == '\n') {
            return;
        } else {
            skip();
        }
    }
}

void Cursor::skipValue() {
    int depth = 0;
    do {
        const char c = next();
        if (c == '"' || c == '\'') {
            skipQuoted();
        } else if (c == '[' || c == '{') {
            ++depth;
            skip();
        } else if (c == ']' || c == '}') {
            --depth;
            skip();
        } else if (c == '#' && depth > 0) {
            skipComment();
        } else if (depth > 0) {
            skip();
        } else { // a number, a date, true: to what ends it
            while (!isAtEnd() &&
                   std::string_view(",]}#\r\n").find(next()) == std::string_view::npos) {
                skip();
            }
        }
    } while (depth > 0 && !isAtEnd());
}

std::vector<std::string> Cursor::key() {
    std::vector<std::string> path;
    for (;;) {
        skipBlanks();
        const std::size_t first = at_;
        if (next() == '"' || next() == '\'') {
            skipQuoted();
            path.emplace_back(text_.substr(first + 1, at_ > first + 1 ? at_ - first - 2 : 0));
        } else {
            while (!isAtEnd() &&
                   std::string_view(" \t.=]\r\n").find(next()) == std::string_view::npos) {
                skip();
            }
            path.emplace_back(text_.substr(first, at_ - first));
        }
        skipBlanks();
        if (next() != '.') {
            return path;
        }
        skip();
    }
}

TomlSpan valueAt(Cursor& cursor, std::string_view text) {
    cursor.skipBlanks();
    TomlSpan value{cursor.at(), cursor.at()};
    cursor.skipValue();
    value.last = cursor.at();
    while (value.last > value.first &&
           (text[value.last - 1] == ' ' || text[value.last - 1] == '\t')) {
        --value.last;
    }
    return value;
}

void readLine(Cursor& cursor, std::string_view text, TomlLine& line) {
    cursor.skipBlanks();
    if (cursor.next() == '[') {
        line.kind = cursor.next(1) == '[' ? TomlLine::Kind::Rows : TomlLine::Kind::Table;
        cursor.skip(line.kind == TomlLine::Kind::Rows ? 2 : 1);
        line.path = cursor.key();
    } else if (cursor.next() == '#') {
        line.kind = TomlLine::Kind::Comment;
    } else if (std::string_view("\r\n").find(cursor.next()) == std::string_view::npos &&
               !cursor.isAtEnd()) {
        line.kind = TomlLine::Kind::Key;
        line.path = cursor.key();
        if (cursor.next() == '=') {
            cursor.skip();
        }
        line.value = valueAt(cursor, text);
    }
    cursor.skipLine();
}

/// A character that a text in quotes may not hold as it is.
bool isControl(char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
}

std::string escaped(std::string_view text, bool isLong, std::string_view newline) {
    std::string quoted;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        // A first line end would be left out, three quotes would end it.
        const bool isPlain = isLong && i > 0 && c == '\n';
        const bool isQuote = c == '"' && (!isLong || i + 1 == text.size() || text[i + 1] == '"');
        if (isPlain) {
            quoted += newline;
        } else if (c == '\n') {
            quoted += "\\n";
        } else if (c == '\\' || isQuote) {
            quoted += '\\';
            quoted += c;
        } else if (isControl(c)) {
            quoted += fmt::format("\\u{:04X}", static_cast<unsigned char>(c));
        } else {
            quoted += c;
        }
    }
    return quoted;
}

} // namespace

std::vector<TomlLine> tomlLines(std::string_view text) {
    std::vector<TomlLine> lines;
    Cursor cursor(text, text.starts_with(kBom) ? kBom.size() : 0);
    while (!cursor.isAtEnd()) {
        TomlLine line;
        line.span.first = cursor.at();
        readLine(cursor, text, line);
        line.span.last = cursor.at();
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<TomlEntry> inlineEntries(std::string_view text, TomlSpan value) {
    std::vector<TomlEntry> entries;
    const std::string_view table = text.substr(0, value.last);
    Cursor cursor(table, value.first);
    if (cursor.next() != '{') {
        return entries;
    }
    cursor.skip();
    for (cursor.skipBetween(); !cursor.isAtEnd() && cursor.next() != '}'; cursor.skipBetween()) {
        const std::size_t before = cursor.at();
        TomlEntry entry;
        entry.path = cursor.key();
        if (cursor.next() == '=') {
            cursor.skip();
        }
        entry.value = valueAt(cursor, table);
        entries.push_back(std::move(entry));
        if (cursor.at() == before) {
            break;
        }
    }
    return entries;
}

std::string_view newlineOf(std::string_view text) {
    const std::size_t end = text.find('\n');
    return end != std::string_view::npos && end > 0 && text[end - 1] == '\r' ? "\r\n" : "\n";
}

std::string tomlQuoted(std::string_view text, std::string_view like, std::string_view newline) {
    const bool hasLines = text.find('\n') != std::string_view::npos;
    const bool isLiteral = like.starts_with('\'') && !like.starts_with("'''") &&
                           text.find('\'') == std::string_view::npos &&
                           std::none_of(text.begin(), text.end(), isControl);
    if (isLiteral) {
        return fmt::format("'{}'", text);
    }
    const bool wasLong = like.starts_with(R"(""")") || like.starts_with("'''");
    const bool wasEscaped = !wasLong && like.find("\\n") != std::string_view::npos;
    const bool isLong = wasLong || (hasLines && !wasEscaped);
    return isLong ? fmt::format(R"("""{}""")", escaped(text, true, newline))
                  : fmt::format("\"{}\"", escaped(text, false, newline));
}

} // namespace portolan::state
