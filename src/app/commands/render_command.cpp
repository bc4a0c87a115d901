#include "app/commands/render_command.h"

#include "app/output/hand_out.h"
#include "app/output/headless_session.h"
#include "app/output/interruption.h"
#include "app/output/picture_file.h"
#include "app/output/progress_bar.h"
#include "app/output/render_document.h"
#include "app/output/story_session.h"
#include "app/sources/profile_source.h"
#include "app/sources/report.h"
#include "app/sources/story_source.h"
#include "formats/canonical_tables.h"
#include "formats/files.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace portolan::app {

namespace {

/// The map as the flags say, with the records of the story, if there is one.
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
    return checkViewing(options.viewing)
        .and_then([&] { return openHeadless(request); })
        .map([&](HeadlessSession session) {
            session.state.comfort.viewing = options.viewing;
            return session;
        });
}

base::Result<void> writePixels(const RenderOptions& options, const StoryMoment& moment,
                               HeadlessSession& session) {
    if (!moment.file.empty()) {
        if (auto told = tellStory(moment, session); !told) {
            return told;
        }
    }
    return writePicture(options.output, pictureOf(session)).map([](bool) {});
}

base::Result<void> writeSources(const RenderOptions& options, const HeadlessSession& session) {
    return options.sources.empty()
               ? base::Result<void>{}
               : formats::writeFileWhole(options.sources,
                                         formats::listSources(*session.materials.dataset,
                                                              *session.materials.selection));
}

/// Flags of the map's view and of its records.
constexpr std::array kOfChapters = {
    "crs",    "centre", "bbox",      "fit",   "pitch", "bearing",    "theme",        "boundaries",
    "scale",  "kind",   "sector",    "place", "ties",  "place-kind", "organisation", "economy",
    "status", "source", "certainty", "from",  "to",    "undated",    "text"};

/// What can only be meant of a story, or only without one.
base::Result<void> checkStory(const RenderOptions& options) {
    if (options.story.empty() && options.chapter != 0) {
        return base::fail(base::ErrorCode::Usage, "--chapter: no story is named",
                          "add --story FILE");
    }
    if (!options.story.empty() && options.film.seconds != 0) {
        return base::fail(base::ErrorCode::Usage,
                          "--duration: a story lasts as long as its chapters say",
                          "leave it out, or leave out --story");
    }
    const auto* const own =
        std::find_if(kOfChapters.begin(), kOfChapters.end(),
                     [&](const char* flag) { return options.given.contains(flag); });
    if (!options.story.empty() && own != kOfChapters.end()) {
        return base::fail(base::ErrorCode::Usage,
                          fmt::format("--{}: a story says itself what its chapters show", *own),
                          fmt::format("write it into {}, or leave it out", options.story));
    }
    return {};
}

/// Of what is typed; empty: it is one.
std::string whyNoChapter(const std::string& text) {
    const bool isNumber = !text.empty() && text.size() < 10 &&
                          text.find_first_not_of("0123456789") == std::string::npos;
    return isNumber && text.find_first_not_of('0') != std::string::npos
               ? std::string()
               : fmt::format("'{}' is no chapter, they are numbered from 1", text);
}

base::Result<int> renderPicture(const RenderOptions& options) {
    const auto document = documentFormat(options.output);
    if (!document && !pictureKind(options.output)) {
        return base::fail(
            base::ErrorCode::Usage, fmt::format("'{}' is no picture and no film", options.output),
            "give the output a name that ends in .png, .tif, .pdf, .svg, .mp4 or .webm");
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
    return written.and_then([&] { return writeSources(options, *session); }).map([] { return 0; });
}

/// What needs no records to be seen.
base::Result<platform::FilmFormat> checkFilm(const RenderOptions& options) {
    if (!options.view.at.empty()) {
        return base::fail(base::ErrorCode::Usage, "--at: a film shows more than a moment",
                          "leave it out, or name a .png");
    }
    if (options.story.empty() && options.film.seconds == 0) {
        return base::fail(base::ErrorCode::Usage, "nothing says how long the film lasts",
                          "add --duration SECONDS, or --story FILE");
    }
    return parseSize(options.view.size).and_then([&](glm::ivec2 size) {
        return filmFormat(options.output, size, options.film);
    });
}

base::Result<int> renderFilm(const RenderOptions& options) {
    const auto format = checkFilm(options);
    if (!format) {
        return tl::unexpected(format.error());
    }
    auto session = start(options);
    if (!session) {
        return tl::unexpected(session.error());
    }
    std::optional<ToldStory> told;
    if (!options.story.empty()) {
        auto opened = openTold(options.story, options.profile, *session);
        if (!opened) {
            return tl::unexpected(opened.error());
        }
        told = *std::move(opened);
    }
    const auto script = told
                            ? filmOfStory(*told, options.chapter, format->framesPerSecond, *session)
                            : filmOfTime(options.film, rangeOf(*session), *session);
    const Interruption interruption;
    ProgressBar progress("film");
    const auto watch = [&progress](int done, int all) {
        progress.show(done, all);
        return Interruption::signal() == 0;
    };
    return script
        .and_then([&](const FilmScript& film) {
            return writeFilm(options.output, *format, film, *session, watch);
        })
        .and_then([&](bool isDone) {
            session->materials.selection =
                told ? told->records(options.chapter) : session->materials.selection;
            const auto listed = isDone ? writeSources(options, *session) : base::Result<void>{};
            return listed.map([&] { return isDone ? 0 : Interruption::signal(); });
        });
}

/// As a shell tells of a program that a signal ended.
int reportInterruption(int signal) {
    constexpr int kInterrupted = 128;
    fmt::print(stderr, "portolan: the film was stopped: nothing was written\n");
    return kInterrupted + signal;
}

} // namespace

void addRenderOptions(CLI::App& app, RenderOptions& options) {
    app.add_option("dataset", options.dataset,
                   "a folder, file or database; the bundled one if none")
        ->type_name("DATASET");
    app.add_option("-o,--output", options.output,
                   "what to write: .png, .tif (GeoTIFF), .pdf, .svg, .mp4 or .webm")
        ->type_name("FILE")
        ->required();
    app.add_option("--story", options.story, "a story's stage: a .toml file")->type_name("FILE");
    app.add_option("--chapter", options.chapter,
                   "of the story, from 1; --at is then its second, or its end")
        ->type_name("N")
        ->check(whyNoChapter);
    addProfileOption(app, options.profile);
    addViewingOptions(app, options.viewing);
    app.add_option("--fps", options.film.framesPerSecond, "of a film, frames a second")
        ->type_name("N")
        ->capture_default_str();
    app.add_option("--duration", options.film.seconds,
                   "of a film without a story, in which --from to --to passes")
        ->type_name("SECONDS");
    app.add_option("--sources", options.sources, "text file for the list of sources")
        ->type_name("FILE");
    addMapOption(app, options.columns);
    addViewOptions(app, options.view);
    addFilterOptions(app, options.filter);
    noteGiven(app, options.given);
}

int runRender(const RenderOptions& options) {
    const bool isFilm = platform::filmKindOf(options.output).has_value();
    const auto rendered = checkStory(options).and_then(
        [&] { return isFilm ? renderFilm(options) : renderPicture(options); });
    if (!rendered) {
        return report(rendered.error());
    }
    return *rendered == 0 ? 0 : reportInterruption(*rendered);
}

} // namespace portolan::app
