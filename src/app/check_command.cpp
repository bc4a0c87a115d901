#include "app/check_command.h"

#include "app/preflight.h"
#include "app/profile_source.h"
#include "app/report.h"
#include "app/share_directory.h"
#include "app/startup.h"
#include "app/story_source.h"
#include "app/told_story.h"
#include "formats/basemap_file.h"
#include "formats/load_dataset.h"
#include "formats/viewpoints.h"

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
base::Result<void> listContested(const StoryWithRecords& read) {
    const auto basemap = formats::openBasemap((shareDirectory() / "basemap.pmap").string());
    if (!basemap) {
        return tl::unexpected(basemap.error());
    }
    constexpr glm::ivec2 kScreen(1920, 1080);
    const auto told =
        ToldStory::prepare(read.story.value, {read.dataset, read.index, read.viewpoints}, kScreen);
    if (!told) {
        return tl::unexpected(told.error());
    }
    for (const ContestedItem& item : preflight({*told, **basemap, read.viewpoints})) {
        fmt::print("{}\n", describe(item));
    }
    return {};
}

int checkStory(const CheckOptions& options) {
    const auto story = readStory(options);
    if (!story) {
        return report(story.error());
    }
    const base::Diagnostics& diagnostics = story->story.diagnostics;
    report(diagnostics);
    if (const auto listed = listContested(*story); !listed) {
        return report(listed.error());
    }
    const std::size_t errors = countErrors(diagnostics);
    fmt::print("{}: {}; {}, {}\n", options.path,
               countOf(story->story.value.chapters.size(), "chapter"), countOf(errors, "error"),
               countOf(diagnostics.size() - errors, "warning"));
    return errors > 0 ? 1 : 0;
}

} // namespace

void addMapOption(CLI::App& app, std::map<std::string, std::string>& columns) {
    const auto read = [&columns](const std::vector<std::string>& pairs) {
        for (const std::string& pair : pairs) {
            const std::size_t equals = pair.find('=');
            if (equals == std::string::npos || equals == 0 || equals + 1 == pair.size()) {
                throw CLI::ValidationError("--map", "'" + pair + "' is not ROLE=COLUMN");
            }
            columns[pair.substr(0, equals)] = pair.substr(equals + 1);
        }
    };
    app.add_option_function<std::vector<std::string>>(
           "--map", read, "For a flat table: from_lon=COLUMN, to_name=COLUMN, date=COLUMN …")
        ->type_name("ROLE=COLUMN");
}

void addCheckOptions(CLI::App& app, CheckOptions& options) {
    app.add_option("dataset", options.path,
                   "Folder of CSV files, workbook or GeoPackage; or a story, .toml")
        ->type_name("DATASET")
        ->required();
    addMapOption(app, options.columns);
    addProfileOption(app, options.profile);
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
