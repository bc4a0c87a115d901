// An elevation raster turned into the theme-independent planes of dataset::Relief.
#pragma once

#include "image.h"

#include "formats/basemap_layout.h"

#include <array>
#include <cstdint>

namespace portolan::builder {

struct Elevation {
    GridFrame frame;
    Image metres;
    Image land; // 1 where the texel's centre is land, else 0
};

// How much heights are exaggerated before they are lit; a coarser raster has gentler slopes.
struct Exaggeration {
    float land, sea;
};

struct ReliefArrays {
    formats::pmap::ReliefRecord record;
    std::array<std::vector<std::uint8_t>, formats::pmap::kPlaneCount> planes; // by pmap::Plane
};

// The margin (texels on each side) only lends its values to the filters and is cut off at the end.
ReliefArrays buildRelief(const Elevation& elevation, Exaggeration exaggeration, int margin);

} // namespace portolan::builder
