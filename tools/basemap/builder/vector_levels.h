// The vector layers of basemap.gpkg at four levels of detail.
#pragma once

#include "pmap_writer.h"
#include "source_layers.h"

namespace portolan::builder {

// Adds fills, lines, tolerances and the named lines to the file. An error when a layer is missing
// or a polygon cannot be triangulated.
base::Result<void> addVectorLevels(GDALDataset& source, PmapWriter& writer);

} // namespace portolan::builder
