// Names of seas, islands, regions, economies, first-level divisions and cities.
#pragma once

#include "pmap_writer.h"
#include "source_layers.h"

#include <string>

namespace portolan::builder {

// From the place layers of basemap.gpkg and from seas.csv and regions.csv in the folder. A name
// that a language lacks is the English one.
base::Result<void> addNames(const std::string& folder, GDALDataset& source, PmapWriter& writer);

} // namespace portolan::builder
