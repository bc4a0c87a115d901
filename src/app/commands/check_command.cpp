#include "app/commands/check_command.h"

#include "app/picture/startup.h"
#include "app/sources/profile_source.h"
#include "app/sources/record_options.h"
#include "app/sources/report.h"
#include "app/sources/share_directory.h"
#include "app/sources/story_source.h"
#include "app/sources/view_arguments.h"
#include "app/story/preflight.h"
#include "app/story/stage_check.h"
#include "app/story/told_story.h"
#include "formats/basemap_file.h"
#include "formats/load_dataset.h"
#include "formats/viewpoints.h"
#include "platform/font_source.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace portolan::app {

namespace {

std::string countOf(std::size_t n, std::string_view noun) {
    return fmt::format("{} {}{}", n, noun, n == 1 ? "" : "s");
}

std::size_t countErrors(const base::Diagnostics& diagnostics) {
    return static_cast<std::size_t>(
        std::count_if(diagnostics.begin(), diagnostics.end(), [](const base::Diagnostic& d) {
            return d.severity == base::Severity::Error;
        }));
}

struct StoryWithRecords {
    base::Loaded<state::Story> story;
    std::shared_ptr<const dataset::Dataset> dataset;
    std::shared_ptr<const dataset::SearchIndex> index;
    std::vector<dataset::Viewpoint> viewpoints;
};

/// The story against its dataset, whose own problems are its own check's.
base::Result<StoryWithRecords> readStory(const CheckOptions& options) {
    const auto path = datasetOfStoryFile(options.path);
    if (!path) {
        return tl::unexpected(path.error());
    }
    const auto records = formats::loadDataset(datasetPath(*path), {options.columns, false});
    if (!records) {
        return tl::unexpected(records.error());
    }
    auto viewpoints = formats::loadViewpoints((shareDirectory() / "viewpoints.toml").string());
    if (!viewpoints) {
        return tl::unexpected(viewpoints.error());
    }
    std::shared_ptr<const dataset::SearchIndex> index = dataset::buildSearchIndex(*records->value);
    return openStory(options.path, options.profile, *records->value, *index, *viewpoints)
        .map([&](auto story) {
            return StoryWithRecords{std::move(story), records->value, index,
                                    *std::move(viewpoints)};
        });
}

/// What is contested, chapter by chapter. It is no fault.
base::Result<void> listContested(const StoryWithRecords& read, const ToldStory& told) {
    const auto basemap = formats::openBasemap((shareDirectory() / "basemap.pmap").string());
    if (!basemap) {
        return tl::unexpected(basemap.error());
    }
    for (const ContestedItem& item : preflight({told, **basemap, read.viewpoints})) {
        fmt::print("{}\n", describe(item));
    }
    return {};
}

/// On its screen, in its room.
base::Result<ToldStory> tell(const StoryWithRecords& read, const CheckOptions& options) {
    return checkViewing(options.viewing)
        .and_then([&] { return parseSize(options.size); })
        .and_then([&](glm::ivec2 size) {
            return ToldStory::prepare(
                read.story.value,
                {read.dataset, read.index, read.viewpoints, folderOfStory(options.path)}, size,
                options.viewing);
        });
}

/// What is wrong with the file and what does not fit its screen, in the order of the lines.
base::Diagnostics problemsOf(const StoryWithRecords& read, const ToldStory& told,
                             const std::string& path) {
    base::Diagnostics problems = read.story.diagnostics;
    const StageCheck check = stageCheckOf(told);
    const base::Diagnostics unfit = describe(findUnfit(check, platform::makeSystemFonts()), check,
                                             storyText(path).value_or(std::string()), path);
    problems.insert(problems.end(), unfit.begin(), unfit.end());
    std::stable_sort(problems.begin(), problems.end(),
                     [](const auto& a, const auto& b) { return a.where.line < b.where.line; });
    return problems;
}

int checkStory(const CheckOptions& options) {
    const auto story = readStory(options);
    if (!story) {
        return report(story.error());
    }
    const auto told = tell(*story, options);
    if (!told) {
        return report(told.error());
    }
    const base::Diagnostics problems = problemsOf(*story, *told, options.path);
    report(problems);
    if (const auto listed = listContested(*story, *told); !listed) {
        return report(listed.error());
    }
    const std::size_t errors = countErrors(problems);
    fmt::print("{}: {}; {}, {}\n", options.path,
               countOf(story->story.value.chapters.size(), "chapter"), countOf(errors, "error"),
               countOf(problems.size() - errors, "warning"));
    return errors > 0 ? 1 : 0;
}

} // namespace

void addCheckOptions(CLI::App& app, CheckOptions& options) {
    app.add_option("dataset", options.path,
                   "Folder of CSV files, workbook or GeoPackage; or a story, .toml")
        ->type_name("DATASET")
        ->required();
    addMapOption(app, options.columns);
    addProfileOption(app, options.profile);
    app.add_option("--size", options.size, "of a story's screen: WIDTHxHEIGHT in pixels")
        ->type_name("SIZE");
    addViewingOptions(app, options.viewing);
}

int runCheck(const CheckOptions& options) {
    if (isStoryFile(options.path)) {
        return checkStory(options);
    }
    const auto loaded = formats::loadDataset(options.path, {options.columns, true});
    if (!loaded) {
        return report(loaded.error());
    }
    report(loaded->diagnostics);
    const std::size_t errors = countErrors(loaded->diagnostics);
    const dataset::Dataset& data = *loaded->value;
    fmt::print("{}: {}, {}, {}, {}, {}; {}, {}\n", options.path,
               countOf(data.engagements.size(), "engagement"), countOf(data.legs.size(), "leg"),
               countOf(data.places.size(), "place"),
               countOf(data.organisations.size(), "organisation"),
               countOf(data.sources.size(), "source"), countOf(errors, "error"),
               countOf(loaded->diagnostics.size() - errors, "warning"));
    return errors > 0 ? 1 : 0;
}

} // namespace portolan::app
