#include "dataset/refusals.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace portolan::dataset {

namespace {

using Chosen = std::vector<std::uint8_t>; // per value of a facet and for "none", 1 or 0
using IdSet = std::unordered_set<std::string_view>;

IdSet setOf(const std::vector<std::string>& ids) {
    return {ids.begin(), ids.end()};
}

template<class Rows, class IdOf>
Chosen chosenRows(const Rows& rows, const std::vector<std::string>& ids, IdOf idOf) {
    const IdSet set = setOf(ids);
    Chosen chosen(rows.size() + 1);
    std::transform(rows.begin(), rows.end(), chosen.begin(),
                   [&](const auto& row) { return set.contains(idOf(row)) ? 1 : 0; });
    chosen.back() = set.contains(kUnstated) ? 1 : 0;
    return chosen;
}

/// Per area; economies stand behind the places.
Chosen chosenAreas(const Dataset& data, const SearchIndex& index,
                   const std::vector<std::string>& places,
                   const std::vector<std::string>& economies) {
    Chosen chosen =
        chosenRows(data.places, places, [](const Place& p) -> const std::string& { return p.id; });
    const std::uint8_t none = chosen.back();
    chosen.pop_back();
    const IdSet set = setOf(economies);
    for (const std::string& economy : index.economies) {
        chosen.push_back(set.contains(economy) ? 1 : 0);
    }
    chosen.push_back(none);
    return chosen;
}

Chosen chosenPlaceKinds(const Filter& filter) {
    Chosen chosen(kPlaceKindCount + 1);
    for (const PlaceKind kind : filter.placeKinds) {
        chosen[static_cast<std::size_t>(kind)] = 1;
    }
    return chosen;
}

class Marker {
public:
    Marker(Refusals& refusals, RowRange rows, Facet facet)
        : refusals_(refusals), rows_(rows), bit_(bitOf(facet)) {}

    template<class IsRefused>
    void mark(IsRefused isRefused) const {
        const auto others = static_cast<std::uint16_t>(~bit_);
        for (std::size_t row = rows_.first; row < rows_.last; ++row) {
            std::uint16_t& refusal = refusals_[row - rows_.first];
            const std::uint16_t own = isRefused(row) ? bit_ : std::uint16_t{0};
            refusal = static_cast<std::uint16_t>((refusal & others) | own);
        }
    }

    template<std::size_t Count, class Value>
    void markColumn(const std::vector<std::uint8_t>& column,
                    const std::vector<Value>& values) const {
        std::array<bool, Count> refused{};
        refused.fill(true);
        for (const Value value : values) {
            refused[static_cast<std::size_t>(value)] = false;
        }
        mark([&](std::size_t row) { return refused[column[row]]; });
    }

    /// Lists that may be empty.
    void markLists(const Lists& lists, const Chosen& chosen) const {
        std::size_t value = lists.offsets[rows_.first];
        mark([&](std::size_t row) {
            std::uint8_t found = 0;
            for (const std::size_t end = lists.offsets[row + 1]; value < end; ++value) {
                found |= chosen[lists.values[value]];
            }
            return found == 0;
        });
    }

    /// Lists of at least one value, most of one or two: those are looked at without a branch.
    void markFacet(const FacetLists& facet, const Chosen& chosen) const {
        const Lists& lists = facet.lists;
        mark([&](std::size_t row) {
            const std::size_t first = lists.offsets[row];
            const std::size_t last = lists.offsets[row + 1] - std::size_t{1};
            std::uint8_t found = chosen[lists.values[first]] | chosen[lists.values[last]];
            for (std::size_t value = first + 1; value < last; ++value) {
                found |= chosen[lists.values[value]];
            }
            return found == 0;
        });
    }

private:
    Refusals& refusals_;
    RowRange rows_;
    std::uint16_t bit_;
};

/// Per place, whether an area that it is in is chosen.
Chosen placesIn(const SearchIndex& index, const Chosen& areas) {
    Chosen places(index.areasOfPlace.offsets.size() - 1);
    for (std::size_t place = 0; place < places.size(); ++place) {
        for (const std::uint32_t area : index.areasOfPlace.of(place)) {
            places[place] |= areas[area];
        }
    }
    return places;
}

void markBetween(const Marker& marker, const Dataset& data, const SearchIndex& index,
                 const Chosen& areas) {
    const Chosen isIn = placesIn(index, areas);
    marker.mark([&](std::size_t row) {
        const auto engagement = static_cast<EngagementIndex>(row);
        const auto legs = data.legsOf(engagement);
        const auto places = data.placesOf(engagement);
        if (places.empty()) {
            return areas.back() == 0;
        }
        if (!legs.empty()) {
            return std::none_of(legs.begin(), legs.end(), [&](const Leg& leg) {
                return (isIn[leg.from] & isIn[leg.to]) != 0;
            });
        }
        return !std::all_of(places.begin(), places.end(),
                            [&](const EngagementPlace& stop) { return isIn[stop.place] != 0; });
    });
}

Chosen areasOfFilter(const Dataset& data, const SearchIndex& index, const Filter& filter) {
    const std::vector<std::string> none;
    return chosenAreas(data, index, filter.places,
                       isEconomyOwnFacet(filter) ? none : filter.economies);
}

void markPlaces(const Marker& marker, const Dataset& data, const SearchIndex& index,
                const Filter& filter) {
    const Chosen areas = areasOfFilter(data, index, filter);
    if (filter.ties == PlaceTies::Between) {
        markBetween(marker, data, index, areas);
    } else {
        marker.markLists(index.areas[static_cast<std::size_t>(filter.ties)].lists, areas);
    }
}

void markDates(const Marker& marker, const SearchIndex& index, base::DayInterval dates) {
    marker.mark([&](std::size_t row) {
        return static_cast<int>(index.undated[row] == 0) &
               static_cast<int>(!dates.overlaps(index.active[row]));
    });
}

bool hasPlaces(const Filter& filter) {
    return !filter.places.empty() || !filter.economies.empty();
}

} // namespace

