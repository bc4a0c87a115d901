// What the layers are called in stories, views and settings.
#pragma once

#include "state/app_state.h"

#include <array>
#include <span>

namespace portolan::state {

struct LayerName {
    const char* name;
    bool Layers::*layer;
};

inline constexpr std::array<LayerName, 10> kLayerNames = {{{"relief", &Layers::relief},
                                                           {"graticule", &Layers::graticule},
                                                           {"boundaries", &Layers::boundaries},
                                                           {"admin1", &Layers::admin1},
                                                           {"sea_names", &Layers::seaNames},
                                                           {"place_names", &Layers::placeNames},
                                                           {"arcs", &Layers::arcs},
                                                           {"nodes", &Layers::nodes},
                                                           {"wind_rose", &Layers::windRose},
                                                           {"vignette", &Layers::vignette}}};

/// Those that a chapter may switch: the last two belong to the room's taste, not to what is told.
inline constexpr std::span<const LayerName, 8> kChapterLayers = std::span(kLayerNames).first<8>();

} // namespace portolan::state
