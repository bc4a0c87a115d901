#include "formats/flat_table.h"

#include "base/nearest_word.h"
#include "dataset/vocabulary.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <unordered_map>

namespace portolan::formats {

namespace {

enum class Role : std::uint8_t {
    FromLon,
    FromLat,
    ToLon,
    ToLat,
    FromName,
    ToName,
    Id,
    Kind,
    Title,
    Date,
    End,
    Status,
    Sectors,
    Value,
};
constexpr std::array<std::string_view, 14> kRoleKeys = {
    "from_lon", "from_lat", "to_lon", "to_lat", "from_name", "to_name", "id",
    "kind",     "title",    "date",   "end",    "status",    "sectors", "value"};

using Words = std::span<const std::string_view>;
constexpr std::string_view kFromWords[] = {"from", "origin", "source",    "start",
                                           "src",  "pickup", "departure", "o"};
constexpr std::string_view kToWords[] = {"to",  "destination", "dest",    "target", "end",
                                         "dst", "dropoff",     "arrival", "d"};
constexpr std::string_view kLonWords[] = {"lng", "lon", "long", "longitude", "x"};
constexpr std::string_view kLatWords[] = {"lat", "latitude", "y"};
constexpr std::string_view kNameWords[] = {"", "name", "place", "city", "id"};
constexpr std::pair<std::string_view, Role> kOtherWords[] = {
    {"id", Role::Id},         {"kind", Role::Kind},      {"type", Role::Kind},
    {"title", Role::Title},   {"label", Role::Title},    {"date", Role::Date},
    {"time", Role::Date},     {"datetime", Role::Date},  {"timestamp", Role::Date},
    {"start", Role::Date},    {"startdate", Role::Date}, {"begin", Role::Date},
    {"year", Role::Date},     {"month", Role::Date},     {"day", Role::Date},
    {"end", Role::End},       {"enddate", Role::End},    {"until", Role::End},
    {"status", Role::Status}, {"sector", Role::Sectors}, {"sectors", Role::Sectors},
    {"value", Role::Value},   {"count", Role::Value},    {"magnitude", Role::Value},
    {"weight", Role::Value},  {"amount", Role::Value},   {"flow", Role::Value},
    {"lon1", Role::FromLon},  {"lng1", Role::FromLon},   {"x1", Role::FromLon},
    {"lat1", Role::FromLat},  {"y1", Role::FromLat},     {"lon2", Role::ToLon},
    {"lng2", Role::ToLon},    {"x2", Role::ToLon},       {"lat2", Role::ToLat},
    {"y2", Role::ToLat},
};

bool contains(Words words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string normalise(std::string_view name) {
    std::string letters;
    for (const char c : name) {
        if (('a' <= c && c <= 'z') || ('0' <= c && c <= '9')) {
            letters += c;
        } else if ('A' <= c && c <= 'Z') {
            letters += static_cast<char>(c - 'A' + 'a');
        }
    }
    return letters;
}

std::optional<Role> endRole(std::string_view name, Words prefixes, Role lon, Role lat, Role place) {
    for (const std::string_view prefix : prefixes) {
        if (!name.starts_with(prefix)) {
            continue;
        }
        const std::string_view rest = name.substr(prefix.size());
        if (contains(kLonWords, rest) || contains(kLatWords, rest)) {
            return contains(kLonWords, rest) ? lon : lat;
        }
        if (contains(kNameWords, rest) && prefix.size() > 1) {
            return place;
        }
    }
    return std::nullopt;
}

std::optional<Role> roleOf(std::string_view column) {
    const std::string name = normalise(column);
    const auto* const other = std::find_if(std::begin(kOtherWords), std::end(kOtherWords),
                                           [&](const auto& word) { return word.first == name; });
    if (other != std::end(kOtherWords)) {
        return other->second;
    }
    const auto from = endRole(name, kFromWords, Role::FromLon, Role::FromLat, Role::FromName);
    return from ? from : endRole(name, kToWords, Role::ToLon, Role::ToLat, Role::ToName);
}

class Roles {
public:
    Roles(const Table& table, const std::map<std::string, std::string>& named) {
        for (std::size_t i = 0; i < table.header.size(); ++i) {
            if (const auto role = roleOf(table.header[i].text); role && !find(*role)) {
                at(*role) = i;
            }
        }
        for (const auto& [key, column] : named) {
            const auto* const role = std::find(kRoleKeys.begin(), kRoleKeys.end(), key);
            const auto found =
                std::find_if(table.header.begin(), table.header.end(),
                             [&name = column](const Cell& cell) { return cell.text == name; });
            if (role != kRoleKeys.end() && found != table.header.end()) {
                at(static_cast<Role>(role - kRoleKeys.begin())) =
                    static_cast<std::size_t>(found - table.header.begin());
            }
        }
    }

    std::optional<std::size_t> find(Role role) const {
        return columns_[static_cast<std::size_t>(role)];
    }
    bool hasCoordinates() const {
        return find(Role::FromLon) && find(Role::FromLat) && find(Role::ToLon) && find(Role::ToLat);
    }
    bool hasNames() const { return find(Role::FromName) && find(Role::ToName); }
    bool uses(std::size_t column) const {
        return std::find(columns_.begin(), columns_.end(), column) != columns_.end();
    }

private:
    std::optional<std::size_t>& at(Role role) { return columns_[static_cast<std::size_t>(role)]; }
    std::array<std::optional<std::size_t>, kRoleKeys.size()> columns_;
};

// "2019/10/03" and "2019-10-03 12:00" are days too; "2017/2019" stays an interval.
std::string isoDate(std::string_view text) {
    std::string date(text);
    if (date.size() >= 10 && (date[4] == '/' || date[4] == '-') && date[7] == date[4] &&
        (date.size() == 10 || date[10] == 'T' || date[10] == ' ')) {
        date.resize(10);
        date[4] = date[7] = '-';
    }
    return date;
}

Table makeTable(std::string name, const std::string& file,
                std::initializer_list<std::string_view> columns) {
    Table table;
    table.name = std::move(name);
    table.file = file;
    for (const std::string_view column : columns) {
        table.header.push_back({column, 1, 1});
    }
    return table;
}

class Unflattener {
public:
    Unflattener(const Table& flat, const Roles& roles, const Table* locations, Problems& problems)
        : flat_(flat), roles_(roles), problems_(problems),
          places_(makeTable("places", locations != nullptr ? locations->file : flat.file,
                            {"id", "kind", "name_en", "economy", "longitude", "latitude"})),
          engagements_(makeTable("engagements", flat.file,
                                 {"id", "kind", "title_en", "date", "status", "sectors"})),
          stops_(makeTable("engagement_places", flat.file,
                           {"engagement", "place", "role", "sequence"})),
          figures_(makeTable("figures", flat.file, {"subject", "measure", "value"})) {
        if (locations != nullptr) {
            addLocations(*locations);
        }
    }

    std::vector<Table> run() {
        for (std::size_t row = 0; row < flat_.rowCount(); ++row) {
            addLeg(row);
        }
        std::vector<Table> tables;
        for (Table* const table : {&places_, &engagements_, &stops_, &figures_}) {
            tables.push_back(std::move(*table));
        }
        return tables;
    }

private:
    Cell cell(std::size_t row, Role role) const {
        const auto column = roles_.find(role);
        const Cell& first = flat_.cell(row, 0);
        return column ? flat_.cell(row, *column) : Cell{{}, first.line, first.column};
    }
    static Cell put(Table& table, Cell where, std::string text) {
        where.text = table.keep(std::move(text));
        return where;
    }
    static void add(Table& table, std::initializer_list<Cell> row) {
        table.cells.insert(table.cells.end(), row);
    }

    void addPlace(const std::string& key, const Cell& id, const Cell& name, const Cell& lon,
                  const Cell& lat) {
        Cell kind = name;
        kind.text = "city";
        Cell economy = name;
        economy.text = "ZZ"; // ISO 3166-1 leaves it for those who do not say
        add(places_, {id, kind, name, economy, lon, lat});
        knownPlaces_.emplace(key, Known{id.text, name.text});
    }

    void addLocations(const Table& locations) {
        std::array<std::optional<std::size_t>, 4> columns; // id, name, lon, lat
        for (std::size_t i = 0; i < locations.header.size(); ++i) {
            const std::string name = normalise(locations.header[i].text);
            const std::size_t role = name == "id"                ? 0
                                     : name == "name"            ? 1
                                     : contains(kLonWords, name) ? 2
                                     : contains(kLatWords, name) ? 3
                                                                 : columns.size();
            if (role < columns.size()) {
                columns[role] = i;
            }
        }
        if (!columns[0] || !columns[2] || !columns[3]) {
            problems_.error({locations.file, 1, 1},
                            "locations need the columns id, lon and lat: add them to the header");
            return;
        }
        for (std::size_t row = 0; row < locations.rowCount(); ++row) {
            const Cell& id = locations.cell(row, *columns[0]);
            addPlace(std::string(id.text), id, columns[1] ? locations.cell(row, *columns[1]) : id,
                     locations.cell(row, *columns[2]), locations.cell(row, *columns[3]));
        }
    }

    struct Known {
        std::string_view id, name; ///< both empty: nothing says where it is, which has been told
    };
    Known findPlace(const Cell& name, const Cell& lon, const Cell& lat) {
        const std::string key =
            name.text.empty() ? fmt::format("{}, {}", lon.text, lat.text) : std::string(name.text);
        if (const auto known = knownPlaces_.find(key); known != knownPlaces_.end()) {
            return known->second;
        }
        if (lon.text.empty() || lat.text.empty()) {
            problems_.error(flat_.locate(name.text.empty() ? lon : name),
                            name.text.empty()
                                ? "the coordinates are empty: fill them in"
                                : fmt::format("nothing says where '{}' is: add its longitude and "
                                              "latitude",
                                              name.text));
            return {};
        }
        const bool isCleanId = key.find_first_of(",;\n=") == std::string::npos;
        const Cell id = put(places_, name.text.empty() ? lon : name,
                            isCleanId ? key : fmt::format("place-{}", knownPlaces_.size() + 1));
        addPlace(key, id, put(places_, id, key), lon, lat);
        return knownPlaces_.at(key);
    }

    void addLeg(std::size_t row) {
        const Cell fromName = cell(row, Role::FromName);
        const Cell toName = cell(row, Role::ToName);
        const Known from = findPlace(fromName, cell(row, Role::FromLon), cell(row, Role::FromLat));
        const Known to = findPlace(toName, cell(row, Role::ToLon), cell(row, Role::ToLat));
        if (from.id.empty() || to.id.empty()) {
            return;
        }
        Cell id = cell(row, Role::Id);
        id = id.text.empty() ? put(engagements_, id, fmt::format("row-{}", id.line)) : id;
        Cell kind = cell(row, Role::Kind);
        kind.text = kind.text.empty() ? "visit" : kind.text;
        Cell title = cell(row, Role::Title);
        title = title.text.empty()
                    ? put(engagements_, id, fmt::format("{} – {}", from.name, to.name))
                    : title;
        add(engagements_,
            {id, kind, title, date(row), cell(row, Role::Status), cell(row, Role::Sectors)});
        addStops(id, kind, {from.id, fromName}, {to.id, toName});
        if (const Cell value = cell(row, Role::Value); !value.text.empty()) {
            const Cell& measure = flat_.header[*roles_.find(Role::Value)];
            add(figures_, {id, measure, value});
        }
    }

    Cell date(std::size_t row) {
        const Cell start = cell(row, Role::Date);
        const Cell end = cell(row, Role::End);
        if (end.text.empty()) {
            return put(engagements_, start, isoDate(start.text));
        }
        const std::string begin = start.text.empty() ? ".." : isoDate(start.text);
        return put(engagements_, end, fmt::format("{}/{}", begin, isoDate(end.text)));
    }

    struct End {
        std::string_view place;
        Cell where;
    };
    void addStops(const Cell& id, const Cell& kind, const End& from, const End& to) {
        const auto known = dataset::engagementKindFromKey(kind.text);
        const dataset::Family family = known ? dataset::familyOf(*known) : dataset::Family::Journey;
        const bool isTie = family == dataset::Family::Tie;
        const bool isJourney = family == dataset::Family::Journey;
        const auto addStop = [&](const End& end, std::string_view role, std::string_view number) {
            const auto with = [&](std::string_view text) {
                return Cell{text, end.where.line, end.where.column};
            };
            add(stops_, {id, with(end.place), with(role), with(number)});
        };
        addStop(from, isTie ? "partner" : "origin", "1");
        addStop(to, isTie ? "partner" : isJourney ? "stop" : "venue", "2");
    }

    const Table& flat_;
    const Roles& roles_;
    Problems& problems_;
    Table places_, engagements_, stops_, figures_;
    std::unordered_map<std::string, Known> knownPlaces_;
};

void tellOfMap(const Table& table, const std::map<std::string, std::string>& named,
               Problems& problems) {
    std::vector<std::string_view> columns;
    for (const Cell& cell : table.header) {
        columns.push_back(cell.text);
    }
    for (const auto& [key, column] : named) {
        if (std::find(kRoleKeys.begin(), kRoleKeys.end(), key) == kRoleKeys.end()) {
            problems.error({table.file},
                           fmt::format("--map {}: {}", key, base::suggestWord(key, kRoleKeys)));
        }
        if (std::find(columns.begin(), columns.end(), column) == columns.end()) {
            problems.error({table.file},
                           fmt::format("--map {}={}: there is no such column: {}", key, column,
                                       base::suggestWord(column, columns)));
        }
    }
}

} // namespace

bool isFlatTable(const Table& table, const std::map<std::string, std::string>& columns) {
    const Roles roles(table, columns);
    return roles.hasCoordinates() || roles.hasNames();
}

std::vector<Table> unflatten(const Table& flat, const Table* locations,
                             const std::map<std::string, std::string>& columns,
                             Problems& problems) {
    tellOfMap(flat, columns, problems);
    const Roles roles(flat, columns);
    for (std::size_t i = 0; i < flat.header.size(); ++i) {
        if (!roles.uses(i)) {
            problems.warning(flat.locate(flat.header[i]),
                             fmt::format("column '{}' is not used", flat.header[i].text));
        }
    }
    return Unflattener(flat, roles, locations, problems).run();
}

} // namespace portolan::formats
