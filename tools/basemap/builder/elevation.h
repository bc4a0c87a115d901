// The two elevation rasters read from GeoTIFF, with a land mask from the vector coast.
#pragma once

#include "relief.h"

#include "base/result.h"

#include <gdal_priv.h>

#include <string>

namespace portolan::builder {

// A raster in WGS 84, north up, square texels; land comes from the vector source's land layers.
base::Result<Elevation> readElevation(const std::string& path, GDALDataset& vectors);

// The same with a margin of texels on every side, filled from a coarser raster of the whole world.
base::Result<Elevation> withMargin(const Elevation& inner, const Elevation& world, int margin,
                                   GDALDataset& vectors);

} // namespace portolan::builder
