#include "state/toml_table.h"

#include "base/nearest_word.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

namespace portolan::state {

namespace {

constexpr std::size_t kMostNotes = 100;

std::optional<double> numberOf(const toml::node* node) {
    const auto value = node != nullptr ? node->value<double>() : std::nullopt;
    return value && std::isfinite(*value) ? value : std::nullopt;
}

} // namespace

void TomlNotes::add(base::Severity severity, const toml::source_region& at, std::string what,
                    std::string_view mend) {
    if (list_.size() < kMostNotes) {
        const auto& begin = at.begin;
        list_.push_back({severity,
                         {file_, static_cast<int>(begin.line), static_cast<int>(begin.column)},
                         mend.empty() ? std::move(what) : fmt::format("{}: {}", what, mend)});
    }
}

void TomlNotes::error(const toml::source_region& at, std::string what, std::string_view mend) {
    add(base::Severity::Error, at, std::move(what), mend);
}

void TomlNotes::warn(const toml::source_region& at, std::string what, std::string_view mend) {
    add(base::Severity::Warning, at, std::move(what), mend);
}

base::Diagnostics TomlNotes::take() {
    std::stable_sort(list_.begin(), list_.end(), [](const auto& a, const auto& b) {
        return std::pair(a.where.line, a.where.column) < std::pair(b.where.line, b.where.column);
    });
    return std::move(list_);
}

const toml::node* TomlTable::find(std::string_view key) const {
    asked_.push_back(key);
    return table_.get(key);
}

void TomlTable::wrong(const toml::node& node, std::string_view key,
                      std::string_view expected) const {
    notes_.error(node.source(), fmt::format("{} is not understood", key),
                 fmt::format("write {}", expected));
}

void TomlTable::text(std::string_view key, std::string& value) const {
    if (const toml::node* node = find(key); node != nullptr) {
        const auto text = node->value<std::string>();
        text ? void(value = *text) : wrong(*node, key, "a text in quotes");
    }
}

void TomlTable::flag(std::string_view key, bool& value) const {
    if (const toml::node* node = find(key); node != nullptr) {
        const auto flag = node->value<bool>();
        flag ? void(value = *flag) : wrong(*node, key, "true or false");
    }
}

void TomlTable::number(std::string_view key, double& value, double least, double most) const {
    const toml::node* node = find(key);
    if (node == nullptr) {
        return;
    }
    const auto number = numberOf(node);
    if (!number) {
        return wrong(*node, key, "a number");
    }
    value = std::clamp(*number, least, most);
    if (value != *number) {
        notes_.error(node->source(), fmt::format("{} {:g} is out of range", key, *number),
                     fmt::format("write {:g} to {:g}", least, most));
    }
}

void TomlTable::position(std::string_view key, std::optional<geo::LonLat>& value) const {
    const toml::node* node = find(key);
    if (node == nullptr) {
        return;
    }
    const toml::array* pair = node->as_array();
    const bool isPair = pair != nullptr && pair->size() == 2;
    const auto lon = isPair ? numberOf(pair->get(0)) : std::nullopt;
    const auto lat = isPair ? numberOf(pair->get(1)) : std::nullopt;
    if (!lon || !lat || std::abs(*lon) > 360 || std::abs(*lat) >= 90) {
        return wrong(*node, key, "[longitude, latitude] in degrees, as [120.3, 22.6]");
    }
    value = geo::LonLat{*lon, *lat};
}

void TomlTable::days(std::string_view key, std::optional<base::DayInterval>& value) const {
    const toml::node* node = find(key);
    if (node == nullptr) {
        return;
    }
    // 2024-02-01 without quotes is a date of TOML's own; a year without them is a number.
    std::string text = node->value<std::string>().value_or("");
    if (const auto date = node->value<toml::date>()) {
        text = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date->year),
                           static_cast<int>(date->month), static_cast<int>(date->day));
    } else if (const auto year = node->value_exact<std::int64_t>()) {
        text = fmt::format("{:04}", *year);
    }
    const auto date = base::EdtfDate::parse(text);
    if (!date || date->isUndated()) {
        notes_.error(node->source(),
                     fmt::format("{}: {}", key, date ? "no date" : date.error().what),
                     date ? "write a date, as \"2024-02\"" : date.error().mend);
        return;
    }
    value = date->interval();
}

