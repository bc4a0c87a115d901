// Reads points of view (dataset/viewpoint.h) from TOML: the bundled table, or a user's file.
#pragma once

#include "base/result.h"
#include "dataset/viewpoint.h"

#include <string_view>
#include <vector>

namespace portolan::formats {

/// All points of view in a table, in its order. `name` is what messages call the text. A table may
/// rest on points of view known already (`based_on`). Error (Data) with line and column.
base::Result<std::vector<dataset::Viewpoint>>
parseViewpoints(std::string_view toml, const std::string& name,
                const std::vector<dataset::Viewpoint>& known = {});

/// The same from a file.
base::Result<std::vector<dataset::Viewpoint>>
loadViewpoints(const std::string& path, const std::vector<dataset::Viewpoint>& known = {});

/// What --boundaries names: a code of the known ones in any case, or the path of a user's .toml,
/// of which the first point of view is taken. Error (Usage) that lists the known codes.
base::Result<dataset::Viewpoint> chooseViewpoint(const std::string& codeOrPath,
                                                 const std::vector<dataset::Viewpoint>& known);

} // namespace portolan::formats
