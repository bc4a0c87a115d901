#include "app/picture/startup.h"

#include "app/sources/catalogues.h"
#include "app/sources/share_directory.h"
#include "formats/basemap_file.h"
#include "formats/load_dataset.h"
#include "formats/viewpoints.h"

#include <chrono>

namespace portolan::app {

namespace {

base::Result<LoadedBasemap> loadBasemap(state::Theme theme) {
    auto basemap = formats::openBasemap((shareDirectory() / "basemap.pmap").string());
    if (!basemap) {
        return tl::unexpected(basemap.error());
    }
    auto viewpoints = formats::loadViewpoints((shareDirectory() / "viewpoints.toml").string());
    if (!viewpoints) {
        return tl::unexpected(viewpoints.error());
    }
    return LoadedBasemap{*basemap, makeRelief(**basemap, theme), std::move(*viewpoints)};
}

base::Result<LoadedRecords> loadRecords(const StartupRequest& request) {
    const auto begin = std::chrono::steady_clock::now();
    LoadedRecords records;
    records.dataset = request.given;
    if (records.dataset == nullptr) {
        auto loaded =
            formats::loadDataset(datasetPath(request.dataset), {.columns = request.columns});
        if (!loaded) {
            return tl::unexpected(loaded.error());
        }
        records.dataset = std::move(loaded->value);
        records.diagnostics = std::move(loaded->diagnostics);
    }
    records.index = dataset::buildSearchIndex(*records.dataset, readSectorNames(*records.dataset));
    records.loadMs =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    return records;
}

} // namespace

std::string datasetPath(const std::string& path) {
    return path.empty() ? (shareDirectory() / "cooperation").string() : path;
}

Startup start(const StartupRequest& request) {
    static constexpr geo::LonLat kRegion{122, 28}; // grids keep their best precision about here
    Startup startup;
    startup.projection = std::async(std::launch::async, [request] {
        return makeProjection(definitionOf(request.projection, request.projectionCentre), kRegion);
    });
    startup.basemap = std::async(std::launch::async, loadBasemap, request.theme);
    startup.records = std::async(std::launch::async, loadRecords, request);
    return startup;
}

} // namespace portolan::app
