#include "ui/search_box.h"

#include "ui/widgets.h"

#include <utility>

namespace portolan::ui {

float drawSearchBox(Panel& panel, ImVec2 at, float width) {
    const float height = panel.px(36);
    const std::string& text = panel.view.state->filter.text;
    auto& buffer = panel.memory.search;
    if (!panel.memory.isSearching && text != buffer.data()) {
        std::snprintf(buffer.data(), buffer.size(), "%s", text.c_str());
    }
    if (std::exchange(panel.memory.wantsSearch, false)) {
        ImGui::SetKeyboardFocusHere();
    }
    ImGui::SetCursorScreenPos(at);
    ImGui::PushFont(panel.font(Type::Body));
    const float pad = (height - lineHeight(panel, Type::Body)) / 2;
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(panel.px(34), pad));
    ImGui::SetNextItemWidth(width);
    const bool isChanged = ImGui::InputTextWithHint(
        "##search", panel.tr("Search place, organisation, topic"), buffer.data(), buffer.size());
    panel.memory.isSearching = ImGui::IsItemActive();
    const bool isEnded = ImGui::IsItemDeactivatedAfterEdit();
    ImGui::PopStyleVar();
    ImGui::PopFont();
    if (panel.log != nullptr) {
        panel.log->push_back({panel.name, "search", {at, {at.x + width, at.y + height}}});
    }
    iconSearch(ImGui::GetWindowDrawList(), {at.x + panel.px(18), at.y + height / 2}, panel.px(6),
               packed(panel.theme.text2));
    if (isChanged || isEnded) {
        dataset::Filter filter = panel.view.state->filter;
        filter.text = buffer.data();
        panel.emit(state::intent::SetFilter{filter, isEnded ? state::Phase::Commit
                                                            : state::Phase::Preview});
    }
    return height;
}

} // namespace portolan::ui
