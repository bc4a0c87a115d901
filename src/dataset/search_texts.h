// All names and titles as search sees them, end to end in one text per table: to look for a word is
// one pass over flat bytes. Readings in Latin letters stand apart and are made at the first need.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace portolan::dataset {

enum class TextTable : std::uint8_t { Places, Organisations, People, Titles, Sectors, Sources };
inline constexpr std::size_t kTextTableCount = 6;

/// How well a text has what was typed: the smaller the better.
enum class Closeness : std::uint8_t {
    Exact,      ///< the whole name
    Prefix,     ///< its beginning
    Word,       ///< the beginning of a word in it
    ReadExact,  ///< the same by how it is read
    ReadPrefix, ///< or by another name of the place that was typed
    ReadWithin, ///< from a syllable on
    Within,     ///< from the middle of a word on
    Apart,      ///< its words, in other places
    Similar,    ///< with one letter wrong
};

/// One place where a word stands.
struct TextHit {
    std::uint32_t row = 0;
    std::uint32_t name = 0; ///< which of the row's names
    Closeness closeness = Closeness::Within;
};

/// Immutable once shared: rows are added first.
class SearchTexts {
public:
    SearchTexts();
    ~SearchTexts();
    SearchTexts(const SearchTexts&) = delete;
    SearchTexts& operator=(const SearchTexts&) = delete;

    /// The names of the table's next row; folded here, and written both with and without hyphens.
    void addRow(TextTable, std::span<const std::string_view> names);
    std::size_t size(TextTable) const;

    /// Every row that has the word, with its best hit, in ascending order. A place's whole name,
    /// in whatever language or reading, finds what its names in the six languages find: 高雄,
    /// カオシュン and gaoxiong are one. The word is one of searchWords(); empty: nothing. Makes the
    /// readings if they are needed.
    std::vector<TextHit> find(TextTable, std::string_view word) const;
    /// Per row 1 where find() has it, else 0.
    std::vector<std::uint8_t> rowsWith(TextTable, std::string_view word) const;
    /// The row's names as they were folded, for a closer look.
    std::vector<std::string_view> namesOf(TextTable, std::uint32_t row) const;

    /// Makes what find() would make at its first call: some tens of milliseconds and more. Safe
    /// from any thread.
    void makeReadings() const;

private:
    struct Arena;
    struct Readings;
    const Readings& readings() const;
    std::vector<TextHit> findAsTyped(TextTable, std::string_view word) const;
    std::vector<std::string> otherNames(std::string_view word) const;

    std::array<std::unique_ptr<Arena>, kTextTableCount> tables_;
    std::unique_ptr<Readings> readings_;
};

/// The words of a query, folded: what stands between spaces or hyphens. Every one must be found.
std::vector<std::string> searchWords(std::string_view query);
/// The query in one piece, folded: with spaces for hyphens, without hyphens, and without spaces
/// too; each once.
std::vector<std::string> searchPhrases(std::string_view query);

} // namespace portolan::dataset
