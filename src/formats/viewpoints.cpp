#include "formats/viewpoints.h"

#include "base/toml.h"
#include "formats/mapped_file.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace portolan::formats {

namespace {

using dataset::LineStyle;
using dataset::Viewpoint;

constexpr std::array<std::string_view, dataset::kBoundaryClassCount> kClassNames = {
    "international", "disputed", "line_of_control", "indefinite", "lease", "overlay", "claim"};
constexpr std::array<std::string_view, 4> kStyleNames = {"hidden", "solid", "dashed", "dotted"};
constexpr std::array<std::string_view, base::kLanguageCount> kTextKeys = {
    "en", "ja", "zh_hant", "zh_hans", "ko", "id"};

template<std::size_t N>
std::string joined(const std::array<std::string_view, N>& words) {
    return fmt::format("{}", fmt::join(words, ", "));
}

std::string lowered(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

// One table of the file; remembers the first thing that is wrong and where.
class TableReader {
public:
    TableReader(const std::string& file, const std::vector<Viewpoint>& known)
        : file_(file), known_(known) {}

    base::Result<Viewpoint> read(std::string_view code, const toml::table& table) {
        Viewpoint viewpoint = basis(table);
        viewpoint.code = code;
        checkKeys(table, {"title", "based_on", "classes", "line", "name"});
        readTexts(table["title"], viewpoint.title);
        if (viewpoint.title[0].empty()) {
            fault(table, "a point of view without a title", "give title = { en = \"…\" }");
        }
        for (std::string& title : viewpoint.title) {
            title = title.empty() ? viewpoint.title[0] : title;
        }
        readClasses(table["classes"], viewpoint);
        readEach(table["line"], [&](const toml::table& row) { readLine(row, viewpoint); });
        readEach(table["name"], [&](const toml::table& row) { readName(row, viewpoint); });
        if (error_) {
            return tl::unexpected(*error_);
        }
        return viewpoint;
    }

private:
    void fault(const toml::node& node, std::string what, std::string mend) {
        if (!error_) {
            const auto& at = node.source().begin;
            error_ = base::Error{base::ErrorCode::Data,
                                 std::move(what),
                                 std::move(mend),
                                 {file_, static_cast<int>(at.line), static_cast<int>(at.column)}};
        }
    }

    void checkKeys(const toml::table& table, std::initializer_list<std::string_view> allowed) {
        for (const auto& [key, value] : table) {
            if (std::find(allowed.begin(), allowed.end(), key.str()) == allowed.end()) {
                fault(value, fmt::format("unknown key \"{}\"", key.str()),
                      fmt::format("use one of {}", fmt::join(allowed, ", ")));
            }
        }
    }

    Viewpoint basis(const toml::table& table) {
        const toml::node* node = table.get("based_on");
        if (node == nullptr) {
            return {};
        }
        const auto code = node->value<std::string>().value_or("");
        for (const Viewpoint& viewpoint : known_) {
            if (viewpoint.code == code) {
                Viewpoint copy = viewpoint;
                copy.title = {};
                return copy;
            }
        }
        fault(*node, fmt::format("based on \"{}\", which is not known", code),
              "name one that stands before it");
        return {};
    }

    std::string readString(const toml::table& row, std::string_view key) {
        const toml::node* node = row.get(key);
        const auto text = node == nullptr ? std::nullopt : node->value<std::string>();
        if (!text || text->empty()) {
            fault(node == nullptr ? row : *node, fmt::format("no {}", key),
                  fmt::format("give {} = \"…\"", key));
        }
        return text.value_or("");
    }

    void readTexts(toml::node_view<const toml::node> node,
                   std::array<std::string, base::kLanguageCount>& texts) {
        const toml::table* table = node.as_table();
        if (table == nullptr) {
            return;
        }
        for (const auto& [key, value] : *table) {
            const auto found = std::find(kTextKeys.begin(), kTextKeys.end(), key.str());
            const auto text = value.value<std::string>();
            if (found == kTextKeys.end() || !text) {
                fault(value, fmt::format("\"{}\" is no text in a known language", key.str()),
                      "use the languages " + joined(kTextKeys));
                continue;
            }
            texts[static_cast<std::size_t>(found - kTextKeys.begin())] = *text;
        }
    }

    LineStyle readStyle(const toml::node& node) {
        const auto word = node.value<std::string>().value_or("");
        const auto found = std::find(kStyleNames.begin(), kStyleNames.end(), word);
        if (found == kStyleNames.end()) {
            fault(node, fmt::format("unknown style \"{}\"", word),
                  "use one of " + joined(kStyleNames));
            return LineStyle::Hidden;
        }
        return static_cast<LineStyle>(found - kStyleNames.begin());
    }

    void readClasses(toml::node_view<const toml::node> node, Viewpoint& viewpoint) {
        const toml::table* table = node.as_table();
        if (table == nullptr) {
            return;
        }
        for (const auto& [key, value] : *table) {
            const auto found = std::find(kClassNames.begin(), kClassNames.end(), key.str());
            if (found == kClassNames.end()) {
                fault(value, fmt::format("unknown class of line \"{}\"", key.str()),
                      "use one of " + joined(kClassNames));
                continue;
            }
            viewpoint.classes[static_cast<std::size_t>(found - kClassNames.begin())] =
                readStyle(value);
        }
    }

    template<class Use>
    void readEach(toml::node_view<const toml::node> node, Use use) {
        if (!node) {
            return;
        }
        const toml::array* rows = node.as_array();
        if (rows == nullptr || !rows->is_homogeneous(toml::node_type::table)) {
            fault(*node.node(), "lines and names are lists of tables", "write [[CODE.line]]");
            return;
        }
        for (const toml::node& row : *rows) {
            use(*row.as_table());
        }
    }

    void readLine(const toml::table& row, Viewpoint& viewpoint) {
        checkKeys(row, {"id", "style", "source"});
        dataset::LineRule rule{readString(row, "id"), LineStyle::Hidden, readString(row, "source")};
        if (const toml::node* style = row.get("style")) {
            rule.style = readStyle(*style);
        } else {
            fault(row, "a line without a style", "give style = \"solid\"");
        }
        viewpoint.lines.push_back(std::move(rule));
    }

    void readName(const toml::table& row, Viewpoint& viewpoint) {
        checkKeys(row, {"id", "shown", "text", "source"});
        dataset::NameRule rule;
        rule.id = readString(row, "id");
        rule.source = readString(row, "source");
        rule.isShown = row["shown"].value_or(true);
        readTexts(row["text"], rule.text);
        viewpoint.names.push_back(std::move(rule));
    }

    const std::string& file_;
    const std::vector<Viewpoint>& known_;
    std::optional<base::Error> error_;
};

// Tables come sorted by key; points of view are wanted as they stand in the file.
std::vector<std::pair<std::string, const toml::table*>> tablesInOrder(const toml::table& root) {
    std::vector<std::pair<std::string, const toml::table*>> tables;
    for (const auto& [key, value] : root) {
        if (const toml::table* table = value.as_table()) {
            tables.emplace_back(std::string(key.str()), table);
        }
    }
    std::sort(tables.begin(), tables.end(), [](const auto& a, const auto& b) {
        return a.second->source().begin < b.second->source().begin;
    });
    return tables;
}

} // namespace

base::Result<std::vector<Viewpoint>> parseViewpoints(std::string_view text, const std::string& name,
                                                     const std::vector<Viewpoint>& known) {
    const toml::parse_result parsed = toml::parse(text, name);
    if (!parsed) {
        const auto& at = parsed.error().source().begin;
        return base::fail(base::ErrorCode::Data, std::string(parsed.error().description()),
                          "write it as TOML",
                          {name, static_cast<int>(at.line), static_cast<int>(at.column)});
    }
    std::vector<Viewpoint> all = known;
    for (const auto& [code, table] : tablesInOrder(parsed.table())) {
        auto viewpoint = TableReader(name, all).read(code, *table);
        if (!viewpoint) {
            return tl::unexpected(viewpoint.error());
        }
        all.push_back(std::move(*viewpoint));
    }
    all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(known.size()));
    if (all.empty()) {
        return base::fail(base::ErrorCode::Data, "no point of view in " + name,
                          "begin one with [CODE]", {name});
    }
    return all;
}

base::Result<std::vector<Viewpoint>> loadViewpoints(const std::string& path,
                                                    const std::vector<Viewpoint>& known) {
    return MappedFile::open(path).and_then([&](const auto& file) {
        const auto bytes = file->bytes();
        return parseViewpoints({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, path,
                               known);
    });
}

base::Result<Viewpoint> chooseViewpoint(const std::string& codeOrPath,
                                        const std::vector<Viewpoint>& known) {
    std::vector<std::string> codes;
    for (const Viewpoint& viewpoint : known) {
        if (lowered(viewpoint.code) == lowered(codeOrPath)) {
            return viewpoint;
        }
        codes.push_back(viewpoint.code);
    }
    if (codeOrPath.ends_with(".toml")) {
        return loadViewpoints(codeOrPath, known).map([](const auto& read) { return read.front(); });
    }
    return base::fail(
        base::ErrorCode::Usage, fmt::format("no point of view is called \"{}\"", codeOrPath),
        fmt::format("use one of {}, or the path of a .toml file", fmt::join(codes, ", ")));
}

} // namespace portolan::formats
