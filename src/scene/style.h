// The design tokens of a theme: every colour that the map is drawn with (visual design §1).
#pragma once

#include "base/colour.h"
#include "dataset/vocabulary.h"
#include "state/app_state.h"

#include <array>
#include <cstddef>

namespace portolan::scene {

/// The arcs' and nodes' looks: kinds that share a look share a colour and a texture.
enum class KindLook : std::uint8_t { Mission, Mou, SisterCity, Forum, Expo, Office, Visit };
inline constexpr std::size_t kKindLookCount = 7;
KindLook lookOf(dataset::EngagementKind);

struct RampStop {
    float metres;
    base::Colour colour;
};

struct MapStyle {
    base::Colour window, coast, border, graticule, seaName, landName, halo;
    base::Colour text, text2, text3, node, nodeText, badgeText, accent, panel, line;
    base::Colour coastGlow; ///< tint of the water along the coast
    base::Colour vignette;  ///< at the corners; alpha 0 when off
    base::Colour lake, river, urban, glacier, admin1, windRose;
    std::array<base::Colour, kKindLookCount> kinds;
    std::array<RampStop, 8> seaRamp;
    std::array<RampStop, 7> landRamp;
    float landShade, seaShade;         ///< strength of the hillshade
    float shadowGain, lightGain;       ///< of land, for shade < 0 and > 0
    float seaShadowGain, seaLightGain; ///< of the sea
    float casingAlpha;
    bool additiveGlow;
};

const MapStyle& mapStyle(state::Theme);

} // namespace portolan::scene
