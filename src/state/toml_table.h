// Reads the fields of one TOML table into values; what it cannot understand it notes, with its
// line, and leaves alone, so that the rest of a file is still read. For the readers of TOML in this
// module alone: it brings toml++ with it.
#pragma once

#include "base/date.h"
#include "base/diagnostics.h"
#include "base/language.h"
#include "base/toml.h"
#include "dataset/dataset.h"
#include "geo/lon_lat.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace portolan::state {

/// Notes beyond the first hundred are dropped: a file that is wrong everywhere is not answered with
/// gigabytes.
class TomlNotes {
public:
    explicit TomlNotes(std::string file) : file_(std::move(file)) {}
    void error(const toml::source_region& at, std::string what, std::string_view mend);
    void warn(const toml::source_region& at, std::string what, std::string_view mend);
    /// In the order of the lines.
    base::Diagnostics take();
    std::size_t count() const { return list_.size(); }

private:
    void add(base::Severity, const toml::source_region&, std::string what, std::string_view mend);

    std::string file_;
    base::Diagnostics list_;
};

/// Table and notes are borrowed.
class TomlTable {
public:
    /// `name`: what messages call the table, as "chapter"; must outlive it.
    TomlTable(const toml::table& table, std::string_view name, TomlNotes& notes)
        : table_(table), name_(name), notes_(notes) {}

    const toml::node* find(std::string_view key) const;
    void text(std::string_view key, std::string& value) const;
    void flag(std::string_view key, bool& value) const;
    /// Noted and brought into the bounds where it is outside.
    void number(std::string_view key, double& value, double least, double most) const;
    /// [longitude, latitude] in degrees.
    void position(std::string_view key, std::optional<geo::LonLat>& value) const;
    /// An EDTF date; its days.
    void days(std::string_view key, std::optional<base::DayInterval>& value) const;
    /// { en = "…", ja = "…" }, by the tags of languages.
    void texts(std::string_view key, dataset::Translations& value) const;
    /// Tags of languages, each once.
    void languages(std::string_view key, std::vector<base::Language>& value) const;
    /// One text, or each of a list. One that stands twice is noted and left out.
    void each(std::string_view key,
              const std::function<void(const toml::node&, const std::string& text)>& take) const;
    /// The table of that key; an empty one where there is none.
    TomlTable inner(std::string_view key) const;
    /// The tables of a list of tables.
    std::vector<const toml::table*> rows(std::string_view key) const;
    /// Notes every key that nothing has asked for. To be called last.
    void noteUnknown() const;

    const toml::source_region& where() const { return table_.source(); }
    TomlNotes& notes() const { return notes_; }

private:
    void wrong(const toml::node&, std::string_view key, std::string_view expected) const;

    const toml::table& table_;
    std::string_view name_;
    TomlNotes& notes_;
    mutable std::vector<std::string_view> asked_;
};

} // namespace portolan::state
