#include "app/commands/query_command.h"

#include "app/sources/catalogues.h"
#include "app/sources/report.h"
#include "formats/canonical_tables.h"
#include "formats/files.h"
#include "formats/list_records.h"
#include "formats/load_dataset.h"
#include "formats/write_dataset.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>

namespace portolan::app {

namespace {

base::Result<formats::ListFormat> chooseFormat(const QueryOptions& options) {
    if (options.format.empty() && options.output.empty()) {
        return formats::ListFormat::Table;
    }
    const auto format = options.format.empty() ? formats::listFormatFromPath(options.output)
                                               : formats::listFormatFromKey(options.format);
    if (!format) {
        return base::fail(
            base::ErrorCode::Usage,
            fmt::format("'{}' is no format of a list",
                        options.format.empty() ? options.output : options.format),
            "it is table, csv, json, geojson, xlsx or gpkg, by -f or by the file's ending");
    }
    return *format;
}

/// Is a workbook or a GeoPackage asked for? By -f too, which must fit the file then.
bool wantsDataset(const QueryOptions& options) {
    return options.format == "xlsx" || options.format == "gpkg" ||
           (options.format.empty() && formats::isDatasetFile(options.output));
}

/// Error (Usage): no file, or one of another ending.
base::Result<void> checkDatasetOutput(const QueryOptions& options) {
    const std::string ending = std::filesystem::path(options.output).extension().string();
    if (!options.format.empty() && ending != "." + options.format) {
        return base::fail(base::ErrorCode::Usage,
                          fmt::format("-f {} needs a file to write", options.format),
                          fmt::format("add -o NAME.{}", options.format));
    }
    return {};
}

base::Result<base::Language> chooseLanguage(const QueryOptions& options) {
    const auto language = base::languageFromTag(options.language);
    if (!language) {
        return base::fail(base::ErrorCode::Usage,
                          fmt::format("--lang: there is no '{}'", options.language),
                          "it is en, ja, zh-Hant, zh-Hans, ko or id");
    }
    return *language;
}

base::Result<void> writeOut(const std::string& path, const std::string& text) {
    if (!path.empty()) {
        return formats::writeFileWhole(path, text);
    }
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() ||
        std::fflush(stdout) != 0) {
        return base::fail(base::ErrorCode::Machine, "the list could not be written",
                          "check where standard output goes");
    }
    return {};
}

} // namespace

void addQueryOptions(CLI::App& app, QueryOptions& options) {
    app.add_option("dataset", options.dataset, "Folder of CSV files, workbook or GeoPackage")
        ->type_name("DATASET");
    app.add_option("-f,--format", options.format, "table, csv, json, geojson, xlsx or gpkg")
        ->type_name("FORMAT");
    app.add_option("-o,--output", options.output, "File to write; its ending names the format")
        ->type_name("FILE");
    app.add_option("--lang", options.language, "Names in en, ja, zh-Hant, zh-Hans, ko or id")
        ->type_name("LANGUAGE");
    app.add_option("--sources", options.sources, "Text file for the list of sources")
        ->type_name("FILE");
    addFilterOptions(app, options.filter);
    addMapOption(app, options.columns);
}

int runQuery(const QueryOptions& options) {
    const bool isDataset = wantsDataset(options);
    const auto format =
        isDataset ? checkDatasetOutput(options).map([] { return formats::ListFormat::Table; })
                  : chooseFormat(options);
    const auto language = chooseLanguage(options);
    if (!format || !language) {
        return report(format ? language.error() : format.error());
    }
    const auto loaded = formats::loadDataset(options.dataset, {options.columns, false});
    if (!loaded) {
        return report(loaded.error());
    }
    report(loaded->diagnostics);
    const dataset::Dataset& data = *loaded->value;
    const auto filter = dataset::toFilter(options.filter, data);
    if (!filter) {
        return report(filter.error());
    }
    const auto index = dataset::buildSearchIndex(data, readSectorNames(data));
    const auto selection = dataset::select(data, *index, *filter);
    auto written = isDataset ? formats::writeDataset(options.output, data, selection)
                             : writeOut(options.output,
                                        formats::listRecords(data, selection, *format, *language));
    if (written && !options.sources.empty()) {
        written = formats::writeFileWhole(options.sources, formats::listSources(data, selection));
    }
    if (!written) {
        return report(written.error());
    }
    return base::hasErrors(loaded->diagnostics) ? 1 : 0;
}

} // namespace portolan::app
