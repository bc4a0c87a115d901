#include "scene/style.h"

#include "scene/kind_text.h"

namespace portolan::scene {
namespace {

using base::Colour;

constexpr std::array<RampStop, 8> kDarkSea = {{{-9000, Colour::hex(0x060C14)},
                                               {-6000, Colour::hex(0x081019)},
                                               {-4500, Colour::hex(0x0A1520)},
                                               {-3000, Colour::hex(0x0C1A27)},
                                               {-1500, Colour::hex(0x0F202F)},
                                               {-500, Colour::hex(0x122738)},
                                               {-120, Colour::hex(0x163044)},
                                               {0, Colour::hex(0x1A374C)}}};
constexpr std::array<RampStop, 7> kDarkLand = {{{0, Colour::hex(0x25323B)},
                                                {150, Colour::hex(0x27343C)},
                                                {500, Colour::hex(0x2B373E)},
                                                {1200, Colour::hex(0x313B40)},
                                                {2500, Colour::hex(0x383F43)},
                                                {4500, Colour::hex(0x42474A)},
                                                {6000, Colour::hex(0x4A4E51)}}};
constexpr std::array<RampStop, 8> kLightSea = {{{-9000, Colour::hex(0xB4CBD6)},
                                                {-6000, Colour::hex(0xBDD2DC)},
                                                {-4500, Colour::hex(0xC6D9E1)},
                                                {-3000, Colour::hex(0xCFDFE6)},
                                                {-1500, Colour::hex(0xD7E5EA)},
                                                {-500, Colour::hex(0xDFEAED)},
                                                {-120, Colour::hex(0xE6EFF0)},
                                                {0, Colour::hex(0xECF3F2)}}};
constexpr std::array<RampStop, 7> kLightLand = {{{0, Colour::hex(0xF5F0E1)},
                                                 {150, Colour::hex(0xF4EEDD)},
                                                 {500, Colour::hex(0xF0E8D3)},
                                                 {1200, Colour::hex(0xE9DEC5)},
                                                 {2500, Colour::hex(0xE0D3B8)},
                                                 {4500, Colour::hex(0xDACDB6)},
                                                 {6000, Colour::hex(0xE2DAC9)}}};

MapStyle darkStyle() {
    return {.window = Colour::hex(0x0A121A),
            .coast = Colour::hex(0x7FA3BC, 0.62F),
            .border = Colour::hex(0x9DB1BF, 0.42F),
            .graticule = Colour::hex(0x9CC3DC, 0.085F),
            .seaName = Colour::hex(0x6E9DBA, 0.75F),
            .landName = Colour::hex(0xA6B3BD, 0.9F),
            .halo = Colour::hex(0x0B151F),
            .text = Colour::hex(0xE9EFF5),
            .text2 = Colour::hex(0xA9B8C6),
            .text3 = Colour::hex(0x8294A4),
            .node = Colour::hex(0x0D1720),
            .nodeText = Colour::hex(0xF2F6FA),
            .badgeText = Colour::hex(0x1B1204),
            .accent = Colour::hex(0x63B7FF),
            .panel = Colour::hex(0x101A24),
            .line = Colour::hex(0x22313F),
            .coastGlow = Colour::hex(0x4C8FB8),
            .vignette = Colour::hex(0x04090E, 0.62F),
            .lake = Colour::hex(0x16293A),
            .river = Colour::hex(0x4F7F9C, 0.45F),
            .urban = Colour::hex(0x8C9BA6, 0.07F),
            .glacier = Colour::hex(0x3C4951),
            .admin1 = Colour::hex(0x9DB1BF, 0.22F),
            .windRose = Colour::hex(0x9CC3DC, 0.34F),
            .kinds = {Colour::hex(0xF5A831), Colour::hex(0x63CFFD), Colour::hex(0xFF6D7F),
                      Colour::hex(0xC87FF3), Colour::hex(0x2BF0DD), Colour::hex(0xECE58D),
                      Colour::hex(0x95A3B4)},
            .seaRamp = kDarkSea,
            .landRamp = kDarkLand,
            .landShade = 0.62F,
            .seaShade = 0.34F,
            .shadowGain = 1.0F,
            .lightGain = 0.95F,
            .seaShadowGain = 1.25F,
            .seaLightGain = 1.25F,
            .casingAlpha = 0.55F,
            .additiveGlow = true};
}

MapStyle lightStyle() {
    return {.window = Colour::hex(0xEEF1EE),
            .coast = Colour::hex(0x5E7F8E, 0.85F),
            .border = Colour::hex(0x8A7B62, 0.68F),
            .graticule = Colour::hex(0x4F7F96, 0.15F),
            .seaName = Colour::hex(0x4E7F98, 0.85F),
            .landName = Colour::hex(0x675C48, 0.95F),
            .halo = Colour::hex(0xFBF8F0),
            .text = Colour::hex(0x1C252C),
            .text2 = Colour::hex(0x4A5760),
            .text3 = Colour::hex(0x66727A),
            .node = Colour::hex(0xFFFDF8),
            .nodeText = Colour::hex(0x1C252C),
            .badgeText = Colour::hex(0xFFFFFF),
            .accent = Colour::hex(0x0F66B0),
            .panel = Colour::hex(0xFDFBF5),
            .line = Colour::hex(0xDDD5C4),
            .coastGlow = Colour::hex(0x7FB0C4),
            .vignette = Colour::hex(0x604A26, 0.16F),
            .lake = Colour::hex(0xDFEAED),
            .river = Colour::hex(0x7FAFC4, 0.7F),
            .urban = Colour::hex(0x8A7B62, 0.06F),
            .glacier = Colour::hex(0xFAFCFC),
            .admin1 = Colour::hex(0x8A7B62, 0.32F),
            .windRose = Colour::hex(0x8F6A3A, 0.5F),
            .kinds = {Colour::hex(0xA96A11), Colour::hex(0x1C7ACC), Colour::hex(0xD72398),
                      Colour::hex(0x4926A7), Colour::hex(0x026D5F), Colour::hex(0x5D4400),
                      Colour::hex(0x252F39)},
            .seaRamp = kLightSea,
            .landRamp = kLightLand,
            .landShade = 0.55F,
            .seaShade = 0.22F,
            .shadowGain = 0.62F,
            .lightGain = 0.10F,
            .seaShadowGain = 0.55F,
            .seaLightGain = 0.28F,
            .casingAlpha = 0.8F,
            .additiveGlow = false};
}

/// The light theme for paper: no vignette, quieter relief, a white sheet.
MapStyle printStyle() {
    MapStyle style = lightStyle();
    style.window = Colour::hex(0xFFFFFF);
    style.halo = Colour::hex(0xFFFFFF);
    style.vignette = style.vignette.withAlpha(0);
    style.landShade *= 0.7F;
    style.seaShade *= 0.7F;
    return style;
}

} // namespace

KindLook lookOf(dataset::EngagementKind kind) {
    using dataset::EngagementKind;
    switch (kind) {
    case EngagementKind::Mission:
        return KindLook::Mission;
    case EngagementKind::Mou:
    case EngagementKind::Agreement:
        return KindLook::Mou;
    case EngagementKind::SisterCity:
        return KindLook::SisterCity;
    case EngagementKind::Forum:
    case EngagementKind::Seminar:
        return KindLook::Forum;
    case EngagementKind::Expo:
        return KindLook::Expo;
    case EngagementKind::Office:
    case EngagementKind::Investment:
    case EngagementKind::Project:
        return KindLook::Office;
    case EngagementKind::Visit:
        break;
    }
    return KindLook::Visit;
}

base::Colour kindText(const MapStyle& style, KindLook look) {
    const bool isDark = style.additiveGlow;
    if (!isDark && look == KindLook::Mission) {
        return Colour::hex(0x7D4C06);
    }
    if (!isDark && look == KindLook::Mou) {
        return Colour::hex(0x125A99);
    }
    if (!isDark && look == KindLook::SisterCity) {
        return Colour::hex(0xA81576);
    }
    return style.kinds[static_cast<std::size_t>(look)];
}

const MapStyle& mapStyle(state::Theme theme) {
    static const MapStyle kDark = darkStyle();
    static const MapStyle kLight = lightStyle();
    static const MapStyle kPrint = printStyle();
    switch (theme) {
    case state::Theme::Light:
        return kLight;
    case state::Theme::Print:
        return kPrint;
    case state::Theme::Dark:
        break;
    }
    return kDark;
}

} // namespace portolan::scene
