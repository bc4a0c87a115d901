// How the window opens: as it was left, as a session file says, or fresh; explicit flags win.
#pragma once

#include "app/sources/session_file.h"
#include "app/sources/user_directories.h"
#include "app/window/view_options.h"

namespace portolan::app {

struct Opening {
    ViewOptions options; ///< as given, with the dataset that is to be read
    state::AppState state;
    state::Settings settings; ///< of the file
    int width = 1920, height = 1080;
    /// The state's camera, time and filter come from `restoredFrom`.
    bool isRestored = false;
    std::string restoredFrom;
    bool isAutosave = false; ///< that is the program's own file
    /// What Ctrl+S writes to; empty: it asks.
    std::string sessionFile;
    base::Diagnostics problems; ///< what could not be restored

    /// Was one of these flags given?
    bool has(std::initializer_list<const char*> flags) const;
};

/// Error (Usage, Data): a flag is wrong, or the session that was named cannot be opened. The
/// program's own files are never a reason to fail.
base::Result<Opening> planOpening(const ViewOptions&, const UserDirectories&);

/// The records have come: what they do not have leaves the state, and flags are understood.
/// What is lost is added to the problems. Error (Usage): a flag names nothing.
base::Result<void> placeRecords(Opening&, const dataset::Dataset&, state::AppState&);

} // namespace portolan::app
