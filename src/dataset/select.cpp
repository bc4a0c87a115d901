// Each facet in use marks the engagements that it refuses with its own bit. An engagement passes
// when no bit is set; it counts for a facet when no other facet's bit is.
#include "dataset/search_index.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace portolan::dataset {

namespace {

enum Refusal : std::uint8_t {
    ByKind = 1,
    BySector = 2,
    ByPlace = 4,
    ByOrganisation = 8,
    ByStatus = 16,
    BySource = 32,
    ByOther = 64, // economy, dates, text: facets without counts
};

using Refusals = std::vector<std::uint8_t>;
using Chosen = std::vector<std::uint8_t>; // per value of a facet, 1 or 0

template<class Rows, class IdOf>
Chosen chosenRows(const Rows& rows, const std::vector<std::string>& ids, IdOf idOf) {
    Chosen chosen(rows.size(), 0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        chosen[i] = std::find(ids.begin(), ids.end(), idOf(rows[i])) != ids.end() ? 1 : 0;
    }
    return chosen;
}

void refuseByList(Refusals& refusals, std::uint8_t bit, const Lists& lists, const Chosen& chosen) {
    std::size_t value = 0;
    for (std::size_t row = 0; row < refusals.size(); ++row) {
        std::uint8_t found = 0;
        for (const std::size_t end = lists.offsets[row + 1]; value < end; ++value) {
            found |= chosen[lists.values[value]];
        }
        refusals[row] |= found != 0 ? 0 : bit;
    }
}

template<std::size_t Count, class Value>
void refuseByColumn(Refusals& refusals, std::uint8_t bit, const std::vector<std::uint8_t>& column,
                    const std::vector<Value>& values) {
    std::array<std::uint8_t, Count> refused{};
    refused.fill(bit);
    for (const Value value : values) {
        refused[static_cast<std::size_t>(value)] = 0;
    }
    for (std::size_t row = 0; row < refusals.size(); ++row) {
        refusals[row] |= refused[column[row]];
    }
}

void refuseByDate(Refusals& refusals, const SearchIndex& index, const Filter& filter) {
    const bool hidesDated = filter.undated == UndatedRule::Only;
    const bool hidesUndated = filter.undated == UndatedRule::Exclude;
    for (std::size_t row = 0; row < refusals.size(); ++row) {
        const bool refused = index.undated[row] != 0
                                 ? hidesUndated
                                 : hidesDated || !filter.dates.overlaps(index.active[row]);
        refusals[row] |= refused ? std::uint8_t{ByOther} : std::uint8_t{0};
    }
}

// Marks rows with 1 where the list names a chosen value.
void findInList(std::vector<std::uint8_t>& found, const Lists& lists, const Chosen& chosen) {
    if (std::find(chosen.begin(), chosen.end(), 1) == chosen.end()) {
        return;
    }
    std::size_t value = 0;
    for (std::size_t row = 0; row < found.size(); ++row) {
        for (const std::size_t end = lists.offsets[row + 1]; value < end; ++value) {
            found[row] |= chosen[lists.values[value]];
        }
    }
}

void refuseByWord(Refusals& refusals, const SearchIndex& index, const std::string& word) {
    std::vector<std::uint8_t> found(refusals.size(), 0);
    const Chosen titles = index.texts.rowsWith(TextTable::Titles, word);
    for (std::size_t row = 0; row < found.size(); ++row) {
        found[row] = titles[index.titles[row]];
    }
    const auto find = [&](const Lists& lists, TextTable table) {
        findInList(found, lists, index.texts.rowsWith(table, word));
    };
    find(index.places, TextTable::Places);
    find(index.organisations, TextTable::Organisations);
    find(index.sectors, TextTable::Sectors);
    find(index.persons, TextTable::People);
    find(index.sources, TextTable::Sources);
    for (std::size_t row = 0; row < found.size(); ++row) {
        refusals[row] |= found[row] != 0 ? std::uint8_t{0} : std::uint8_t{ByOther};
    }
}

void refuseByIds(Refusals& refusals, const Dataset& data, const SearchIndex& index,
                 const Filter& filter) {
    const auto idOf = [](const auto& row) -> const std::string& { return row.id; };
    const auto itself = [](const std::string& key) -> const std::string& { return key; };
    const auto economyOf = [](const Place& place) -> const std::string& { return place.economy; };
    if (!filter.sectors.empty()) {
        refuseByList(refusals, BySector, index.sectors,
                     chosenRows(data.sectors, filter.sectors, itself));
    }
    if (!filter.places.empty()) {
        refuseByList(refusals, ByPlace, index.places, chosenRows(data.places, filter.places, idOf));
    }
    if (!filter.organisations.empty()) {
        refuseByList(refusals, ByOrganisation, index.organisations,
                     chosenRows(data.organisations, filter.organisations, idOf));
    }
    if (!filter.sources.empty()) {
        refuseByList(refusals, BySource, index.sources,
                     chosenRows(data.sources, filter.sources, idOf));
    }
    if (!filter.economies.empty()) {
        refuseByList(refusals, ByOther, index.ownPlaces,
                     chosenRows(data.places, filter.economies, economyOf));
    }
}

Refusals refuse(const Dataset& data, const SearchIndex& index, const Filter& filter) {
    Refusals refusals(data.engagements.size(), 0);
    if (!filter.kinds.empty()) {
        refuseByColumn<kEngagementKindCount>(refusals, ByKind, index.kinds, filter.kinds);
    }
    if (!filter.statuses.empty()) {
        refuseByColumn<kStatusCount>(refusals, ByStatus, index.statuses, filter.statuses);
    }
    if (filter.undated != UndatedRule::Include || filter.dates != base::DayInterval{}) {
        refuseByDate(refusals, index, filter);
    }
    refuseByIds(refusals, data, index, filter);
    for (const std::string& word : searchWords(filter.text)) {
        refuseByWord(refusals, index, word);
    }
    return refusals;
}

using Rows = std::vector<std::uint32_t>;

// Without a branch: which rows pass is as good as random to the processor.
Rows rowsRefusedBy(const Refusals& refusals, std::uint8_t refusal) {
    Rows rows(refusals.size() + 1);
    std::size_t count = 0;
    for (std::size_t row = 0; row < refusals.size(); ++row) {
        rows[count] = static_cast<std::uint32_t>(row);
        count += refusals[row] == refusal ? 1U : 0U;
    }
    rows.resize(count);
    return rows;
}

class FacetCounter {
public:
    FacetCounter(const Refusals& refusals, const Rows& passing)
        : refusals_(refusals), passing_(passing),
          used_(std::accumulate(refusals.begin(), refusals.end(), std::uint8_t{0}, std::bit_or{})) {
    }

