// The fonts that an interface asks for: one for each size of type, at its scale.
#pragma once

#include "platform/imgui_fonts.h"
#include "ui/theme.h"

#include <span>
#include <vector>

namespace portolan::app {

inline std::vector<platform::InterfaceFont> fontsOf(std::span<const ui::TypeSize> sizes,
                                                    float scale) {
    const auto weightOf = [](int css) {
        return css >= 700   ? text::Weight::Bold
               : css >= 600 ? text::Weight::SemiBold
                            : text::Weight::Regular;
    };
    std::vector<platform::InterfaceFont> fonts;
    for (const ui::TypeSize& size : sizes) {
        fonts.push_back({size.emPx * scale, weightOf(size.weight), size.isLatin});
    }
    return fonts;
}

} // namespace portolan::app
