#include "app/render_command.h"

#include "app/check_command.h"
#include "app/headless_session.h"
#include "app/picture_file.h"
#include "app/profile_source.h"
#include "app/report.h"
#include "app/story_session.h"
#include "app/story_source.h"
#include "formats/canonical_tables.h"
#include "formats/files.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace portolan::app {

namespace {

/// The map as the flags say, or a story's stage.
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
    return openHeadless(request).and_then([&](HeadlessSession session) {
        return tellStory({options.story, options.profile, options.chapter, options.view.at},
                         session)
            .map([&] { return std::move(session); });
    });
}

base::Result<void> renderPicture(const RenderOptions& options) {
    if (!pictureKind(options.output)) {
        return base::fail(base::ErrorCode::Usage, fmt::format("'{}' is no picture", options.output),
                          "give the output a name that ends in .png or .tif");
    }
    auto session = start(options);
    if (!session) {
        return tl::unexpected(session.error());
    }
    auto written =
        writePicture(options.output, {*session->gpu, *session->maker, session->state,
                                      session->materials, session->projection, session->frame});
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
    app.add_option("-o,--output", options.output, "the picture to write: .png or .tif (GeoTIFF)")
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
