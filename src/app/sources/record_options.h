// The flags that say which records and how they are read, shared by the commands.
#pragma once

#include "dataset/filter_words.h"

#include <map>
#include <string>

namespace CLI {
class App;
}

namespace portolan::app {

/// Adds --kind, --sector, --place, --ties, --organisation, --economy, --status, --source,
/// --certainty, --from, --to, --undated and --text. `words` must outlive the App.
void addFilterOptions(CLI::App& app, dataset::FilterWords& words);

/// Adds --map ROLE=COLUMN, which names the columns of a flat table.
void addMapOption(CLI::App& app, std::map<std::string, std::string>& columns);

} // namespace portolan::app
