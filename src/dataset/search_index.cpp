#include "dataset/search_index.h"

#include "dataset/histogram.h"
#include "dataset/list_writer.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace portolan::dataset {

namespace {

/// Each person once, by name; with every title in every language, and in each script that the name
/// is written in.
class PeoplePool {
public:
    explicit PeoplePool(const Dataset& data) : data_(data) {}

    std::uint32_t add(const Party& party) {
        const auto [found, isNew] =
            known_.try_emplace(party.person, static_cast<std::uint32_t>(names_.size()));
        if (isNew) {
            names_.push_back(scriptsOf(party.person));
            titles_.push_back(party.personTitle);
        }
        std::vector<std::string>& own = names_[found->second];
        for (const std::string& title : data_.texts[party.personTitle]) {
            if (!title.empty() && std::find(own.begin(), own.end(), title) == own.end()) {
                own.push_back(title);
            }
        }
        return found->second;
    }
    void write(SearchIndex& index) const {
        for (const std::vector<std::string>& own : names_) {
            index.people.push_back(own.front());
            index.peopleTitles.push_back(titles_[index.peopleTitles.size()]);
            const std::vector<std::string_view> names(own.begin(), own.end());
            index.texts.addRow(TextTable::People, names);
        }
    }

private:
    /// "Lo Ta-sheng 羅達生", "Lo Ta-sheng", "羅達生".
    static std::vector<std::string> scriptsOf(const std::string& name) {
        std::array<std::string, 2> parts;
        for (std::size_t begin = 0; begin < name.size();) {
            const std::size_t end = std::min(name.find(' ', begin), name.size());
            const std::string word = name.substr(begin, end - begin);
            const bool isAscii = std::all_of(word.begin(), word.end(), [](char c) {
                return static_cast<unsigned char>(c) < 0x80;
            });
            std::string& part = parts[isAscii ? 0 : 1];
            part += (part.empty() ? "" : " ") + word;
            begin = end + 1;
        }
        if (parts[0].empty() || parts[1].empty()) {
            return {name};
        }
        return {name, parts[0], parts[1]};
    }

