#include "scene/relief_texture.h"

#include <glm/common.hpp>
#include <glm/vec3.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace portolan::scene {

namespace {

glm::vec3 rampColour(std::span<const RampStop> stops, float metres) {
    const auto colour = [](const RampStop& stop) {
        return glm::vec3(stop.colour.r, stop.colour.g, stop.colour.b);
    };
    if (metres <= stops.front().metres) {
        return colour(stops.front());
    }
    for (std::size_t i = 1; i < stops.size(); ++i) {
        if (metres <= stops[i].metres) {
            const float t =
                (metres - stops[i - 1].metres) / (stops[i].metres - stops[i - 1].metres);
            return glm::mix(colour(stops[i - 1]), colour(stops[i]), t);
        }
    }
    return colour(stops.back());
}

std::uint32_t pack(glm::vec3 rgb, std::uint32_t alpha) {
    const glm::vec3 c = glm::clamp(rgb + 0.5F, 0.0F, 255.0F);
    return static_cast<std::uint32_t>(c.x) | static_cast<std::uint32_t>(c.y) << 8U |
           static_cast<std::uint32_t>(c.z) << 16U | alpha << 24U;
}

/// Every pair of a height code and a shade code has one colour: 65,536 of them, then one look-up a
/// texel.
template<class Metres>
std::vector<std::uint32_t> colourTable(std::span<const RampStop> ramp, Metres metresOf,
                                       float strength, float shadowGain, float lightGain,
                                       std::uint32_t alpha) {
    std::vector<std::uint32_t> table(65536);
    for (std::uint32_t height = 0; height < 256; ++height) {
        const glm::vec3 colour = rampColour(ramp, metresOf(static_cast<std::uint8_t>(height)));
        for (std::uint32_t shade = 0; shade < 256; ++shade) {
            const float s = dataset::shadeOf(static_cast<std::uint8_t>(shade)) * strength;
            const float gain = 1.0F + s * (s < 0 ? shadowGain : lightGain);
            table[height << 8U | shade] = pack(colour * gain, alpha);
        }
    }
    return table;
}

} // namespace

ReliefTexels colourLand(const dataset::Relief& relief, const MapStyle& style) {
    const auto table = colourTable(style.landRamp, dataset::landMetresOf, style.landShade,
                                   style.shadowGain, style.lightGain, 255);
    ReliefTexels texels(relief.landShade.size());
    for (std::size_t i = 0; i < texels.size(); ++i) {
        texels[i] =
            table[static_cast<std::size_t>(relief.landHeight[i]) << 8U | relief.landShade[i]];
    }
    return texels;
}

ReliefTexels colourSea(const dataset::Relief& relief, const MapStyle& style) {
    const auto table = colourTable(style.seaRamp, dataset::seaMetresOf, style.seaShade,
                                   style.seaShadowGain, style.seaLightGain, 0);
    ReliefTexels texels(relief.seaShade.size());
    for (std::size_t i = 0; i < texels.size(); ++i) {
        texels[i] = table[static_cast<std::size_t>(relief.seaDepth[i]) << 8U | relief.seaShade[i]] |
                    static_cast<std::uint32_t>(relief.coastDistance[i]) << 24U;
    }
    return texels;
}

} // namespace portolan::scene
