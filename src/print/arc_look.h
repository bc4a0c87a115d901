// How each kind of arc is drawn: the twin of describe() in shaders/arc.vert, which says what each
// number is. Logical pixels.
#pragma once

#include <cstdint>

namespace portolan::print {

struct ArcLook {
    float railOffset = 0, startHalf = 0, endHalf = 0, startOpacity = 1; ///< v_line
    float lineOpacity = 1, cut = 0;                                     ///< v_dash.zw
    float dashOn = 0, dashOff = 0;                                      ///< v_dash.xy; 0: solid
    float markPeriod = 0, markLength = 0, markHalf = 0;                 ///< v_mark.xyz; 0: none
    bool isMarkRound = false;
    float arrowLength = 0, arrowSlope = 0.52F, arrowNotch = 0.74F; ///< v_head.xyz
    float casing = 1.3F;                                           ///< v_head.w
    enum class End : std::uint8_t { None, Dot, Bar, Diamond } end = End::None;
    float endLength = 0, endWidth = 0; ///< v_end.yz
    bool isEndOnly = false;            ///< v_end.w
};

/// Of a style's four lowest bits.
ArcLook arcLook(std::uint32_t texture);

} // namespace portolan::print
