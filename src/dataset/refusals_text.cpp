// The facet of words: each is looked for in the texts, and the texts in the engagements.
#include "dataset/refusals.h"

#include <algorithm>

namespace portolan::dataset {

namespace {

using Chosen = std::vector<std::uint8_t>; // per text, 1 or 0

/// Calls take(lists, chosen) for each table's lists of rows and the rows that have the word.
template<class Take>
void eachTable(const SearchIndex& index, const std::string& word, Take take) {
    const auto look = [&](const Lists& lists, TextTable table, std::size_t size) {
        Chosen chosen = index.texts.rowsWith(table, word);
        if (std::find(chosen.begin(), chosen.end(), 1) != chosen.end()) {
            chosen.resize(size); // no word finds "none", or an economy
            take(lists, chosen);
        }
    };
    const auto lookInFacet = [&](const FacetLists& facet, TextTable table) {
        look(facet.lists, table, facet.size + std::size_t{1});
    };
    lookInFacet(index.areas[0], TextTable::Places);
    lookInFacet(index.organisations, TextTable::Organisations);
    lookInFacet(index.sectors, TextTable::Sectors);
    look(index.persons, TextTable::People, index.people.size());
}

// Marks rows with 1 where the list names a chosen value.
void findInLists(std::vector<std::uint8_t>& found, const Lists& lists, const Chosen& chosen) {
    std::size_t value = 0;
    for (std::size_t row = 0; row < found.size(); ++row) {
        std::uint8_t isFound =
            found[row]; // lists.values may be written to for all the compiler knows
        for (const std::size_t end = lists.offsets[row + 1]; value < end; ++value) {
            isFound |= chosen[lists.values[value]];
        }
        found[row] = isFound;
    }
}

void refuseByWord(Refusals& refusals, const SearchIndex& index, const std::string& word) {
    std::vector<std::uint8_t> found(refusals.size());
    const Chosen titles = index.texts.rowsWith(TextTable::Titles, word);
    for (std::size_t row = 0; row < found.size(); ++row) {
        found[row] = titles[index.titles[row]];
    }
    eachTable(index, word,
              [&](const Lists& lists, const Chosen& chosen) { findInLists(found, lists, chosen); });
    const std::uint16_t bit = bitOf(Facet::Text);
    for (std::size_t row = 0; row < found.size(); ++row) {
        refusals[row] |= found[row] != 0 ? std::uint16_t{0} : bit;
    }
}

bool isFound(const SearchIndex& index, EngagementIndex row, const std::string& word) {
    std::uint8_t found = index.texts.rowsWith(TextTable::Titles, word)[index.titles[row]];
    eachTable(index, word, [&](const Lists& lists, const Chosen& chosen) {
        for (const std::uint32_t value : lists.of(row)) {
            found |= chosen[value];
        }
    });
    return found != 0;
}

} // namespace

void refuseByText(Refusals& refusals, const SearchIndex& index, const std::string& text) {
    const auto others = static_cast<std::uint16_t>(~bitOf(Facet::Text));
    for (std::uint16_t& refusal : refusals) {
        refusal &= others;
    }
    for (const std::string& word : searchWords(text)) {
        refuseByWord(refusals, index, word);
    }
}

bool isRefusedByText(const SearchIndex& index, EngagementIndex row, const std::string& text) {
    const std::vector<std::string> words = searchWords(text);
    return !std::all_of(words.begin(), words.end(),
                        [&](const std::string& word) { return isFound(index, row, word); });
}

} // namespace portolan::dataset
