#include "formats/write_dataset.h"

#include "base/part_name.h"
#include "formats/canonical_tables.h"
#include "formats/files.h"

#include <cpl_error.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace portolan::formats {

namespace {

std::string driverOf(std::string_view path) {
    std::string ending = std::filesystem::path(path).extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
    return ending == ".xlsx" ? "XLSX" : ending == ".gpkg" ? "GPKG" : "";
}

std::size_t columnOf(const TextTable& table, std::string_view name) {
    const auto found = std::find(table.columns.begin(), table.columns.end(), name);
    return static_cast<std::size_t>(found - table.columns.begin());
}

bool addRows(OGRLayer& layer, const TextTable& table, bool hasPoints) {
    const std::size_t longitude = columnOf(table, "longitude");
    const std::size_t latitude = columnOf(table, "latitude");
    for (const std::vector<std::string>& row : table.rows) {
        const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer.GetLayerDefn()));
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (!row[i].empty()) {
                feature->SetField(static_cast<int>(i), row[i].c_str());
            }
        }
        if (hasPoints) {
            OGRPoint point(std::strtod(row[longitude].c_str(), nullptr),
                           std::strtod(row[latitude].c_str(), nullptr));
            feature->SetGeometry(&point);
        }
        if (layer.CreateFeature(feature.get()) != OGRERR_NONE) {
            return false;
        }
    }
    return true;
}

bool addTable(GDALDataset& file, const TextTable& table, bool canHavePoints) {
    OGRSpatialReference wgs84;
    wgs84.SetWellKnownGeogCS("WGS84");
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const bool hasPoints = canHavePoints && table.name == "places";
    OGRLayer* const layer = file.CreateLayer(table.name.c_str(), hasPoints ? &wgs84 : nullptr,
                                             hasPoints ? wkbPoint : wkbNone, nullptr);
    if (layer == nullptr) {
        return false;
    }
    for (const std::string& column : table.columns) {
        OGRFieldDefn field(column.c_str(), OFTString);
        if (layer->CreateField(&field) != OGRERR_NONE) {
            return false;
        }
    }
    return addRows(*layer, table, hasPoints);
}

bool writeTables(const std::string& path, const std::string& driverName,
                 const std::vector<TextTable>& tables) {
    GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName(driverName.c_str());
    if (driver == nullptr) {
        return false;
    }
    GDALDatasetUniquePtr file(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!file) {
        return false;
    }
    const bool isDatabase = driverName == "GPKG";
    if (isDatabase) {
        file->StartTransaction(0);
    }
    const bool isWhole = std::all_of(tables.begin(), tables.end(), [&](const TextTable& table) {
        return addTable(*file, table, isDatabase);
    });
    const bool isStored = !isDatabase || file->CommitTransaction() == OGRERR_NONE;
    CPLErrorReset();
    file.reset(); // the workbook is written only now
    return isWhole && isStored && CPLGetLastErrorType() < CE_Failure;
}

} // namespace

bool isDatasetFile(std::string_view path) {
    return !driverOf(path).empty();
}

base::Result<void> writeDataset(const std::string& path, const dataset::Dataset& data,
                                const dataset::Selection& selection) {
    const std::string driver = driverOf(path);
    if (driver.empty()) {
        return base::fail(base::ErrorCode::Usage, fmt::format("'{}' is no dataset", path),
                          "give it a name that ends in .xlsx or .gpkg");
    }
    removeUnfinishedBeside(path);
    GDALAllRegister();
    // The workbook's driver takes the first ".xlsx" of a path for the archive: no other before it.
    const std::filesystem::path whole(path);
    const std::string temporary =
        base::partName((whole.parent_path() / whole.stem()).string(), ::getpid()) +
        (driver == "XLSX" ? ".xlsx" : ".gpkg");
    CPLPushErrorHandler(CPLQuietErrorHandler);
    const bool isWritten = writeTables(temporary, driver, canonicalTables(data, selection));
    const std::string complaint = CPLGetLastErrorMsg();
    CPLPopErrorHandler();
    std::error_code failure;
    if (isWritten) {
        std::filesystem::rename(temporary, path, failure);
    }
    if (!isWritten || failure) {
        std::error_code ignored;
        for (const char* beside : {"", "-journal", "-wal", "-shm"}) {
            std::filesystem::remove(temporary + beside, ignored);
        }
        return base::fail(base::ErrorCode::Machine,
                          fmt::format("{} cannot be written ({})", path, complaint),
                          "choose another folder, or make room on the disk");
    }
    return {};
}

} // namespace portolan::formats
