#include "ui/theme.h"

#include <algorithm>
#include <cmath>

namespace portolan::ui {

namespace {

using base::Colour;

/// Mission, visit, MOU, agreement, sister city, forum, expo, seminar, office, investment, project
/// from the seven looks of the palette.
std::array<Colour, dataset::kEngagementKindCount> kindColours(Colour mission, Colour mou,
                                                              Colour sister, Colour forum,
                                                              Colour expo, Colour office,
                                                              Colour visit) {
    return {mission, visit, mou, mou, sister, forum, expo, forum, office, office, office};
}

Theme darkTheme() {
    Theme theme;
    theme.window = Colour::hex(0x0A121A);
    theme.panel = Colour::hex(0x101A24);
    theme.raise = Colour::hex(0x172430);
    theme.raise2 = Colour::hex(0x1F2E3C);
    theme.line = Colour::hex(0x22313F);
    theme.track = Colour::hex(0x1D2A36);
    theme.bar = Colour::hex(0x5C7388);
    theme.text = Colour::hex(0xE9EFF5);
    theme.text2 = Colour::hex(0xA9B8C6);
    theme.text3 = Colour::hex(0x8294A4);
    theme.accent = Colour::hex(0x63B7FF);
    theme.onAccent = Colour::hex(0x06131F);
    theme.accentFill = Colour::hex(0x16324A);
    theme.shadow = Colour::hex(0x000000, 0.16F);
    theme.kinds = kindColours(Colour::hex(0xF5A831), Colour::hex(0x63CFFD), Colour::hex(0xFF6D7F),
                              Colour::hex(0xC87FF3), Colour::hex(0x2BF0DD), Colour::hex(0xECE58D),
                              Colour::hex(0x95A3B4));
    theme.kindText = theme.kinds;
    return theme;
}

Theme lightTheme() {
    Theme theme;
    theme.window = Colour::hex(0xEEF1EE);
    theme.panel = Colour::hex(0xFDFBF5);
    theme.raise = Colour::hex(0xF5F0E4);
    theme.raise2 = Colour::hex(0xEAE3D2);
    theme.line = Colour::hex(0xDDD5C4);
    theme.track = Colour::hex(0xEAE4D6);
    theme.bar = Colour::hex(0x8C99A1);
    theme.text = Colour::hex(0x1C252C);
    theme.text2 = Colour::hex(0x4A5760);
    theme.text3 = Colour::hex(0x66727A);
    theme.accent = Colour::hex(0x0F66B0);
    theme.onAccent = Colour::hex(0xFFFFFF);
    theme.accentFill = Colour::hex(0xDCEAF5);
    theme.shadow = Colour::hex(0x503C1E, 0.07F);
    theme.kinds = kindColours(Colour::hex(0xA96A11), Colour::hex(0x1C7ACC), Colour::hex(0xD72398),
                              Colour::hex(0x4926A7), Colour::hex(0x026D5F), Colour::hex(0x5D4400),
                              Colour::hex(0x252F39));
    theme.kindText = kindColours(
        Colour::hex(0x7D4C06), Colour::hex(0x125A99), Colour::hex(0xA81576), Colour::hex(0x4926A7),
        Colour::hex(0x026D5F), Colour::hex(0x5D4400), Colour::hex(0x252F39));
    return theme;
}

void setColours(ImGuiStyle& style, const Theme& theme) {
    const auto set = [&style](ImGuiCol slot, Colour colour) { style.Colors[slot] = vec(colour); };
    set(ImGuiCol_Text, theme.text);
    set(ImGuiCol_TextDisabled, theme.text3);
    set(ImGuiCol_WindowBg, theme.panel);
    set(ImGuiCol_ChildBg, theme.panel.withAlpha(0));
    set(ImGuiCol_PopupBg, theme.panel);
    set(ImGuiCol_Border, theme.line);
    set(ImGuiCol_BorderShadow, theme.line.withAlpha(0));
    set(ImGuiCol_FrameBg, theme.raise);
    set(ImGuiCol_FrameBgHovered, theme.raise2);
    set(ImGuiCol_FrameBgActive, theme.accentFill);
    set(ImGuiCol_Button, theme.raise);
    set(ImGuiCol_ButtonHovered, theme.raise2);
    set(ImGuiCol_ButtonActive, theme.accentFill);
    set(ImGuiCol_Header, theme.accentFill);
    set(ImGuiCol_HeaderHovered, theme.raise2);
    set(ImGuiCol_HeaderActive, theme.accentFill);
    set(ImGuiCol_CheckMark, theme.accent);
    set(ImGuiCol_SliderGrab, theme.accent);
    set(ImGuiCol_SliderGrabActive, theme.accent);
    set(ImGuiCol_Separator, theme.line);
    set(ImGuiCol_ScrollbarBg, theme.panel.withAlpha(0));
    set(ImGuiCol_ScrollbarGrab, theme.bar);
    set(ImGuiCol_ScrollbarGrabHovered, theme.text3);
    set(ImGuiCol_ScrollbarGrabActive, theme.text2);
    set(ImGuiCol_TextSelectedBg, theme.accent.withAlpha(0.35F));
    set(ImGuiCol_NavHighlight, theme.accent);
    set(ImGuiCol_NavWindowingHighlight, theme.accent);
    set(ImGuiCol_NavWindowingDimBg, theme.window.withAlpha(0));
    set(ImGuiCol_ModalWindowDimBg, theme.window.withAlpha(0.5F));
}

} // namespace

const Theme& themeOf(state::Theme theme) {
    static const Theme kDark = darkTheme();
    static const Theme kLight = lightTheme(); // paper is light too
    return theme == state::Theme::Dark ? kDark : kLight;
}

ImGuiStyle styleFor(const Theme& theme, float scale) {
    ImGuiStyle style;
    style.WindowPadding = ImVec2(14, 14);
    style.FramePadding = ImVec2(11, 8);
    style.CellPadding = ImVec2(6, 3);
    style.ItemSpacing = ImVec2(8, 6);
    style.ItemInnerSpacing = ImVec2(8, 4);
    style.IndentSpacing = 17;
    style.ScrollbarSize = 10;
    style.GrabMinSize = 12;
    style.WindowRounding = 10;
    style.ChildRounding = style.FrameRounding = style.PopupRounding = 8;
    style.ScrollbarRounding = 5;
    style.GrabRounding = 4;
    style.TabRounding = 6;
    style.WindowBorderSize = 1;
    style.PopupBorderSize = 1;
    style.FrameBorderSize = 0;
    style.WindowMinSize = ImVec2(1, 1);
    style.ScaleAllSizes(scale);
    style.WindowBorderSize = style.PopupBorderSize = std::max(1.0F, std::round(scale));
    style.AntiAliasedLinesUseTex = true;
    style.CurveTessellationTol = 0.6F;
    setColours(style, theme);
    return style;
}

float interfaceScale(double contentScale) {
    constexpr std::array<float, 7> kSteps = {1.0F, 1.25F, 1.5F, 1.75F, 2.0F, 2.5F, 3.0F};
    float best = 1;
    for (const float step : kSteps) {
        if (std::abs(step - contentScale) < std::abs(static_cast<double>(best) - contentScale)) {
            best = step;
        }
    }
    return best;
}

} // namespace portolan::ui
