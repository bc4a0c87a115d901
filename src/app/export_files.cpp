#include "app/export_files.h"

#include "app/picture_file.h"
#include "app/tiles.h"
#include "app/view_arguments.h"
#include "formats/canonical_tables.h"
#include "formats/files.h"
#include "formats/list_records.h"
#include "formats/write_dataset.h"
#include "platform/font_source.h"
#include "platform/headless_context.h"
#include "state/timeline.h"

#include <algorithm>
#include <filesystem>

namespace portolan::app {

namespace {

/// As large as it must be to show what the window shows.
double scaleFor(glm::ivec2 size, geo::ScreenPoint shown) {
    return std::clamp(std::min(size.x / shown.x, size.y / shown.y), 0.1, 16.0);
}

base::Result<void> exportPicture(const ExportRequest& request) {
    const auto size = parseSize(request.size);
    if (!size) {
        return tl::unexpected(size.error());
    }
    auto context = platform::HeadlessContext::create();
    if (!context) {
        return tl::unexpected(context.error());
    }
    const auto gpu = gpu::Context::current();
    if (!gpu) {
        return tl::unexpected(gpu.error());
    }
    auto maker = PictureMaker::create(*gpu, platform::makeSystemFonts(), atlasFor(*gpu, *size));
    if (!maker) {
        return tl::unexpected(maker.error());
    }
    Frame frame;
    frame.sizePx = *size;
    frame.scale = scaleFor(*size, request.shownSize);
    frame.freeLast = glm::dvec2(*size);
    return writePicture(
        request.path, {*gpu, *maker, request.state, request.materials, request.projection, frame});
}

base::Result<void> exportRecords(const ExportRequest& request) {
    const dataset::Dataset& data = *request.materials.dataset;
    const dataset::Selection& selection = *request.listed;
    if (request.kind == ui::ExportKind::Workbook || request.kind == ui::ExportKind::GeoPackage) {
        return formats::writeDataset(request.path, data, selection);
    }
    const auto format = request.kind == ui::ExportKind::Csv ? formats::ListFormat::Csv
                                                            : formats::ListFormat::GeoJson;
    return formats::writeFileWhole(
        request.path, formats::listRecords(data, selection, format, request.state.language));
}

} // namespace

ExportRequest shownNow(const Resources& resources, const state::AppState& state) {
    ExportRequest request;
    request.state = state;
    request.state.timeline = state::shownTimeline(state.timeline);
    request.materials = resources.materials();
    request.listed = resources.listedSelection();
    request.projection = resources.projection();
    return request;
}

std::string sourcesPath(const std::string& path) {
    return std::filesystem::path(path).replace_extension(".sources.txt").string();
}

base::Result<void> exportFiles(const ExportRequest& request) {
    const auto written =
        request.kind == ui::ExportKind::Picture ? exportPicture(request) : exportRecords(request);
    return written.and_then([&] {
        return formats::writeFileWhole(
            sourcesPath(request.path),
            formats::listSources(*request.materials.dataset, *request.listed));
    });
}

} // namespace portolan::app
