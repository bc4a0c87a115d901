// Which areas (places and economies) an engagement counts for, all its ties considered or some.
#include "dataset/list_writer.h"

#include <algorithm>

namespace portolan::dataset {

namespace {

void listEconomies(const Dataset& data, SearchIndex& index) {
    for (const Place& place : data.places) {
        index.economies.push_back(place.economy);
    }
    std::sort(index.economies.begin(), index.economies.end());
    index.economies.erase(std::unique(index.economies.begin(), index.economies.end()),
                          index.economies.end());
}

void listAreasOfPlaces(const Dataset& data, SearchIndex& index) {
    ListWriter areas(index.areasOfPlace, data.places.size(), 3 * data.places.size());
    for (const Place& place : data.places) {
        auto part = static_cast<PlaceIndex>(&place - data.places.data());
        // No chain is longer than the table, so a ring of parts ends too.
        for (std::size_t steps = 0; part != kNone && steps <= data.places.size(); ++steps) {
            areas.add(part);
            part = data.places[part].partOf;
        }
        const auto economy =
            std::lower_bound(index.economies.begin(), index.economies.end(), place.economy);
        areas.add(static_cast<std::uint32_t>(data.places.size()) +
                  static_cast<std::uint32_t>(economy - index.economies.begin()));
        areas.endRow();
    }
}

/// A guest may be located by the home of an organisation alone.
bool locatesGuests(const Engagement& engagement) {
    return familyOf(engagement.kind) == Family::Gathering;
}

class AreaLister {
public:
    AreaLister(const Dataset& data, SearchIndex& index)
        : data_(data), of_(index.areasOfPlace), all_(writer(index, PlaceTies::All)),
          outbound_(writer(index, PlaceTies::Outbound)),
          inbound_(writer(index, PlaceTies::Inbound)), between_(writer(index, PlaceTies::Between)) {
    }

    void list(EngagementIndex engagement) {
        const auto places = data_.placesOf(engagement);
        for (const EngagementPlace& stop : places) {
            all_.add(of_.of(stop.place));
        }
        if (data_.engagements[engagement].legs.count > 0) {
            listLegs(engagement);
        } else {
            listRoles(places);
        }
        for (ListWriter* writer : {&all_, &outbound_, &inbound_, &between_}) {
            if (places.empty()) {
                writer->add(size_);
            }
            writer->endRow();
        }
    }

private:
    ListWriter writer(SearchIndex& index, PlaceTies ties) {
        FacetLists& facet = index.areas[static_cast<std::size_t>(ties)];
        facet.size = size_ =
            static_cast<std::uint32_t>(data_.places.size() + index.economies.size());
        return {facet.lists, data_.engagements.size(), 3 * data_.engagements.size()};
    }

    void listLegs(EngagementIndex engagement) {
        const bool addsEnds = locatesGuests(data_.engagements[engagement]);
        for (const Leg& leg : data_.legsOf(engagement)) {
            if (addsEnds) {
                all_.add(of_.of(leg.from));
                all_.add(of_.of(leg.to));
            }
            outbound_.add(of_.of(leg.from));
            inbound_.add(of_.of(leg.to));
            if (!leg.isDirected) {
                outbound_.add(of_.of(leg.to));
                inbound_.add(of_.of(leg.from));
            }
            for (const std::uint32_t area : of_.of(leg.from)) {
                if (isIn(leg.to, area)) {
                    between_.add(area);
                }
            }
        }
    }

    void listRoles(std::span<const EngagementPlace> places) {
        for (const EngagementPlace& stop : places) {
            if (stop.role == PlaceRole::Origin || stop.role == PlaceRole::Partner) {
                outbound_.add(of_.of(stop.place));
            }
            if (stop.role != PlaceRole::Origin) {
                inbound_.add(of_.of(stop.place));
            }
        }
        for (const std::uint32_t area :
             places.empty() ? std::span<const std::uint32_t>{} : of_.of(places.front().place)) {
            if (std::all_of(places.begin(), places.end(),
                            [&](const EngagementPlace& stop) { return isIn(stop.place, area); })) {
                between_.add(area);
            }
        }
    }

    bool isIn(PlaceIndex place, std::uint32_t area) const {
        const auto areas = of_.of(place);
        return std::find(areas.begin(), areas.end(), area) != areas.end();
    }

    const Dataset& data_;
    const Lists& of_;
    std::uint32_t size_ = 0;
    ListWriter all_, outbound_, inbound_, between_;
};

void listPlaceKinds(const Dataset& data, SearchIndex& index) {
    index.placeKinds.size = static_cast<std::uint32_t>(kPlaceKindCount);
    FacetWriter kinds(index.placeKinds, data.engagements.size(), data.engagements.size());
    const auto add = [&](PlaceIndex place) {
        kinds.add(static_cast<std::uint32_t>(data.places[place].kind));
    };
    for (EngagementIndex i = 0; i < data.engagements.size(); ++i) {
        for (const EngagementPlace& stop : data.placesOf(i)) {
            add(stop.place);
        }
        if (locatesGuests(data.engagements[i])) {
            for (const Leg& leg : data.legsOf(i)) {
                add(leg.from);
                add(leg.to);
            }
        }
        kinds.endRow();
    }
}

} // namespace

void indexAreas(const Dataset& data, SearchIndex& index) {
    listEconomies(data, index);
    listAreasOfPlaces(data, index);
    listPlaceKinds(data, index);
    AreaLister lister(data, index);
    for (EngagementIndex i = 0; i < data.engagements.size(); ++i) {
        lister.list(i);
    }
    for (std::size_t ties = 0; ties < index.areas.size(); ++ties) {
        index.areaTotals[ties].resize(index.areas[ties].size + 1);
        for (const std::uint32_t area : index.areas[ties].lists.values) {
            ++index.areaTotals[ties][area];
        }
    }
}

} // namespace portolan::dataset
