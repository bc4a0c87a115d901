// Colours as the design writes them: sRGB, straight alpha.
#pragma once

#include <glm/vec4.hpp>

#include <cstdint>

namespace portolan::base {

struct Colour {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    bool operator==(const Colour&) const = default;

    /// 0xRRGGBB and an opacity of 0–1.
    static constexpr Colour hex(std::uint32_t rgb, float alpha = 1.0F) {
        return {static_cast<std::uint8_t>(rgb >> 16U), static_cast<std::uint8_t>(rgb >> 8U & 0xFFU),
                static_cast<std::uint8_t>(rgb & 0xFFU),
                static_cast<std::uint8_t>(alpha * 255.0F + 0.5F)};
    }
    constexpr Colour withAlpha(float alpha) const {
        return {r, g, b, static_cast<std::uint8_t>(alpha * 255.0F + 0.5F)};
    }
    glm::vec4 toVec4() const {
        constexpr float k = 1.0F / 255.0F;
        return glm::vec4(static_cast<float>(r) * k, static_cast<float>(g) * k,
                         static_cast<float>(b) * k, static_cast<float>(a) * k);
    }
};

} // namespace portolan::base
