// The filter flags that view, render and query share.
#pragma once

#include "dataset/filter_words.h"

namespace CLI {
class App;
}

namespace portolan::app {

/// Adds --kind, --sector, --place, --ties, --organisation, --economy, --status, --source,
/// --certainty, --from, --to, --undated and --text. `words` must outlive the App.
void addFilterOptions(CLI::App& app, dataset::FilterWords& words);

} // namespace portolan::app
