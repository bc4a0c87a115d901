#include "dataset/search_index.h"

#include "dataset/histogram.h"

#include <algorithm>
#include <unordered_map>

namespace portolan::dataset {

namespace {

// Lists are a handful of values long, so a linear look is the fastest.
class ListWriter {
public:
    ListWriter(Lists& lists, std::size_t rows, std::size_t values) : lists_(lists) {
        lists_.offsets.reserve(rows + 1);
        lists_.values.reserve(values);
    }
    bool add(std::uint32_t value) {
        const auto begin = lists_.values.begin() + lists_.offsets.back();
        if (std::find(begin, lists_.values.end(), value) != lists_.values.end()) {
            return false;
        }
        lists_.values.push_back(value);
        return true;
    }
    void endRow() { lists_.offsets.push_back(static_cast<std::uint32_t>(lists_.values.size())); }

private:
    Lists& lists_;
};

class TextPool {
public:
    explicit TextPool(std::vector<std::string>& texts) : texts_(texts) {}
    std::uint32_t add(const std::string& text) {
        const auto [found, isNew] =
            known_.try_emplace(text, static_cast<std::uint32_t>(texts_.size()));
        if (isNew) {
            texts_.push_back(foldForSearch(text));
        }
        return found->second;
    }

private:
    std::vector<std::string>& texts_;
    std::unordered_map<std::string, std::uint32_t> known_;
};

std::string foldTexts(const Translations& translations, const std::vector<std::string>& aliases,
                      std::string_view id) {
    std::string all(id);
    for (const std::string& text : translations) {
        all += '\n';
        all += text;
    }
    for (const std::string& alias : aliases) {
        all += '\n';
        all += alias;
    }
    return foldForSearch(all);
}

void addPlaces(const Dataset& data, SearchIndex& index) {
    ListWriter places(index.places, data.engagements.size(), 2 * data.engagementPlaces.size());
    ListWriter own(index.ownPlaces, data.engagements.size(), data.engagementPlaces.size());
    for (EngagementIndex i = 0; i < data.engagements.size(); ++i) {
        for (const EngagementPlace& stop : data.placesOf(i)) {
            own.add(stop.place);
            // Once a place is listed, so is all that it is part of.
            for (PlaceIndex place = stop.place; place != kNone && places.add(place);) {
                place = data.places[place].partOf;
            }
        }
        places.endRow();
        own.endRow();
    }
}

void addParties(const Dataset& data, SearchIndex& index) {
    ListWriter organisations(index.organisations, data.engagements.size(), data.parties.size());
    ListWriter persons(index.persons, data.engagements.size(), data.parties.size());
    TextPool pool(index.personTexts);
    for (EngagementIndex i = 0; i < data.engagements.size(); ++i) {
        for (const Party& party : data.partiesOf(i)) {
            if (party.organisation != kNone) {
                organisations.add(party.organisation);
            }
            if (!party.person.empty()) {
                persons.add(pool.add(party.person + '\n' + party.personTitle));
            }
        }
        organisations.endRow();
        persons.endRow();
    }
}

void addSectorsAndSources(const Dataset& data, SearchIndex& index) {
    ListWriter sectors(index.sectors, data.engagements.size(), data.engagementSectors.size());
    ListWriter sources(index.sources, data.engagements.size(), data.citations.size());
    for (EngagementIndex i = 0; i < data.engagements.size(); ++i) {
        for (const SectorIndex sector : data.sectorsOf(i)) {
            sectors.add(sector);
        }
        for (const Citation& citation : data.citationsOf({EntityId::Table::Engagement, i})) {
            sources.add(citation.source);
        }
        sectors.endRow();
        sources.endRow();
    }
}

void addColumns(const Dataset& data, SearchIndex& index) {
    std::vector<std::uint32_t> titleOfText(data.texts.size(), kNone);
    for (EngagementIndex i = 0; i < data.engagements.size(); ++i) {
        const Engagement& engagement = data.engagements[i];
        index.kinds.push_back(static_cast<std::uint8_t>(engagement.kind));
        index.statuses.push_back(static_cast<std::uint8_t>(engagement.status));
        index.undated.push_back(engagement.isUndated ? 1 : 0);
        index.active.push_back(data.activeInterval(i));
        index.legs.push_back(engagement.legs);
        std::uint32_t& title = titleOfText[engagement.title];
        if (title == kNone) {
            title = static_cast<std::uint32_t>(index.titleTexts.size());
            index.titleTexts.push_back(foldTexts(data.texts[engagement.title], {}, {}));
        }
        index.titles.push_back(title);
    }
}

std::uint8_t binsOf(const Engagement& engagement) {
    const base::DayInterval days = engagement.interval;
    constexpr std::uint8_t kAll = (1U << kBinUnitCount) - 1;
    if (engagement.isUndated || days.first == base::kBeginningOfTime ||
        days.last == base::kEndOfTime) {
        return 0;
    }
    if (days.first == days.last) {
        return kAll;
    }
    const bool isStated =
        engagement.precision == base::DatePrecision::Day && !engagement.isApproximate;
    std::uint8_t bins = 0;
    for (std::size_t i = 0; i < kBinUnitCount; ++i) {
        const auto unit = static_cast<BinUnit>(i);
        const base::Day after = binAfter(days.first, unit);
        const base::Day length = after - binFirst(days.first, unit);
        const bool holds = days.last < after || (isStated && days.last - days.first < length);
        bins |= static_cast<std::uint8_t>(holds ? 1U << i : 0U);
    }
    return bins;
}

void addStarts(const Dataset& data, SearchIndex& index) {
    Starts& starts = index.starts;
    for (EngagementIndex i = 0; i < data.engagements.size(); ++i) {
        index.bins.push_back(binsOf(data.engagements[i]));
        if (!data.engagements[i].isUndated) {
            starts.rows.push_back(i);
        }
    }
    std::stable_sort(starts.rows.begin(), starts.rows.end(), [&](auto a, auto b) {
        return data.engagements[a].interval.first < data.engagements[b].interval.first;
    });
    for (const EngagementIndex row : starts.rows) {
        starts.firsts.push_back(data.engagements[row].interval.first);
        starts.lasts.push_back(data.engagements[row].interval.last);
        starts.kinds.push_back(index.kinds[row]);
        starts.bins.push_back(index.bins[row]);
    }
}

void countAll(const Lists& lists, std::vector<FacetCount>& counts, std::size_t size) {
    counts.resize(size);
    for (const std::uint32_t value : lists.values) {
        ++counts[value].total;
    }
}

void countTotals(const Dataset& data, SearchIndex& index) {
    Selection& all = index.everything;
    for (EngagementIndex i = 0; i < data.engagements.size(); ++i) {
        ++all.kinds[index.kinds[i]].total;
        ++all.statuses[index.statuses[i]].total;
    }
    countAll(index.places, all.places, data.places.size());
    countAll(index.organisations, all.organisations, data.organisations.size());
    countAll(index.sectors, all.sectors, data.sectors.size());
    countAll(index.sources, all.sources, data.sources.size());
}

} // namespace

std::shared_ptr<const SearchIndex> buildSearchIndex(const Dataset& data) {
    auto index = std::make_shared<SearchIndex>();
    addColumns(data, *index);
    addStarts(data, *index);
    addPlaces(data, *index);
    addParties(data, *index);
    addSectorsAndSources(data, *index);
    for (const Place& place : data.places) {
        index->placeTexts.push_back(foldTexts(data.texts[place.name], place.aliases, place.id));
    }
    for (const Organisation& organisation : data.organisations) {
        index->organisationTexts.push_back(
            foldTexts(data.texts[organisation.name], organisation.aliases, organisation.id));
    }
    for (const std::string& sector : data.sectors) {
        index->sectorTexts.push_back(foldForSearch(sector));
    }
    countTotals(data, *index);
    return index;
}

} // namespace portolan::dataset
