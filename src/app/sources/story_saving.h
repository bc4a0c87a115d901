// Puts the story that is being made into its file, or another.
#pragma once

#include "state/app_state.h"
#include "state/session.h"

#include <string>

namespace portolan::app {

/// Writes the file whole or not at all. In another folder than its own the story names its records
/// and pictures by the way from there; returns what was written. For a worker. Error (Data): the
/// story's own file is no longer what was read: it is left as it is; (Machine): it cannot be
/// written.
base::Result<state::SharedText> saveStory(const std::string& path, const state::AppState&,
                                          const state::DatasetOrigin&);

} // namespace portolan::app
