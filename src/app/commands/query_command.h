// portolan query: lists what passes the filter.
#pragma once

#include "app/sources/record_options.h"

#include <map>
#include <string>

namespace portolan::app {

struct QueryOptions {
    std::string dataset;                        ///< path
    std::map<std::string, std::string> columns; ///< --map, for flat tables
    dataset::FilterWords filter;
    std::string format; ///< empty: by the ending of `output`, or a table
    std::string output; ///< empty: standard output
    std::string language = "en";
    std::string sources; ///< a file for the list of sources; empty: none
};

/// Adds the arguments of `query`, filter flags included. `options` must outlive the App.
void addQueryOptions(CLI::App& app, QueryOptions& options);

/// Returns the exit status. Problems in the data are told on standard error and do not hide what
/// is good, but make the status 1.
int runQuery(const QueryOptions& options);

} // namespace portolan::app
