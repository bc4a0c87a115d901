#include "scene/name_rules.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace portolan::scene {

namespace {

using dataset::NameKind;

/// Metres per pixel from (coarsest) which on and down to which a name is shown.
struct Window {
    double coarsest = 0, finest = 0;
    bool has(double metresPerPixel) const {
        return metresPerPixel <= coarsest && metresPerPixel >= finest;
    }
};

template<std::size_t Count>
const Window& windowOf(const std::array<Window, Count>& windows, std::uint8_t rank) {
    return windows[std::min<std::size_t>(rank, Count - 1)];
}

// By rank. Names with a baseline also need it to be long enough for their letters.
constexpr std::array<Window, 6> kSeaWindows = {
    {{60e3, 0}, {30e3, 0}, {14e3, 0}, {7e3, 0}, {2e3, 0}, {700, 0}}};
constexpr std::array<Window, 6> kIslandWindows = {
    {{9e3, 250}, {6e3, 120}, {4e3, 0}, {2e3, 0}, {1e3, 0}, {400, 0}}};
constexpr std::array<Window, 5> kRegionWindows = {
    {{14e3, 1500}, {9e3, 800}, {4e3, 400}, {3e3, 200}, {1500, 200}}};
constexpr std::array<Window, 5> kEconomyWindows = {
    {{40e3, 6e3}, {24e3, 6e3}, {16e3, 6e3}, {10e3, 6e3}, {7e3, 6e3}}};
constexpr std::array<Window, 6> kAdmin1Windows = {
    {{2600, 300}, {2200, 200}, {1600, 150}, {1300, 100}, {1000, 80}, {500, 40}}};
constexpr std::array<float, 6> kSeaSizes = {26, 24, 20, 17, 15, 14};

std::optional<NameLook> lookOfCity(const dataset::Name& city, double metresPerPixel) {
    // People for whom a city is worth a dot: ten times as many at a scale 3.5 times as coarse.
    struct Step {
        double metresPerPixel;
        std::uint32_t population;
    };
    constexpr std::array<Step, 9> kSteps = {{{90, 0},
                                             {180, 40'000},
                                             {320, 100'000},
                                             {600, 300'000},
                                             {1100, 800'000},
                                             {1800, 2'000'000},
                                             {2700, 5'000'000},
                                             {3600, 9'000'000},
                                             {6000, 14'000'000}}};
    const auto step = std::find_if(kSteps.begin(), kSteps.end(), [&](const Step& s) {
        return metresPerPixel <= s.metresPerPixel;
    });
    if (step == kSteps.end()) {
        return std::nullopt;
    }
    const bool isCapital = city.capital == dataset::CapitalKind::Economy ||
                           (city.capital == dataset::CapitalKind::Admin1 && metresPerPixel < 900);
    if (city.population < step->population && !isCapital) {
        return std::nullopt;
    }
    const bool isLarge = city.population >= 4 * step->population || isCapital;
    return NameLook{.largestPx = isLarge ? 12.0F : 11.0F,
                    .smallestPx = 11,
                    .isCity = true,
                    .opacity = isLarge ? 0.95F : 0.8F};
}

std::optional<NameLook> land(const Window& window, double metresPerPixel, float sizePx,
                             float trackingEm) {
    if (!window.has(metresPerPixel)) {
        return std::nullopt;
    }
    return NameLook{.largestPx = sizePx, .smallestPx = 10, .trackingEm = trackingEm};
}

} // namespace

std::optional<NameLook> lookOfName(const dataset::Name& name, double metresPerPixel) {
    switch (name.kind) {
    case NameKind::Ocean:
    case NameKind::Sea:
    case NameKind::Strait:
        if (!windowOf(kSeaWindows, name.rank).has(metresPerPixel)) {
            return std::nullopt;
        }
        return NameLook{.largestPx =
                            kSeaSizes[std::min<std::size_t>(name.rank, kSeaSizes.size() - 1)],
                        .smallestPx = 13,
                        .trackingEm = 0.32F,
                        .isSea = true};
    case NameKind::Island:
        return land(windowOf(kIslandWindows, name.rank), metresPerPixel,
                    name.rank < 2 ? 12.0F : 10.5F, 0.25F);
    case NameKind::Region:
        return land(windowOf(kRegionWindows, name.rank), metresPerPixel,
                    name.rank < 2 ? 12.0F : 11.0F, 0.45F);
    case NameKind::Economy:
        return land(windowOf(kEconomyWindows, name.rank), metresPerPixel, 11, 0.25F);
    case NameKind::Admin1:
        return land(windowOf(kAdmin1Windows, name.rank), metresPerPixel, 10, 0.16F);
    case NameKind::City:
        break;
    }
    return lookOfCity(name, metresPerPixel);
}

text::Style styleOf(const NameLook& look, float sizePx, base::Language language) {
    text::Style style{.sizePx = sizePx, .language = language};
    if (look.isSea) {
        style.family = text::Family::SerifItalic;
    } else if (!look.isCity) {
        style.weight = text::Weight::Medium;
        style.capitals = true;
    }
    style.trackingPx = look.trackingEm * sizePx;
    return style;
}

GlyphPaint paintOf(const NameLook& look, const MapStyle& style) {
    if (look.isCity) {
        return GlyphPaint{style.text2, style.halo}.faded(look.opacity);
    }
    // Names that belong to the ground are part of the picture: little halo, more of it on
    // mountains, whose slopes are as bright as letters.
    return look.isSea ? GlyphPaint{style.seaName, style.halo.withAlpha(0.3F)}
                      : GlyphPaint{style.landName, style.halo.withAlpha(0.75F)};
}

} // namespace portolan::scene
