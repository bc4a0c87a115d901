#include "formats/row_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace portolan::formats {

namespace {

std::string_view trim(std::string_view text) {
    constexpr std::string_view kSpace = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(kSpace);
    if (begin == std::string_view::npos) {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

std::vector<std::string> expandNames(const std::vector<std::string_view>& names) {
    std::vector<std::string> expanded;
    for (const std::string_view name : names) {
        if (!name.ends_with("_*")) {
            expanded.emplace_back(name);
            continue;
        }
        for (const base::Language language : base::kLanguages) {
            expanded.push_back(Columns::translated(name.substr(0, name.size() - 2), language));
        }
    }
    return expanded;
}

} // namespace

Columns::Columns(const Table& table, std::vector<std::string_view> required,
                 std::vector<std::string_view> known, Problems& problems)
    : table_(table) {
    for (const std::string_view name : required) {
        if (!find(name)) {
            isComplete_ = false;
            problems.error({table.file, 1, 1},
                           fmt::format("column '{}' is missing: add it to the header", name));
        }
    }
    known.insert(known.end(), required.begin(), required.end());
    const std::vector<std::string> names = expandNames(known);
    const std::vector<std::string_view> words(names.begin(), names.end());
    for (auto cell = table.header.begin(); cell != table.header.end(); ++cell) {
        const std::string_view name = trim(cell->text);
        const auto isSame = [&](const Cell& other) { return trim(other.text) == name; };
        if (std::any_of(table.header.begin(), cell, isSame)) {
            problems.error(table.locate(*cell),
                           fmt::format("column '{}' is there twice: remove one", name));
        } else if (std::find(words.begin(), words.end(), name) == words.end()) {
            const std::string_view nearest = base::nearestWord(name, words);
            problems.warning(
                table.locate(*cell),
                fmt::format("column '{}' is not used{}", name,
                            nearest.empty() ? "" : fmt::format(": did you mean '{}'?", nearest)));
        }
    }
}

std::optional<std::size_t> Columns::find(std::string_view name) const {
    for (std::size_t i = 0; i < table_.header.size(); ++i) {
        if (trim(table_.header[i].text) == name) {
            return i;
        }
    }
    return std::nullopt;
}

std::string Columns::translated(std::string_view prefix, base::Language language) {
    std::string name = fmt::format("{}_{}", prefix, base::tagOf(language));
    for (char& c : name) {
        c = c == '-' ? '_' : c == 'H' ? 'h' : c;
    }
    return name;
}

const Cell* RowReader::cell(std::string_view column) const {
    const auto index = columns_.find(column);
    return index ? &table_.cell(row_, *index) : nullptr;
}

base::Location RowReader::where(std::string_view column) const {
    const Cell* const found = cell(column);
    return table_.locate(found != nullptr ? *found : table_.cell(row_, 0));
}

std::string_view RowReader::text(std::string_view column) {
    const Cell* const found = cell(column);
    const std::string_view text = found != nullptr ? trim(found->text) : std::string_view{};
    if (text.starts_with('=')) {
        fail(column, "formulas are not evaluated: write the value itself");
        return {};
    }
    return text;
}

std::string_view RowReader::required(std::string_view column) {
    const bool wasGood = isGood_;
    const std::string_view value = text(column);
    if (value.empty() && isGood_ == wasGood) {
        fail(column, fmt::format("'{}' is empty: fill it in", column));
    }
    return value;
}

std::vector<std::string> RowReader::list(std::string_view column) {
    std::vector<std::string> parts;
    std::string_view rest = text(column);
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        const std::string_view part = trim(rest.substr(0, end));
        if (!part.empty() && std::find(parts.begin(), parts.end(), part) == parts.end()) {
            parts.emplace_back(part);
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return parts;
}

dataset::Translations RowReader::translations(std::string_view prefix) {
    dataset::Translations texts;
    for (const base::Language language : base::kLanguages) {
        texts[base::indexOf(language)] = text(Columns::translated(prefix, language));
    }
    return texts;
}

base::EdtfDate RowReader::date(std::string_view column) {
    auto date = base::EdtfDate::parse(text(column));
    if (!date) {
        fail(column, date.error().toString());
        return {};
    }
    return *date;
}

std::optional<double> RowReader::number(std::string_view column) {
    const std::string_view digits = required(column);
    if (digits.empty()) {
        return std::nullopt;
    }
    double value = 0;
    const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (code != std::errc{} || end != digits.data() + digits.size() || !std::isfinite(value)) {
        fail(column,
             fmt::format("'{}' is not a number: write it with digits and a point, as 22.6273",
                         digits));
        return std::nullopt;
    }
    return value;
}

std::int32_t RowReader::integer(std::string_view column) {
    const auto value = number(column);
    if (!value) {
        return 0;
    }
    if (std::trunc(*value) != *value || std::abs(*value) > 1e6) {
        fail(column, fmt::format("'{}' is not a whole number: count 0, 1, 2 …", text(column)));
        return 0;
    }
    return static_cast<std::int32_t>(*value);
}

void RowReader::fail(std::string_view column, std::string message) {
    isGood_ = false;
    problems_.error(where(column), std::move(message));
}

void RowReader::complain(std::string_view column, std::string message) {
    problems_.error(where(column), std::move(message));
}

void RowReader::warn(std::string_view column, std::string message) {
    problems_.warning(where(column), std::move(message));
}

std::string RowReader::unknownWord(std::string_view column, std::string_view key,
                                   std::span<const std::string_view> known) {
    return fmt::format("unknown {} '{}': {}", column, key, base::suggestWord(key, known));
}

} // namespace portolan::formats
