#include "formats/record_reader.h"

#include "formats/row_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace portolan::formats {

using dataset::kNone;

namespace {

// An id whose row is broken is known, but names nothing: rows that refer to it are left out
// without a second complaint.
using IdMap = std::unordered_map<std::string, std::uint32_t>;

constexpr std::size_t kManySuggestions = 5000; // beyond this a nearest id is not looked for

class RecordReader {
public:
    RecordReader(const std::vector<Table>& tables, Problems& problems)
        : tables_(tables), problems_(problems) {
        data_.texts.emplace_back();
        data_.ids.emplace_back();
    }

    Records read() {
        readPlaces();
        readOrganisations();
        readSources();
        readEngagements();
        linkParts();
        readEngagementPlaces();
        readParties();
        readFigures();
        readCitations();
        return std::move(records_);
    }

private:
    // Calls read(RowReader&) for each row of the table, if it is there and has what it needs.
    template<class Read>
    void readTable(std::string_view name, Read read, IdMap* ids = nullptr) {
        const auto table = std::find_if(tables_.begin(), tables_.end(),
                                        [name](const Table& t) { return t.name == name; });
        if (table == tables_.end() || table->header.empty()) {
            return;
        }
        const auto shape =
            std::find_if(tableShapes().begin(), tableShapes().end(),
                         [name](const TableShape& known) { return known.name == name; });
        const Columns columns(*table, shape->required, shape->optional, problems_);
        for (std::size_t row = 0; columns.isComplete() && row < table->rowCount(); ++row) {
            RowReader reader(*table, columns, row, problems_);
            read(reader);
        }
        if (ids != nullptr) {
            noteLost(*table, columns, *ids);
        }
    }

    // Ids of rows that could not be read are known all the same.
    static void noteLost(const Table& table, const Columns& columns, IdMap& ids) {
        const auto idColumn = columns.find("id");
        if (idColumn == std::size_t{0}) {
            for (const std::string_view id : table.lost) {
                ids.try_emplace(std::string(id), kNone);
            }
        }
        for (std::size_t row = 0; idColumn && row < table.rowCount(); ++row) {
            ids.try_emplace(std::string(table.cell(row, *idColumn).text), kNone);
        }
    }

    dataset::TextId addText(dataset::Translations texts) {
        if (std::all_of(texts.begin(), texts.end(),
                        [](const auto& text) { return text.empty(); })) {
            return 0;
        }
        data_.texts.push_back(std::move(texts));
        return static_cast<dataset::TextId>(data_.texts.size() - 1);
    }

    dataset::TextId addId(std::string_view id) {
        if (id.empty()) {
            return 0;
        }
        data_.ids.emplace_back(id);
        return static_cast<dataset::TextId>(data_.ids.size() - 1);
    }

    /// The row's id, noted as known; empty and told if it is missing or already there.
    std::string claimId(RowReader& row, IdMap& ids) {
        std::string id(row.required("id"));
        if (id.empty()) {
            return id;
        }
        if (ids.contains(id)) {
            row.fail("id", fmt::format("id '{}' is there twice: rename one of the two", id));
            return {};
        }
        if (id.find_first_of(",;\n") != std::string::npos) {
            row.fail("id", fmt::format("id '{}' holds a separator: use letters, digits and -", id));
            return {};
        }
        ids.emplace(id, kNone);
        return id;
    }

    /// Index of what the cell names; kNone where empty, broken or, told as `how` says, unknown.
    enum class Unknown { Breaks, IsTold };
    std::uint32_t refer(RowReader& row, std::string_view column, const IdMap& ids, Unknown how) {
        const std::string id(row.text(column));
        if (id.empty()) {
            return kNone;
        }
        if (const auto found = ids.find(id); found != ids.end()) {
            return found->second;
        }
        const std::string message =
            fmt::format("there is no {} '{}': {}", column, id, suggestId(id, {&ids}));
        how == Unknown::Breaks ? row.fail(column, message) : row.complain(column, message);
        return kNone;
    }

    static std::string suggestId(std::string_view id, std::initializer_list<const IdMap*> maps) {
        std::vector<std::string_view> known;
        for (const IdMap* const map : maps) {
            if (map->size() > kManySuggestions) {
                return "add it, or correct the id";
            }
            for (const auto& [name, index] : *map) {
                known.push_back(name);
            }
        }
        std::sort(known.begin(), known.end());
        const std::string_view nearest = base::nearestWord(id, known);
        return nearest.empty() ? "add it, or correct the id"
                               : fmt::format("did you mean '{}'?", nearest);
    }

