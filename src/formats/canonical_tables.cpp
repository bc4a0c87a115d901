#include "formats/canonical_tables.h"

#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace portolan::formats {

namespace {

using dataset::EngagementIndex;
using dataset::EntityId;
using Cells = std::vector<std::string>;

constexpr std::array<std::string_view, base::kLanguageCount> kEndings = {"en",      "ja", "zh_hant",
                                                                         "zh_hans", "ko", "id"};

/// The rows that are written.
struct Used {
    std::vector<bool> engagements, places, organisations, sources;
};

void usePlace(const dataset::Dataset& data, dataset::PlaceIndex place, Used& used) {
    while (place != dataset::kNone && !used.places[place]) {
        used.places[place] = true;
        place = data.places[place].partOf;
    }
}

void useOrganisation(const dataset::Dataset& data, dataset::OrganisationIndex index, Used& used) {
    used.organisations[index] = true;
    usePlace(data, data.organisations[index].home, used);
}

void useSources(const dataset::Dataset& data, EntityId entity, Used& used) {
    for (const dataset::Citation& citation : data.citationsOf(entity)) {
        if (citation.source != dataset::kNone) {
            used.sources[citation.source] = true;
        }
    }
}

/// Calls `visit` for every record that is written and can be cited.
template<class Visit>
void forEachUsed(const Used& used, Visit visit) {
    const auto each = [&visit](const std::vector<bool>& rows, EntityId::Table table) {
        for (std::uint32_t i = 0; i < rows.size(); ++i) {
            if (rows[i]) {
                visit(EntityId{table, i});
            }
        }
    };
    each(used.engagements, EntityId::Table::Engagement);
    each(used.organisations, EntityId::Table::Organisation);
    each(used.places, EntityId::Table::Place);
}

Used usedBy(const dataset::Dataset& data, const dataset::Selection& selection) {
    Used used{std::vector<bool>(data.engagements.size()), std::vector<bool>(data.places.size()),
              std::vector<bool>(data.organisations.size()), std::vector<bool>(data.sources.size())};
    for (EngagementIndex i = 0; i < data.engagements.size(); ++i) {
        if (selection.passes[i] == 0) {
            continue;
        }
        used.engagements[i] = true;
        for (const dataset::EngagementPlace& at : data.placesOf(i)) {
            usePlace(data, at.place, used);
        }
        for (const dataset::Party& party : data.partiesOf(i)) {
            useOrganisation(data, party.organisation, used);
        }
    }
    forEachUsed(used, [&](EntityId entity) { useSources(data, entity, used); });
    return used;
}

const std::string& idOf(const dataset::Dataset& data, EntityId entity) {
    switch (entity.table) {
    case EntityId::Table::Place:
        return data.places[entity.index].id;
    case EntityId::Table::Organisation:
        return data.organisations[entity.index].id;
    default:
        return data.engagementId(entity.index);
    }
}

std::string joined(const std::vector<std::string>& parts) {
    return fmt::format("{}", fmt::join(parts, ";"));
}

void addTranslated(Cells& columns, std::string_view stem) {
    for (const std::string_view ending : kEndings) {
        columns.push_back(fmt::format("{}_{}", stem, ending));
    }
}

void addTexts(Cells& row, const dataset::Dataset& data, dataset::TextId text) {
    for (const std::string& translation : data.texts[text]) {
        row.push_back(translation);
    }
}

TextTable placeTable(const dataset::Dataset& data, const Used& used) {
    TextTable table{"places", {"id", "kind"}, {}};
    addTranslated(table.columns, "name");
    for (const char* column :
         {"aliases", "part_of", "economy", "longitude", "latitude", "accuracy"}) {
        table.columns.emplace_back(column);
    }
    for (std::size_t i = 0; i < data.places.size(); ++i) {
        const dataset::Place& place = data.places[i];
        if (!used.places[i]) {
            continue;
        }
        Cells& row = table.rows.emplace_back(Cells{place.id, std::string(keyOf(place.kind))});
        addTexts(row, data, place.name);
        row.push_back(joined(place.aliases));
        row.push_back(place.partOf == dataset::kNone ? "" : data.places[place.partOf].id);
        row.push_back(place.economy);
        row.push_back(fmt::format("{}", place.position.lon));
        row.push_back(fmt::format("{}", place.position.lat));
        row.emplace_back(place.isApproximate ? "approximate" : "exact");
    }
    return table;
}

TextTable organisationTable(const dataset::Dataset& data, const Used& used) {
    TextTable table{"organisations", {"id", "kind"}, {}};
    addTranslated(table.columns, "name");
    table.columns.emplace_back("aliases");
    table.columns.emplace_back("home");
    for (std::size_t i = 0; i < data.organisations.size(); ++i) {
        const dataset::Organisation& organisation = data.organisations[i];
        if (!used.organisations[i]) {
            continue;
        }
        Cells& row =
            table.rows.emplace_back(Cells{organisation.id, std::string(keyOf(organisation.kind))});
        addTexts(row, data, organisation.name);
        row.push_back(joined(organisation.aliases));
        row.push_back(organisation.home == dataset::kNone ? "" : data.places[organisation.home].id);
    }
    return table;
}

TextTable engagementTable(const dataset::Dataset& data, const Used& used) {
    TextTable table{"engagements", {"id", "kind"}, {}};
    addTranslated(table.columns, "title");
    for (const char* column : {"date", "status", "part_of", "sectors"}) {
        table.columns.emplace_back(column);
    }
    addTranslated(table.columns, "summary");
    for (EngagementIndex i = 0; i < data.engagements.size(); ++i) {
        const dataset::Engagement& engagement = data.engagements[i];
        if (!used.engagements[i]) {
            continue;
        }
        Cells& row = table.rows.emplace_back(
            Cells{data.engagementId(i), std::string(keyOf(engagement.kind))});
        addTexts(row, data, engagement.title);
        row.push_back(data.ids[engagement.date]);
        row.emplace_back(keyOf(engagement.status));
        const bool hasWhole =
            engagement.partOf != dataset::kNone && used.engagements[engagement.partOf];
        row.push_back(hasWhole ? data.engagementId(engagement.partOf) : std::string());
        Cells sectors;
        for (const dataset::SectorIndex sector : data.sectorsOf(i)) {
            sectors.push_back(data.sectors[sector]);
        }
        row.push_back(joined(sectors));
        addTexts(row, data, engagement.summary);
    }
    return table;
}

TextTable engagementPlaceTable(const dataset::Dataset& data, const Used& used) {
    TextTable table{"engagement_places", {"engagement", "place", "role", "sequence", "date"}, {}};
    addTranslated(table.columns, "note");
    for (EngagementIndex i = 0; i < data.engagements.size(); ++i) {
        if (!used.engagements[i]) {
            continue;
        }
        for (const dataset::EngagementPlace& at : data.placesOf(i)) {
            Cells& row = table.rows.emplace_back(
                Cells{data.engagementId(i), data.places[at.place].id, std::string(keyOf(at.role)),
                      fmt::format("{}", at.sequence), at.date.text()});
            addTexts(row, data, at.note);
        }
    }
    return table;
}

TextTable partyTable(const dataset::Dataset& data, const Used& used) {
    TextTable table{"parties", {"engagement", "organisation", "role", "person"}, {}};
    addTranslated(table.columns, "person_title");
    table.columns[4] = "person_title"; // in English
    for (EngagementIndex i = 0; i < data.engagements.size(); ++i) {
        if (!used.engagements[i]) {
            continue;
        }
        for (const dataset::Party& party : data.partiesOf(i)) {
            Cells& row = table.rows.emplace_back(
                Cells{data.engagementId(i), data.organisations[party.organisation].id,
                      std::string(keyOf(party.role)), party.person});
            addTexts(row, data, party.personTitle);
        }
    }
    return table;
}

TextTable figureTable(const dataset::Dataset& data, const Used& used) {
    TextTable table{"figures", {"subject", "measure", "value", "unit", "qualifier"}, {}};
    addTranslated(table.columns, "note");
    forEachUsed(used, [&](EntityId entity) {
        for (const dataset::Figure& figure : data.figuresOf(entity)) {
            Cells& row =
                table.rows.emplace_back(Cells{idOf(data, entity), figure.measure, figure.value,
                                              figure.unit, std::string(keyOf(figure.qualifier))});
            addTexts(row, data, figure.note);
        }
    });
    return table;
}

TextTable sourceTable(const dataset::Dataset& data, const Used& used) {
    TextTable table{
        "sources", {"id", "title", "publisher", "language", "published", "location"}, {}};
    for (std::size_t i = 0; i < data.sources.size(); ++i) {
        const dataset::Source& source = data.sources[i];
        if (used.sources[i]) {
            table.rows.push_back({source.id, source.title, source.publisher, source.language,
                                  source.published.text(), source.location});
        }
    }
    return table;
}

TextTable citationTable(const dataset::Dataset& data, const Used& used) {
    TextTable table{"citations", {"subject", "field", "source", "basis", "note_en"}, {}};
    forEachUsed(used, [&](EntityId entity) {
        for (const dataset::Citation& citation : data.citationsOf(entity)) {
            table.rows.push_back({idOf(data, entity), citation.field,
                                  data.sources[citation.source].id,
                                  std::string(keyOf(citation.basis)), citation.note});
        }
    });
    return table;
}

} // namespace

std::vector<TextTable> canonicalTables(const dataset::Dataset& data,
                                       const dataset::Selection& selection) {
    const Used used = usedBy(data, selection);
    return {placeTable(data, used),      organisationTable(data, used),
            engagementTable(data, used), engagementPlaceTable(data, used),
            partyTable(data, used),      figureTable(data, used),
            sourceTable(data, used),     citationTable(data, used)};
}

std::vector<bool> usedSources(const dataset::Dataset& data, const dataset::Selection& selection) {
    Used used = usedBy(data, selection);
    used.places.assign(used.places.size(), false);
    used.sources.assign(used.sources.size(), false);
    forEachUsed(used, [&](EntityId entity) { useSources(data, entity, used); });
    return used.sources;
}

std::string listSources(const dataset::Dataset& data, const dataset::Selection& selection) {
    std::string text;
    const TextTable table = sourceTable(data, usedBy(data, selection));
    for (const Cells& source : table.rows) {
        text += text.empty() ? "" : "\n";
        text += source[1];
        for (const std::size_t part : {2U, 4U}) {
            text += source[part].empty() ? "" : ", " + source[part];
        }
        text += "\n";
        text += source[5].empty() ? "" : source[5] + "\n";
    }
    return text;
}

} // namespace portolan::formats
