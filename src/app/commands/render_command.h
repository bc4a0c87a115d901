// `portolan render`: a picture without a window.
#pragma once

#include "app/output/film.h"
#include "app/sources/record_options.h"
#include "app/sources/view_arguments.h"

#include <map>
#include <set>
#include <string>

namespace portolan::app {

struct RenderOptions {
    std::string dataset;                        ///< empty: the bundled one
    std::map<std::string, std::string> columns; ///< --map, for flat tables
    std::string output;
    std::string story;              ///< a file; empty: the map as the flags say
    std::string profile;            ///< of the story's guests; empty: the story's own
    state::ViewingDistance viewing; ///< of the room; not known: the story's
    std::size_t chapter = 0;        ///< from 1; 0: --at is a moment of the whole story
    std::string sources;            ///< a file for the list of sources; empty: none
    FilmOptions film;
    ViewArguments view;
    dataset::FilterWords filter;
    std::set<std::string> given; ///< the long names of the flags that were given
};

/// Adds the arguments of `render`. `options` must outlive the App.
void addRenderOptions(CLI::App&, RenderOptions& options);

/// Returns the exit status; errors are printed.
int runRender(const RenderOptions&);

} // namespace portolan::app
