// A picture that geographic programs put in its place: every pixel leads back to the place that was
// drawn there.
#include "app/output/headless_session.h"
#include "app/output/picture_file.h"

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogr_spatialref.h>

#include <array>
#include <cmath>
#include <filesystem>

namespace portolan::app {
namespace {

HeadlessSession open(const std::string& crs, double bearing, const std::string& size) {
    HeadlessRequest request;
    request.view.size = size;
    request.view.crs = crs;
    request.view.bearing = bearing;
    auto session = openHeadless(request);
    EXPECT_TRUE(session.has_value()) << (session ? "" : session.error().toString());
    return std::move(*session);
}

base::Result<bool> write(HeadlessSession& session, const std::string& path) {
    return writePicture(path, {*session.gpu, *session.maker, session.state, session.materials,
                               session.projection, session.frame});
}

/// Where the file says that a place is, pixels.
geo::ScreenPoint pixelOf(GDALDataset& file, geo::LonLat place) {
    std::array<double, 6> transform{}, inverse{};
    EXPECT_EQ(file.GetGeoTransform(transform.data()), CE_None);
    EXPECT_NE(GDALInvGeoTransform(transform.data(), inverse.data()), 0);
    OGRSpatialReference wgs84;
    wgs84.SetWellKnownGeogCS("WGS84");
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const std::unique_ptr<OGRCoordinateTransformation> toCrs(
        OGRCreateCoordinateTransformation(&wgs84, file.GetSpatialRef()));
    double x = place.lon, y = place.lat;
    EXPECT_TRUE(toCrs != nullptr && toCrs->Transform(1, &x, &y) != 0);
    return {inverse[0] + inverse[1] * x + inverse[2] * y,
            inverse[3] + inverse[4] * x + inverse[5] * y};
}

struct Case {
    const char* crs;
    double bearing;
};

TEST(GeoTiffPicture, LeadsEveryPlaceToItsPixel) {
    GDALAllRegister();
    const std::string path = testing::TempDir() + "portolan-place.tif";
    for (const Case& each :
         {Case{"east-asia", 0}, Case{"EPSG:3857", 0}, Case{"EPSG:4326", 0}, Case{"globe", 0},
          Case{"east-asia", 30}, Case{"EPSG:3826", 0}, Case{"+proj=igh +lon_0=130", 0},
          Case{"+proj=eqearth +lon_0=150", 0}, Case{"+proj=merc +units=us-ft", 0}}) {
        SCOPED_TRACE(each.crs);
        HeadlessSession session = open(each.crs, each.bearing, "640x400");
        const auto written = write(session, path);
        ASSERT_TRUE(written) << written.error().toString();
        const scene::FrameView view =
            session.maker
                ->build(session.state, session.materials, session.projection, session.frame)
                .view;
        const GDALDatasetUniquePtr file(GDALDataset::Open(path.c_str(), GDAL_OF_RASTER));
        ASSERT_NE(file, nullptr);
        EXPECT_EQ(file->GetRasterXSize(), 640);
        int block = 0, rows = 0;
        file->GetRasterBand(1)->GetBlockSize(&block, &rows);
        EXPECT_EQ(block, 256) << "in tiles";
        EXPECT_STREQ(file->GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE"), "DEFLATE");
        int seen = 0;
        for (const geo::LonLat place : {geo::LonLat{120.3, 22.63}, geo::LonLat{130.74, 32.8},
                                        geo::LonLat{121.5, 31.2}, geo::LonLat{135.5, 34.7}}) {
            if (const auto at = view.screen(place)) {
                const geo::ScreenPoint said = pixelOf(*file, place);
                EXPECT_LT(std::hypot(said.x - at->x, said.y - at->y), 1.0) << place.lon;
                ++seen;
            }
        }
        EXPECT_GT(seen, 2);
    }
    std::filesystem::remove(path);
    std::filesystem::remove(path + ".aux.xml");
}

TEST(GeoTiffPicture, RefusesWhatNoGeoTiffCanSayAndLeavesNoFile) {
    const std::string path = testing::TempDir() + "portolan-refused.tif";
    std::filesystem::remove(path);
    HeadlessSession session = open("east-asia", 0, "320x200");
    session.state.camera.pitch = 40;
    const auto pitched = write(session, path);
    ASSERT_FALSE(pitched);
    EXPECT_EQ(pitched.error().code, base::ErrorCode::Usage);
    EXPECT_NE(pitched.error().toString().find("--pitch 0"), std::string::npos);
    EXPECT_FALSE(std::filesystem::exists(path));
    session.state.camera.pitch = 0;
    const auto nowhere = write(session, "/nowhere/at/all.tif");
    ASSERT_FALSE(nowhere);
    EXPECT_EQ(nowhere.error().code, base::ErrorCode::Machine);
}

} // namespace
} // namespace portolan::app