    void readPlaces() {
        readTable(
            "places",
            [this](RowReader& row) {
                dataset::Place place;
                place.id = claimId(row, placeIds_);
                row.required("kind");
                place.kind = row.word<dataset::PlaceKind>("kind", dataset::placeKindFromKey,
                                                          dataset::kPlaceKindCount);
                row.required("name_en");
                place.aliases = row.list("aliases");
                place.economy = readEconomy(row);
                readPosition(row, place);
                const dataset::Translations name = row.translations("name");
                const std::string partOf(row.text("part_of"));
                if (!row.isGood()) {
                    return;
                }
                place.name = addText(name);
                placeIds_[place.id] = static_cast<std::uint32_t>(data_.places.size());
                data_.places.push_back(std::move(place));
                records_.provenance.places.push_back(row.where("id"));
                placeParts_.push_back({partOf, row.where("part_of")});
            },
            &placeIds_);
    }

    static std::string readEconomy(RowReader& row) {
        std::string economy(row.required("economy"));
        const auto isUpper = [](char c) { return 'A' <= c && c <= 'Z'; };
        if (!economy.empty() &&
            (economy.size() != 2 || !std::all_of(economy.begin(), economy.end(), isUpper))) {
            row.fail("economy", fmt::format("'{}' is not an economy: write the two capital letters "
                                            "of ISO 3166-1, as TW or JP",
                                            economy));
        }
        return economy;
    }

    static void readPosition(RowReader& row, dataset::Place& place) {
        const auto lon = row.number("longitude");
        const auto lat = row.number("latitude");
        const std::string_view accuracy = row.text("accuracy");
        if (!accuracy.empty() && accuracy != "exact" && accuracy != "approximate") {
            row.fail("accuracy",
                     fmt::format("unknown accuracy '{}': it is exact or approximate", accuracy));
        }
        place.isApproximate = accuracy == "approximate";
        if (!lon || !lat) {
            return;
        }
        place.position = {*lon, *lat};
        const bool isLonIn = std::abs(*lon) <= 180;
        const bool isLatIn = std::abs(*lat) <= 90;
        if (!isLatIn && std::abs(*lat) <= 180 && std::abs(*lon) <= 90) {
            row.fail("latitude", fmt::format("latitude {} is beyond the pole: longitude and "
                                             "latitude look swapped",
                                             *lat));
        } else if (!isLatIn) {
            row.fail("latitude", fmt::format("latitude {} is out of range: it is −90 to 90", *lat));
        }
        if (!isLonIn) {
            row.fail("longitude",
                     fmt::format("longitude {} is out of range: it is −180 to 180", *lon));
        }
    }

    void readOrganisations() {
        readTable(
            "organisations",
            [this](RowReader& row) {
                dataset::Organisation organisation;
                organisation.id = claimId(row, organisationIds_);
                row.required("kind");
                organisation.kind = row.word<dataset::OrganisationKind>(
                    "kind", dataset::organisationKindFromKey, dataset::kOrganisationKindCount);
                row.required("name_en");
                organisation.aliases = row.list("aliases");
                organisation.home = refer(row, "home", placeIds_, Unknown::IsTold);
                const dataset::Translations name = row.translations("name");
                warnOfSharedId(row, organisation.id, {{"places", &placeIds_}});
                if (!row.isGood()) {
                    return;
                }
                organisation.name = addText(name);
                organisationIds_[organisation.id] =
                    static_cast<std::uint32_t>(data_.organisations.size());
                data_.organisations.push_back(std::move(organisation));
                records_.provenance.organisations.push_back(row.where("id"));
            },
            &organisationIds_);
    }

    void readSources() {
        readTable(
            "sources",
            [this](RowReader& row) {
                dataset::Source source;
                source.id = claimId(row, sourceIds_);
                source.title = row.required("title");
                source.publisher = row.required("publisher");
                source.language = row.required("language");
                source.published = row.date("published");
                source.location = row.text("location");
                if (!row.isGood()) {
                    return;
                }
                sourceIds_[source.id] = static_cast<std::uint32_t>(data_.sources.size());
                data_.sources.push_back(std::move(source));
                records_.provenance.sources.push_back(row.where("id"));
            },
            &sourceIds_);
    }

