#include "ui/table_model.h"

#include <algorithm>

namespace portolan::ui {

namespace {

using dataset::Dataset;
using dataset::EngagementIndex;
using state::TableColumn;

/// Each once, in the order in which they come; an itinerary may pass a place twice.
void add(std::string& list, std::string_view name, const char* separator) {
    if (!name.empty()) {
        list += list.empty() ? "" : separator;
        list += name;
    }
}

std::string placesCell(const Dataset& data, EngagementIndex index, const Speech& speech) {
    const bool isTie = dataset::familyOf(data.engagements[index].kind) == dataset::Family::Tie;
    std::string list;
    for (const dataset::EngagementPlace& row : data.placesOf(index)) {
        if (row.place != dataset::kNone) {
            add(list, placeName(speech, data, row.place), isTie ? " – " : " → ");
        }
    }
    return list;
}

std::string organisationsCell(const Dataset& data, EngagementIndex index, const Speech& speech) {
    std::string list;
    std::vector<dataset::OrganisationIndex> seen;
    for (const dataset::Party& party : data.partiesOf(index)) {
        const bool isKnown = party.organisation == dataset::kNone ||
                             std::find(seen.begin(), seen.end(), party.organisation) != seen.end();
        if (!isKnown) {
            seen.push_back(party.organisation);
            add(list, data.text(data.organisations[party.organisation].name, speech.language),
                "; ");
        }
    }
    return list;
}

std::string sourcesCell(const Dataset& data, EngagementIndex index) {
    std::string list;
    std::vector<dataset::SourceIndex> seen;
    for (const auto& row : data.citationsOf({dataset::EntityId::Table::Engagement, index})) {
        const bool isKnown = row.source == dataset::kNone ||
                             std::find(seen.begin(), seen.end(), row.source) != seen.end();
        if (!isKnown) {
            seen.push_back(row.source);
            add(list, data.sources[row.source].title, "; ");
        }
    }
    return list;
}

/// Appends a cell that stays in its line and column.
void appendClean(std::string& text, std::string_view cell) {
    for (const char c : cell) {
        text += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
    }
}

} // namespace

const char* columnName(const Speech& speech, TableColumn column) {
    switch (column) {
    case TableColumn::Date:
        return speech("Date");
    case TableColumn::Kind:
        return speech("Kind");
    case TableColumn::Title:
        return speech("Title");
    case TableColumn::Places:
        return speech("Places");
    case TableColumn::Organisations:
        return speech("Organisations");
    case TableColumn::Sectors:
        return speech("Sectors");
    case TableColumn::Status:
        return speech("Status");
    case TableColumn::Sources:
        break;
    }
    return speech("Sources");
}

std::string tableCell(const Dataset& data, EngagementIndex index, TableColumn column,
                      const Speech& speech) {
    const dataset::Engagement& record = data.engagements[index];
    switch (column) {
    case TableColumn::Date:
        return dateName(speech, data.ids[record.date]);
    case TableColumn::Kind:
        return nameOf(speech, record.kind);
    case TableColumn::Title:
        return data.text(record.title, speech.language);
    case TableColumn::Places:
        return placesCell(data, index, speech);
    case TableColumn::Organisations:
        return organisationsCell(data, index, speech);
    case TableColumn::Status:
        return nameOf(speech, record.status);
    case TableColumn::Sources:
        return sourcesCell(data, index);
    case TableColumn::Sectors:
        break;
    }
    std::string list;
    for (const dataset::SectorIndex sector : data.sectorsOf(index)) {
        add(list, sectorName(speech, data.sectors[sector]), "; ");
    }
    return list;
}

std::string tableTsv(const TsvRequest& request) {
    std::string text;
    const auto line = [&](auto cellOf) {
        for (std::size_t i = 0; i < request.columns.size(); ++i) {
            text += i > 0 ? "\t" : "";
            appendClean(text, cellOf(request.columns[i]));
        }
        text += '\n';
    };
    line([&](TableColumn column) { return std::string(columnName(request.speech, column)); });
    for (const EngagementIndex row : request.rows) {
        line([&](TableColumn column) {
            return tableCell(request.dataset, row, column, request.speech);
        });
    }
    return text;
}

} // namespace portolan::ui
