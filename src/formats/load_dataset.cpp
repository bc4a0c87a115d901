#include "formats/load_dataset.h"

#include "base/nearest_word.h"
#include "formats/build_dataset.h"
#include "formats/check_dataset.h"
#include "formats/csv.h"
#include "formats/files.h"
#include "formats/flat_table.h"
#include "formats/ogr_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>

namespace portolan::formats {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestFile = std::size_t{1} << 30U;

std::vector<std::string_view> tableNames() {
    std::vector<std::string_view> names;
    for (const TableShape& shape : tableShapes()) {
        names.push_back(shape.name);
    }
    return names;
}

// A CSV file that is no table may be a misspelt one.
void tellOfOtherFiles(const fs::path& folder, Problems& problems) {
    const std::vector<std::string_view> names = tableNames();
    std::vector<fs::path> others;
    std::error_code code;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, code)) {
        const std::string name = entry.path().stem().string();
        if (entry.path().extension() == ".csv" &&
            std::find(names.begin(), names.end(), name) == names.end()) {
            others.push_back(entry.path());
        }
    }
    std::sort(others.begin(), others.end());
    for (const fs::path& other : others) {
        problems.warning({other.string()},
                         fmt::format("this is none of the eight tables: {}",
                                     base::suggestWord(other.stem().string(), names)));
    }
}

const Table* findTable(const std::vector<Table>& tables, std::string_view name) {
    const auto found = std::find_if(tables.begin(), tables.end(),
                                    [name](const Table& table) { return table.name == name; });
    return found == tables.end() ? nullptr : &*found;
}

bool isDatasetTable(const Table& table) {
    const auto names = tableNames();
    return std::find(names.begin(), names.end(), table.name) != names.end();
}

void tellOfMissing(const std::vector<Table>& tables, const std::string& path, Problems& problems) {
    for (const TableShape& shape : tableShapes()) {
        const bool isNeeded = shape.name == "places" || shape.name == "engagements" ||
                              shape.name == "engagement_places";
        if (findTable(tables, shape.name) == nullptr) {
            isNeeded
                ? problems.error({path}, fmt::format("the table {} is missing: add it", shape.name))
                : problems.warning({path}, fmt::format("there is no table {}", shape.name));
        }
    }
}

std::optional<Table> readCsv(const std::string& file, std::string name, Problems& problems) {
    auto bytes = readFile(file, kLargestFile);
    if (!bytes) {
        problems.error({file}, bytes.error().toString());
        return std::nullopt;
    }
    Table table = parseCsv(std::move(*bytes), file, problems);
    table.name = std::move(name);
    if (table.header.empty()) {
        problems.error({file, 1, 1}, "there is no header: name the columns in the first line");
    }
    return table;
}

std::vector<Table> readFolder(const fs::path& folder, Problems& problems) {
    std::vector<std::string_view> names = tableNames();
    names.insert(names.end(), {"locations", "flows"});
    std::vector<Table> tables;
    for (const std::string_view name : names) {
        const std::string file = (folder / fmt::format("{}.csv", name)).string();
        std::error_code code;
        if (!fs::exists(file, code)) {
            continue;
        }
        if (auto table = readCsv(file, std::string(name), problems)) {
            tables.push_back(std::move(*table));
        }
    }
    return tables;
}

base::Result<std::vector<Table>> readTables(const fs::path& path, Problems& problems) {
    std::error_code code;
    if (fs::is_directory(path, code)) {
        return readFolder(path, problems);
    }
    const std::string ending = path.extension().string();
    if (ending != ".csv" && ending != ".tsv" && ending != ".txt") {
        return readWithOgr(path.string(), problems);
    }
    std::vector<Table> tables;
    if (auto table = readCsv(path.string(), path.stem().string(), problems)) {
        tables.push_back(std::move(*table));
    }
    return tables;
}

// A dataset's own tables, or a table of legs made into them.
base::Result<std::vector<Table>> chooseTables(std::vector<Table>& tables, const fs::path& path,
                                              const LoadOptions& options, Problems& problems) {
    std::error_code code;
    const bool isFolder = fs::is_directory(path, code);
    if (std::count_if(tables.begin(), tables.end(), isDatasetTable) > (isFolder ? 0 : 1)) {
        tellOfMissing(tables, path.string(), problems);
        if (isFolder) {
            tellOfOtherFiles(path, problems);
        }
        return std::move(tables);
    }
    const Table* const locations = findTable(tables, "locations");
    if (const Table* const flows = findTable(tables, "flows"); flows != nullptr) {
        return unflatten(*flows, locations, options.columns, problems);
    }
    for (const Table& table : tables) {
        if (isFlatTable(table, options.columns)) {
            return unflatten(table, nullptr, options.columns, problems);
        }
    }
    base::Diagnostics told = problems.take();
    return base::fail(base::ErrorCode::Data,
                      told.empty()
                          ? fmt::format("{} holds no records that are recognised", path.string())
                          : told.front().toString(),
                      "name a folder with places.csv, engagements.csv and the others, or a table "
                      "with two coordinates or two names a row (--map names its columns)",
                      {path.string()});
}

} // namespace

base::Result<base::Loaded<std::shared_ptr<const dataset::Dataset>>>
loadDataset(const std::string& path, const LoadOptions& options) {
    std::error_code code;
    if (!fs::exists(path, code)) {
        return base::fail(base::ErrorCode::Data, fmt::format("there is no {}", path),
                          "name a folder of CSV files, a workbook or a GeoPackage", {path});
    }
    Problems problems;
    auto read = readTables(path, problems);
    if (!read) {
        return tl::unexpected(read.error());
    }
    const auto tables = chooseTables(*read, path, options, problems);
    if (!tables) {
        return tl::unexpected(tables.error());
    }
    Built built = buildDataset(*tables, path, problems);
    if (options.isStrict) {
        checkDataset(built, problems);
    }
    return base::Loaded<std::shared_ptr<const dataset::Dataset>>{std::move(built.dataset),
                                                                 problems.take()};
}

} // namespace portolan::formats
