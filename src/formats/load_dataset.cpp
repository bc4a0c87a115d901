#include "formats/load_dataset.h"

#include "formats/build_dataset.h"
#include "formats/csv.h"
#include "formats/files.h"
#include "formats/nearest_word.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

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
        problems.warning({other.string()}, fmt::format("this is none of the eight tables: {}",
                                                       suggestWord(other.stem().string(), names)));
    }
}

base::Result<std::vector<Table>> readFolder(const fs::path& folder, Problems& problems) {
    std::vector<Table> tables;
    for (const TableShape& shape : tableShapes()) {
        const std::string file = (folder / fmt::format("{}.csv", shape.name)).string();
        std::error_code code;
        if (!fs::exists(file, code)) {
            const bool isNeeded = shape.name == "places" || shape.name == "engagements" ||
                                  shape.name == "engagement_places";
            isNeeded
                ? problems.error({file}, "the table is missing: add the file")
                : problems.warning({file}, "the table is missing: there are none of its records");
            continue;
        }
        auto bytes = readFile(file, kLargestFile);
        if (!bytes) {
            problems.error({file}, bytes.error().toString());
            continue;
        }
        tables.push_back(parseCsv(std::move(*bytes), file, problems));
        tables.back().name = shape.name;
        if (tables.back().header.empty()) {
            problems.error({file, 1, 1}, "there is no header: name the columns in the first line");
        }
    }
    if (tables.empty()) {
        return base::fail(base::ErrorCode::Data,
                          fmt::format("{} holds none of the eight tables", folder.string()),
                          "name a folder with places.csv, engagements.csv and the others",
                          {folder.string()});
    }
    tellOfOtherFiles(folder, problems);
    return tables;
}

} // namespace

base::Result<base::Loaded<std::shared_ptr<const dataset::Dataset>>>
loadDataset(const std::string& path, const LoadOptions&) {
    std::error_code code;
    if (!fs::exists(path, code)) {
        return base::fail(base::ErrorCode::Data, fmt::format("there is no {}", path),
                          "name a folder of CSV files, a workbook or a GeoPackage", {path});
    }
    Problems problems;
    auto tables = readFolder(path, problems);
    if (!tables) {
        return tl::unexpected(tables.error());
    }
    Built built = buildDataset(*tables, path, problems);
    return base::Loaded<std::shared_ptr<const dataset::Dataset>>{std::move(built.dataset),
                                                                 problems.take()};
}

} // namespace portolan::formats
