#include "state/profile_file.h"

#include "state/chapter_reader.h"

#include <algorithm>
#include <array>

namespace portolan::state {

namespace {

/// "hosts", "guests" or "recorded" first, or a list of economies.
void readParties(const TomlTable& table, dataset::PartyOrder& order) {
    using First = dataset::PartyOrder::First;
    constexpr std::array<std::string_view, 3> kFirst = {"recorded", "hosts", "guests"};
    table.each("parties", [&](const toml::node& node, const std::string& word) {
        const auto first = std::find(kFirst.begin(), kFirst.end(), word);
        const bool isEconomy =
            word.size() == 2 &&
            std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        if (first != kFirst.end()) {
            order.first = static_cast<First>(first - kFirst.begin());
        } else if (isEconomy) {
            order.economies.push_back(word);
        } else {
            table.notes().error(node.source(), fmt::format("parties: there is no '{}'", word),
                                "write hosts, guests or recorded, or economies as in \"JP\"");
        }
    });
}

Profile readProfile(const TomlTable& table, const std::vector<std::string>& viewpoints) {
    Profile profile;
    table.texts("title", profile.title);
    table.languages("languages", profile.languages);
    readBoundaries(table, viewpoints, profile.boundaries);
    table.texts("disclaimer", profile.disclaimer);
    table.text("approval", profile.approval);
    readParties(table, profile.parties);
    table.flag("flags", profile.flags);
    readViewing(table, profile.viewing);
    table.noteUnknown();
    return profile;
}

} // namespace

base::Loaded<std::vector<Profile>> profilesFromToml(std::string_view text,
                                                    const std::vector<std::string>& viewpoints,
                                                    const std::string& fileName) {
    TomlNotes notes(fileName);
    base::Loaded<std::vector<Profile>> loaded;
    const toml::parse_result parsed = toml::parse(text);
    if (!parsed) {
        notes.error(parsed.error().source(), std::string(parsed.error().description()),
                    "write it as TOML");
        loaded.diagnostics = notes.take();
        return loaded;
    }
    std::vector<std::pair<std::string, const toml::table*>> tables;
    for (const auto& [code, node] : parsed.table()) {
        if (node.as_table() != nullptr) {
            tables.emplace_back(code.str(), node.as_table());
        } else {
            notes.error(node.source(), fmt::format("{} is no profile", code.str()),
                        "begin one with [CODE]");
        }
    }
    // TOML sorts them by key.
    std::sort(tables.begin(), tables.end(), [](const auto& a, const auto& b) {
        return a.second->source().begin < b.second->source().begin;
    });
    for (const auto& [code, table] : tables) {
        loaded.value.push_back(readProfile(TomlTable(*table, "the profile", notes), viewpoints));
        loaded.value.back().code = code;
    }
    loaded.diagnostics = notes.take();
    return loaded;
}

} // namespace portolan::state
