#include "app/check_command.h"

#include "app/report.h"
#include "formats/load_dataset.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace portolan::app {

namespace {

std::string countOf(std::size_t n, std::string_view noun) {
    return fmt::format("{} {}{}", n, noun, n == 1 ? "" : "s");
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
    app.add_option("dataset", options.dataset, "Folder of CSV files, workbook or GeoPackage")
        ->type_name("DATASET")
        ->required();
    addMapOption(app, options.columns);
}

int runCheck(const CheckOptions& options) {
    const auto loaded = formats::loadDataset(options.dataset, {options.columns, true});
    if (!loaded) {
        return report(loaded.error());
    }
    report(loaded->diagnostics);
    const auto errors = static_cast<std::size_t>(std::count_if(
        loaded->diagnostics.begin(), loaded->diagnostics.end(),
        [](const base::Diagnostic& d) { return d.severity == base::Severity::Error; }));
    const dataset::Dataset& data = *loaded->value;
    fmt::print("{}: {}, {}, {}, {}, {}; {}, {}\n", options.dataset,
               countOf(data.engagements.size(), "engagement"), countOf(data.legs.size(), "leg"),
               countOf(data.places.size(), "place"),
               countOf(data.organisations.size(), "organisation"),
               countOf(data.sources.size(), "source"), countOf(errors, "error"),
               countOf(loaded->diagnostics.size() - errors, "warning"));
    return errors > 0 ? 1 : 0;
}

} // namespace portolan::app
