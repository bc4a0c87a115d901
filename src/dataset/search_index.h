// What select() needs and the filter does not change, in columns: a selection of a million
// engagements is a pass over flat arrays.
#pragma once

#include "dataset/filter.h"
#include "dataset/search_texts.h"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace portolan::dataset {

/// A list per row, end to end: row i holds values[offsets[i] … offsets[i + 1]).
struct Lists {
    std::vector<std::uint32_t> offsets = {0};
    std::vector<std::uint32_t> values;

    std::span<const std::uint32_t> of(std::size_t row) const {
        return std::span(values).subspan(offsets[row], offsets[row + 1] - offsets[row]);
    }
};

/// What engagements state of one facet. A row that states none holds the one value `size`, so that
/// "none" is chosen and counted like any other.
struct FacetLists {
    Lists lists;
    std::uint32_t size = 0; ///< values: 0 … size − 1, and `size` for none
};

/// The dated engagements in the order in which they begin (open starts first, else by row), so that
/// those that begin within some days are a run. Columns are per position in that order.
struct Starts {
    std::vector<EngagementIndex> rows;
    std::vector<base::Day> firsts, lasts;  ///< of the date, not of what is in force
    std::vector<std::uint8_t> kinds, bins; ///< bit u of `bins`: BinUnit u has a bin for it
};

/// Immutable; made by buildSearchIndex(). Columns are per engagement, without repeats in a list.
class SearchIndex {
public:
    std::vector<std::uint8_t> kinds, statuses, certainties, undated;
    std::vector<base::DayInterval> active;
    /// By PlaceTies, what each engagement counts for when an area alone is chosen. Areas are the
    /// places, then the economies; a place brings with it all that it is part of.
    std::array<FacetLists, 4> areas;
    std::array<std::vector<std::uint32_t>, 4> areaTotals; ///< how often each area stands in them
    std::vector<std::string> economies;                   ///< the codes, ascending
    Lists areasOfPlace; ///< per place: itself, what it is part of, its economy
    FacetLists organisations, sectors, sources, placeKinds;
    Lists persons;                     ///< rows of the people
    std::vector<std::uint32_t> titles; ///< rows of the titles
    std::vector<Range> legs;
    std::vector<std::uint8_t> bins; ///< bit u: binHolds() for BinUnit u
    Starts starts;

    /// Every language and alias; ids are the last names of places and organisations. People stand
    /// with their titles.
    SearchTexts texts;
    std::vector<Translations> sectorNames; ///< as they were given; empty, or per sector
    /// Per row of the people: names as they are written, first titles and their engagements.
    std::vector<std::string> people;
    std::vector<TextId> peopleTitles; ///< into Dataset::texts
    Lists peopled;
    std::vector<TextId> titleIds; ///< into Dataset::texts, per row of the titles
    /// Per row of the titles, its engagements: dated ones first, the newest before the older.
    Lists titled;

    Selection totals; ///< every FacetCount's `total`; nothing else
};

/// Of a SearchIndex: `areas`, `economies`, `areasOfPlace` and `placeKinds`.
void indexAreas(const Dataset& data, SearchIndex& index);

} // namespace portolan::dataset
