#include "app/output/export_files.h"

#include "app/output/hand_out.h"
#include "app/output/story_session.h"
#include "app/picture/tiles.h"
#include "app/sources/view_arguments.h"
#include "formats/canonical_tables.h"
#include "formats/files.h"
#include "formats/list_records.h"
#include "formats/write_dataset.h"
#include "platform/font_source.h"
#include "platform/headless_context.h"
#include "state/timeline.h"

#include <algorithm>
#include <filesystem>
#include <optional>

namespace portolan::app {

namespace {

/// As large as it must be to show what the window shows.
double scaleFor(glm::ivec2 size, geo::ScreenPoint shown) {
    return std::clamp(std::min(size.x / shown.x, size.y / shown.y), 0.1, 16.0);
}

/// Whether the watch, told that all of the work lies ahead, wants it.
bool isWanted(const Watch& watch) {
    return watch == nullptr || watch(0, 1);
}

/// One page of what is shown; behind it in a PDF, what it is drawn from.
base::Result<bool> exportDocument(const ExportRequest& request, print::Format format,
                                  const PictureRequest& picture, const Watch& watch) {
    const std::string title = std::filesystem::path(request.path).stem().string();
    auto handOut = HandOut::begin(picture.gpu, {format, pageSize(picture.frame), title});
    if (!handOut) {
        return tl::unexpected(handOut.error());
    }
    const dataset::Dataset& data = *request.materials.dataset;
    auto added = handOut->add(picture, title);
    if (format == print::Format::Pdf) {
        added = added.and_then([&] {
            return handOut->addSources(data, formats::usedSources(data, *request.listed),
                                       request.state.language);
        });
    }
    return added.and_then([&]() -> base::Result<bool> {
        if (!isWanted(watch)) {
            return false;
        }
        return handOut->write(request.path).map([] { return true; });
    });
}

base::Result<bool> exportPicture(const ExportRequest& request, const Watch& watch) {
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
    const PictureRequest picture{*gpu, *maker, request.state, request.materials, request.projection,
                                 frame};
    const auto document = documentFormat(request.path);
    return document ? exportDocument(request, *document, picture, watch)
                    : writePicture(request.path, picture, watch);
}

/// The film's script in a session that has what is shown; the story, where it is one's, in `told`,
/// and what it shows in the request.
base::Result<FilmScript> scriptOf(ExportRequest& request, const FilmOptions& options,
                                  HeadlessSession& session, std::optional<ToldStory>& told) {
    if (request.filmOf == ui::FilmOf::Time) {
        return filmOfTime(options, request.timeline, session);
    }
    const state::Presentation& at = request.state.presentation;
    auto opened = openTold(at.story, at.profile, session);
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    told = *std::move(opened);
    const std::size_t chapter = request.filmOf == ui::FilmOf::Chapter ? at.chapter + 1 : 0;
    request.listed = told->records(chapter);
    return filmOfStory(*told, chapter, options.framesPerSecond, session);
}

base::Result<bool> exportFilm(ExportRequest& request, const Watch& watch) {
    const FilmOptions options;
    const auto format = parseSize(request.size).and_then([&](glm::ivec2 size) {
        return filmFormat(request.path, size, options);
    });
    if (!format) {
        return tl::unexpected(format.error());
    }
    auto session = openDrawing(format->sizePx);
    if (!session) {
        return tl::unexpected(session.error());
    }
    session->state = request.state;
    session->materials = request.materials;
    session->index = request.index;
    session->viewpoints = request.viewpoints;
    session->projection = request.projection;
    session->frame.scale = scaleFor(format->sizePx, request.shownSize);
    std::optional<ToldStory> told;
    return scriptOf(request, options, *session, told).and_then([&](const FilmScript& script) {
        const Watch always = [](int, int) { return true; };
        return writeFilm(request.path, *format, script, *session,
                         watch != nullptr ? watch : always);
    });
}

base::Result<bool> exportRecords(const ExportRequest& request, const Watch& watch) {
    if (!isWanted(watch)) {
        return false;
    }
    const dataset::Dataset& data = *request.materials.dataset;
    const dataset::Selection& selection = *request.listed;
    if (request.kind == ui::ExportKind::Workbook || request.kind == ui::ExportKind::GeoPackage) {
        return formats::writeDataset(request.path, data, selection).map([] { return true; });
    }
    const auto format = request.kind == ui::ExportKind::Csv ? formats::ListFormat::Csv
                                                            : formats::ListFormat::GeoJson;
    return formats::writeFileWhole(
               request.path, formats::listRecords(data, selection, format, request.state.language))
        .map([] { return true; });
}

base::Result<void> listSourcesBeside(const ExportRequest& request) {
    return formats::writeFileWhole(
        sourcesPath(request.path),
        formats::listSources(*request.materials.dataset, *request.listed));
}

} // namespace

ExportRequest shownNow(const Resources& resources, const state::AppState& state) {
    ExportRequest request;
    request.state = state;
    request.state.timeline = state::shownTimeline(state.timeline);
    request.timeline = state.timeline;
    request.index = resources.index();
    request.viewpoints = resources.viewpoints();
    request.materials = resources.materials();
    request.listed = resources.listedSelection();
    request.projection = resources.projection();
    return request;
}

std::string sourcesPath(const std::string& path) {
    return std::filesystem::path(path).replace_extension(".sources.txt").string();
}

base::Result<bool> exportFiles(const ExportRequest& request, const Watch& watch) {
    formats::removeUnfinishedBeside(request.path);
    ExportRequest written = request; // a film of a story lists what the story shows
    const auto isWritten = request.kind == ui::ExportKind::Film ? exportFilm(written, watch)
                           : ui::isPicture(request.kind)        ? exportPicture(written, watch)
                                                                : exportRecords(written, watch);
    return isWritten && *isWritten ? listSourcesBeside(written).map([] { return true; })
                                   : isWritten;
}

} // namespace portolan::app