    void readEngagements() {
        readTable(
            "engagements",
            [this](RowReader& row) {
                dataset::Engagement engagement;
                const std::string id = claimId(row, engagementIds_);
                row.required("kind");
                engagement.kind = row.word<dataset::EngagementKind>(
                    "kind", dataset::engagementKindFromKey, dataset::kEngagementKindCount);
                row.required("title_en");
                engagement.status = row.word<dataset::Status>("status", dataset::statusFromKey,
                                                              dataset::kStatusCount);
                setDate(engagement, row.date("date"));
                const std::vector<std::string> sectors = row.list("sectors");
                const std::string partOf(row.text("part_of"));
                warnOfSharedId(row, id,
                               {{"places", &placeIds_}, {"organisations", &organisationIds_}});
                dataset::Translations title = row.translations("title");
                dataset::Translations summary = row.translations("summary");
                if (!row.isGood()) {
                    return;
                }
                engagement.id = addId(id);
                engagement.date = addId(row.text("date"));
                engagement.title = addText(std::move(title));
                engagement.summary = addText(std::move(summary));
                engagementIds_[id] = static_cast<std::uint32_t>(data_.engagements.size());
                data_.engagements.push_back(engagement);
                records_.provenance.engagements.push_back(row.where("id"));
                engagementParts_.push_back({partOf, row.where("part_of")});
                records_.sectors.push_back(sectors);
            },
            &engagementIds_);
    }

    static void setDate(dataset::Engagement& engagement, const base::EdtfDate& date) {
        engagement.isUndated = date.isUndated();
        engagement.isApproximate = date.isApproximate();
        engagement.precision = date.precision();
        engagement.interval = date.interval();
    }

    // Figures and citations name a record of any table by its id alone.
    static void
    warnOfSharedId(RowReader& row, const std::string& id,
                   std::initializer_list<std::pair<std::string_view, const IdMap*>> others) {
        for (const auto& [table, ids] : others) {
            if (ids->contains(id)) {
                row.complain("id", fmt::format("id '{}' is also in {}: rename one of the two, so "
                                               "that a figure or citation can name either",
                                               id, table));
            }
        }
    }

    struct PartOf {
        std::string id;
        base::Location where;
    };

    // Wholes may stand below their parts, so links are made when all rows are known.
    template<class Rows>
    void link(const std::vector<PartOf>& parts, const IdMap& ids, Rows& rows) {
        for (std::uint32_t i = 0; i < parts.size(); ++i) {
            if (parts[i].id.empty()) {
                continue;
            }
            const auto found = ids.find(parts[i].id);
            if (found == ids.end()) {
                problems_.error(parts[i].where,
                                fmt::format("there is no part_of '{}': {}", parts[i].id,
                                            suggestId(parts[i].id, {&ids})));
            } else {
                rows[i].partOf = found->second;
            }
        }
        for (std::uint32_t i = 0; i < parts.size(); ++i) {
            unlinkRing(i, parts, rows);
        }
    }

    template<class Rows>
    void unlinkRing(std::uint32_t row, const std::vector<PartOf>& parts, Rows& rows) {
        std::uint32_t whole = rows[row].partOf;
        for (std::size_t steps = 0; whole != kNone && steps <= rows.size(); ++steps) {
            if (whole == row) {
                problems_.error(parts[row].where, fmt::format("'{}' would be a part of itself: "
                                                              "correct one part_of of the ring",
                                                              parts[row].id));
                rows[row].partOf = kNone;
                return;
            }
            whole = rows[whole].partOf;
        }
    }

    void linkParts() {
        link(placeParts_, placeIds_, data_.places);
        link(engagementParts_, engagementIds_, data_.engagements);
    }

    void readEngagementPlaces() {
        readTable("engagement_places", [this](RowReader& row) {
            row.required("engagement");
            row.required("place");
            row.required("role");
            const std::uint32_t engagement =
                refer(row, "engagement", engagementIds_, Unknown::Breaks);
            dataset::EngagementPlace stop;
            stop.place = refer(row, "place", placeIds_, Unknown::Breaks);
            stop.role = row.word<dataset::PlaceRole>("role", dataset::placeRoleFromKey, 4);
            stop.sequence = row.integer("sequence");
            stop.date = row.date("date");
            dataset::Translations note = row.translations("note");
            const bool isGood = row.isGood() && stop.place != kNone;
            if (!isGood && engagement != kNone) {
                records_.hasBrokenStop.insert(engagement);
            }
            if (isGood && engagement != kNone) {
                stop.note = addText(std::move(note));
                records_.stops.emplace_back(engagement, std::move(stop));
            }
        });
    }

