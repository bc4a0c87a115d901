// A filter as it is written on the command line and in stories, and what it means in a dataset.
#pragma once

#include "base/result.h"
#include "dataset/filter.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace portolan::dataset {

// In the order of their enumerations; JSON has the same words.
inline constexpr std::array<std::string_view, 4> kPlaceTies = {"all", "outbound", "inbound",
                                                               "between"};
inline constexpr std::array<std::string_view, 3> kUndatedRules = {"include", "exclude", "only"};
inline constexpr std::array<std::string_view, 2> kEconomyRules = {"either", "narrow"};

/// As typed.
struct FilterWords {
    std::vector<std::string> kinds, sectors, places, organisations, economies, statuses, sources,
        certainties, placeKinds;
    std::string ties = "all";
    std::string from, to;
    std::string undated = "include";
    std::string text;
    /// Of places and economies together: "narrow" asks for both, "either" for any of them.
    std::string economyRule = "narrow";
};

/// Error (Usage), with the nearest word, where a value is none of the dataset's. A place,
/// organisation or source may also be named by its name in any language; "none" is what states no
/// sector, place, organisation, status or source.
base::Result<Filter> toFilter(const FilterWords& words, const Dataset& dataset);

} // namespace portolan::dataset
