#include "ui/keyboard.h"

#include <imgui_internal.h> // moving the keyboard's focus

#include <algorithm>
#include <cctype>

namespace portolan::ui {

bool isKeyPressed(ImGuiKey key, bool repeats) {
#if IMGUI_VERSION_NUM < 18700
    return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), repeats);
#else
    return ImGui::IsKeyPressed(key, repeats);
#endif
}

bool isLetterTyped(char letter) {
    const auto& typed = ImGui::GetIO().InputQueueCharacters;
    const auto capital = static_cast<ImWchar>(std::toupper(static_cast<unsigned char>(letter)));
    return std::any_of(typed.begin(), typed.end(), [&](ImWchar character) {
        return character == static_cast<ImWchar>(letter) || character == capital;
    });
}

bool hasKeyboardFocus() {
    return ImGui::IsItemFocused() && ImGui::GetIO().NavVisible;
}

void keepFocus() {
    ImGui::NavMoveRequestCancel();
}

void focusLastItem() {
    ImGuiContext& context = *ImGui::GetCurrentContext();
    if (context.ActiveId != ImGui::GetItemID()) {
        ImGui::ClearActiveID(); // a field that is left takes no more text
    }
    ImGui::SetFocusID(ImGui::GetItemID(), ImGui::GetCurrentWindow());
#if IMGUI_VERSION_NUM < 19140
    context.NavDisableHighlight = false;
#else
    ImGui::SetNavCursorVisible(true);
#endif
    context.NavDisableMouseHover = true;
    if (!ImGui::IsItemVisible()) {
        ImGui::SetScrollHereY();
    }
}

} // namespace portolan::ui