bool isEconomyOwnFacet(const Filter& filter) {
    return filter.economyRule == EconomyRule::Narrow && !filter.places.empty() &&
           !filter.economies.empty();
}

std::vector<std::uint8_t> chosenPlaces(const Dataset& data, const SearchIndex& index,
                                       const Filter& filter) {
    return placesIn(index, areasOfFilter(data, index, filter));
}

bool isInUse(Facet facet, const Filter& filter) {
    switch (facet) {
    case Facet::Kind:
        return !filter.kinds.empty();
    case Facet::Sector:
        return !filter.sectors.empty();
    case Facet::Place:
        return hasPlaces(filter);
    case Facet::Organisation:
        return !filter.organisations.empty();
    case Facet::Economy:
        return isEconomyOwnFacet(filter);
    case Facet::Status:
        return !filter.statuses.empty();
    case Facet::Source:
        return !filter.sources.empty();
    case Facet::Certainty:
        return !filter.certainties.empty();
    case Facet::PlaceKind:
        return !filter.placeKinds.empty();
    case Facet::Dates:
        return filter.dates != base::DayInterval{};
    case Facet::Undated:
        return filter.undated != UndatedRule::Include;
    case Facet::Text:
        return !searchWords(filter.text).empty();
    case Facet::Home:
        return !filter.home.empty();
    }
    return false;
}

bool asksTheSame(Facet facet, const Filter& a, const Filter& b) {
    switch (facet) {
    case Facet::Kind:
        return a.kinds == b.kinds;
    case Facet::Sector:
        return a.sectors == b.sectors;
    case Facet::Place:
    case Facet::Economy:
        return a.places == b.places && a.economies == b.economies && a.ties == b.ties &&
               a.economyRule == b.economyRule;
    case Facet::Organisation:
        return a.organisations == b.organisations;
    case Facet::Status:
        return a.statuses == b.statuses;
    case Facet::Source:
        return a.sources == b.sources;
    case Facet::Certainty:
        return a.certainties == b.certainties;
    case Facet::PlaceKind:
        return a.placeKinds == b.placeKinds;
    case Facet::Dates:
        return a.dates == b.dates;
    case Facet::Undated:
        return a.undated == b.undated;
    case Facet::Text:
        return a.text == b.text;
    case Facet::Home:
        return a.home == b.home;
    }
    return false;
}

void refuse(Refusals& refusals, RowRange rows, Facet facet, const Dataset& data,
            const SearchIndex& index, const Filter& filter) {
    const Marker marker(refusals, rows, facet);
    const auto idOf = [](const auto& row) -> const std::string& { return row.id; };
    const auto itself = [](const std::string& key) -> const std::string& { return key; };
    if (!isInUse(facet, filter)) {
        marker.mark([](std::size_t) { return false; });
        return;
    }
    switch (facet) {
    case Facet::Kind:
        return marker.markColumn<kEngagementKindCount>(index.kinds, filter.kinds);
    case Facet::Status:
        return marker.markColumn<kStatusCount>(index.statuses, filter.statuses);
    case Facet::Certainty:
        return marker.markColumn<kDateCertaintyCount>(index.certainties, filter.certainties);
    case Facet::Sector:
        return marker.markFacet(index.sectors, chosenRows(data.sectors, filter.sectors, itself));
    case Facet::Organisation:
        return marker.markFacet(index.organisations,
                                chosenRows(data.organisations, filter.organisations, idOf));
    case Facet::Source:
        return marker.markFacet(index.sources, chosenRows(data.sources, filter.sources, idOf));
    case Facet::PlaceKind:
        return marker.markFacet(index.placeKinds, chosenPlaceKinds(filter));
    case Facet::Place:
        return markPlaces(marker, data, index, filter);
    case Facet::Economy:
        return marker.markLists(index.areas[0].lists,
                                chosenAreas(data, index, {}, filter.economies));
    case Facet::Dates:
        return markDates(marker, index, filter.dates);
    case Facet::Undated:
        return marker.mark([&, hidden = filter.undated == UndatedRule::Exclude ? 1 : 0](
                               std::size_t row) { return index.undated[row] == hidden; });
    case Facet::Home:
        return marker.markLists(index.areas[0].lists, chosenAreas(data, index, {filter.home}, {}));
    case Facet::Text:
        break;
    }
}

} // namespace portolan::dataset