    void readParties() {
        readTable("parties", [this](RowReader& row) {
            row.required("engagement");
            row.required("organisation");
            row.required("role");
            const std::uint32_t engagement =
                refer(row, "engagement", engagementIds_, Unknown::Breaks);
            dataset::Party party;
            party.organisation = refer(row, "organisation", organisationIds_, Unknown::Breaks);
            party.role = row.word<dataset::PartyRole>("role", dataset::partyRoleFromKey, 6);
            party.person = row.text("person");
            dataset::Translations title = row.translations("person_title");
            if (const std::string_view english = row.text("person_title"); !english.empty()) {
                title[base::indexOf(base::Language::En)] = english;
            }
            if (row.isGood() && engagement != kNone && party.organisation != kNone) {
                party.personTitle = addText(std::move(title));
                records_.parties.emplace_back(engagement, std::move(party));
            }
        });
    }

    std::optional<dataset::EntityId> findSubject(RowReader& row) {
        using Table = dataset::EntityId::Table;
        const std::string id(row.required("subject"));
        for (const auto& [table, ids] : {std::pair{Table::Engagement, &engagementIds_},
                                         std::pair{Table::Organisation, &organisationIds_},
                                         std::pair{Table::Place, &placeIds_}}) {
            if (const auto found = ids->find(id); found != ids->end()) {
                return found->second == kNone
                           ? std::nullopt
                           : std::optional(dataset::EntityId{table, found->second});
            }
        }
        if (!id.empty()) {
            row.fail("subject",
                     fmt::format("there is no record '{}': {}", id,
                                 suggestId(id, {&engagementIds_, &organisationIds_, &placeIds_})));
        }
        return std::nullopt;
    }

    void readFigures() {
        readTable("figures", [this](RowReader& row) {
            const auto subject = findSubject(row);
            dataset::Figure figure;
            figure.measure = row.required("measure");
            figure.value = row.required("value");
            figure.unit = row.text("unit");
            figure.qualifier =
                row.word<dataset::Qualifier>("qualifier", dataset::qualifierFromKey, 4);
            dataset::Translations note = row.translations("note");
            if (row.isGood() && subject) {
                figure.note = addText(std::move(note));
                records_.figures.emplace_back(*subject, std::move(figure));
            }
        });
    }

    void readCitations() {
        readTable("citations", [this](RowReader& row) {
            const auto subject = findSubject(row);
            dataset::Citation citation;
            citation.field = row.text("field");
            row.required("source");
            citation.source = refer(row, "source", sourceIds_, Unknown::Breaks);
            citation.basis = row.word<dataset::Basis>("basis", dataset::basisFromKey, 2);
            citation.note = row.text("note_en");
            if (row.isGood() && subject && citation.source != kNone) {
                records_.citations.emplace_back(*subject, std::move(citation));
            }
        });
    }

    const std::vector<Table>& tables_;
    Problems& problems_;
    Records records_;
    dataset::Dataset& data_ = *records_.dataset;
    IdMap placeIds_, organisationIds_, sourceIds_, engagementIds_;
    std::vector<PartOf> placeParts_, engagementParts_;
};

} // namespace

const std::vector<TableShape>& tableShapes() {
    static const std::vector<TableShape> kShapes = {
        {"places",
         {"id", "kind", "name_en", "economy", "longitude", "latitude"},
         {"name_*", "aliases", "part_of", "accuracy"}},
        {"organisations", {"id", "kind", "name_en"}, {"name_*", "aliases", "home"}},
        {"engagements",
         {"id", "kind", "title_en"},
         {"title_*", "date", "status", "part_of", "sectors", "summary_*"}},
        {"engagement_places", {"engagement", "place", "role", "sequence"}, {"date", "note_*"}},
        {"parties",
         {"engagement", "organisation", "role"},
         {"person", "person_title", "person_title_*"}},
        {"figures", {"subject", "measure", "value"}, {"unit", "qualifier", "note_*"}},
        {"sources", {"id", "title", "publisher", "language"}, {"published", "location"}},
        {"citations", {"subject", "source"}, {"field", "basis", "note_en"}},
    };
    return kShapes;
}

Records readRecords(const std::vector<Table>& tables, Problems& problems) {
    return RecordReader(tables, problems).read();
}

} // namespace portolan::formats
