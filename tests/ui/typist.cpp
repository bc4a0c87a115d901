#include "ui/typist.h"

#include "state/home.h"
#include "support/chord.h"

#include <gtest/gtest.h>
#include <imgui_internal.h> // where the keyboard is

#include <cmath>
#include <map>

namespace portolan::test {

namespace {

const std::map<std::string, ImGuiKey>& widgetKeys() {
    static const std::map<std::string, ImGuiKey> kKeys = {
        {"Tab", ImGuiKey_Tab},       {"Shift+Tab", ImGuiKey_Tab}, {"Enter", ImGuiKey_Enter},
        {"Space", ImGuiKey_Space},   {"Esc", ImGuiKey_Escape},    {"←", ImGuiKey_LeftArrow},
        {"→", ImGuiKey_RightArrow},  {"↑", ImGuiKey_UpArrow},     {"↓", ImGuiKey_DownArrow},
        {"Delete", ImGuiKey_Delete}, {"Home", ImGuiKey_Home}};
    return kKeys;
}

bool hasPopup() {
    return ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
}

} // namespace

Typist::Typist(UiDriver& ui)
    : ui_(ui),
      projection_(*geo::Projection::create(geo::resolveDefinition("east-asia", {122, 30}))) {}

void Typist::press(const std::string& chord) {
    const ImGuiIO& io = ImGui::GetIO();
    if (const auto event = pressOf(chord)) {
        app::ControlContext context;
        context.state = &ui_.state();
        context.lens.projection = &projection_;
        context.isTyping = io.WantTextInput || ui::awaitsText(ui_.memory());
        context.panelHasKeys =
            context.isTyping || io.NavVisible || ui_.memory().lastFocus >= 0 || hasPopup();
        const app::ControlResult result = controls_.translate({&*event, 1}, context);
        for (const state::Intent& wanted : result.intents) {
            ui_.apply(wanted);
        }
        for (const ui::Command command : result.commands) {
            obey(command);
        }
    }
    if (const auto key = widgetKeys().find(chord); key != widgetKeys().end()) {
        ImGui::GetIO().KeyShift = chord.starts_with("Shift+");
        ui_.key(key->second);
        ImGui::GetIO().KeyShift = false;
    }
    ui_.frames(3);
}

/// As the window's loop does.
void Typist::obey(ui::Command command) {
    ui::PanelMemory& memory = ui_.memory();
    switch (command) {
    case ui::Command::FocusSearch:
        memory.isFilterOpen = memory.wantsSearch = true;
        break;
    case ui::Command::NextPanel:
        memory.wantsFocus = (memory.lastFocus + 1) % ui::kPanelCount;
        break;
    case ui::Command::LeavePanels:
        memory.lastFocus = -1;
        ImGui::SetWindowFocus(nullptr);
        break;
    case ui::Command::ToggleFilters:
        memory.isFilterOpen = !memory.isFilterOpen;
        memory.wantsFocus = ui_.layout().room != ui::Room::Small ? 1 : -1;
        break;
    case ui::Command::EnterTable:
        memory.table.wantsKeys = true;
        break;
    case ui::Command::TypeDates:
        memory.wantsDates = true;
        break;
    case ui::Command::ShowPalette:
        ui_.showPalette();
        break;
    case ui::Command::ToggleHome:
        ui_.apply(state::wantedHome(ui_.state(), ui_.dataset()));
        break;
    default:
        break; // nothing that the panels show
    }
}

std::string Typist::at() const {
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    const ui::FocusedItem& item = ui_.memory().tabs.at;
    const bool isSeen = ImGui::GetIO().NavVisible || context.ActiveId == item.id;
    if (item.id == 0 || !isSeen) {
        return {};
    }
    const ui::LoggedItem* found = nullptr;
    for (const ui::LoggedItem& logged : ui_.log()) {
        const bool isHere = !logged.isText && std::abs(logged.box.first.y - item.top) < 1 &&
                            std::abs(logged.box.first.x - item.left) < 1;
        found = isHere ? &logged : found;
    }
    return found != nullptr ? found->panel + "/" + found->label : std::string();
}

bool Typist::goTo(const std::string& widget, const std::string& key, int most) {
    for (int i = 0; i < most && at() != widget; ++i) {
        press(key);
    }
    EXPECT_EQ(at(), widget);
    return at() == widget;
}

} // namespace portolan::test
