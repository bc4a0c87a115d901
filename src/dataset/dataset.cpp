#include "dataset/dataset.h"

#include <algorithm>

namespace portolan::dataset {

namespace {

template<class T>
std::span<const T> rows(const std::vector<T>& all, Range range) {
    return std::span<const T>(all).subspan(range.first, range.count);
}

} // namespace

const std::string& Dataset::text(TextId id, base::Language language) const {
    const Translations& translations = texts[id];
    const std::string& wanted = translations[base::indexOf(language)];
    const std::string& english = translations[base::indexOf(base::Language::En)];
    if (!wanted.empty() || !english.empty()) {
        return wanted.empty() ? english : wanted;
    }
    const auto any = std::find_if(translations.begin(), translations.end(),
                                  [](const std::string& text) { return !text.empty(); });
    return any == translations.end() ? english : *any;
}

const std::string& Dataset::engagementId(EngagementIndex engagement) const {
    return ids[engagements[engagement].id];
}

std::span<const EngagementPlace> Dataset::placesOf(EngagementIndex engagement) const {
    return rows(engagementPlaces, engagements[engagement].places);
}

std::span<const Party> Dataset::partiesOf(EngagementIndex engagement) const {
    return rows(parties, engagements[engagement].parties);
}

std::span<const SectorIndex> Dataset::sectorsOf(EngagementIndex engagement) const {
    return rows(engagementSectors, engagements[engagement].sectors);
}

std::span<const Leg> Dataset::legsOf(EngagementIndex engagement) const {
    return rows(legs, engagements[engagement].legs);
}

std::span<const Figure> Dataset::figuresOf(EntityId entity) const {
    switch (entity.table) {
    case EntityId::Table::Place:
        return rows(figures, placeFigures[entity.index]);
    case EntityId::Table::Organisation:
        return rows(figures, organisationFigures[entity.index]);
    case EntityId::Table::Engagement:
        break;
    }
    return rows(figures, engagements[entity.index].figures);
}

std::span<const Citation> Dataset::citationsOf(EntityId entity) const {
    switch (entity.table) {
    case EntityId::Table::Place:
        return rows(citations, placeCitations[entity.index]);
    case EntityId::Table::Organisation:
        return rows(citations, organisationCitations[entity.index]);
    case EntityId::Table::Engagement:
        break;
    }
    return rows(citations, engagements[entity.index].citations);
}

bool Dataset::isWithin(PlaceIndex place, PlaceIndex ancestor) const {
    // No chain is longer than the table, so a ring of parts ends too.
    for (std::size_t steps = 0; place != kNone && steps <= places.size(); ++steps) {
        if (place == ancestor) {
            return true;
        }
        place = places[place].partOf;
    }
    return false;
}

} // namespace portolan::dataset
