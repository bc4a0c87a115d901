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
    std::vector<std::string> kinds, sectors, places, organisations, economies, statuses, sources;
    std::string from, to;
    std::string undated = "include";
    std::string text;
};

/// Adds --kind, --sector, --place, --organisation, --economy, --status, --source, --from, --to,
/// --undated and --text. `arguments` must outlive the App.
void addFilterOptions(CLI::App& app, FilterArguments& arguments);

/// Error (Usage), with the nearest word, where a value is none of the dataset's. A place,
/// organisation or source may also be named by its name in any language.
base::Result<dataset::Filter> toFilter(const FilterArguments& arguments,
                                       const dataset::Dataset& dataset);

} // namespace portolan::app
