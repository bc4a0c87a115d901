// Everything but CSV is read through GDAL, by drivers that neither run code nor reach a network.
#pragma once

#include "base/result.h"
#include "formats/table.h"

#include <string>
#include <vector>

namespace portolan::formats {

/// Every layer as a table of text. Lines get four more columns, from_lon, from_lat, to_lon and
/// to_lat: their end points in degrees on WGS 84. A row's "line" is its row in the sheet, or the
/// feature's number from 1.
base::Result<std::vector<Table>> readWithOgr(const std::string& path, Problems& problems);

} // namespace portolan::formats
