#include "ui/card_ties.h"
#include "ui/view_model.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace portolan::ui {

namespace {

using dataset::Dataset;
using dataset::EngagementIndex;

std::string certaintyOf(const Speech& speech, const dataset::Engagement& engagement) {
    if (engagement.status == dataset::Status::Intended) {
        return speech("Intended, not signed");
    }
    if (engagement.isUndated) {
        return speech("Undated");
    }
    return engagement.isApproximate ? speech("Approximate date") : std::string();
}

/// "A" for the origin, then 1, 2, 3 for a journey's stops; other roles have none.
std::string badgeOf(const dataset::EngagementPlace& place, dataset::Family family, int& number) {
    if (family != dataset::Family::Journey) {
        return {};
    }
    return place.role == dataset::PlaceRole::Origin ? "A" : std::to_string(++number);
}

bool happenedAt(const Dataset& dataset, EngagementIndex part, dataset::PlaceIndex stop) {
    const auto places = dataset.placesOf(part);
    return std::any_of(places.begin(), places.end(), [&](const dataset::EngagementPlace& place) {
        const bool isThere = place.place != dataset::kNone && stop != dataset::kNone &&
                             place.role != dataset::PlaceRole::Origin;
        return isThere &&
               (dataset.isWithin(place.place, stop) || dataset.isWithin(stop, place.place));
    });
}

CardLink linkTo(const Dataset& dataset, EngagementIndex index, const Speech& speech) {
    const dataset::Engagement& engagement = dataset.engagements[index];
    return {dataset.engagementId(index), dataset.text(engagement.title, speech.language),
            engagement.kind};
}

std::vector<EngagementIndex> partsOf(const Dataset& dataset, EngagementIndex whole) {
    std::vector<EngagementIndex> parts;
    for (EngagementIndex i = 0; i < dataset.engagements.size(); ++i) {
        if (dataset.engagements[i].partOf == whole) {
            parts.push_back(i);
        }
    }
    return parts;
}

CardStop stopOf(const Dataset& dataset, const dataset::EngagementPlace& place,
                const Speech& speech) {
    CardStop stop;
    stop.id = dataset.places[place.place].id;
    stop.name = placeName(speech, dataset, place.place);
    stop.local = localName(speech, dataset, place.place);
    stop.role = nameOf(speech, place.role);
    stop.date = place.date.isUndated() ? std::string() : dateName(speech, place.date.text());
    stop.note = dataset.text(place.note, speech.language);
    return stop;
}

/// The itinerary, each part of the journey under the first stop where it happened.
void addStops(Card& card, const Dataset& dataset, EngagementIndex index, const Speech& speech) {
    std::vector<EngagementIndex> parts = partsOf(dataset, index);
    int number = 0;
    for (const dataset::EngagementPlace& place : dataset.placesOf(index)) {
        if (place.place == dataset::kNone) {
            continue;
        }
        CardStop stop = stopOf(dataset, place, speech);
        stop.badge = badgeOf(place, card.family, number);
        const bool isOrigin = place.role == dataset::PlaceRole::Origin;
        const auto here =
            isOrigin ? parts.end()
                     : std::stable_partition(parts.begin(), parts.end(), [&](EngagementIndex p) {
                           return !happenedAt(dataset, p, place.place);
                       });
        for (auto part = here; part != parts.end(); ++part) {
            const CardLink link = linkTo(dataset, *part, speech);
            stop.linked.push_back(link);
        }
        parts.erase(here, parts.end());
        card.stops.push_back(std::move(stop));
    }
    for (const EngagementIndex part : parts) {
        card.linked.push_back(linkTo(dataset, part, speech));
    }
}

void addParties(Card& card, const Dataset& dataset, EngagementIndex index, const Speech& speech,
                const dataset::PartyOrder& order) {
    for (const dataset::Party& party : dataset::partiesInOrder(dataset, index, order)) {
        CardParty row;
        row.economy = dataset::economyOf(dataset, party.organisation);
        if (party.organisation != dataset::kNone) {
            const dataset::Organisation& organisation = dataset.organisations[party.organisation];
            row.id = organisation.id;
            row.name = dataset.text(organisation.name, speech.language);
            if (organisation.home != dataset::kNone) {
                row.home = placeName(speech, dataset, organisation.home);
            }
        }
        row.role = nameOf(speech, party.role);
        row.person = party.person;
        row.title = dataset.text(party.personTitle, speech.language);
        card.parties.push_back(std::move(row));
    }
}

/// Units that figureValue() writes, or that say nothing beside the measure's name.
bool isInValue(std::string_view unit) {
    constexpr std::array<std::string_view, 11> kUnits = {
        "",        "percent", "year",  "ordinal",    "rank",         // in the value
        "company", "economy", "event", "memorandum", "organisation", // the measure counts them
        "person"};
    const bool isCurrency = !unit.empty() && unit[0] >= 'A' && unit[0] <= 'Z';
    return isCurrency || std::find(kUnits.begin(), kUnits.end(), unit) != kUnits.end();
}

void addFigures(Card& card, const Dataset& dataset, dataset::EntityId id, const Speech& speech) {
    for (const dataset::Figure& figure : dataset.figuresOf(id)) {
        CardFigure row;
        row.value = figureValue(speech, figure);
        row.unit = isInValue(figure.unit) ? std::string() : unitName(speech, figure.unit);
        row.measure = measureName(speech, figure.measure);
        row.note = dataset.text(figure.note, speech.language);
        card.figures.push_back(std::move(row));
    }
}

/// A source's citations stand together, in the order in which the sources are first cited.
void addSources(Card& card, const Dataset& dataset, dataset::EntityId id, const Speech& speech) {
    const auto citations = dataset.citationsOf(id);
    std::vector<dataset::SourceIndex> order;
    for (const dataset::Citation& citation : citations) {
        const bool isNew = std::find(order.begin(), order.end(), citation.source) == order.end();
        if (isNew && citation.source != dataset::kNone) {
            order.push_back(citation.source);
        }
    }
    for (const dataset::SourceIndex index : order) {
        const dataset::Source& source = dataset.sources[index];
        for (const dataset::Citation& citation : citations) {
            if (citation.source == index) {
                card.sources.push_back({source.id, source.title, source.publisher, citation.note,
                                        fieldName(speech, citation.field),
                                        citation.basis == dataset::Basis::Inferred});
            }
        }
    }
}

Card engagementCard(const Dataset& dataset, EngagementIndex index, const Speech& speech,
                    const dataset::PartyOrder& order) {
    const dataset::Engagement& engagement = dataset.engagements[index];
    Card card;
    card.id = dataset.engagementId(index);
    card.engagement = index;
    card.kind = engagement.kind;
    card.family = dataset::familyOf(engagement.kind);
    card.kindName = nameOf(speech, engagement.kind);
    card.title = dataset.text(engagement.title, speech.language);
    card.date = dateName(speech, dataset.ids[engagement.date]);
    card.status = nameOf(speech, engagement.status);
    card.summary = dataset.text(engagement.summary, speech.language);
    card.certainty = certaintyOf(speech, engagement);
    for (const dataset::SectorIndex sector : dataset.sectorsOf(index)) {
        card.sectors.push_back(sectorName(speech, dataset.sectors[sector]));
    }
    if (engagement.partOf != dataset::kNone) {
        const CardLink whole = linkTo(dataset, engagement.partOf, speech);
        card.partOf = whole.id;
        card.partOfTitle = whole.title;
    }
    const dataset::EntityId id{dataset::EntityId::Table::Engagement, index};
    addStops(card, dataset, index, speech);
    addParties(card, dataset, index, speech, order);
    addFigures(card, dataset, id, speech);
    addSources(card, dataset, id, speech);
    return card;
}

void addLinks(Card& card, const Dataset& dataset, const std::vector<EngagementIndex>& records,
              const Speech& speech) {
    for (const EngagementIndex record : records) {
        card.linked.push_back(linkTo(dataset, record, speech));
    }
}

/// A place's card sums up its ties, names its partners and lists what happened there.
Card placeCard(const Dataset& dataset, dataset::PlaceIndex place, const Speech& speech) {
    Card card;
    card.id = dataset.places[place].id;
    card.subject = Card::Subject::Place;
    card.kindName = nameOf(speech, dataset.places[place].kind);
    card.title = placeName(speech, dataset, place);
    card.date = localName(speech, dataset, place);
    card.status = economyName(speech, dataset.places[place].economy);
    const std::vector<EngagementIndex> records = recordsAt(dataset, place);
    card.ties = tiesOf(dataset, records, speech);
    card.places = partnerPlaces(dataset, records, place, speech);
    const auto isAtHome = [&](dataset::OrganisationIndex organisation) {
        const dataset::PlaceIndex home = dataset.organisations[organisation].home;
        return home != dataset::kNone && dataset.isWithin(home, place);
    };
    card.organisations = partnerOrganisations(dataset, records, isAtHome, speech);
    addLinks(card, dataset, records, speech);
    const dataset::EntityId id{dataset::EntityId::Table::Place, place};
    addFigures(card, dataset, id, speech);
    addSources(card, dataset, id, speech);
    return card;
}

/// Who stands for an organisation in its records, each once.
void addPeople(Card& card, const Dataset& dataset, dataset::OrganisationIndex organisation,
               const std::vector<EngagementIndex>& records, const Speech& speech) {
    const auto title = [&](const dataset::Party& party) {
        return dataset.text(party.personTitle, speech.language);
    };
    for (const EngagementIndex record : records) {
        for (const dataset::Party& party : dataset.partiesOf(record)) {
            const bool isKnown =
                party.organisation != organisation || party.person.empty() ||
                std::any_of(card.people.begin(), card.people.end(), [&](const CardPerson& known) {
                    return known.name == party.person && known.title == title(party);
                });
            if (!isKnown) {
                card.people.push_back({party.person, title(party)});
            }
        }
    }
}

Card organisationCard(const Dataset& dataset, dataset::OrganisationIndex index,
                      const Speech& speech) {
    const dataset::Organisation& organisation = dataset.organisations[index];
    Card card;
    card.id = organisation.id;
    card.subject = Card::Subject::Organisation;
    card.kindName = nameOf(speech, organisation.kind);
    card.title = dataset.text(organisation.name, speech.language);
    if (organisation.home != dataset::kNone) {
        card.homeId = dataset.places[organisation.home].id;
        card.home = placeName(speech, dataset, organisation.home);
    }
    const std::vector<EngagementIndex> records = recordsOf(dataset, index);
    card.ties = tiesOf(dataset, records, speech);
    card.organisations = partnerOrganisations(
        dataset, records, [&](dataset::OrganisationIndex other) { return other != index; }, speech);
    addPeople(card, dataset, index, records, speech);
    addLinks(card, dataset, records, speech);
    const dataset::EntityId id{dataset::EntityId::Table::Organisation, index};
    addFigures(card, dataset, id, speech);
    addSources(card, dataset, id, speech);
    return card;
}

Card sourceCard(const Dataset& dataset, dataset::SourceIndex index, const Speech& speech) {
    const dataset::Source& source = dataset.sources[index];
    Card card;
    card.id = source.id;
    card.subject = Card::Subject::Source;
    card.kindName = speech("Source");
    card.title = source.title;
    card.date = source.publisher;
    card.summary = source.location;
    if (!source.published.isUndated()) {
        card.status = dateName(speech, source.published.text());
    }
    const std::vector<EngagementIndex> records = recordsCiting(dataset, index);
    card.ties = tiesOf(dataset, records, speech);
    addLinks(card, dataset, records, speech);
    return card;
}

std::optional<dataset::SourceIndex> findSource(const Dataset& dataset, const std::string& id) {
    const auto found = std::find_if(dataset.sources.begin(), dataset.sources.end(),
                                    [&](const dataset::Source& source) { return source.id == id; });
    return found == dataset.sources.end()
               ? std::nullopt
               : std::optional(static_cast<dataset::SourceIndex>(found - dataset.sources.begin()));
}

bool hasCard(const Dataset& dataset, const std::string& id) {
    return dataset.findEntity(id) || findSource(dataset, id);
}

std::optional<Card> cardOf(const Dataset& dataset, const std::string& id, const Speech& speech,
                           const dataset::PartyOrder& order) {
    if (const auto entity = dataset.findEntity(id)) {
        switch (entity->table) {
        case dataset::EntityId::Table::Engagement:
            return engagementCard(dataset, entity->index, speech, order);
        case dataset::EntityId::Table::Place:
            return placeCard(dataset, entity->index, speech);
        case dataset::EntityId::Table::Organisation:
            return organisationCard(dataset, entity->index, speech);
        }
    }
    const auto source = findSource(dataset, id);
    return source ? std::optional(sourceCard(dataset, *source, speech)) : std::nullopt;
}

/// "25 records, 36 places", by what they are.
std::string selectionNote(const Dataset& dataset, const std::vector<const std::string*>& ids,
                          const Speech& speech) {
    std::size_t records = 0;
    std::size_t places = 0;
    std::size_t organisations = 0;
    std::size_t sources = 0;
    for (const std::string* id : ids) {
        const auto entity = dataset.findEntity(*id);
        ++(!entity                                                 ? sources
           : entity->table == dataset::EntityId::Table::Place      ? places
           : entity->table == dataset::EntityId::Table::Engagement ? records
                                                                   : organisations);
    }
    std::string note;
    const auto add = [&](const char* one, const char* many, std::size_t n) {
        if (n > 0) {
            note += note.empty() ? "" : " · ";
            note += speech.catalogue->count(one, many, n);
        }
    };
    add("{n} record", "{n} records", records);
    add("{n} place", "{n} places", places);
    add("{n} organisation", "{n} organisations", organisations);
    add("{n} source", "{n} sources", sources);
    return note;
}

} // namespace