void TomlTable::languages(std::string_view key, std::vector<base::Language>& value) const {
    each(key, [&](const toml::node& node, const std::string& tag) {
        if (const auto language = base::languageFromTag(tag)) {
            value.push_back(*language);
        } else {
            notes_.error(node.source(), fmt::format("there is no language '{}'", tag),
                         base::suggestWord(tag, base::kLanguageTags));
        }
    });
}

void TomlTable::texts(std::string_view key, dataset::Translations& value) const {
    const toml::node* node = find(key);
    if (node == nullptr) {
        return;
    }
    const toml::table* table = node->as_table();
    if (table == nullptr) {
        return wrong(*node, key, "a text in each language: { en = \"…\", ja = \"…\" }");
    }
    for (const auto& [name, entry] : *table) {
        std::string tag(name.str());
        std::replace(tag.begin(), tag.end(), '_', '-');
        const auto language =
            std::find_if(base::kLanguages.begin(), base::kLanguages.end(), [&](base::Language l) {
                const std::string_view known = base::tagOf(l);
                return std::equal(known.begin(), known.end(), tag.begin(), tag.end(),
                                  [](char a, char b) { return (a | 32) == (b | 32); });
            });
        const auto text = entry.value<std::string>();
        if (language == base::kLanguages.end()) {
            notes_.error(name.source(), fmt::format("{}: there is no language '{}'", key, tag),
                         base::suggestWord(tag, base::kLanguageTags));
        } else if (!text) {
            wrong(entry, key, "a text in quotes");
        } else {
            value[base::indexOf(*language)] = *text;
        }
    }
}

void TomlTable::each(
    std::string_view key,
    const std::function<void(const toml::node&, const std::string& text)>& take) const {
    const toml::node* node = find(key);
    if (node == nullptr) {
        return;
    }
    const toml::array* list = node->as_array();
    std::vector<std::string> seen;
    const auto takeOne = [&](const toml::node& item) {
        const auto text = item.value<std::string>();
        if (!text) {
            return wrong(item, key, "texts in quotes: [\"…\", \"…\"]");
        }
        if (std::find(seen.begin(), seen.end(), *text) != seen.end()) {
            return notes_.warn(item.source(), fmt::format("{}: '{}' stands twice", key, *text),
                               "take one out");
        }
        seen.push_back(*text);
        take(item, *text);
    };
    if (list == nullptr) {
        return takeOne(*node);
    }
    for (const toml::node& item : *list) {
        takeOne(item);
    }
}

TomlTable TomlTable::inner(std::string_view key) const {
    static const toml::table kEmpty;
    const toml::node* node = find(key);
    if (node != nullptr && node->as_table() == nullptr) {
        wrong(*node, key, "a table: { … }");
    }
    const toml::table* table = node != nullptr ? node->as_table() : nullptr;
    return {table != nullptr ? *table : kEmpty, key, notes_};
}

std::vector<const toml::table*> TomlTable::rows(std::string_view key) const {
    std::vector<const toml::table*> rows;
    const toml::node* node = find(key);
    if (node == nullptr) {
        return rows;
    }
    const toml::array* list = node->as_array();
    if (list == nullptr) {
        wrong(*node, key, fmt::format("a list of tables, each begun with [[{}]]", key));
        return rows;
    }
    for (const toml::node& item : *list) {
        item.as_table() != nullptr ? rows.push_back(item.as_table()) : wrong(item, key, "a table");
    }
    return rows;
}

void TomlTable::noteUnknown() const {
    for (const auto& [key, value] : table_) {
        if (std::find(asked_.begin(), asked_.end(), key.str()) == asked_.end()) {
            notes_.warn(key.source(), fmt::format("unknown key '{}' in {}", key.str(), name_),
                        base::suggestWord(key.str(), asked_));
        }
    }
}

} // namespace portolan::state
