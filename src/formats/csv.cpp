#include "formats/csv.h"

#include "formats/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace portolan::formats {

namespace {

constexpr std::size_t kLongestCell = 1U << 20U; // bytes: a summary has a few hundred
constexpr std::size_t kLongestId = 256;

char guessDelimiter(std::string_view text) {
    const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
    const auto count = [line](char c) { return std::count(line.begin(), line.end(), c); };
    if (count('\t') > count(',') && count('\t') >= count(';')) {
        return '\t';
    }
    return count(';') > count(',') ? ';' : ',';
}

class CsvReader {
public:
    CsvReader(std::string_view text, Table& table, Problems& problems)
        : text_(text), table_(table), problems_(problems), delimiter_(guessDelimiter(text)) {}

    void read() {
        while (at_ < text_.size()) {
            const std::int32_t line = line_;
            row_.clear();
            const bool isGood = readRow();
            const bool isBlank = row_.size() == 1 && row_[0].text.empty();
            if (!isGood && table_.header.empty()) {
                return; // nothing names the cells of the rows below
            }
            if (isBlank) {
                continue;
            }
            if (!isGood || (!table_.header.empty() && row_.size() != table_.header.size())) {
                noteLost();
            }
            if (!isGood) {
                continue;
            }
            if (table_.header.empty()) {
                table_.header = row_;
            } else if (row_.size() == table_.header.size()) {
                table_.cells.insert(table_.cells.end(), row_.begin(), row_.end());
            } else {
                tellCount(line);
            }
        }
    }

private:
    bool readRow() {
        for (;;) {
            const std::size_t begin = at_;
            const Cell here{{}, line_, column_};
            const bool isQuoted = at_ < text_.size() && text_[at_] == '"';
            const auto text = isQuoted ? readQuoted() : readBare();
            if (!text || !isAcceptable(*text, begin, here)) {
                skipLine();
                return false;
            }
            row_.push_back({*text, here.line, here.column});
            if (at_ >= text_.size()) {
                return true;
            }
            if (text_[at_] != delimiter_) {
                skipLine();
                return true;
            }
            advance();
        }
    }

    std::optional<std::string_view> readBare() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && text_[at_] != delimiter_ && !isLineEnd(text_[at_])) {
            advance();
        }
        return text_.substr(begin, at_ - begin);
    }

    std::optional<std::string_view> readQuoted() {
        const Mark start = mark();
        advance();
        const std::size_t begin = at_;
        bool hasEscapes = false;
        for (; at_ < text_.size(); advance()) {
            if (text_[at_] != '"') {
                continue;
            }
            if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') {
                return closeQuoted(begin, hasEscapes);
            }
            hasEscapes = true;
            advance();
        }
        // The rows below may be good: only the line with the stray quote is given up.
        restore(start);
        tell(mark(), "a quoted cell is not closed: add the missing \", or restore the file, "
                     "which may be cut off");
        return std::nullopt;
    }

    std::optional<std::string_view> closeQuoted(std::size_t begin, bool hasEscapes) {
        std::string_view text = text_.substr(begin, at_ - begin);
        advance();
        if (at_ < text_.size() && text_[at_] != delimiter_ && !isLineEnd(text_[at_])) {
            tell(mark(), "text follows a closing quote: write a \" inside a quoted cell twice");
            return std::nullopt;
        }
        return hasEscapes ? unescape(text) : text;
    }

    std::string_view unescape(std::string_view text) {
        std::string plain;
        plain.reserve(text.size());
        for (std::size_t i = 0; i < text.size(); ++i) {
            plain += text[i];
            i += text[i] == '"' ? 1U : 0U;
        }
        return table_.keep(std::move(plain));
    }

    bool isAcceptable(std::string_view cell, std::size_t begin, const Cell& where) {
        if (cell.size() > kLongestCell) {
            tell(where, fmt::format("a cell holds {} bytes: at most {} are read", cell.size(),
                                    kLongestCell));
            return false;
        }
        const std::string_view raw = text_.substr(begin, at_ - begin);
        const std::size_t invalid = findInvalidUtf8(raw);
        if (invalid != std::string_view::npos) {
            tell(where, fmt::format("this is not UTF-8 (byte 0x{:02X}): save the file as UTF-8",
                                    static_cast<unsigned char>(raw[invalid])));
            return false;
        }
        if (raw.find('\0') != std::string_view::npos) {
            tell(where, "a cell holds a zero byte: save the file as UTF-8 text");
            return false;
        }
        return true;
    }

    void noteLost() {
        if (!row_.empty() && row_[0].text.size() <= kLongestId) {
            table_.lost.push_back(row_[0].text);
        }
    }

    void tellCount(std::int32_t line) {
        problems_.error({table_.file, line, 1},
                        fmt::format("the row has {} cells where the header has {}: {}", row_.size(),
                                    table_.header.size(),
                                    row_.size() < table_.header.size()
                                        ? "add the missing ones, or restore the file, which may "
                                          "be cut off"
                                        : "quote cells that hold the separator"));
    }

    struct Mark {
        std::size_t at;
        std::int32_t line, column;
    };
    Mark mark() const { return {at_, line_, column_}; }
    void restore(const Mark& mark) {
        at_ = mark.at;
        line_ = mark.line;
        column_ = mark.column;
    }
    void tell(const Mark& where, std::string message) {
        problems_.error({table_.file, where.line, where.column}, std::move(message));
    }
    void tell(const Cell& where, std::string message) {
        problems_.error(table_.locate(where), std::move(message));
    }

    static bool isLineEnd(char c) { return c == '\n' || c == '\r'; }

    // Columns count characters, so bytes that continue one do not count.
    void advance() {
        const char c = text_[at_++];
        const bool endsLine =
            c == '\n' || (c == '\r' && (at_ >= text_.size() || text_[at_] != '\n'));
        if (endsLine) {
            ++line_;
            column_ = 1;
        } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
            ++column_;
        }
    }

    void skipLine() {
        const std::int32_t line = line_;
        while (at_ < text_.size() && line_ == line) {
            advance();
        }
    }

    std::string_view text_;
    Table& table_;
    Problems& problems_;
    char delimiter_;
    std::size_t at_ = 0;
    std::int32_t line_ = 1, column_ = 1;
    std::vector<Cell> row_;
};

bool isUtf16(std::string_view text) {
    return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
}

} // namespace

Table parseCsv(std::string text, const std::string& file, Problems& problems) {
    Table table;
    table.file = file;
    std::string_view all = table.keep(std::move(text));
    if (isUtf16(all)) {
        problems.error({file, 1, 1}, "the file is UTF-16: save it as UTF-8");
        return table;
    }
    if (all.starts_with("\xEF\xBB\xBF")) {
        all.remove_prefix(3);
    }
    CsvReader(all, table, problems).read();
    return table;
}

std::string csvCell(std::string_view text) {
    if (text.find_first_of(",;\t\"\r\n") == std::string_view::npos) {
        return std::string(text);
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c;
        if (c == '"') {
            quoted += '"';
        }
    }
    return quoted + '"';
}

} // namespace portolan::formats
