// A filter as it is written on the command line and in stories, and what it means in a dataset.
#pragma once

#include "base/result.h"
#include "dataset/filter.h"

#include <string>
#include <vector>

namespace portolan::dataset {

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
