// What the search box and the palette find: one query over places, organisations, people, records,
// sectors and sources, in every language and script at once, best first.
#pragma once

#include "dataset/search_index.h"

#include <array>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace portolan::dataset {

enum class FoundKind : std::uint8_t { Place, Organisation, Person, Record, Sector, Source };
inline constexpr std::size_t kFoundKindCount = 6;

/// One thing that was found.
struct Found {
    FoundKind kind = FoundKind::Place;
    /// Of the place, organisation, engagement, sector or source in the Dataset, or of the person in
    /// SearchIndex::people.
    std::uint32_t index = 0;
    Closeness closeness = Closeness::Within;
    std::string name; ///< which of its names was hit, as the data writes it; "" for an id
    bool operator==(const Found&) const = default;
};

/// Per kind, in the order of FoundKind.
struct Findings {
    std::array<std::vector<Found>, kFoundKindCount> found; ///< best first, cut at the limit
    std::array<std::size_t, kFoundKindCount> totals{};     ///< uncut
    bool isSimilar = false; ///< nothing has what was typed; these differ by one letter
    bool isEmpty() const;
};

/// Up to `limit` of each kind that has every word of the query in some name. Exact names first,
/// then prefixes, word beginnings, what is only read so, and parts of words; ties by how many
/// records there are, records by date. Where there is nothing, names that differ by one letter, if
/// the query has five or more. A single Latin letter finds beginnings of words only. Filter::text
/// finds the records of whatever is found so, but for the similar. An empty query finds nothing; a
/// stopped search gives what it has. Pure; `index` must have been built from the dataset.
Findings find(const Dataset&, const SearchIndex& index, std::string_view query, std::size_t limit,
              const std::stop_token& = {});

} // namespace portolan::dataset
