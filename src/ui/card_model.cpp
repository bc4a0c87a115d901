#include "ui/view_model.h"

#include <algorithm>
#include <array>

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

void addParties(Card& card, const Dataset& dataset, EngagementIndex index, const Speech& speech) {
    for (const dataset::Party& party : dataset.partiesOf(index)) {
        CardParty row;
        if (party.organisation != dataset::kNone) {
            const dataset::Organisation& organisation = dataset.organisations[party.organisation];
            row.name = dataset.text(organisation.name, speech.language);
            if (organisation.home != dataset::kNone) {
                row.home = placeName(speech, dataset, organisation.home);
            }
        }
        row.role = nameOf(speech, party.role);
        row.person = party.person;
        row.title = party.personTitle;
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
        row.note = figure.note;
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
                card.sources.push_back({source.title, source.publisher, citation.note,
                                        fieldName(speech, citation.field),
                                        citation.basis == dataset::Basis::Inferred});
            }
        }
    }
}

Card engagementCard(const Dataset& dataset, EngagementIndex index, const Speech& speech) {
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
    addParties(card, dataset, index, speech);
    addFigures(card, dataset, id, speech);
    addSources(card, dataset, id, speech);
    return card;
}

/// A place's card lists what happened there.
Card placeCard(const Dataset& dataset, dataset::PlaceIndex place, const Speech& speech) {
    Card card;
    card.id = dataset.places[place].id;
    card.isPlace = true;
    card.kindName = nameOf(speech, dataset.places[place].kind);
    card.title = placeName(speech, dataset, place);
    card.date = localName(speech, dataset, place);
    card.status = economyName(speech, dataset.places[place].economy);
    for (EngagementIndex i = 0; i < dataset.engagements.size(); ++i) {
        const auto places = dataset.placesOf(i);
        const bool isThere =
            std::any_of(places.begin(), places.end(), [&](const dataset::EngagementPlace& p) {
                return p.place != dataset::kNone && dataset.isWithin(p.place, place);
            });
        if (isThere) {
            card.linked.push_back(linkTo(dataset, i, speech));
        }
    }
    const dataset::EntityId id{dataset::EntityId::Table::Place, place};
    addFigures(card, dataset, id, speech);
    addSources(card, dataset, id, speech);
    return card;
}

} // namespace

std::vector<Card> buildCards(const Dataset& dataset, const std::vector<std::string>& ids,
                             const Speech& speech) {
    std::vector<Card> cards;
    for (const std::string& id : ids) {
        const auto entity = dataset.findEntity(id);
        if (entity && entity->table == dataset::EntityId::Table::Engagement) {
            cards.push_back(engagementCard(dataset, entity->index, speech));
        } else if (entity && entity->table == dataset::EntityId::Table::Place) {
            cards.push_back(placeCard(dataset, entity->index, speech));
        }
    }
    return cards;
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
