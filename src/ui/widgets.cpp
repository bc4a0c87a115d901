#include "ui/widgets.h"

#include "ui/keyboard.h"

#include <array>
#include <cmath>
#include <utility>

namespace portolan::ui {

namespace {

#if IMGUI_VERSION_NUM < 18700
constexpr ImGuiKey kKeypadEnter = ImGuiKey_KeyPadEnter;
#else
constexpr ImGuiKey kKeypadEnter = ImGuiKey_KeypadEnter;
#endif

void note(Panel& panel, const char* label, const Box& box) {
    if (panel.log != nullptr) {
        panel.log->push_back({panel.name, label, box, false, false});
    }
}

/// Three stacked rounded rectangles: the design knows no blur.
void drawShadow(const Panel& panel, ImDrawList* list, const Box& box) {
    struct Layer {
        float offset, grow, part;
    };
    constexpr std::array<Layer, 3> kLayers = {{{6, 9, 0.375F}, {4, 5, 0.625F}, {2, 2, 1.0F}}};
    const float alpha = static_cast<float>(panel.theme.shadow.a) / 255.0F;
    for (const Layer& layer : kLayers) {
        const float grow = panel.px(layer.grow);
        const float down = panel.px(layer.offset);
        list->AddRectFilled({box.first.x - grow, box.first.y - grow + down},
                            {box.last.x + grow, box.last.y + grow + down},
                            packed(panel.theme.shadow.withAlpha(alpha * layer.part)),
                            panel.px(10) + grow);
    }
}

void drawFocus(const Panel& panel, const Box& box, float rounding) {
    if (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible) {
        const float out = panel.px(2);
        ImGui::GetWindowDrawList()->AddRect(
            {box.first.x - out, box.first.y - out}, {box.last.x + out, box.last.y + out},
            packed(panel.theme.accent), rounding + out, 0, panel.px(2));
    }
}

base::Colour mixed(base::Colour a, base::Colour b, float t) {
    const auto mix = [t](std::uint8_t x, std::uint8_t y) {
        return static_cast<std::uint8_t>(
            std::lround(static_cast<float>(x) * (1 - t) + static_cast<float>(y) * t));
    };
    return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b), a.a};
}

/// Dear ImGui presses what has the keyboard's focus with Space alone.
bool isEnterPressed() {
    return isKeyPressed(ImGuiKey_Enter, false) || isKeyPressed(kKeypadEnter, false);
}

} // namespace

PanelWindow::PanelWindow(Panel& panel, const char* name, const Box& box, bool isRounded) {
    panel.name = name;
    if (isRounded) {
        drawShadow(panel, ImGui::GetBackgroundDrawList(), box);
    }
    ImGui::SetNextWindowPos(box.first);
    ImGui::SetNextWindowSize({box.width(), box.height()});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, isRounded ? panel.px(10) : 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::Begin(name, nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollWithMouse |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoFocusOnAppearing);
    ImGui::PopStyleVar(2);
}

PanelWindow::~PanelWindow() {
    ImGui::End();
}

Press pressArea(Panel& panel, const char* label, const Box& box, float rounding, FocusRing ring) {
    ImGui::SetCursorScreenPos(box.first);
    Press press;
    press.isPressed =
        ImGui::InvisibleButton(label, {std::max(1.0F, box.width()), std::max(1.0F, box.height())});
    press.isPressed = press.isPressed ||
                      (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible && isEnterPressed());
    press.isHovered = ImGui::IsItemHovered();
    press.isHeld = ImGui::IsItemActive();
    if (ring == FocusRing::Drawn) {
        drawFocus(panel, box, rounding);
    }
    noteTabStop(panel);
    note(panel, label, box);
    return press;
}

bool drawButton(Panel& panel, const char* label, const Box& box, bool isAccent) {
    Box sized = box;
    const float textWide = textWidth(panel, Type::Strong, label);
    if (box.width() <= 0) {
        sized.last.x = sized.first.x + textWide + panel.px(24);
    }
    const Press press = pressArea(panel, label, sized, panel.px(8));
    const Theme& theme = panel.theme;
    const base::Colour rest = isAccent ? theme.accent : theme.raise;
    const base::Colour over = isAccent ? mixed(theme.accent, theme.text, 0.15F) : theme.raise2;
    ImGui::GetWindowDrawList()->AddRectFilled(sized.first, sized.last,
                                              packed(press.isHovered ? over : rest), panel.px(8));
    const float x = sized.first.x + std::max(panel.px(8), (sized.width() - textWide) / 2);
    drawText(panel, Type::Strong, isAccent ? theme.onAccent : theme.text,
             centredY(panel, Type::Strong, x, sized.first.y, sized.height()), label,
             sized.width() - panel.px(16));
    return press.isPressed;
}

