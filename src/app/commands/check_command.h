// portolan check: validates a dataset or a story, one problem a line; nothing is changed.
#pragma once

#include "state/app_state.h"

#include <map>
#include <string>

namespace CLI {
class App;
}

namespace portolan::app {

struct CheckOptions {
    std::string profile;                        ///< of a story's guests; empty: its own
    std::string path;                           ///< of a dataset or a story
    std::map<std::string, std::string> columns; ///< --map, for flat tables
    std::string size = "1920x1080";             ///< of a story's screen
    state::ViewingDistance viewing;             ///< of its room; not known: the story's
};

/// Adds the arguments of `check`. `options` must outlive the App.
void addCheckOptions(CLI::App& app, CheckOptions& options);

/// Problems go to standard error, the counts to standard output. 1 if there is an error; warnings
/// alone leave 0.
int runCheck(const CheckOptions& options);

} // namespace portolan::app
