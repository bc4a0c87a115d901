// What the window is asked to open with.
#pragma once

#include "app/sources/record_options.h"
#include "app/sources/view_arguments.h"

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

/// Adds the arguments of `view`, which are those of no command, too. `options` must outlive the
/// App.
void addWindowOptions(CLI::App&, ViewOptions&);

} // namespace portolan::app
