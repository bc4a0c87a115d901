// portolan view: the window. The loop of docs/architecture.md: input and panels append intents, the
// store applies them, the picture follows.
#pragma once

#include "app/filter_options.h"
#include "app/view_arguments.h"

#include <map>
#include <set>
#include <string>

namespace CLI {
class App;
}

namespace portolan::app {

struct ViewOptions {
    std::string dataset;                        ///< a path; empty: the bundled one
    std::map<std::string, std::string> columns; ///< --map, for flat tables
    dataset::FilterWords filter;
    ViewArguments view;
    std::string session;            ///< --session: a file that was saved; empty: none
    std::string profile;            ///< of the story's guests; empty: the story's own
    std::string story;              ///< --story: told from its start; empty: none
    state::ViewingDistance viewing; ///< of the story's room; what is not given stays as it was
    bool loops = false;             ///< --loop: it plays by itself, again and again
    bool hasPresenter = false;      ///< --presenter: with the presenter's window
    bool isFresh = false;           ///< --fresh: not as it was left
    std::set<std::string> given;    ///< the long names of the flags that were given: they win
};

void addWindowOptions(CLI::App&, ViewOptions&);

/// Opens the window and returns when it is closed: the program's exit status.
int runView(const ViewOptions&);

} // namespace portolan::app
