#include "app/window/view_options.h"

#include "app/sources/profile_source.h"

#include <CLI/CLI.hpp>

namespace portolan::app {

void addWindowOptions(CLI::App& app, ViewOptions& options) {
    app.add_option("dataset", options.dataset,
                   "a folder, file, database or saved session; as it was left if none")
        ->type_name("DATASET");
    addMapOption(app, options.columns);
    addViewOptions(app, options.view);
    addFilterOptions(app, options.filter);
    app.add_option("--session", options.session, "a session that was saved, .portolan")
        ->type_name("FILE");
    app.add_option("--story", options.story, "a story to tell, .toml")->type_name("FILE");
    addProfileOption(app, options.profile);
    addViewingOptions(app, options.viewing);
    app.add_flag("--loop", options.loops,
                 "the story plays by itself, again and again, as in a lobby");
    app.add_flag("--presenter", options.hasPresenter,
                 "open the presenter's window beside the stage");
    app.add_flag("--fresh", options.isFresh, "not as it was left");
    noteGiven(app, options.given);
}

} // namespace portolan::app
