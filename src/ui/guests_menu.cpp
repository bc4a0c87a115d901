#include "ui/guests_menu.h"

#include "ui/room_fields.h"
#include "ui/widgets.h"

#include <algorithm>
#include <cfloat>

namespace portolan::ui {

namespace {

/// A head and shoulders.
void iconGuests(ImDrawList* list, ImVec2 middle, float radius, ImU32 colour) {
    const float line = radius * 0.22F;
    list->AddCircle({middle.x, middle.y - radius * 0.45F}, radius * 0.42F, colour, 0, line);
    constexpr float kHalfTurn = 3.14159265F;
    list->PathArcTo({middle.x, middle.y + radius * 0.95F}, radius * 0.8F, kHalfTurn, 2 * kHalfTurn);
    list->PathStroke(colour, 0, line);
}

void drawRow(Panel& panel, const Choice& choice, float width) {
    const float height = panel.px(32);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const Box box{at, {at.x + width, at.y + height}};
    const Press press = pressArea(panel, choice.label.c_str(), box, panel.px(6));
    ImDrawList* const list = ImGui::GetWindowDrawList();
    if (press.isHovered) {
        list->AddRectFilled(box.first, box.last, packed(panel.theme.raise2), panel.px(6));
    }
    if (choice.key == panel.view.state->presentation.profile) {
        list->AddCircleFilled({at.x + panel.px(12), at.y + height / 2}, panel.px(3.5F),
                              packed(panel.theme.accent));
    }
    drawText(panel, Type::Body, panel.theme.text,
             centredY(panel, Type::Body, at.x + panel.px(26), at.y, height), choice.label,
             width - panel.px(34));
    ImGui::SetCursorScreenPos({at.x, box.last.y});
    if (press.isPressed) {
        panel.emit(state::intent::ChooseProfile{choice.key});
        ImGui::CloseCurrentPopup();
    }
}

} // namespace

void drawGuestsMenu(Panel& panel, const Box& box) {
    if (drawIconButton(panel, panel.tr("Guests"), box, iconGuests)) {
        ImGui::OpenPopup("guests");
    }
    float width = panel.px(260);
    for (const Choice& choice : panel.view.profiles) {
        width = std::max(width, textWidth(panel, Type::Body, choice.label) + panel.px(40));
    }
    const float edge = panel.px(4);
    const float most = ImGui::GetIO().DisplaySize.y - 2 * edge;
    // In a small window it stands higher, so that all of it is seen.
    ImGuiStorage& kept = *ImGui::GetStateStorage();
    const ImGuiID height = ImGui::GetID("guests' height");
    const float y = std::min(box.last.y + edge, most + edge - kept.GetFloat(height));
    ImGui::SetNextWindowPos({box.last.x, y}, ImGuiCond_Always, {1, 0});
    ImGui::SetNextWindowSizeConstraints({0, 0}, {FLT_MAX, most});
    if (ImGui::BeginPopup("guests", ImGuiWindowFlags_NoMove)) {
        kept.SetFloat(height, ImGui::GetWindowHeight());
        for (const Choice& choice : panel.view.profiles) {
            drawRow(panel, choice, width);
        }
        ImGui::Dummy({1, panel.px(6)});
        drawRoomFields(panel, width);
        ImGui::Dummy({1, 1});
        ImGui::EndPopup();
    }
}

} // namespace portolan::ui