bool drawIconButton(Panel& panel, const char* label, const Box& box, Icon icon, bool isEnabled) {
    const float rounding = panel.px(8);
    const Press press = pressArea(panel, label, box, rounding);
    if (press.isHovered) {
        ImGui::GetWindowDrawList()->AddRectFilled(box.first, box.last, packed(panel.theme.raise2),
                                                  rounding);
        drawTip(panel, label, box);
    }
    const ImVec2 middle{(box.first.x + box.last.x) / 2, (box.first.y + box.last.y) / 2};
    const base::Colour colour = isEnabled ? panel.theme.text : panel.theme.text3.withAlpha(0.45F);
    icon(ImGui::GetWindowDrawList(), middle, panel.px(7), packed(colour));
    return press.isPressed && isEnabled;
}

bool drawLink(Panel& panel, Type type, ImVec2 at, const char* label) {
    const float width = textWidth(panel, type, label);
    const float height = lineHeight(panel, type);
    const float reach = std::max(0.0F, (panel.px(24) - height) / 2); // a target of 24 px
    const Press press =
        pressArea(panel, label, {{at.x, at.y - reach}, {at.x + width, at.y + height + reach}});
    drawText(panel, type, panel.theme.accent, at, label);
    if (press.isHovered) {
        const float y = at.y + height;
        ImGui::GetWindowDrawList()->AddLine({at.x, y}, {at.x + width, y},
                                            packed(panel.theme.accent), panel.hair());
    }
    return press.isPressed;
}

namespace {

bool drawClear(Panel& panel, const Box& box, const FieldLook& look) {
    const Press press = pressArea(panel, ("clear " + look.name).c_str(), box);
    const base::Colour ink = press.isHovered ? panel.theme.text : panel.theme.text2;
    iconClose(ImGui::GetWindowDrawList(),
              {(box.first.x + box.last.x) / 2, (box.first.y + box.last.y) / 2}, panel.px(4.5F),
              packed(ink));
    if (press.isHovered) {
        drawTip(panel, panel.tr("Clear"));
    }
    return press.isPressed;
}

} // namespace

bool drawSearchField(Panel& panel, const Box& box, const FieldLook& look, std::span<char> text,
                     ImGuiInputTextCallback onArrow, void* forArrow, bool* isActive) {
    const float height = box.height();
    const bool hasText = text[0] != '\0';
    const float clear = hasText ? height : 0;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(box.first, box.last, ImGui::GetColorU32(ImGuiCol_FrameBg),
                        ImGui::GetStyle().FrameRounding);
    ImGui::SetCursorScreenPos(box.first);
    ImGui::PushFont(panel.font(look.type));
    const float pad = (height - lineHeight(panel, look.type)) / 2;
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(height - panel.px(1), pad));
    ImGui::SetNextItemWidth(box.width() - clear);
    const bool isEntered = ImGui::InputTextWithHint(look.id, look.hint, text.data(), text.size(),
                                                    ImGuiInputTextFlags_EnterReturnsTrue |
                                                        ImGuiInputTextFlags_CallbackHistory,
                                                    onArrow, forArrow);
    if (isActive != nullptr) {
        *isActive = ImGui::IsItemActive();
    }
    noteTabStop(panel, true);
    note(panel, look.name.c_str(), box);
    ImGui::PopStyleVar();
    ImGui::PopFont();
    iconSearch(list, {box.first.x + height / 2, box.first.y + height / 2}, height / 6,
               packed(panel.theme.text2));
    if (hasText && drawClear(panel, {{box.last.x - height, box.first.y}, box.last}, look)) {
        text[0] = '\0';
    }
    return isEntered;
}

void drawCheck(Panel& panel, ImVec2 at, bool isOn) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float size = panel.px(15);
    const ImVec2 end{at.x + size, at.y + size};
    if (!isOn) {
        list->AddRect(at, end, packed(panel.theme.text3), panel.px(4), 0, panel.px(1.3F));
        return;
    }
    list->AddRectFilled(at, end, packed(panel.theme.accent), panel.px(4));
    const std::array<ImVec2, 3> points = {{{at.x + size * 0.24F, at.y + size * 0.53F},
                                           {at.x + size * 0.43F, at.y + size * 0.71F},
                                           {at.x + size * 0.77F, at.y + size * 0.31F}}};
    list->AddPolyline(points.data(), 3, packed(panel.theme.onAccent), 0, panel.px(1.8F));
}

