// Profiles of the guests: those that ship, and a user's own.
#pragma once

#include "base/diagnostics.h"
#include "state/profile.h"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace portolan::app {

/// Those that ship, in their order. Error (Data): the installation is not whole.
base::Result<std::vector<state::Profile>> shippedProfiles();

/// What --profile names: a code, or the path of a user's .toml, of which the first profile is
/// taken; what is wrong with that is told. `viewpoints`: the codes that it may name. Error (Usage)
/// that lists the known codes; (Data): the file holds none.
base::Result<base::Loaded<state::Profile>> findProfile(const std::string& codeOrPath,
                                                       const std::vector<std::string>& viewpoints);

/// Adds --profile.
void addProfileOption(CLI::App&, std::string& profile);

} // namespace portolan::app
