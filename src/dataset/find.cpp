#include "dataset/find.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace portolan::dataset {

namespace {

constexpr std::size_t kShortestForTypos = 5; // letters
constexpr std::size_t kMostTypoCandidates = 20'000;

constexpr std::array<TextTable, kFoundKindCount> kTables = {
    TextTable::Places, TextTable::Organisations, TextTable::People,
    TextTable::Titles, TextTable::Sectors,       TextTable::Sources};

/// A query, taken apart once.
struct Query {
    std::vector<std::string> words, phrases;
    bool isLetter = false; ///< one Latin letter or digit: beginnings of words alone
};

Query queryOf(std::string_view text) {
    Query query{searchWords(text), searchPhrases(text)};
    query.isLetter = query.words.size() == 1 && query.words.front().size() == 1;
    return query;
}

bool isBefore(const TextHit& a, const TextHit& b) {
    return a.row < b.row;
}

/// Rows that have every word; where a phrase stands in one piece, how close it is.
std::vector<TextHit> rowsWithAll(const SearchTexts& texts, TextTable table, const Query& query) {
    std::vector<TextHit> rows = texts.find(table, query.words.front());
    if (query.isLetter) {
        std::erase_if(rows, [](const TextHit& hit) {
            return hit.closeness != Closeness::Exact && hit.closeness != Closeness::Prefix &&
                   hit.closeness != Closeness::Word;
        });
    }
    if (query.words.size() == 1 && query.phrases.size() == 1) {
        return rows;
    }
    for (std::size_t i = 1; i < query.words.size() && !rows.empty(); ++i) {
        const std::vector<TextHit> others = texts.find(table, query.words[i]);
        std::vector<TextHit> both;
        std::set_intersection(rows.begin(), rows.end(), others.begin(), others.end(),
                              std::back_inserter(both), isBefore);
        rows = std::move(both);
    }
    if (query.words.size() > 1) {
        for (TextHit& hit : rows) {
            hit.closeness = Closeness::Apart;
        }
    }
    for (const std::string& phrase : query.phrases) {
        for (const TextHit& hit : texts.find(table, phrase)) {
            const auto row = std::lower_bound(rows.begin(), rows.end(), hit, isBefore);
            if (row != rows.end() && row->row == hit.row && hit.closeness < row->closeness) {
                *row = hit;
            }
        }
    }
    return rows;
}

std::vector<char32_t> lettersOf(std::string_view utf8) {
    std::vector<char32_t> letters;
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) == 0x80U && !letters.empty()) {
            letters.back() = (letters.back() << 6U) | (byte & 0x3FU);
        } else {
            letters.push_back(byte);
        }
    }
    return letters;
}

using Letters = std::vector<char32_t>;

/// Is the word the same as the first letters from `begin` on, but for one that is wrong, missing,
/// too many or changed places with the next?
bool differsByOne(const Letters& word, const Letters& text, std::size_t begin) {
    std::size_t at = 0;
    while (at < word.size() && begin + at < text.size() && word[at] == text[begin + at]) {
        ++at;
    }
    const auto restIs = [&](std::size_t inWord, std::size_t inText) {
        if (inWord > word.size() || inText > text.size() ||
            word.size() - inWord > text.size() - inText) {
            return false;
        }
        return std::equal(word.begin() + static_cast<std::ptrdiff_t>(inWord), word.end(),
                          text.begin() + static_cast<std::ptrdiff_t>(inText));
    };
    const std::size_t here = begin + at;
    const bool isSwapped = at + 1 < word.size() && here + 1 < text.size() &&
                           word[at] == text[here + 1] && word[at + 1] == text[here];
    return restIs(at + 1, here + 1) || restIs(at + 1, here) || restIs(at, here + 1) ||
           (isSwapped && restIs(at + 2, here + 2));
}

/// Does the word differ by one letter from a beginning of a word of the name?
bool isSimilarTo(const Letters& word, std::string_view name) {
    const Letters text = lettersOf(name);
    bool isStart = true;
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
        // A typo in the first letter too; no word begins with a sign.
        if (isStart && differsByOne(word, text, begin)) {
            return true;
        }
        isStart = text[begin] < 0x30;
    }
    return false;
}

/// Of a word with one wrong letter, one half is right: rows with either half are looked at.
std::vector<TextHit> similarRows(const SearchTexts& texts, TextTable table,
                                 const std::string& typed) {
    const Letters word = lettersOf(typed);
    std::size_t middle = typed.size() / 2;
    while (middle < typed.size() && (static_cast<unsigned char>(typed[middle]) & 0xC0U) == 0x80U) {
        ++middle;
    }
    std::vector<TextHit> candidates = texts.find(table, typed.substr(0, middle));
    // Without its first letter, which may have changed places with the last of the other half.
    const std::vector<TextHit> second = texts.find(table, typed.substr(middle + 1));
    candidates.insert(candidates.end(), second.begin(), second.end());
    std::sort(candidates.begin(), candidates.end(), isBefore);
    const auto isSameRow = [](const TextHit& a, const TextHit& b) { return a.row == b.row; };
    candidates.erase(std::unique(candidates.begin(), candidates.end(), isSameRow),
                     candidates.end());
    candidates.resize(std::min(candidates.size(), kMostTypoCandidates));
    std::vector<TextHit> similar;
    for (const TextHit& hit : candidates) {
        const auto names = texts.namesOf(table, hit.row);
        for (std::uint32_t i = 0; i < names.size(); ++i) {
            if (isSimilarTo(word, names[i])) {
                similar.push_back({hit.row, i, Closeness::Similar});
                break;
            }
        }
    }
    return similar;
}

