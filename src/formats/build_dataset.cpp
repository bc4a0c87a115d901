#include "formats/build_dataset.h"

#include "formats/record_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace portolan::formats {

namespace {

class DatasetBuilder {
public:
    DatasetBuilder(Records records, Problems& problems)
        : records_(std::move(records)), problems_(problems) {}

    Built build() {
        layOut();
        dataset::deriveLegs(data_);
        dataset::indexIds(data_);
        checkItineraries();
        return {std::move(records_.dataset), std::move(records_.provenance)};
    }

private:
    // Rows of one record come to stand together, those of engagements first, in file order.
    void layOut() {
        layOutSectors();
        std::stable_sort(records_.stops.begin(), records_.stops.end(),
                         [](const auto& a, const auto& b) {
                             return std::pair(a.first, a.second.sequence) <
                                    std::pair(b.first, b.second.sequence);
                         });
        std::stable_sort(records_.parties.begin(), records_.parties.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        gather(records_.stops, data_.engagementPlaces,
               [this](std::uint32_t i) -> dataset::Range& { return data_.engagements[i].places; });
        gather(records_.parties, data_.parties,
               [this](std::uint32_t i) -> dataset::Range& { return data_.engagements[i].parties; });
        data_.placeFigures.resize(data_.places.size());
        data_.placeCitations.resize(data_.places.size());
        data_.organisationFigures.resize(data_.organisations.size());
        data_.organisationCitations.resize(data_.organisations.size());
        gatherBySubject(records_.figures, data_.figures, &dataset::Engagement::figures,
                        data_.placeFigures, data_.organisationFigures);
        gatherBySubject(records_.citations, data_.citations, &dataset::Engagement::citations,
                        data_.placeCitations, data_.organisationCitations);
    }

    template<class Keyed, class Values, class RangeOf>
    static void gather(Keyed& keyed, Values& values, RangeOf rangeOf) {
        for (auto& [key, value] : keyed) {
            dataset::Range& range = rangeOf(key);
            range.first =
                range.count == 0 ? static_cast<std::uint32_t>(values.size()) : range.first;
            ++range.count;
            values.push_back(std::move(value));
        }
    }

    template<class Keyed, class Values>
    void gatherBySubject(Keyed& keyed, Values& values, dataset::Range dataset::Engagement::*range,
                         std::vector<dataset::Range>& ofPlaces,
                         std::vector<dataset::Range>& ofOrganisations) {
        const auto order = [](dataset::EntityId id) {
            return std::pair(-static_cast<int>(id.table), id.index);
        };
        std::stable_sort(keyed.begin(), keyed.end(), [&](const auto& a, const auto& b) {
            return order(a.first) < order(b.first);
        });
        gather(keyed, values, [&](dataset::EntityId id) -> dataset::Range& {
            using Table = dataset::EntityId::Table;
            return id.table == Table::Place          ? ofPlaces[id.index]
                   : id.table == Table::Organisation ? ofOrganisations[id.index]
                                                     : data_.engagements[id.index].*range;
        });
    }

    void layOutSectors() {
        std::set<std::string> sectors;
        for (const auto& list : records_.sectors) {
            sectors.insert(list.begin(), list.end());
        }
        data_.sectors.assign(sectors.begin(), sectors.end());
        for (std::size_t i = 0; i < records_.sectors.size(); ++i) {
            data_.engagements[i].sectors = {
                static_cast<std::uint32_t>(data_.engagementSectors.size()),
                static_cast<std::uint32_t>(records_.sectors[i].size())};
            for (const std::string& sector : records_.sectors[i]) {
                const auto found =
                    std::lower_bound(data_.sectors.begin(), data_.sectors.end(), sector);
                data_.engagementSectors.push_back(
                    static_cast<dataset::SectorIndex>(found - data_.sectors.begin()));
            }
        }
    }

    // A record that draws nothing is kept: it is listed, and counted, and told here, unless a stop
    // that could not be read is the reason, which has been told.
    void checkItineraries() {
        for (dataset::EngagementIndex i = 0; i < data_.engagements.size(); ++i) {
            if (data_.engagements[i].legs.count == 0 && !records_.hasBrokenStop.contains(i)) {
                problems_.error(records_.provenance.engagements[i],
                                fmt::format("'{}' draws nothing: {}", data_.engagementId(i),
                                            missingPlace(data_.engagements[i].kind)));
            }
        }
    }

    static std::string_view missingPlace(dataset::EngagementKind kind) {
        switch (dataset::familyOf(kind)) {
        case dataset::Family::Journey:
            return "its itinerary has one place or none; add its origin and stops to "
                   "engagement_places";
        case dataset::Family::Tie:
            return "it has one partner or none; add the partners to engagement_places";
        case dataset::Family::Gathering:
            return "it needs a venue and another place that somebody came from; add them to "
                   "engagement_places";
        case dataset::Family::Presence:
            break;
        }
        return "it needs an origin (the investor's place) and another place as its venue; add them "
               "to engagement_places";
    }

    Records records_;
    dataset::Dataset& data_ = *records_.dataset;
    Problems& problems_;
};

} // namespace

Built buildDataset(const std::vector<Table>& tables, std::string origin, Problems& problems) {
    Built built = DatasetBuilder(readRecords(tables, problems), problems).build();
    built.dataset->origin = std::move(origin);
    return built;
}

} // namespace portolan::formats
