#include "formats/picture_reader.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <glm/common.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>

namespace portolan::formats {

namespace {

constexpr int kLongestSide = 32768;

/// GDAL's own messages go nowhere while it lives, and a JPEG that ends too early is broken.
class Strict {
public:
    Strict() {
        CPLPushErrorHandler(CPLQuietErrorHandler);
        CPLSetThreadLocalConfigOption("GDAL_ERROR_ON_LIBJPEG_WARNING", "TRUE");
        CPLSetThreadLocalConfigOption("GDAL_PAM_ENABLED", "NO"); // nothing is written beside it
    }
    ~Strict() {
        CPLSetThreadLocalConfigOption("GDAL_PAM_ENABLED", nullptr);
        CPLSetThreadLocalConfigOption("GDAL_ERROR_ON_LIBJPEG_WARNING", nullptr);
        CPLPopErrorHandler();
    }
    Strict(const Strict&) = delete;
    Strict& operator=(const Strict&) = delete;
};

GDALDatasetUniquePtr open(const std::string& path) {
    GDALAllRegister();
    constexpr std::array<const char*, 3> kDrivers = {"PNG", "JPEG", nullptr};
    return GDALDatasetUniquePtr(
        GDALDataset::Open(path.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, kDrivers.data()));
}

/// One of its values per pixel, each in the upper byte of 16 bits where it has 16.
bool readBand(GDALRasterBand& band, glm::ivec2 size, std::vector<std::uint16_t>& values) {
    values.resize(static_cast<std::size_t>(size.x) * static_cast<std::size_t>(size.y));
    GDALRasterIOExtraArg extra;
    INIT_RASTERIO_EXTRA_ARG(extra);
    extra.eResampleAlg = band.GetColorTable() == nullptr ? GRIORA_Average : GRIORA_NearestNeighbour;
    if (band.RasterIO(GF_Read, 0, 0, band.GetXSize(), band.GetYSize(), values.data(), size.x,
                      size.y, GDT_UInt16, 0, 0, &extra) != CE_None) {
        return false;
    }
    if (band.GetRasterDataType() != GDT_Byte) {
        std::transform(values.begin(), values.end(), values.begin(),
                       [](std::uint16_t value) { return static_cast<std::uint16_t>(value >> 8U); });
    }
    return true;
}

/// Which of a pixel's four bytes the band is; grey is the first three.
void put(const std::vector<std::uint16_t>& values, std::size_t first, std::size_t last,
         Picture& picture) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        for (std::size_t c = first; c <= last; ++c) {
            picture.rgba[4 * i + c] =
                static_cast<std::uint8_t>(std::min<std::uint16_t>(values[i], 255));
        }
    }
}

void putColours(const std::vector<std::uint16_t>& values, const GDALColorTable& table,
                Picture& picture) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        const GDALColorEntry* const entry = table.GetColorEntry(values[i]);
        const GDALColorEntry colour = entry != nullptr ? *entry : GDALColorEntry{0, 0, 0, 255};
        const std::array<short, 4> parts = {colour.c1, colour.c2, colour.c3, colour.c4};
        for (std::size_t c = 0; c < 4; ++c) {
            picture.rgba[4 * i + c] = static_cast<std::uint8_t>(parts[c]);
        }
    }
}

bool readPixels(GDALDataset& file, Picture& picture) {
    const int bands = file.GetRasterCount();
    std::vector<std::uint16_t> values;
    picture.rgba.assign(4 * static_cast<std::size_t>(picture.size.x) *
                            static_cast<std::size_t>(picture.size.y),
                        255);
    const bool isGrey = bands <= 2;
    for (int i = 0; i < std::min(bands, 4); ++i) {
        GDALRasterBand& band = *file.GetRasterBand(i + 1);
        if (!readBand(band, picture.size, values)) {
            return false;
        }
        const auto at = static_cast<std::size_t>(isGrey && i == 1 ? 3 : i);
        if (const GDALColorTable* const table = band.GetColorTable(); table != nullptr) {
            putColours(values, *table, picture);
        } else {
            put(values, at, isGrey && i == 0 ? 2 : at, picture);
        }
    }
    return bands > 0;
}

/// EXIF's numbers: 3 stands on its head, 6 and 8 lie on their sides.
Picture upright(Picture lying, int orientation) {
    if (orientation != 3 && orientation != 6 && orientation != 8) {
        return lying;
    }
    const glm::ivec2 from = lying.size;
    Picture picture{orientation == 3 ? from : glm::ivec2(from.y, from.x), {}};
    picture.rgba.resize(lying.rgba.size());
    for (int y = 0; y < from.y; ++y) {
        for (int x = 0; x < from.x; ++x) {
            const glm::ivec2 to = orientation == 3   ? glm::ivec2(from.x - 1 - x, from.y - 1 - y)
                                  : orientation == 6 ? glm::ivec2(from.y - 1 - y, x)
                                                     : glm::ivec2(y, from.x - 1 - x);
            const auto source =
                lying.rgba.begin() + 4 * (static_cast<std::ptrdiff_t>(y) * from.x + x);
            std::copy_n(source, 4,
                        picture.rgba.begin() +
                            4 * (static_cast<std::ptrdiff_t>(to.y) * picture.size.x + to.x));
        }
    }
    return picture;
}

} // namespace

base::Result<Picture> readPicture(const std::string& path, int mostSide) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) {
        return base::fail(base::ErrorCode::Data, fmt::format("there is no picture '{}'", path),
                          "put it beside the story");
    }
    const Strict strict;
    const GDALDatasetUniquePtr file = open(path);
    const glm::ivec2 whole(file ? file->GetRasterXSize() : 0, file ? file->GetRasterYSize() : 0);
    const int longest = std::max(whole.x, whole.y);
    if (!file || std::min(whole.x, whole.y) <= 0 || longest > kLongestSide) {
        return base::fail(base::ErrorCode::Data,
                          fmt::format("'{}' is no PNG or JPEG that can be shown", path),
                          "save it again as a JPEG");
    }
    const double factor = std::min(1.0, static_cast<double>(mostSide) / longest);
    Picture picture;
    picture.size = glm::max(glm::ivec2(glm::round(glm::dvec2(whole) * factor)), glm::ivec2(1));
    if (!readPixels(*file, picture)) {
        return base::fail(base::ErrorCode::Data, fmt::format("the picture '{}' is broken", path),
                          "save it again as a JPEG");
    }
    const char* const turned = file->GetMetadataItem("EXIF_Orientation");
    return upright(std::move(picture),
                   turned != nullptr ? static_cast<int>(std::strtol(turned, nullptr, 10)) : 1);
}

} // namespace portolan::formats
