// Writes pictures that geographic programs put in their place: GeoTIFF, tiled and compressed.
#pragma once

#include "base/result.h"
#include "geo/lon_lat.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace portolan::formats {

/// Where a picture lies.
struct GeoTiffPlace {
    std::string crs; ///< "EPSG:n", a PROJ string or WKT
    /// Plane metres (geo::Projection) from pixels: x = m[0] + m[1]·column + m[2]·row, y = m[3] + …
    /// The first pixel's upper left corner is (0, 0).
    std::array<double, 6> metresFromPixel{};
    /// What stands where, to try the written file with.
    struct Known {
        geo::LonLat place;
        double column = 0, row = 0;
    };
    std::vector<Known> known{};
};

/// A file that appears whole or not at all. Where GeoTIFF has no words for the CRS, GDAL's own
/// stand in "NAME.aux.xml" beside it.
class GeoTiffFile {
public:
    /// Error (Machine): the file cannot be written. (Usage): GDAL does not know the CRS.
    static base::Result<GeoTiffFile> create(const std::string& path, int width, int height,
                                            const GeoTiffPlace&);
    GeoTiffFile(GeoTiffFile&&) noexcept;
    GeoTiffFile& operator=(GeoTiffFile&&) noexcept;
    ~GeoTiffFile(); ///< unfinished: leaves no file

    /// The next rows from the top, whole ones, 4 bytes a pixel; written as RGB.
    base::Result<void> write(std::span<const std::uint8_t> rgba);
    /// After the last row. Error (Usage): what GeoTIFF can say of the CRS does not lead back to the
    /// known places within a pixel.
    base::Result<void> finish();

private:
    struct Impl;
    explicit GeoTiffFile(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

} // namespace portolan::formats
