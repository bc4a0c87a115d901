#include "elevation.h"

#include <gdal_alg.h>
#include <ogrsf_frmts.h>

#include <cstring>

namespace portolan::builder {

namespace {

base::Result<Image> landMask(const GridFrame& frame, GDALDataset& vectors) {
    GDALDriver* memory = GetGDALDriverManager()->GetDriverByName("MEM");
    const GDALDatasetUniquePtr mask(
        memory->Create("", frame.width, frame.height, 1, GDT_Byte, nullptr));
    std::array<double, 6> transform = {frame.west, frame.degreesPerTexel, 0, frame.north,
                                       0,          -frame.degreesPerTexel};
    mask->SetGeoTransform(transform.data());
    int band = 1;
    double burn = 1;
    for (const char* name : {"land", "rest_land"}) {
        OGRLayerH layer = OGRLayer::ToHandle(vectors.GetLayerByName(name));
        if (layer == nullptr ||
            GDALRasterizeLayers(mask.get(), 1, &band, 1, &layer, nullptr, nullptr, &burn, nullptr,
                                nullptr, nullptr) != CE_None) {
            return base::fail(base::ErrorCode::Data,
                              fmt::format("the layer \"{}\" cannot be drawn as a mask", name),
                              "build the basemap's data again");
        }
    }
    Image land(frame.texelCount());
    if (mask->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, frame.width, frame.height, land.data(),
                                         frame.width, frame.height, GDT_Float32, 0, 0) != CE_None) {
        return base::fail(base::ErrorCode::Machine, "the land mask cannot be read back",
                          "free some memory");
    }
    return land;
}

float sample(const Elevation& source, double lon, double lat) {
    const GridFrame& frame = source.frame;
    const double x = (lon - frame.west) / frame.degreesPerTexel - 0.5;
    const double y = (frame.north - lat) / frame.degreesPerTexel - 0.5;
    const int x0 = static_cast<int>(std::floor(x));
    const int y0 = static_cast<int>(std::floor(y));
    const auto u = static_cast<float>(x - x0);
    const auto v = static_cast<float>(y - y0);
    auto at = [&](int dx, int dy) {
        return source.metres[frame.index(frame.neighbourX(x0 + dx), frame.neighbourY(y0 + dy))];
    };
    return (at(0, 0) * (1 - u) + at(1, 0) * u) * (1 - v) + (at(0, 1) * (1 - u) + at(1, 1) * u) * v;
}

} // namespace

base::Result<Elevation> readElevation(const std::string& path, GDALDataset& vectors) {
    const GDALDatasetUniquePtr file(GDALDataset::Open(path.c_str(), GDAL_OF_RASTER));
    std::array<double, 6> transform{};
    if (!file || file->GetGeoTransform(transform.data()) != CE_None) {
        return base::fail(base::ErrorCode::Data, path + " is not a georeferenced raster",
                          "build the basemap's data again");
    }
    Elevation elevation;
    elevation.frame = {transform[0],           transform[3],           transform[1],
                       file->GetRasterXSize(), file->GetRasterYSize(), false};
    GridFrame& frame = elevation.frame;
    frame.wraps = std::fabs(frame.width * frame.degreesPerTexel - 360) < 1e-6;
    elevation.metres.resize(frame.texelCount());
    if (file->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, frame.width, frame.height,
                                         elevation.metres.data(), frame.width, frame.height,
                                         GDT_Float32, 0, 0) != CE_None) {
        return base::fail(base::ErrorCode::Data, path + " cannot be read",
                          "build the basemap's data again");
    }
    base::Result<Image> land = landMask(frame, vectors);
    if (!land) {
        return tl::unexpected(land.error());
    }
    elevation.land = std::move(*land);
    return elevation;
}

base::Result<Elevation> withMargin(const Elevation& inner, const Elevation& world, int margin,
                                   GDALDataset& vectors) {
    Elevation result;
    GridFrame& frame = result.frame;
    frame = inner.frame;
    frame.west -= margin * frame.degreesPerTexel;
    frame.north += margin * frame.degreesPerTexel;
    frame.width += 2 * margin;
    frame.height += 2 * margin;
    result.metres.resize(frame.texelCount());
    for (int y = 0; y < frame.height; ++y) {
        const int innerY = y - margin;
        const bool hasRow = innerY >= 0 && innerY < inner.frame.height;
        for (int x = 0; x < frame.width; ++x) {
            const int innerX = x - margin;
            result.metres[frame.index(x, y)] =
                hasRow && innerX >= 0 && innerX < inner.frame.width
                    ? inner.metres[inner.frame.index(innerX, innerY)]
                    : sample(world, frame.west + (x + 0.5) * frame.degreesPerTexel,
                             frame.north - (y + 0.5) * frame.degreesPerTexel);
        }
    }
    base::Result<Image> land = landMask(frame, vectors);
    if (!land) {
        return tl::unexpected(land.error());
    }
    result.land = std::move(*land);
    return result;
}

} // namespace portolan::builder