    const Dataset& data_;
    std::vector<std::vector<std::string>> names_;
    std::vector<TextId> titles_;
    std::unordered_map<std::string, std::uint32_t> known_;
};

void addNames(SearchIndex& index, TextTable table, const Translations& translations,
              const std::vector<std::string>& aliases, std::string_view id) {
    std::vector<std::string_view> names(translations.begin(), translations.end());
    names.insert(names.end(), aliases.begin(), aliases.end());
    names.push_back(id);
    index.texts.addRow(table, names);
}

void addParties(const Dataset& data, SearchIndex& index) {
    index.organisations.size = static_cast<std::uint32_t>(data.organisations.size());
    FacetWriter organisations(index.organisations, data.engagements.size(), data.parties.size());
    ListWriter persons(index.persons, data.engagements.size(), data.parties.size());
    PeoplePool pool(data);
    for (EngagementIndex i = 0; i < data.engagements.size(); ++i) {
        for (const Party& party : data.partiesOf(i)) {
            if (party.organisation != kNone) {
                organisations.add(party.organisation);
            }
            if (!party.person.empty()) {
                persons.add(pool.add(party));
            }
        }
        organisations.endRow();
        persons.endRow();
    }
    pool.write(index);
}

void addSectorsAndSources(const Dataset& data, SearchIndex& index) {
    index.sectors.size = static_cast<std::uint32_t>(data.sectors.size());
    index.sources.size = static_cast<std::uint32_t>(data.sources.size());
    FacetWriter sectors(index.sectors, data.engagements.size(), data.engagementSectors.size());
    FacetWriter sources(index.sources, data.engagements.size(), data.citations.size());
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
        index.certainties.push_back(static_cast<std::uint8_t>(certaintyOf(engagement)));
        index.undated.push_back(engagement.isUndated ? 1 : 0);
        index.active.push_back(data.activeInterval(i));
        index.legs.push_back(engagement.legs);
        std::uint32_t& title = titleOfText[engagement.title];
        if (title == kNone) {
            title = static_cast<std::uint32_t>(index.titleIds.size());
            index.titleIds.push_back(engagement.title);
            addNames(index, TextTable::Titles, data.texts[engagement.title], {}, {});
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

void addTexts(const Dataset& data, std::span<const Translations> sectorNames, SearchIndex& index) {
    index.sectorNames.assign(sectorNames.begin(), sectorNames.end());
    for (const Place& place : data.places) {
        addNames(index, TextTable::Places, data.texts[place.name], place.aliases, place.id);
    }
    for (const Organisation& organisation : data.organisations) {
        addNames(index, TextTable::Organisations, data.texts[organisation.name],
                 organisation.aliases, organisation.id);
    }
    for (std::size_t i = 0; i < data.sectors.size(); ++i) {
        std::string key = data.sectors[i];
        std::replace(key.begin(), key.end(), '_', ' ');
        addNames(index, TextTable::Sectors,
                 i < sectorNames.size() ? sectorNames[i] : Translations{}, {key}, data.sectors[i]);
    }
    for (const Source& source : data.sources) {
        const std::array<std::string_view, 3> names{source.title, source.publisher, source.id};
        index.texts.addRow(TextTable::Sources, names);
    }
}

void listTitled(SearchIndex& index) {
    std::vector<std::uint32_t>& offsets = index.titled.offsets;
    offsets.assign(index.titleIds.size() + 1, 0);
    for (const std::uint32_t title : index.titles) {
        ++offsets[title + 1];
    }
    std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
    std::vector<std::uint32_t> newest(index.starts.rows.rbegin(), index.starts.rows.rend());
    for (EngagementIndex i = 0; i < index.undated.size(); ++i) {
        if (index.undated[i] != 0) {
            newest.push_back(i);
        }
    }
    std::vector<std::uint32_t> next(offsets.begin(), offsets.end() - 1);
    index.titled.values.resize(newest.size());
    for (const std::uint32_t engagement : newest) {
        index.titled.values[next[index.titles[engagement]]++] = engagement;
    }
}

void listPeopled(SearchIndex& index) {
    std::vector<std::vector<EngagementIndex>> of(index.people.size());
    for (EngagementIndex i = 0; i < index.titles.size(); ++i) {
        for (const std::uint32_t person : index.persons.of(i)) {
            of[person].push_back(i);
        }
    }
    for (const std::vector<EngagementIndex>& own : of) {
        index.peopled.values.insert(index.peopled.values.end(), own.begin(), own.end());
        index.peopled.offsets.push_back(static_cast<std::uint32_t>(index.peopled.values.size()));
    }
}

std::vector<FacetCount> countAll(const FacetLists& facet) {
    std::vector<FacetCount> counts(facet.size + 1);
    for (const std::uint32_t value : facet.lists.values) {
        ++counts[value].total;
    }
    return counts;
}

FacetCount takeLast(std::vector<FacetCount>& counts) {
    const FacetCount last = counts.back();
    counts.pop_back();
    return last;
}

void countTotals(const Dataset& data, SearchIndex& index) {
    Selection& all = index.totals;
    for (EngagementIndex i = 0; i < data.engagements.size(); ++i) {
        ++all.kinds[index.kinds[i]].total;
        ++all.statuses[index.statuses[i]].total;
        ++all.certainties[index.certainties[i]].total;
    }
    all.places = countAll(index.areas[0]);
    all.withoutPlace = takeLast(all.places);
    for (std::size_t i = 0; i < index.economies.size(); ++i) {
        all.economies.push_back({index.economies[i], all.places[data.places.size() + i]});
    }
    all.places.resize(data.places.size());
    all.organisations = countAll(index.organisations);
    all.withoutOrganisation = takeLast(all.organisations);
    all.sectors = countAll(index.sectors);
    all.withoutSector = takeLast(all.sectors);
    all.sources = countAll(index.sources);
    all.withoutSource = takeLast(all.sources);
    const std::vector<FacetCount> placeKinds = countAll(index.placeKinds);
    std::copy_n(placeKinds.begin(), kPlaceKindCount, all.placeKinds.begin());
}

} // namespace

DateCertainty certaintyOf(const Engagement& engagement) {
    if (engagement.isUndated) {
        return DateCertainty::Undated;
    }
    if (engagement.isApproximate) {
        return DateCertainty::Approximate;
    }
    const base::DayInterval days = engagement.interval;
    const auto isWhole = [days](BinUnit unit) {
        return days.first == binFirst(days.first, unit) &&
               days.last == binAfter(days.first, unit) - 1;
    };
    switch (engagement.precision) {
    case base::DatePrecision::Day:
        return days.first == days.last ? DateCertainty::Day : DateCertainty::Span;
    case base::DatePrecision::Month:
        return isWhole(BinUnit::Month) ? DateCertainty::Month : DateCertainty::Span;
    case base::DatePrecision::Year:
        return isWhole(BinUnit::Year) ? DateCertainty::Year : DateCertainty::Span;
    case base::DatePrecision::Open:
    case base::DatePrecision::Undated:
        break;
    }
    return DateCertainty::Span;
}

std::shared_ptr<const SearchIndex> buildSearchIndex(const Dataset& data,
                                                    std::span<const Translations> sectorNames) {
    auto index = std::make_shared<SearchIndex>();
    addColumns(data, *index);
    addStarts(data, *index);
    indexAreas(data, *index);
    addParties(data, *index);
    addSectorsAndSources(data, *index);
    addTexts(data, sectorNames, *index);
    listTitled(*index);
    listPeopled(*index);
    countTotals(data, *index);
    return index;
}

} // namespace portolan::dataset
