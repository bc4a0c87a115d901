// Everything that is read before the first frame, each in a thread of its own while the main thread
// makes the OpenGL context and compiles the shaders.
#pragma once

#include "app/picture/picture.h"
#include "app/sources/projection_source.h"
#include "base/diagnostics.h"
#include "base/result.h"
#include "dataset/filter.h"
#include "dataset/viewpoint.h"

#include <future>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace portolan::app {

struct StartupRequest {
    std::string dataset;                        ///< a path; empty: the bundled one
    std::map<std::string, std::string> columns; ///< --map, for flat tables
    std::string projection = "east-asia";
    geo::LonLat projectionCentre;
    state::Theme theme = state::Theme::Dark;
    /// Instead of reading: what bench makes.
    std::shared_ptr<const dataset::Dataset> given;
};

struct LoadedBasemap {
    std::shared_ptr<const dataset::Basemap> basemap;
    std::shared_ptr<const scene::ReliefPart> relief;
    std::vector<dataset::Viewpoint> viewpoints;
};

struct LoadedRecords {
    std::shared_ptr<const dataset::Dataset> dataset;
    std::shared_ptr<const dataset::SearchIndex> index;
    base::Diagnostics diagnostics;
    double loadMs = 0;
};

/// The bundled dataset's folder, or the path itself.
std::string datasetPath(const std::string& path);

struct Startup {
    std::future<base::Result<LoadedBasemap>> basemap;
    std::future<base::Result<LoadedRecords>> records;
    std::future<base::Result<ReadyProjection>> projection;
};

Startup start(const StartupRequest&);

} // namespace portolan::app
