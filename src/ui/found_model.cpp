#include "ui/found_model.h"

#include "ui/filter_chips.h"

#include <algorithm>

namespace portolan::ui {

namespace {

using dataset::Found;
using dataset::FoundKind;

constexpr std::size_t kMostSelected = 20; // of one person's records
constexpr std::size_t kMostNamed = 4;     // hidden records whose facets are looked for

const char* headingOf(const Speech& speech, FoundKind kind) {
    switch (kind) {
    case FoundKind::Place:
        return speech("Places");
    case FoundKind::Organisation:
        return speech("Organisations");
    case FoundKind::Person:
        return speech("People");
    case FoundKind::Record:
        return speech("Records");
    case FoundKind::Sector:
        return speech("Sectors");
    default:
        return speech("Sources");
    }
}

struct Describer {
    const dataset::Dataset& data;
    const dataset::SearchIndex& index;
    const Speech& speech;

    FoundRow rowOf(const Found& found) const {
        FoundRow row;
        row.kind = found.kind;
        switch (found.kind) {
        case FoundKind::Place:
            describePlace(found.index, row);
            break;
        case FoundKind::Organisation:
            describeOrganisation(found.index, row);
            break;
        case FoundKind::Person:
            describePerson(found.index, row);
            break;
        case FoundKind::Record:
            describeRecord(found.index, row);
            break;
        case FoundKind::Sector:
            row.id = data.sectors[found.index];
            row.label = sectorName(speech, row.id);
            break;
        default:
            row.id = data.sources[found.index].id;
            row.label = data.sources[found.index].title;
            row.detail = data.sources[found.index].publisher;
        }
        if (!found.name.empty() &&
            dataset::foldForSearch(found.name) != dataset::foldForSearch(row.label)) {
            row.matched = found.name;
        }
        return row;
    }

private:
    void describePlace(dataset::PlaceIndex i, FoundRow& row) const {
        const dataset::Place& place = data.places[i];
        row.id = place.id;
        row.label = placeName(speech, data, i);
        row.detail = nameOf(speech, place.kind) + " · " + economyName(speech, place.economy);
        row.selected = {row.id};
    }
    void describeOrganisation(dataset::OrganisationIndex i, FoundRow& row) const {
        const dataset::Organisation& organisation = data.organisations[i];
        row.id = organisation.id;
        row.label = data.text(organisation.name, speech.language);
        if (organisation.home != dataset::kNone) {
            row.detail = placeName(speech, data, organisation.home);
        }
        row.selected = {row.id};
    }
    void describePerson(std::uint32_t i, FoundRow& row) const {
        row.id = row.label = index.people[i];
        row.detail = data.text(index.peopleTitles[i], speech.language);
        for (const dataset::EngagementIndex record : index.peopled.of(i)) {
            if (row.selected.size() < kMostSelected) {
                row.selected.push_back(data.engagementId(record));
            }
        }
    }
    void describeRecord(dataset::EngagementIndex i, FoundRow& row) const {
        const dataset::Engagement& record = data.engagements[i];
        row.id = data.engagementId(i);
        row.label = data.text(record.title, speech.language);
        row.detail = kindAndDate(speech, record.kind, data.ids[record.date]);
        row.engagement = record.kind;
        row.record = i;
        row.selected = {row.id};
    }
};

} // namespace

FoundModel buildFound(const dataset::Dataset& data, const dataset::SearchIndex& index,
                      const dataset::Findings& findings, const std::string& query,
                      const Speech& speech) {
    FoundModel model{query, findings.isSimilar, {}};
    const Describer describer{data, index, speech};
    for (std::size_t kind = 0; kind < dataset::kFoundKindCount; ++kind) {
        if (findings.found[kind].empty()) {
            continue;
        }
        FoundGroup group;
        group.kind = static_cast<FoundKind>(kind);
        group.heading = headingOf(speech, group.kind);
        group.total = findings.totals[kind];
        for (const Found& found : findings.found[kind]) {
            group.rows.push_back(describer.rowOf(found));
        }
        model.groups.push_back(std::move(group));
    }
    return model;
}

void markHidden(FoundModel& model, const dataset::Dataset& data, const dataset::SearchIndex& index,
                const dataset::Selection& selection, const dataset::Filter& filter,
                const Speech& speech) {
    std::size_t named = 0;
    for (FoundGroup& group : model.groups) {
        for (FoundRow& row : group.rows) {
            if (row.record == dataset::kNone || selection.passes[row.record] != 0) {
                row.hidden.clear();
            } else if (++named > kMostNamed) {
                row.hidden = speech("Hidden by the filter");
            } else {
                const auto facets = dataset::hidingFacets(data, index, filter, row.record);
                row.hidden =
                    filled(speech("Hidden by: {facets}"), {{"facets", facetNames(speech, facets)}});
            }
        }
    }
}

dataset::Filter filterTo(const FoundRow& row, dataset::Filter filter) {
    if (row.kind == FoundKind::Sector) {
        filter.sectors = {row.id};
    } else if (row.kind == FoundKind::Source) {
        filter.sources = {row.id};
    }
    return filter;
}

} // namespace portolan::ui
