// The interface's colours, type and measures (visual design §1–§3, §10).
#pragma once

#include "base/colour.h"
#include "dataset/vocabulary.h"
#include "state/app_state.h"

#include <imgui.h>

#include <array>

namespace portolan::ui {

struct Theme {
    base::Colour window, panel, raise, raise2, line, track, bar;
    base::Colour text, text2, text3, accent, onAccent, accentFill;
    base::Colour shadow; ///< alpha is the strength of its first layer
    /// Of a kind's marks, by EngagementKind, and of words in its colour.
    std::array<base::Colour, dataset::kEngagementKindCount> kinds, kindText;
};

const Theme& themeOf(state::Theme);

inline ImU32 packed(base::Colour c) {
    return IM_COL32(c.r, c.g, c.b, c.a);
}
inline ImVec4 vec(base::Colour c) {
    return ImGui::ColorConvertU32ToFloat4(packed(c));
}

/// The sizes of type; the platform builds one font for each.
enum class Type : std::uint8_t { Body, Strong, Small, Heading, Stop, Title, Date, Number };
inline constexpr std::size_t kTypeCount = 8;

struct TypeSize {
    float emPx; ///< logical px
    int weight; ///< as CSS has it
    bool isLatin;
};
inline constexpr std::array<TypeSize, kTypeCount> kTypeSizes = {{{13, 400, false},
                                                                 {13, 600, false},
                                                                 {12, 400, false},
                                                                 {12, 600, false},
                                                                 {15, 600, false},
                                                                 {18, 700, false},
                                                                 {20, 700, false},
                                                                 {26, 700, true}}};

/// By Type; owned by Dear ImGui's atlas.
using Fonts = std::array<ImFont*, kTypeCount>;

/// A fresh style for the theme at a scale: never scale one twice.
ImGuiStyle styleFor(const Theme&, float scale);

/// 1, 1.25, 1.5, 1.75, 2, 2.5 or 3: the step nearest to the monitor's scale.
float interfaceScale(double contentScale);

} // namespace portolan::ui
