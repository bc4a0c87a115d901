#include "formats/ogr_source.h"

#include "formats/archive_guard.h"
#include "formats/utf8.h"

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <optional>

namespace portolan::formats {

namespace {

constexpr std::size_t kLongestCell = 1U << 20U; // as in CSV
constexpr std::array<const char*, 4> kEndColumns = {"from_lon", "from_lat", "to_lon", "to_lat"};

// VRT, databases, web services and everything else that fetches or computes stay out.
constexpr const char* kDrivers[] = {
    "GPKG",       "XLSX",         "ODS", "GeoJSON", "GeoJSONSeq", "TopoJSON", "ESRI Shapefile",
    "FlatGeobuf", "MapInfo File", "GML", "KML",     "GPX",        nullptr};

void registerDrivers() {
    static std::once_flag once;
    std::call_once(once, [] { GDALAllRegister(); });
}

// GDAL's complaints of one thread become problems of one file.
class ErrorCatcher {
public:
    explicit ErrorCatcher(std::vector<std::string>& messages) {
        CPLPushErrorHandlerEx(
            [](CPLErr severity, CPLErrorNum, const char* message) {
                auto& all = *static_cast<std::vector<std::string>*>(CPLGetErrorHandlerUserData());
                if (severity >= CE_Failure && all.size() < 20) {
                    all.emplace_back(message);
                }
            },
            &messages);
    }
    ~ErrorCatcher() { CPLPopErrorHandler(); }
    ErrorCatcher(const ErrorCatcher&) = delete;
    ErrorCatcher& operator=(const ErrorCatcher&) = delete;
};

class ScopedOption {
public:
    ScopedOption(const char* key, const char* value) : key_(key) {
        CPLSetThreadLocalConfigOption(key, value);
    }
    ~ScopedOption() { CPLSetThreadLocalConfigOption(key_, nullptr); }
    ScopedOption(const ScopedOption&) = delete;
    ScopedOption& operator=(const ScopedOption&) = delete;

private:
    const char* key_;
};

using Transform = std::unique_ptr<OGRCoordinateTransformation>;

Transform transformToWgs84(const OGRSpatialReference* from) {
    OGRSpatialReference wgs84;
    wgs84.SetWellKnownGeogCS("WGS84");
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (from == nullptr || from->IsSame(&wgs84) != 0) {
        return nullptr;
    }
    return Transform(OGRCreateCoordinateTransformation(from, &wgs84));
}

const OGRLineString* firstLine(const OGRGeometry* geometry, bool isLast) {
    if (geometry == nullptr || geometry->IsEmpty()) {
        return nullptr;
    }
    switch (wkbFlatten(geometry->getGeometryType())) {
    case wkbLineString:
        return geometry->toLineString();
    case wkbMultiLineString: {
        const OGRMultiLineString* const lines = geometry->toMultiLineString();
        return lines->getGeometryRef(isLast ? lines->getNumGeometries() - 1 : 0);
    }
    default:
        return nullptr;
    }
}

// Excel's own dates arrive as 2019/10/03, whatever the cell's format.
std::string isoFromSlashes(std::string text) {
    if (text.size() >= 10 && text[4] == '/' && text[7] == '/' &&
        text.find_first_not_of("0123456789/ :") == std::string::npos) {
        text.resize(10);
        text[4] = text[7] = '-';
    }
    return text;
}

class LayerReader {
public:
    LayerReader(OGRLayer& layer, Table& table, Problems& problems)
        : layer_(layer), table_(table), problems_(problems),
          transform_(transformToWgs84(layer.GetSpatialRef())),
          hasLines_(wkbFlatten(layer.GetGeomType()) == wkbLineString ||
                    wkbFlatten(layer.GetGeomType()) == wkbMultiLineString ||
                    wkbFlatten(layer.GetGeomType()) == wkbUnknown) {}

    void read(bool isSheet, const std::set<SheetCell>& formulas) {
        readHeader();
        std::int32_t line = isSheet ? 1 : 0; // a sheet's header is its first
        for (const OGRFeatureUniquePtr& feature : layer_) {
            readRow(*feature, ++line, formulas);
        }
    }

private:
    void add(std::vector<Cell>& row, std::string text, std::int32_t line, int column) {
        row.push_back({table_.keep(std::move(text)), line, column});
    }

    void readHeader() {
        OGRFeatureDefn* const shape = layer_.GetLayerDefn();
        fields_ = shape->GetFieldCount();
        for (int i = 0; i < fields_; ++i) {
            add(table_.header, shape->GetFieldDefn(i)->GetNameRef(), 1, i + 1);
        }
        for (std::size_t i = 0; hasLines_ && i < kEndColumns.size(); ++i) {
            add(table_.header, kEndColumns[i], 1, fields_ + static_cast<int>(i) + 1);
        }
    }

