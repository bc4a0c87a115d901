// The state as JSON: a saved session, a golden test's view and a bug report are the same text.
#pragma once

#include "base/diagnostics.h"
#include "state/app_state.h"

#include <string>
#include <string_view>

namespace portolan::state {

/// Two-space indented; every field is written. appStateFromJson(toJson(s)) gives s back, except
/// that play is at rest and nothing is hovered.
std::string toJson(const AppState&);

/// Fields that are missing keep their default; those that cannot be understood keep it too and are
/// named in the diagnostics. Error: the text is not a JSON object.
base::Result<base::Loaded<AppState>> appStateFromJson(std::string_view text,
                                                      const std::string& fileName = {});

} // namespace portolan::state