Chip drawChip(Panel& panel, ImVec2 at, const std::string& label, float most) {
    const float height = panel.px(26);
    const float textWide = textWidth(panel, Type::Small, label);
    const float whole = textWide + panel.px(36);
    const bool isCut = most > 0 && whole > most;
    const Box box{at, {at.x + (isCut ? most : whole), at.y + height}};
    const Press press = pressArea(panel, label.c_str(), box, height / 2);
    if (isCut && press.isHovered) {
        drawTip(panel, label, box);
    }
    ImGui::GetWindowDrawList()->AddRectFilled(
        box.first, box.last, packed(press.isHovered ? panel.theme.raise2 : panel.theme.accentFill),
        height / 2);
    drawText(panel, Type::Small, panel.theme.text,
             centredY(panel, Type::Small, at.x + panel.px(11), at.y, height), label,
             isCut ? most - panel.px(36) : 0);
    iconClose(ImGui::GetWindowDrawList(), {box.last.x - panel.px(14), at.y + height / 2},
              panel.px(4.5F), packed(panel.theme.text2));
    return {box.width(), press.isPressed};
}

void drawBar(Panel& panel, const Box& box, float part, base::Colour colour) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float rounding = box.height() / 2;
    list->AddRectFilled(box.first, box.last, packed(panel.theme.track), rounding);
    if (part > 0) {
        const float width = std::max(box.height(), box.width() * std::min(part, 1.0F));
        list->AddRectFilled(box.first, {box.first.x + width, box.last.y}, packed(colour), rounding);
    }
}

bool isEscapePressed() {
#if IMGUI_VERSION_NUM < 18700
    return ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false);
#else
    return ImGui::IsKeyPressed(ImGuiKey_Escape, false);
#endif
}

namespace {

constexpr float kTipPadX = 10;
constexpr float kTipPadY = 6;

/// Below what it is about, else above it; a bar's tip outside of the bar, so that it covers none of
/// its neighbours. Without a box: beside the pointer.
void placeTip(const Panel& panel, ImVec2 text, Box of) {
    if (of.isEmpty()) {
        return;
    }
    const ImVec2 at = ImGui::GetWindowPos();
    const ImVec2 size = ImGui::GetWindowSize();
    if (constexpr float kTallestBar = 200; size.y < panel.px(kTallestBar)) {
        of.first.y = std::min(of.first.y, at.y);
        of.last.y = std::max(of.last.y, at.y + size.y);
    }
    const ImVec2 tip{text.x + panel.px(2 * kTipPadX), text.y + panel.px(2 * kTipPadY)};
    const ImVec2 room = ImGui::GetIO().DisplaySize;
    const float gap = panel.px(6);
    const bool isBelow = of.last.y + gap + tip.y <= room.y;
    ImGui::SetNextWindowPos({std::max(0.0F, std::min(of.first.x, room.x - tip.x)),
                             isBelow ? of.last.y + gap : std::max(0.0F, of.first.y - gap - tip.y)});
}

} // namespace

void drawTip(Panel& panel, const std::string& text, const Box& of) {
    ImGui::PushFont(panel.font(Type::Small));
    const ImVec2 size = ImGui::CalcTextSize(text.c_str());
    placeTip(panel, size, of);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding,
                        ImVec2(panel.px(kTipPadX), panel.px(kTipPadY)));
    ImGui::BeginTooltip();
    if (panel.log != nullptr) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        panel.log->push_back({"tip", text, {at, {at.x + size.x, at.y + size.y}}, true, false});
    }
    ImGui::TextUnformatted(text.c_str());
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
    ImGui::PopFont();
}

void drawWideTip(Panel& panel, const std::string& text, const Box& of) {
    const float most = panel.px(420);
    constexpr float kLeading = 1.18F;
    const float width = std::min(most, textWidth(panel, Type::Small, text));
    const auto lines = brokenLines(panel.font(Type::Small), text, most).size();
    const float line = std::round(lineHeight(panel, Type::Small) * kLeading);
    placeTip(panel, {width, line * static_cast<float>(lines)}, of);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding,
                        ImVec2(panel.px(kTipPadX), panel.px(kTipPadY)));
    ImGui::BeginTooltip();
    const char* const name = std::exchange(panel.name, "tip");
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height =
        drawParagraph(panel, Type::Small, panel.theme.text, at, text, most, kLeading);
    ImGui::Dummy({width, height});
    panel.name = name;
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

} // namespace portolan::ui
