#include "app/render_command.h"

#include "app/check_command.h"
#include "app/hand_out.h"
#include "app/headless_session.h"
#include "app/picture_file.h"
#include "app/profile_source.h"
#include "app/render_document.h"
#include "app/report.h"
#include "app/story_session.h"
#include "app/story_source.h"
#include "formats/canonical_tables.h"
#include "formats/files.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace portolan::app {

namespace {

/// The map as the flags say, with the story's records, if there is one.
base::Result<HeadlessSession> start(const RenderOptions& options) {
    HeadlessRequest request{.dataset = options.dataset,
                            .columns = options.columns,
                            .given = nullptr,
                            .view = options.view,
                            .filter = options.filter};
    if (options.story.empty()) {
        return openHeadless(request);
    }
    if (request.dataset.empty()) {
        auto path = datasetOfStoryFile(options.story);
        if (!path) {
            return tl::unexpected(path.error());
        }
        request.dataset = *std::move(path);
    }
    request.view.at.clear(); // seconds
    return openHeadless(request);
}

base::Result<void> writePixels(const RenderOptions& options, const StoryMoment& moment,
                               HeadlessSession& session) {
    if (!moment.file.empty()) {
        if (auto told = tellStory(moment, session); !told) {
            return told;
        }
    }
    return writePicture(options.output, {*session.gpu, *session.maker, session.state,
                                         session.materials, session.projection, session.frame});
}

base::Result<void> renderPicture(const RenderOptions& options) {
    const auto document = documentFormat(options.output);
    if (!document && !pictureKind(options.output)) {
        return base::fail(base::ErrorCode::Usage, fmt::format("'{}' is no picture", options.output),
                          "give the output a name that ends in .png, .tif, .pdf or .svg");
    }
    auto session = start(options);
    if (!session) {
        return tl::unexpected(session.error());
    }
    const StoryMoment moment{options.story, options.profile, options.chapter,
                             options.story.empty() ? std::string() : options.view.at};
    auto written = document ? renderDocument(options.output, *document, moment, *session)
                            : writePixels(options, moment, *session);
    for (const base::Error& problem : session->maker->textProblems()) {
        report(problem);
    }
    return written.and_then([&]() -> base::Result<void> {
        return options.sources.empty()
                   ? base::Result<void>{}
                   : formats::writeFileWhole(options.sources,
                                             formats::listSources(*session->materials.dataset,
                                                                  *session->materials.selection));
    });
}

} // namespace

void addRenderOptions(CLI::App& app, RenderOptions& options) {
    app.add_option("dataset", options.dataset,
                   "a folder, file or database; the bundled one if none")
        ->type_name("DATASET");
    app.add_option("-o,--output", options.output,
                   "what to write: .png, .tif (GeoTIFF), .pdf or .svg")
        ->type_name("FILE")
        ->required();
    app.add_option("--story", options.story, "a story's stage: a .toml file")->type_name("FILE");
    app.add_option("--chapter", options.chapter,
                   "of the story, from 1; --at is then its second, or its end")
        ->type_name("N");
    addProfileOption(app, options.profile);
    app.add_option("--sources", options.sources, "text file for the list of sources")
        ->type_name("FILE");
    addMapOption(app, options.columns);
    addViewOptions(app, options.view);
    addFilterOptions(app, options.filter);
}

int runRender(const RenderOptions& options) {
    const auto rendered = renderPicture(options);
    return rendered ? 0 : report(rendered.error());
}

} // namespace portolan::app
