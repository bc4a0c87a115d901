// A row is its names, each ended by kNameEnd; a name is its forms, parted by kFormEnd. Rows are
// ranges of the text. No folded text has these bytes.
#include "dataset/search_texts.h"

#include "base/language.h"
#include "dataset/filter.h"
#include "dataset/romanise.h"

#include <algorithm>
#include <cstring>
#include <mutex>
#include <optional>
#include <tuple>
#include <utility>

namespace portolan::dataset {

namespace {

constexpr char kNameEnd = '\n';
constexpr char kFormEnd = '\x1f';

constexpr std::array<std::string_view, 6> kHyphens = {"-", "‐", "‑", "・", "·", "‧"};
constexpr std::array<std::string_view, 5> kApostrophes = {"'", "’", "‘", "ʻ", "ʼ"};

template<std::size_t Count>
std::size_t lengthOfAny(const std::array<std::string_view, Count>& marks, std::string_view text) {
    for (const std::string_view mark : marks) {
        if (text.starts_with(mark)) {
            return mark.size();
        }
    }
    return 0;
}

bool isSpace(char c) {
    return static_cast<unsigned char>(c) <= ' ';
}

/// Folded, one space between words, none at the ends; a hyphen becomes `hyphen`.
std::string cleaned(std::string_view folded, std::string_view hyphen) {
    std::string clean;
    const auto add = [&clean](std::string_view piece) {
        for (const char c : piece) {
            if (!isSpace(c)) {
                clean += c;
            } else if (!clean.empty() && clean.back() != ' ') {
                clean += ' ';
            }
        }
    };
    for (std::size_t at = 0; at < folded.size();) {
        const std::string_view rest = folded.substr(at);
        if (const std::size_t length = lengthOfAny(kHyphens, rest); length > 0) {
            add(hyphen);
            at += length;
        } else if (const std::size_t mark = lengthOfAny(kApostrophes, rest); mark > 0) {
            at += mark;
        } else {
            add(rest.substr(0, 1));
            ++at;
        }
    }
    while (clean.ends_with(' ')) {
        clean.pop_back();
    }
    return clean;
}

std::string formsOf(std::string_view text) {
    const std::string folded = foldForSearch(text);
    std::string forms = cleaned(folded, " ");
    if (const std::string without = cleaned(folded, ""); without != forms) {
        forms += kFormEnd;
        forms += without;
    }
    return forms;
}

bool isLetter(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
}

/// Han, kana, Hangul and their signs, by the first byte: words are not parted there.
bool isIdeographic(char c) {
    return static_cast<unsigned char>(c) >= 0xE3;
}

bool isEnd(char c) {
    return c == kNameEnd || c == kFormEnd;
}

/// Only such words can be found in a reading.
bool isLatin(std::string_view word) {
    return std::all_of(word.begin(), word.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

Closeness closenessAt(const std::string& text, std::size_t at, std::size_t length) {
    const bool isFirst = at == 0 || isEnd(text[at - 1]);
    if (isFirst) {
        return isEnd(text[at + length]) ? Closeness::Exact : Closeness::Prefix;
    }
    const bool startsWord = !isLetter(text[at - 1]) || isIdeographic(text[at]);
    return startsWord ? Closeness::Word : Closeness::Within;
}

/// Of each row the closer hit of the two lists, each ascending.
std::vector<TextHit> bestOf(const std::vector<TextHit>& some, const std::vector<TextHit>& others) {
    if (some.empty() || others.empty()) {
        return some.empty() ? others : some;
    }
    std::vector<TextHit> all;
    all.reserve(some.size() + others.size());
    std::merge(some.begin(), some.end(), others.begin(), others.end(), std::back_inserter(all),
               [](const TextHit& a, const TextHit& b) {
                   return std::tuple(a.row, a.closeness) < std::tuple(b.row, b.closeness);
               });
    all.erase(std::unique(all.begin(), all.end(),
                          [](const TextHit& a, const TextHit& b) { return a.row == b.row; }),
              all.end());
    return all;
}

/// Another name of the same place is a little less than a reading of it.
Closeness asRead(Closeness closeness) {
    switch (closeness) {
    case Closeness::Exact:
    case Closeness::Prefix:
    case Closeness::ReadExact:
        return Closeness::ReadPrefix;
    case Closeness::Word:
        return Closeness::ReadWithin;
    default:
        return closeness;
    }
}

/// Every place where the word stands, in order, until `visit` gives another to go on from.
template<class Visit>
void scan(const std::string& text, std::string_view word, Visit visit) {
    for (std::size_t from = 0; from < text.size();) {
        const void* found =
            memmem(text.data() + from, text.size() - from, word.data(), word.size());
        if (found == nullptr) {
            return;
        }
        from = visit(static_cast<std::size_t>(static_cast<const char*>(found) - text.data()));
    }
}

} // namespace

struct SearchTexts::Arena {
    std::string text;
    std::vector<std::size_t> rows = {0}; ///< where each begins, and the end

    std::size_t size() const { return rows.size() - 1; }
    /// The row of a byte, at or after `row`: hits come in ascending order, mostly close together.
    std::size_t rowAt(std::size_t byte, std::size_t row) const {
        std::size_t step = 1;
        while (row + step < rows.size() && rows[row + step] <= byte) {
            row += step;
            step *= 2;
        }
        const auto first = rows.begin() + static_cast<std::ptrdiff_t>(row);
        const auto last =
            rows.begin() + static_cast<std::ptrdiff_t>(std::min(row + step + 1, rows.size()));
        return static_cast<std::size_t>(std::upper_bound(first, last, byte) - rows.begin()) - 1;
    }
    std::uint32_t nameAt(std::size_t byte, std::size_t row) const {
        return static_cast<std::uint32_t>(
            std::count(text.begin() + static_cast<std::ptrdiff_t>(rows[row]),
                       text.begin() + static_cast<std::ptrdiff_t>(byte), kNameEnd));
    }
    std::string_view rowText(std::size_t row) const {
        return std::string_view(text).substr(rows[row], rows[row + 1] - rows[row]);
    }
    void endRow() { rows.push_back(text.size()); }

    /// Each row with its best hit. `closeness` says how close a place is, or nothing at all.
    template<class CloseAt>
    std::vector<TextHit> find(std::string_view word, CloseAt closeAt) const {
        std::vector<TextHit> hits;
        std::size_t row = 0;
        scan(text, word, [&](std::size_t at) {
            const std::optional<Closeness> close = closeAt(at);
            if (!close) {
                return at + 1;
            }
            row = rowAt(at, row);
            const auto number = static_cast<std::uint32_t>(row);
            if (hits.empty() || hits.back().row != number) {
                hits.push_back({number, nameAt(at, row), *close});
            } else if (*close < hits.back().closeness) {
                hits.back() = {number, nameAt(at, row), *close};
            }
            // Nothing is closer than the whole.
            return *close == Closeness::Exact || *close == Closeness::ReadExact ? rows[row + 1]
                                                                                : at + 1;
        });
        return hits;
    }
};

struct SearchTexts::Readings {
    struct Table {
        Arena arena;
        std::vector<bool> starts; ///< per byte of the arena: a syllable begins
    };
    std::once_flag once;
    std::array<Table, kTextTableCount> tables;

    void add(Table& table, std::string_view name, Romaniser& romaniser) {
        std::string& text = table.arena.text;
        // The forms of a name differ by hyphens alone, which no reading has.
        const auto readings = romaniser.readingsOf(name.substr(0, name.find(kFormEnd)));
        for (const Reading& reading : readings) {
            table.starts.resize(text.size() + reading.text.size() + 1);
            for (const std::uint32_t start : reading.starts) {
                table.starts[text.size() + start] = true;
            }
            text += reading.text;
            text += kFormEnd;
        }
        text += kNameEnd;
        table.starts.resize(text.size());
    }
};

SearchTexts::SearchTexts() : readings_(std::make_unique<Readings>()) {
    for (auto& table : tables_) {
        table = std::make_unique<Arena>();
    }
}

SearchTexts::~SearchTexts() = default;

void SearchTexts::addRow(TextTable table, std::span<const std::string_view> names) {
    Arena& arena = *tables_[static_cast<std::size_t>(table)];
    for (const std::string_view name : names) {
        arena.text += formsOf(name);
        arena.text += kNameEnd;
    }
    arena.endRow();
}

std::size_t SearchTexts::size(TextTable table) const {
    return tables_[static_cast<std::size_t>(table)]->size();
}

const SearchTexts::Readings& SearchTexts::readings() const {
    std::call_once(readings_->once, [this] {
        Romaniser romaniser;
        for (std::size_t i = 0; i < kTextTableCount; ++i) {
            const Arena& native = *tables_[i];
            Readings::Table& table = readings_->tables[i];
            for (std::size_t row = 0; row < native.size(); ++row) {
                std::string_view rest = native.rowText(row);
                while (!rest.empty()) {
                    const std::size_t end = rest.find(kNameEnd);
                    readings_->add(table, rest.substr(0, end), romaniser);
                    rest.remove_prefix(end + 1);
                }
                table.arena.endRow();
            }
        }
    });
    return *readings_;
}

void SearchTexts::makeReadings() const {
    readings();
}

std::vector<TextHit> SearchTexts::find(TextTable table, std::string_view word) const {
    if (word.empty()) {
        return {};
    }
    std::vector<TextHit> hits = findAsTyped(table, word);
    for (const std::string& other : otherNames(word)) {
        std::vector<TextHit> more = findAsTyped(table, other);
        for (TextHit& hit : more) {
            hit.closeness = asRead(hit.closeness);
        }
        hits = bestOf(hits, more);
    }
    return hits;
}

/// What places of that whole name are called in the six languages, but for what has the word.
std::vector<std::string> SearchTexts::otherNames(std::string_view word) const {
    constexpr std::size_t kMostOthers = 12;
    std::vector<std::string> others;
    for (const TextHit& hit : findAsTyped(TextTable::Places, word)) {
        if (hit.closeness != Closeness::Exact && hit.closeness != Closeness::ReadExact) {
            continue;
        }
        const std::vector<std::string_view> names = namesOf(TextTable::Places, hit.row);
        const std::size_t count = std::min(names.size(), base::kLanguageCount);
        for (const std::string_view forms : std::span(names).first(count)) {
            const std::string_view name = forms.substr(0, forms.find(kFormEnd));
            const bool isNew = !name.empty() && name.find(word) == std::string_view::npos &&
                               std::find(others.begin(), others.end(), name) == others.end();
            if (isNew && others.size() < kMostOthers) {
                others.emplace_back(name);
            }
        }
    }
    return others;
}

std::vector<TextHit> SearchTexts::findAsTyped(TextTable which, std::string_view word) const {
    const Arena& native = *tables_[static_cast<std::size_t>(which)];
    std::vector<TextHit> hits = native.find(word, [&](std::size_t at) {
        return std::optional(closenessAt(native.text, at, word.size()));
    });
    if (!isLatin(word)) {
        return hits;
    }
    const Readings::Table& read = readings().tables[static_cast<std::size_t>(which)];
    const std::vector<TextHit> others =
        read.arena.find(word, [&](std::size_t at) -> std::optional<Closeness> {
            if (!read.starts[at]) {
                return std::nullopt;
            }
            switch (closenessAt(read.arena.text, at, word.size())) {
            case Closeness::Exact:
                return Closeness::ReadExact;
            case Closeness::Prefix:
                return Closeness::ReadPrefix;
            default:
                return Closeness::ReadWithin;
            }
        });
    return bestOf(hits, others);
}

std::vector<std::uint8_t> SearchTexts::rowsWith(TextTable table, std::string_view word) const {
    std::vector<std::uint8_t> rows(size(table), 0);
    for (const TextHit& hit : find(table, word)) {
        rows[hit.row] = 1;
    }
    return rows;
}

std::vector<std::string_view> SearchTexts::namesOf(TextTable table, std::uint32_t row) const {
    std::vector<std::string_view> names;
    std::string_view rest = tables_[static_cast<std::size_t>(table)]->rowText(row);
    while (!rest.empty()) {
        const std::size_t end = rest.find(kNameEnd);
        names.push_back(rest.substr(0, end));
        rest.remove_prefix(end + 1);
    }
    return names;
}

std::vector<std::string> searchWords(std::string_view query) {
    const std::string clean = cleaned(foldForSearch(query), " ");
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < clean.size();) {
        const std::size_t end = std::min(clean.find(' ', begin), clean.size());
        words.push_back(clean.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

std::vector<std::string> searchPhrases(std::string_view query) {
    const std::string folded = foldForSearch(query);
    std::vector<std::string> phrases = {cleaned(folded, " ")};
    std::string together = cleaned(folded, "");
    for (const bool isTight : {false, true}) {
        if (isTight) {
            together.erase(std::remove(together.begin(), together.end(), ' '), together.end());
        }
        if (std::find(phrases.begin(), phrases.end(), together) == phrases.end()) {
            phrases.push_back(together);
        }
    }
    return phrases;
}

} // namespace portolan::dataset