    void readRow(const OGRFeature& feature, std::int32_t line,
                 const std::set<SheetCell>& formulas) {
        std::vector<Cell> row;
        for (int i = 0; i < fields_; ++i) {
            std::string text = formulas.contains({line, i + 1}) ? std::string("=")
                               : feature.IsFieldSetAndNotNull(i)
                                   ? isoFromSlashes(feature.GetFieldAsString(i))
                                   : std::string();
            if (text.size() > kLongestCell || findInvalidUtf8(text) != std::string::npos) {
                problems_.error({table_.file, line, i + 1},
                                text.size() > kLongestCell
                                    ? fmt::format("a cell holds {} bytes: at most {} are read",
                                                  text.size(), kLongestCell)
                                    : std::string("this is not UTF-8: save the file as UTF-8"));
                return;
            }
            add(row, std::move(text), line, i + 1);
        }
        if (hasLines_) {
            addEnds(row, feature.GetGeometryRef(), line);
        }
        const bool isBlank =
            std::all_of(row.begin(), row.end(), [](const Cell& cell) { return cell.text.empty(); });
        if (!isBlank) {
            table_.cells.insert(table_.cells.end(), row.begin(), row.end());
        }
    }

    void addEnds(std::vector<Cell>& row, const OGRGeometry* geometry, std::int32_t line) {
        const OGRLineString* const first = firstLine(geometry, false);
        const OGRLineString* const last = firstLine(geometry, true);
        std::array<std::string, 4> texts;
        if (first != nullptr && last != nullptr) {
            const int end = last->getNumPoints() - 1;
            std::array<double, 2> x = {first->getX(0), last->getX(end)};
            std::array<double, 2> y = {first->getY(0), last->getY(end)};
            if (!transform_ || transform_->Transform(2, x.data(), y.data()) != 0) {
                texts = {fmt::format("{}", x[0]), fmt::format("{}", y[0]), fmt::format("{}", x[1]),
                         fmt::format("{}", y[1])};
            }
        }
        for (std::size_t i = 0; i < texts.size(); ++i) {
            add(row, std::move(texts[i]), line, fields_ + static_cast<int>(i) + 1);
        }
    }

    OGRLayer& layer_;
    Table& table_;
    Problems& problems_;
    Transform transform_;
    bool hasLines_;
    int fields_ = 0;
};

bool hasEnding(std::string_view path, std::string_view ending) {
    return path.size() > ending.size() &&
           std::equal(ending.rbegin(), ending.rend(), path.rbegin(),
                      [](char a, char b) { return a == (b | 0x20); });
}

std::set<SheetCell> formulasOf(const Workbook& workbook, int sheet) {
    const auto found = workbook.formulas.find(static_cast<std::size_t>(sheet));
    return found == workbook.formulas.end() ? std::set<SheetCell>{} : found->second;
}

base::Result<std::vector<Table>> readLayers(const std::string& path, const Workbook* workbook,
                                            Problems& problems) {
    std::vector<std::string> complaints;
    const ErrorCatcher catcher(complaints);
    const GDALDatasetUniquePtr source(
        GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, kDrivers));
    if (!source) {
        return base::fail(base::ErrorCode::Data,
                          complaints.empty() ? fmt::format("{} is of no known format", path)
                                             : fmt::format("{}: {}", path, complaints.front()),
                          "it may be damaged; use CSV, a GeoPackage, XLSX, ODS or GeoJSON", {path});
    }
    std::vector<Table> tables;
    for (int i = 0; i < source->GetLayerCount(); ++i) {
        OGRLayer& layer = *source->GetLayer(i);
        Table& table = tables.emplace_back();
        table.name = layer.GetName();
        table.file = source->GetLayerCount() == 1 ? path : fmt::format("{}#{}", path, table.name);
        LayerReader(layer, table, problems)
            .read(workbook != nullptr,
                  workbook != nullptr ? formulasOf(*workbook, i) : std::set<SheetCell>{});
    }
    for (const std::string& complaint : complaints) {
        problems.error({path}, complaint);
    }
    return tables;
}

} // namespace

base::Result<std::vector<Table>> readWithOgr(const std::string& path, Problems& problems) {
    registerDrivers();
    // Text as it was typed: a guessed type would turn "007" into 7 and "2017" into a number.
    const ScopedOption xlsxText("OGR_XLSX_FIELD_TYPES", "STRING");
    const ScopedOption odsText("OGR_ODS_FIELD_TYPES", "STRING");
    const ScopedOption xlsxHeader("OGR_XLSX_HEADERS", "FORCE");
    const ScopedOption odsHeader("OGR_ODS_HEADERS", "FORCE");
    if (!hasEnding(path, ".xlsx") && !hasEnding(path, ".xlsm") && !hasEnding(path, ".ods")) {
        return readLayers(path, nullptr, problems);
    }
    const auto workbook = inspectWorkbook(path, problems);
    if (!workbook) {
        return tl::unexpected(workbook.error());
    }
    return readLayers(path, &*workbook, problems);
}

} // namespace portolan::formats
