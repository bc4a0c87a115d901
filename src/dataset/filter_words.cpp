#include "dataset/filter_words.h"

#include "base/nearest_word.h"

#include <fmt/format.h>

#include <algorithm>

namespace portolan::dataset {

namespace {

using Words = std::vector<std::string>;

base::Error usage(std::string what, std::string mend) {
    return {base::ErrorCode::Usage, std::move(what), std::move(mend), {}};
}

template<class Value, class FromKey>
base::Result<std::vector<Value>> readWords(std::string_view flag, const Words& words,
                                           std::size_t count, FromKey fromKey) {
    std::vector<Value> values;
    for (const std::string& word : words) {
        const std::optional<Value> value = fromKey(word);
        if (!value || word.empty()) {
            std::vector<std::string_view> known;
            for (std::size_t i = 0; i < count; ++i) {
                known.push_back(keyOf(static_cast<Value>(i)));
            }
            return tl::unexpected(usage(fmt::format("{}: there is no '{}'", flag, word),
                                        base::suggestWord(word, known)));
        }
        values.push_back(*value);
    }
    return values;
}

constexpr std::string_view kNoneWord = "none";

base::Result<Words> readKeys(std::string_view flag, const Words& words, Words known) {
    std::sort(known.begin(), known.end());
    known.erase(std::unique(known.begin(), known.end()), known.end());
    Words keys;
    for (const std::string& word : words) {
        const bool isKnown = std::binary_search(known.begin(), known.end(), word);
        if (!isKnown && word != kNoneWord) {
            const std::vector<std::string_view> views(known.begin(), known.end());
            return tl::unexpected(
                usage(fmt::format("{}: the dataset has no '{}'", flag, word),
                      known.empty() ? "leave the flag out" : base::suggestWord(word, views)));
        }
        keys.push_back(isKnown ? word : std::string(kUnstated));
    }
    return keys;
}

template<class Row>
bool isNamed(const Dataset& data, const Row& row, const std::string& folded) {
    const auto isSame = [&](const std::string& name) {
        return !name.empty() && foldForSearch(name) == folded;
    };
    const Translations& names = data.texts[row.name];
    return std::any_of(names.begin(), names.end(), isSame) ||
           std::any_of(row.aliases.begin(), row.aliases.end(), isSame);
}

bool isNamed(const Dataset&, const Source& source, const std::string& folded) {
    return foldForSearch(source.title) == folded;
}

// An id wins over a name; several rows of one name are all meant.
template<class Row>
base::Result<Words> readNames(std::string_view flag, const Words& words, const Dataset& data,
                              const std::vector<Row>& rows) {
    Words ids;
    for (const std::string& word : words) {
        const std::size_t before = ids.size();
        const auto found =
            std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.id == word; });
        if (found != rows.end()) {
            ids.push_back(word);
            continue;
        }
        const std::string folded = foldForSearch(word);
        for (const Row& row : rows) {
            if (isNamed(data, row, folded)) {
                ids.push_back(row.id);
            }
        }
        if (ids.size() == before && word == kNoneWord) {
            ids.emplace_back(kUnstated);
        } else if (ids.size() == before) {
            Words known;
            std::transform(rows.begin(), rows.end(), std::back_inserter(known),
                           [](const Row& row) { return row.id; });
            return readKeys(flag, {word}, std::move(known));
        }
    }
    return ids;
}

base::Result<base::DayInterval> readDates(const FilterWords& arguments) {
    base::DayInterval dates;
    const auto read = [](std::string_view flag, const std::string& text) {
        return base::EdtfDate::parse(text).map_error([flag](const base::Error& error) {
            return usage(fmt::format("{}: {}", flag, error.what), error.mend);
        });
    };
    const auto from = read("--from", arguments.from);
    const auto to = read("--to", arguments.to);
    if (!from || !to) {
        return tl::unexpected(from ? to.error() : from.error());
    }
    dates.first = from->isUndated() ? dates.first : from->interval().first;
    dates.last = to->isUndated() ? dates.last : to->interval().last;
    if (dates.first > dates.last) {
        return tl::unexpected(usage(
            fmt::format("--to {} is before --from {}", arguments.to, arguments.from), "swap them"));
    }
    return dates;
}

/// One of the words, in the order of Value.
template<class Value, std::size_t Count>
base::Result<Value> readChoice(std::string_view flag, const std::string& word,
                               const std::array<std::string_view, Count>& words) {
    const auto* const found = std::find(words.begin(), words.end(), word);
    if (found == words.end()) {
        return tl::unexpected(
            usage(fmt::format("{}: there is no '{}'", flag, word), base::suggestWord(word, words)));
    }
    return static_cast<Value>(found - words.begin());
}

std::optional<Status> statusOrNone(std::string_view word) {
    return word == kNoneWord ? Status::Unstated : statusFromKey(word);
}

// Takes each value into its place, and stops at the first error.
class FilterReader {
public:
    template<class Value>
    FilterReader& take(Value& target, base::Result<Value> value) {
        if (!error_ && !value) {
            error_ = value.error();
        } else if (value) {
            target = std::move(*value);
        }
        return *this;
    }
    base::Result<Filter> finish(Filter filter) const {
        if (error_) {
            return tl::unexpected(*error_);
        }
        return filter;
    }

private:
    std::optional<base::Error> error_;
};

Words economiesOf(const Dataset& data) {
    Words economies;
    for (const Place& place : data.places) {
        economies.push_back(place.economy);
    }
    return economies;
}

} // namespace

base::Result<Filter> toFilter(const FilterWords& arguments, const Dataset& data) {
    Filter filter;
    filter.text = arguments.text;
    FilterReader reader;
    reader
        .take(filter.kinds, readWords<EngagementKind>("--kind", arguments.kinds,
                                                      kEngagementKindCount, engagementKindFromKey))
        .take(filter.statuses,
              readWords<Status>("--status", arguments.statuses, kStatusCount, statusOrNone))
        .take(filter.certainties,
              readWords<DateCertainty>("--certainty", arguments.certainties, kDateCertaintyCount,
                                       dateCertaintyFromKey))
        .take(filter.placeKinds, readWords<PlaceKind>("--place-kind", arguments.placeKinds,
                                                      kPlaceKindCount, placeKindFromKey))
        .take(filter.ties, readChoice<PlaceTies>("--ties", arguments.ties, kPlaceTies))
        .take(filter.sectors, readKeys("--sector", arguments.sectors, data.sectors))
        .take(filter.places, readNames("--place", arguments.places, data, data.places))
        .take(filter.organisations,
              readNames("--organisation", arguments.organisations, data, data.organisations))
        .take(filter.economies, readKeys("--economy", arguments.economies, economiesOf(data)))
        .take(filter.sources, readNames("--source", arguments.sources, data, data.sources))
        .take(filter.dates, readDates(arguments))
        .take(filter.undated,
              readChoice<UndatedRule>("--undated", arguments.undated, kUndatedRules));
    auto rule = readChoice<EconomyRule>("--economy-rule", arguments.economyRule, kEconomyRules);
    if (!rule || (!filter.places.empty() && !filter.economies.empty())) {
        reader.take(filter.economyRule, std::move(rule));
    }
    return reader.finish(std::move(filter));
}

} // namespace portolan::dataset
