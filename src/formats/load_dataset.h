// A path → a Dataset: a folder of CSV files, a workbook, a GeoPackage, or a flat table.
#pragma once

#include "base/diagnostics.h"
#include "base/result.h"
#include "dataset/dataset.h"

#include <map>
#include <memory>
#include <string>

namespace portolan::formats {

struct LoadOptions {
    /// --map: what a flat table's column is → its name ("from_lon" → "Start X").
    std::map<std::string, std::string> columns;
    /// Also tell of what is allowed but poor: missing translations, records without a source.
    bool isStrict = false;
};

/// Fails only where nothing can be read at all; else the good rows, and a diagnostic for each bad
/// one. The file is never written to.
base::Result<base::Loaded<std::shared_ptr<const dataset::Dataset>>>
loadDataset(const std::string& path, const LoadOptions& options = {});

} // namespace portolan::formats
