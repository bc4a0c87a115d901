// A filtered dataset as one file that opens again: a workbook or a GeoPackage.
#pragma once

#include "base/result.h"
#include "dataset/dataset.h"
#include "dataset/filter.h"

#include <string>
#include <string_view>

namespace portolan::formats {

/// Is it a name that writeDataset() takes: .xlsx or .gpkg?
bool isDatasetFile(std::string_view path);

/// The canonical tables of what passes, a sheet or layer each; places are points in a GeoPackage.
/// The file appears whole or not at all. Errors: the ending is no format (Usage), or the file
/// cannot be written (Machine).
base::Result<void> writeDataset(const std::string& path, const dataset::Dataset&,
                                const dataset::Selection&);

} // namespace portolan::formats