class Finder {
public:
    Finder(const Dataset& data, const SearchIndex& index, std::size_t limit)
        : data_(data), index_(index), limit_(limit) {}

    void take(FoundKind kind, std::vector<TextHit> hits, Findings& findings) const {
        auto& found = findings.found[static_cast<std::size_t>(kind)];
        auto& total = findings.totals[static_cast<std::size_t>(kind)];
        const auto better = [&](const TextHit& a, const TextHit& b) {
            return std::tuple(a.closeness, weightOf(kind, b.row), a.row) <
                   std::tuple(b.closeness, weightOf(kind, a.row), b.row);
        };
        const auto kept = static_cast<std::ptrdiff_t>(std::min(limit_, hits.size()));
        total = hits.size();
        if (kind == FoundKind::Record) {
            total = 0;
            for (const TextHit& hit : hits) {
                total += index_.titled.of(hit.row).size();
            }
        }
        std::partial_sort(hits.begin(), hits.begin() + kept, hits.end(), better);
        for (const TextHit& hit : std::span(hits).first(static_cast<std::size_t>(kept))) {
            add(kind, hit, found);
        }
    }

private:
    void add(FoundKind kind, const TextHit& hit, std::vector<Found>& found) const {
        const std::string name = nameOf(kind, hit);
        if (kind != FoundKind::Record) {
            found.push_back({kind, hit.row, hit.closeness, name});
            return;
        }
        for (const std::uint32_t engagement : index_.titled.of(hit.row)) {
            if (found.size() == limit_) {
                return;
            }
            found.push_back({kind, engagement, hit.closeness, name});
        }
    }

    /// Of how many records it is: what has more goes first.
    std::uint32_t weightOf(FoundKind kind, std::uint32_t row) const {
        const Selection& all = index_.totals;
        switch (kind) {
        case FoundKind::Place:
            return all.places[row].total;
        case FoundKind::Organisation:
            return all.organisations[row].total;
        case FoundKind::Sector:
            return all.sectors[row].total;
        case FoundKind::Source:
            return all.sources[row].total;
        case FoundKind::Record: {
            const Engagement& newest = data_.engagements[index_.titled.of(row).front()];
            return newest.isUndated
                       ? 0
                       : static_cast<std::uint32_t>(newest.interval.first) ^ (1U << 31U);
        }
        default:
            return 0;
        }
    }

    template<class Row>
    std::string nameOfRow(const Row& row, std::uint32_t name) const {
        if (name < base::kLanguageCount) {
            return data_.texts[row.name][name];
        }
        const std::size_t alias = name - base::kLanguageCount;
        return alias < row.aliases.size() ? row.aliases[alias] : std::string();
    }

    std::string nameOf(FoundKind kind, const TextHit& hit) const {
        switch (kind) {
        case FoundKind::Place:
            return nameOfRow(data_.places[hit.row], hit.name);
        case FoundKind::Organisation:
            return nameOfRow(data_.organisations[hit.row], hit.name);
        case FoundKind::Record:
            return hit.name < base::kLanguageCount ? data_.texts[index_.titleIds[hit.row]][hit.name]
                                                   : std::string();
        case FoundKind::Person:
            return index_.people[hit.row];
        case FoundKind::Sector:
            return hit.name < base::kLanguageCount && hit.row < index_.sectorNames.size()
                       ? index_.sectorNames[hit.row][hit.name]
                       : std::string();
        default:
            return data_.sources[hit.row].title;
        }
    }

    const Dataset& data_;
    const SearchIndex& index_;
    std::size_t limit_;
};

} // namespace

bool Findings::isEmpty() const {
    return std::all_of(totals.begin(), totals.end(), [](std::size_t total) { return total == 0; });
}

Findings find(const Dataset& data, const SearchIndex& index, std::string_view text,
              std::size_t limit, const std::stop_token& stop) {
    Findings findings;
    const Query query = queryOf(text);
    if (query.words.empty()) {
        return findings;
    }
    const Finder finder(data, index, limit);
    for (std::size_t kind = 0; kind < kFoundKindCount && !stop.stop_requested(); ++kind) {
        finder.take(static_cast<FoundKind>(kind), rowsWithAll(index.texts, kTables[kind], query),
                    findings);
    }
    const std::string& typed = query.phrases.back();
    if (!findings.isEmpty() || lettersOf(typed).size() < kShortestForTypos) {
        return findings;
    }
    findings.isSimilar = true;
    for (std::size_t kind = 0; kind < kFoundKindCount && !stop.stop_requested(); ++kind) {
        finder.take(static_cast<FoundKind>(kind), similarRows(index.texts, kTables[kind], typed),
                    findings);
    }
    return findings;
}

} // namespace portolan::dataset
