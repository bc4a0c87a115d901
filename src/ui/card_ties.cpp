// What the cards of places, organisations and sources, and of several records, add up.
#include "ui/card_ties.h"

#include <algorithm>
#include <map>

namespace portolan::ui {

namespace {

using dataset::Dataset;
using dataset::EngagementIndex;

std::vector<std::uint8_t> placesWithin(const Dataset& data, dataset::PlaceIndex place) {
    std::vector<std::uint8_t> within(data.places.size());
    for (dataset::PlaceIndex i = 0; i < data.places.size(); ++i) {
        within[i] = data.isWithin(i, place) ? 1 : 0;
    }
    return within;
}

/// The places of a record, and the ends of its arcs, each once.
std::vector<dataset::PlaceIndex> placesOf(const Dataset& data, EngagementIndex record) {
    std::vector<dataset::PlaceIndex> places;
    for (const dataset::EngagementPlace& row : data.placesOf(record)) {
        places.push_back(row.place);
    }
    for (const dataset::Leg& leg : data.legsOf(record)) {
        places.push_back(leg.from);
        places.push_back(leg.to);
    }
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    if (!places.empty() && places.back() == dataset::kNone) {
        places.pop_back();
    }
    return places;
}

std::vector<dataset::OrganisationIndex> organisationsOf(const Dataset& data,
                                                        EngagementIndex record) {
    std::vector<dataset::OrganisationIndex> organisations;
    for (const dataset::Party& party : data.partiesOf(record)) {
        const bool isNew = std::find(organisations.begin(), organisations.end(),
                                     party.organisation) == organisations.end();
        if (party.organisation != dataset::kNone && isNew) {
            organisations.push_back(party.organisation);
        }
    }
    return organisations;
}

/// The most frequent first, equals by name.
std::vector<CardPartner> ranked(const std::map<std::uint32_t, std::uint32_t>& counts,
                                const std::vector<CardPartner>& named) {
    std::vector<CardPartner> partners;
    std::size_t i = 0;
    for (const auto& [index, count] : counts) {
        partners.push_back({named[i].id, named[i].name, count});
        ++i;
    }
    std::sort(partners.begin(), partners.end(), [](const CardPartner& a, const CardPartner& b) {
        return a.count != b.count ? a.count > b.count : a.name < b.name;
    });
    return partners;
}

/// The year in which a record is counted: where its date begins, or the latest that it says.
int yearOf(const dataset::Engagement& record) {
    const bool isOpen = record.interval.first == base::kBeginningOfTime;
    return base::civilFromDay(isOpen ? record.interval.last : record.interval.first).year;
}

} // namespace

std::vector<EngagementIndex> recordsAt(const Dataset& data, dataset::PlaceIndex place) {
    const std::vector<std::uint8_t> within = placesWithin(data, place);
    const auto isIn = [&](dataset::PlaceIndex p) { return p != dataset::kNone && within[p] != 0; };
    std::vector<EngagementIndex> records;
    for (EngagementIndex i = 0; i < data.engagements.size(); ++i) {
        const auto places = data.placesOf(i);
        const auto legs = data.legsOf(i);
        if (std::any_of(places.begin(), places.end(),
                        [&](const auto& row) { return isIn(row.place); }) ||
            std::any_of(legs.begin(), legs.end(),
                        [&](const auto& leg) { return isIn(leg.from) || isIn(leg.to); })) {
            records.push_back(i);
        }
    }
    return records;
}

std::vector<EngagementIndex> recordsOf(const Dataset& data,
                                       dataset::OrganisationIndex organisation) {
    std::vector<EngagementIndex> records;
    for (EngagementIndex i = 0; i < data.engagements.size(); ++i) {
        const auto parties = data.partiesOf(i);
        if (std::any_of(parties.begin(), parties.end(),
                        [&](const auto& party) { return party.organisation == organisation; })) {
            records.push_back(i);
        }
    }
    return records;
}

std::vector<EngagementIndex> recordsCiting(const Dataset& data, dataset::SourceIndex source) {
    std::vector<EngagementIndex> records;
    for (EngagementIndex i = 0; i < data.engagements.size(); ++i) {
        const auto citations = data.citationsOf({dataset::EntityId::Table::Engagement, i});
        if (std::any_of(citations.begin(), citations.end(),
                        [&](const auto& citation) { return citation.source == source; })) {
            records.push_back(i);
        }
    }
    return records;
}

CardTies tiesOf(const Dataset& data, const std::vector<EngagementIndex>& records,
                const Speech& speech) {
    std::array<std::uint32_t, dataset::kEngagementKindCount> kinds{};
    std::map<int, std::uint32_t> years;
    CardTies ties;
    for (const EngagementIndex i : records) {
        const dataset::Engagement& record = data.engagements[i];
        ++kinds[static_cast<std::size_t>(record.kind)];
        if (record.isUndated) {
            ++ties.undated;
        } else {
            ++years[yearOf(record)];
        }
    }
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (kinds[i] > 0) {
            const auto kind = static_cast<dataset::EngagementKind>(i);
            ties.kinds.push_back({kind, nameOf(speech, kind), kinds[i]});
        }
    }
    ties.years.assign(years.begin(), years.end());
    return ties;
}

std::vector<CardPartner> partnerPlaces(const Dataset& data,
                                       const std::vector<EngagementIndex>& records,
                                       dataset::PlaceIndex place, const Speech& speech) {
    const std::vector<std::uint8_t> within = placesWithin(data, place);
    std::map<std::uint32_t, std::uint32_t> counts;
    for (const EngagementIndex i : records) {
        for (const dataset::PlaceIndex other : placesOf(data, i)) {
            // What the place is part of is no partner of it.
            if (within[other] == 0 && !data.isWithin(place, other)) {
                ++counts[other];
            }
        }
    }
    std::vector<CardPartner> named;
    named.reserve(counts.size());
    for (const auto& [index, count] : counts) {
        named.push_back({data.places[index].id, placeName(speech, data, index), count});
    }
    return ranked(counts, named);
}

std::vector<CardPartner> partnerOrganisations(const Dataset& data,
                                              const std::vector<EngagementIndex>& records,
                                              const OrganisationFilter& passes,
                                              const Speech& speech) {
    std::map<std::uint32_t, std::uint32_t> counts;
    for (const EngagementIndex i : records) {
        for (const dataset::OrganisationIndex other : organisationsOf(data, i)) {
            if (passes(other)) {
                ++counts[other];
            }
        }
    }
    std::vector<CardPartner> named;
    for (const auto& [index, count] : counts) {
        const dataset::Organisation& organisation = data.organisations[index];
        named.push_back({organisation.id, data.text(organisation.name, speech.language), count});
    }
    return ranked(counts, named);
}

} // namespace portolan::ui