    void count(std::uint8_t own, const std::vector<std::uint8_t>& column,
               std::span<FacetCount> counts) const {
        countRows(own, counts, [&](std::uint32_t row) { ++counts[column[row]].passing; });
    }
    void count(std::uint8_t own, const Lists& lists, std::span<FacetCount> counts) const {
        countRows(own, counts, [&](std::uint32_t row) {
            for (const std::uint32_t value : lists.of(row)) {
                ++counts[value].passing;
            }
        });
    }

private:
    template<class CountRow>
    void countRows(std::uint8_t own, std::span<FacetCount> counts, CountRow countRow) const {
        if (passing_.size() == refusals_.size()) {
            for (FacetCount& count : counts) {
                count.passing = count.total;
            }
            return;
        }
        std::for_each(passing_.begin(), passing_.end(), countRow);
        if ((used_ & own) != 0) {
            const Rows others = rowsRefusedBy(refusals_, own);
            std::for_each(others.begin(), others.end(), countRow);
        }
    }

    const Refusals& refusals_;
    const Rows& passing_;
    std::uint8_t used_;
};

void countFacets(const Refusals& refusals, const Rows& passing, const SearchIndex& index,
                 Selection& selection) {
    const FacetCounter counter(refusals, passing);
    counter.count(ByKind, index.kinds, selection.kinds);
    counter.count(ByStatus, index.statuses, selection.statuses);
    counter.count(ByPlace, index.places, selection.places);
    counter.count(ByOrganisation, index.organisations, selection.organisations);
    counter.count(BySector, index.sectors, selection.sectors);
    counter.count(BySource, index.sources, selection.sources);
}

void listPassing(const Refusals& refusals, const Rows& passing, const SearchIndex& index,
                 Selection& selection) {
    selection.passes.resize(refusals.size());
    std::transform(refusals.begin(), refusals.end(), selection.passes.begin(),
                   [](std::uint8_t refusal) { return refusal == 0 ? 1 : 0; });
    selection.count = static_cast<std::uint32_t>(passing.size());
    for (const std::uint32_t row : passing) {
        selection.undatedCount += index.undated[row];
        const Range legs = index.legs[row];
        for (std::uint32_t i = 0; i < legs.count; ++i) {
            selection.legs.push_back(legs.first + i);
        }
    }
    selection.datedCount = selection.count - selection.undatedCount;
}

} // namespace

Selection select(const Dataset& data, const SearchIndex& index, const Filter& filter) {
    const Refusals refusals = refuse(data, index, filter);
    Selection selection = index.everything;
    const Rows passing = rowsRefusedBy(refusals, 0);
    selection.legs.reserve(passing.size());
    listPassing(refusals, passing, index, selection);
    countFacets(refusals, passing, index, selection);
    return selection;
}

} // namespace portolan::dataset
