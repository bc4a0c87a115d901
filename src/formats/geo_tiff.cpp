#include "formats/geo_tiff.h"

#include "base/part_name.h"
#include "geo/proj_definition.h"

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <numbers>
#include <utility>

namespace portolan::formats {

namespace {

constexpr double kMetresPerDegree = 6378137 * std::numbers::pi / 180; // as geo::Projection draws it

/// GDAL's words are in our errors, not on a stream.
class Quiet {
public:
    Quiet() {
        CPLErrorReset();
        CPLPushErrorHandler(CPLQuietErrorHandler);
    }
    ~Quiet() { CPLPopErrorHandler(); }
    Quiet(const Quiet&) = delete;
    Quiet& operator=(const Quiet&) = delete;
    bool hasFailed() const { return CPLGetLastErrorType() >= CE_Failure; }
};

auto cannotWrite(const std::string& path) {
    const std::string words = CPLGetLastErrorMsg();
    return base::fail(base::ErrorCode::Machine,
                      fmt::format("{} cannot be written ({})", path, words),
                      "choose a folder that exists, may be written and has room");
}

auto cannotName(const std::string& crs) {
    return base::fail(base::ErrorCode::Usage,
                      fmt::format("a GeoTIFF cannot name the projection \"{}\"", crs),
                      "choose another projection, or a name that ends in .png");
}

/// In the CRS's own units.
std::array<double, 6> geoTransformOf(const GeoTiffPlace& place, const OGRSpatialReference& crs) {
    const double metres = crs.IsGeographic() != 0 ? kMetresPerDegree : crs.GetLinearUnits();
    std::array<double, 6> transform = place.metresFromPixel;
    for (double& each : transform) {
        each /= metres;
    }
    return transform;
}

bool isPlaced(GDALDataset& file, const std::vector<GeoTiffPlace::Known>& known) {
    OGRSpatialReference wgs84;
    wgs84.SetWellKnownGeogCS("WGS84");
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    std::array<double, 6> transform{}, inverse{};
    const OGRSpatialReference* const crs = file.GetSpatialRef();
    if (crs == nullptr || file.GetGeoTransform(transform.data()) != CE_None ||
        GDALInvGeoTransform(transform.data(), inverse.data()) == 0) {
        return false;
    }
    const std::unique_ptr<OGRCoordinateTransformation> toCrs(
        OGRCreateCoordinateTransformation(&wgs84, crs));
    for (const GeoTiffPlace::Known& each : known) {
        double x = each.place.lon, y = each.place.lat;
        if (!toCrs || toCrs->Transform(1, &x, &y) == 0) {
            return false;
        }
        const double column = inverse[0] + inverse[1] * x + inverse[2] * y;
        const double row = inverse[3] + inverse[4] * x + inverse[5] * y;
        if (!(std::hypot(column - each.column, row - each.row) < 1)) {
            return false;
        }
    }
    return true;
}

} // namespace

struct GeoTiffFile::Impl {
    std::string path, part;
    GeoTiffPlace place;
    GDALDatasetUniquePtr file;
    int width = 0, rows = 0; ///< rows: written
    bool isFinished = false;

    ~Impl() {
        const Quiet quiet;
        file.reset();
        if (!isFinished) {
            std::error_code ignored;
            std::filesystem::remove(part, ignored);
            std::filesystem::remove(part + ".aux.xml", ignored);
        }
    }
};

GeoTiffFile::GeoTiffFile(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
GeoTiffFile::GeoTiffFile(GeoTiffFile&&) noexcept = default;
GeoTiffFile& GeoTiffFile::operator=(GeoTiffFile&&) noexcept = default;
GeoTiffFile::~GeoTiffFile() = default;

base::Result<GeoTiffFile> GeoTiffFile::create(const std::string& path, int width, int height,
                                              const GeoTiffPlace& place) {
    GDALAllRegister();
    const Quiet quiet;
    OGRSpatialReference crs;
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const std::string words =
        geo::isProjString(place.crs) ? geo::crsFromProjString(place.crs) : place.crs;
    if (crs.SetFromUserInput(words.c_str()) != OGRERR_NONE) {
        return cannotName(place.crs);
    }
    auto impl = std::make_unique<Impl>();
    impl->path = path;
    impl->part = base::partName(path, ::getpid());
    impl->place = place;
    impl->width = width;
    const std::array<const char*, 7> options = {
        "TILED=YES",        "COMPRESS=DEFLATE", "PREDICTOR=2", "PHOTOMETRIC=RGB",
        "INTERLEAVE=PIXEL", "BIGTIFF=IF_SAFER", nullptr};
    GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    impl->file.reset(driver == nullptr
                         ? nullptr
                         : driver->Create(impl->part.c_str(), width, height, 3, GDT_Byte,
                                          const_cast<char**>(options.data()))); // NOLINT: only read
    std::array<double, 6> transform = geoTransformOf(place, crs);
    if (!impl->file || impl->file->SetGeoTransform(transform.data()) != CE_None) {
        return cannotWrite(path);
    }
    if (impl->file->SetSpatialRef(&crs) != CE_None) {
        return cannotName(place.crs);
    }
    return GeoTiffFile(std::move(impl));
}

base::Result<void> GeoTiffFile::write(std::span<const std::uint8_t> rgba) {
    const Quiet quiet;
    const auto stride = static_cast<std::size_t>(impl_->width) * 4;
    const auto rows = static_cast<int>(rgba.size() / stride);
    // GDAL only reads what it is to write.
    void* const pixels = const_cast<std::uint8_t*>(rgba.data()); // NOLINT
    const CPLErr failed = impl_->file->RasterIO(GF_Write, 0, impl_->rows, impl_->width, rows,
                                                pixels, impl_->width, rows, GDT_Byte, 3, nullptr, 4,
                                                static_cast<GSpacing>(stride), 1, nullptr);
    impl_->rows += rows;
    if (failed != CE_None || quiet.hasFailed()) {
        return cannotWrite(impl_->path);
    }
    return {};
}

base::Result<void> GeoTiffFile::finish() {
    const Quiet quiet;
    impl_->file.reset();
    if (quiet.hasFailed()) {
        return cannotWrite(impl_->path);
    }
    impl_->file.reset(GDALDataset::Open(impl_->part.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY));
    if (!impl_->file) {
        return cannotWrite(impl_->path);
    }
    if (!isPlaced(*impl_->file, impl_->place.known)) {
        return cannotName(impl_->place.crs);
    }
    impl_->file.reset();
    // GDAL writes beside the file what GeoTIFF's own keys cannot say of a projection.
    std::error_code failure, ignored;
    if (std::filesystem::exists(impl_->part + ".aux.xml", ignored)) {
        std::filesystem::rename(impl_->part + ".aux.xml", impl_->path + ".aux.xml", failure);
    } else {
        std::filesystem::remove(impl_->path + ".aux.xml", ignored); // of a file that this replaces
    }
    if (!failure) {
        std::filesystem::rename(impl_->part, impl_->path, failure);
    }
    if (failure) {
        return cannotWrite(impl_->path);
    }
    impl_->isFinished = true;
    return {};
}

} // namespace portolan::formats