std::vector<Card> buildCards(const Dataset& dataset, const std::vector<std::string>& ids,
                             const Speech& speech, const dataset::PartyOrder& order) {
    std::vector<Card> cards;
    for (const std::string& id : ids) {
        if (auto card = cardOf(dataset, id, speech, order)) {
            cards.push_back(*std::move(card));
        }
    }
    return cards;
}

std::vector<Card> buildShownCard(const Dataset& dataset, const std::vector<std::string>& ids,
                                 std::size_t at, const Speech& speech,
                                 const dataset::PartyOrder& order) {
    std::vector<const std::string*> known;
    for (const std::string& id : ids) {
        if (hasCard(dataset, id)) {
            known.push_back(&id);
        }
    }
    if (known.empty()) {
        return {};
    }
    at = std::min(at, known.size() - 1);
    std::vector<Card> cards = buildCards(dataset, {*known[at]}, speech, order);
    cards.front().at = at;
    cards.front().count = known.size();
    if (known.size() > 1) {
        cards.front().selectionTies = tiesOf(dataset, recordsAmong(dataset, ids), speech);
        cards.front().selection = selectionNote(dataset, known, speech);
    }
    return cards;
}

std::vector<EngagementIndex> recordsAmong(const Dataset& dataset,
                                          const std::vector<std::string>& ids) {
    std::vector<EngagementIndex> records;
    for (const std::string& id : ids) {
        const auto entity = dataset.findEntity(id);
        if (entity && entity->table == dataset::EntityId::Table::Engagement) {
            records.push_back(entity->index);
        }
    }
    std::sort(records.begin(), records.end());
    return records;
}

bool isSelected(const ViewModel& view, EngagementIndex engagement) {
    return view.selectedRecords != nullptr &&
           std::binary_search(view.selectedRecords->begin(), view.selectedRecords->end(),
                              engagement);
}

HoverItem describe(const Dataset& dataset, dataset::EntityId id, const Speech& speech) {
    HoverItem item;
    if (id.table == dataset::EntityId::Table::Place) {
        const dataset::Place& place = dataset.places[id.index];
        item.id = place.id;
        item.isPlace = true;
        item.title = placeName(speech, dataset, id.index);
        item.detail = nameOf(speech, place.kind);
        const std::string local = localName(speech, dataset, id.index);
        item.title += local.empty() ? "" : "  " + local;
    } else if (id.table == dataset::EntityId::Table::Engagement) {
        const dataset::Engagement& engagement = dataset.engagements[id.index];
        item.id = dataset.engagementId(id.index);
        item.kind = engagement.kind;
        item.title = dataset.text(engagement.title, speech.language);
        item.detail = kindAndDate(speech, engagement.kind, dataset.ids[engagement.date]);
    }
    return item;
}

} // namespace portolan::ui
