// Colours as the design writes them: sRGB, straight alpha.
#pragma once

#include <glm/vec4.hpp>

#include <cstdint>

namespace portolan::base {

struct Colour {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    bool operator==(const Colour&) const = default;

    /// 0–1 to 0–255, to the nearest.
    static constexpr std::uint8_t byteOf(float share) {
        return static_cast<std::uint8_t>((share * 510.0F + 1.0F) / 2.0F);
    }
    /// 0xRRGGBB and an opacity of 0–1.
    static constexpr Colour hex(std::uint32_t rgb, float alpha = 1.0F) {
        return {static_cast<std::uint8_t>(rgb >> 16U), static_cast<std::uint8_t>(rgb >> 8U & 0xFFU),
                static_cast<std::uint8_t>(rgb & 0xFFU), byteOf(alpha)};
    }
    constexpr Colour withAlpha(float alpha) const { return {r, g, b, byteOf(alpha)}; }
    /// 0–1 each.
    glm::vec4 toVec4() const { return glm::vec4(r, g, b, a) / 255.0F; }
};

} // namespace portolan::base
