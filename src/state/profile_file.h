// Reads profiles from TOML. What is wrong is named with its line and its mend; the rest is read.
#pragma once

#include "base/diagnostics.h"
#include "state/profile.h"

#include <string_view>

namespace portolan::state {

/// In the order of the file. `viewpoints`: the codes that boundaries may name; empty: any is taken.
base::Loaded<std::vector<Profile>> profilesFromToml(std::string_view text,
                                                    const std::vector<std::string>& viewpoints,
                                                    const std::string& fileName);

} // namespace portolan::state
