#include "print/arc_look.h"

namespace portolan::print {

namespace {

using End = ArcLook::End;

ArcLook presence(std::uint32_t texture) {
    constexpr std::uint32_t kInvestment = 7, kProject = 8;
    ArcLook look{.startHalf = 0.525F, .endHalf = 1.05F, .startOpacity = 0.55F, .cut = 3.0F};
    if (texture == kInvestment) {
        look.arrowLength = 9.5F;
        look.arrowSlope = 0.6F;
        look.arrowNotch = 1.0F;
        return look;
    }
    const float size = texture == kProject ? 5.2F : 3.6F;
    look.end = texture == kProject ? End::Diamond : End::Bar;
    look.endLength = look.endWidth = size;
    look.isEndOnly = true;
    return look;
}

} // namespace

ArcLook arcLook(std::uint32_t texture) {
    switch (texture) {
    case 0: // mission
        return {.startHalf = 0.88F,
                .endHalf = 2.1F,
                .startOpacity = 0.5F,
                .cut = 6.8F,
                .arrowLength = 12.65F};
    case 1: // MOU
        return {.startHalf = 1.3F,
                .endHalf = 1.3F,
                .end = End::Dot,
                .endLength = 3.1F,
                .endWidth = 3.1F};
    case 2: // sister city
        return {.railOffset = 1.85F,
                .startHalf = 0.75F,
                .endHalf = 0.75F,
                .end = End::Bar,
                .endLength = 1.0F,
                .endWidth = 4.2F};
    case 3: // forum
        return {.startHalf = 0.65F,
                .endHalf = 0.65F,
                .lineOpacity = 0.75F,
                .cut = 5.0F,
                .markPeriod = 14.0F,
                .markLength = 2.7F,
                .markHalf = 2.7F,
                .isMarkRound = true,
                .arrowLength = 9.0F};
    case 4: // expo
        return {.startHalf = 0.75F,
                .endHalf = 0.75F,
                .cut = 5.5F,
                .markPeriod = 9.0F,
                .markLength = 0.7F,
                .markHalf = 3.6F,
                .arrowLength = 10.0F};
    case 6: // visit
        return {.startHalf = 0.1F,
                .endHalf = 0.1F,
                .lineOpacity = 0.0F,
                .markPeriod = 6.0F,
                .markLength = 1.25F,
                .markHalf = 1.25F,
                .isMarkRound = true,
                .arrowLength = 8.0F};
    default: // an office, an investment, a project
        return presence(texture);
    }
}

} // namespace portolan::print
