// The filter flags that view, render and query share, and what they mean in a dataset.
#pragma once

#include "base/result.h"
#include "dataset/filter.h"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace portolan::app {

/// As typed.
struct FilterArguments {
    std::vector<std::string> kinds, sectors, places, organisations, economies, statuses, sources,
        certainties;
    std::string ties = "all";
    std::string from, to;
    std::string undated = "include";
    std::string text;
};

/// Adds --kind, --sector, --place, --ties, --organisation, --economy, --status, --source,
/// --certainty, --from, --to, --undated and --text. `arguments` must outlive the App.
void addFilterOptions(CLI::App& app, FilterArguments& arguments);

/// Error (Usage), with the nearest word, where a value is none of the dataset's. A place,
/// organisation or source may also be named by its name in any language; "none" is what states no
/// sector, place, organisation, status or source. Places and economies together ask for both.
base::Result<dataset::Filter> toFilter(const FilterArguments& arguments,
                                       const dataset::Dataset& dataset);

} // namespace portolan::app
