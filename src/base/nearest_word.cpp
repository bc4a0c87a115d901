#include "base/nearest_word.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>

namespace portolan::base {

namespace {

constexpr std::size_t kLongestWord = 64; // the distance costs the product of the lengths

std::size_t editDistance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U);
            diagonal = row[j];
            row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[b.size()];
}

} // namespace

std::string_view nearestWord(std::string_view word, std::span<const std::string_view> candidates) {
    std::string_view nearest;
    std::size_t least = word.size() / 3 + 2;
    if (word.size() > kLongestWord) {
        return nearest;
    }
    for (const std::string_view candidate : candidates) {
        if (candidate.empty() || candidate.size() > kLongestWord) {
            continue;
        }
        const std::size_t distance = editDistance(word, candidate);
        if (distance < least && distance < candidate.size()) {
            least = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

std::string suggestWord(std::string_view word, std::span<const std::string_view> candidates) {
    const std::string_view nearest = nearestWord(word, candidates);
    if (!nearest.empty()) {
        return fmt::format("did you mean '{}'?", nearest);
    }
    if (candidates.empty() || candidates.size() > 20) {
        return "check the spelling";
    }
    std::vector<std::string_view> known;
    std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(known),
                 [](std::string_view candidate) { return !candidate.empty(); });
    return fmt::format("it is one of {}", fmt::join(known, ", "));
}

} // namespace portolan::base
