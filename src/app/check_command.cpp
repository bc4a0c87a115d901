#include "app/check_command.h"

#include "app/report.h"
#include "app/share_directory.h"
#include "app/startup.h"
#include "app/story_source.h"
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

/// The story against its dataset, whose own problems are its own check's.
base::Result<base::Loaded<state::Story>> readStory(const CheckOptions& options) {
    const auto path = datasetOfStoryFile(options.path);
    if (!path) {
        return tl::unexpected(path.error());
    }
    const auto records = formats::loadDataset(datasetPath(*path), {options.columns, false});
    if (!records) {
        return tl::unexpected(records.error());
    }
    const auto viewpoints =
        formats::loadViewpoints((shareDirectory() / "viewpoints.toml").string());
    if (!viewpoints) {
        return tl::unexpected(viewpoints.error());
    }
    const dataset::Dataset& data = *records->value;
    return openStory(options.path, data, *dataset::buildSearchIndex(data), *viewpoints);
}

int checkStory(const CheckOptions& options) {
    const auto story = readStory(options);
    if (!story) {
        return report(story.error());
    }
    report(story->diagnostics);
    const std::size_t errors = countErrors(story->diagnostics);
    fmt::print("{}: {}; {}, {}\n", options.path, countOf(story->value.chapters.size(), "chapter"),
               countOf(errors, "error"), countOf(story->diagnostics.size() - errors, "warning"));
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
