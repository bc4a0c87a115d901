// Reads share/portolan/basemap.pmap, which tools/basemap makes when the project is built.
#pragma once

#include "base/result.h"
#include "dataset/basemap.h"

#include <memory>
#include <string>

namespace portolan::formats {

/// Maps the file and gives views into it; the Basemap owns the mapping. Everything that later code
/// indexes by is checked here, so a cut or altered file is an Error (Data), never a wrong read.
base::Result<std::shared_ptr<const dataset::Basemap>> openBasemap(const std::string& path);

} // namespace portolan::formats
