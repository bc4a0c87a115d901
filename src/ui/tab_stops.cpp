#include "ui/tab_stops.h"

#include "ui/keyboard.h"
#include "ui/panel.h"

#include <imgui_internal.h> // moving the keyboard's focus

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace portolan::ui {

namespace {

using Stops = std::vector<TabStop>;

/// The stop that has the keyboard, else the first of its window; none where no panel has it.
Stops::const_iterator currentStop(const Stops& stops, const ImGuiContext& context, bool& isOn) {
    const auto found = std::find_if(stops.begin(), stops.end(),
                                    [&](const TabStop& stop) { return stop.id == context.NavId; });
    isOn = found != stops.end() && ImGui::GetIO().NavVisible;
    isOn = isOn || (found != stops.end() && context.ActiveId == found->id);
    if (found != stops.end()) {
        return found;
    }
    return std::find_if(stops.begin(), stops.end(), [&](const TabStop& stop) {
        return stop.window->RootWindow == context.NavWindow->RootWindow;
    });
}

bool isModal(const ImGuiWindow& window) {
    return (window.RootWindow->Flags & ImGuiWindowFlags_Modal) != 0;
}

std::size_t stopBeside(const Stops& stops, std::size_t at, bool isBack) {
    const std::size_t count = stops.size();
    const ImGuiID group = stops[at].group;
    std::size_t next = at;
    do {
        next = (next + (isBack ? count - 1 : 1)) % count;
    } while (next != at && group != 0 && stops[next].group == group);
    return next;
}

/// Of a group: the item that was left, else its first.
ImGuiID itemOf(const TabMemory& tabs, const TabStop& stop) {
    if (stop.group == 0) {
        return stop.id;
    }
    const auto left = tabs.left.find(stop.group);
    const auto isThere = [&](const TabStop& other) {
        return other.group == stop.group && left != tabs.left.end() && other.id == left->second;
    };
    if (std::any_of(tabs.before.begin(), tabs.before.end(), isThere)) {
        return left->second;
    }
    return std::find_if(tabs.before.begin(), tabs.before.end(),
                        [&](const TabStop& other) { return other.group == stop.group; })
        ->id;
}

/// Dear ImGui's own tabbing, which asked in the same frame, would have the last word.
void cancelOwnTabbing(const ImGuiContext& context) {
    if ((context.NavMoveFlags & ImGuiNavMoveFlags_Tabbing) != 0) {
        ImGui::NavMoveRequestCancel();
    }
}

/// From the next frame on.
void activate(ImGuiID field) {
    ImGui::GetCurrentContext()->NavInputSource = ImGuiInputSource_Keyboard; // else it is pressed
    ImGui::ActivateItem(field);
}

void takeKeyboard(Panel& panel, bool isField) {
    ImGuiWindow* const window = ImGui::GetCurrentWindow();
    const ImGuiID id = ImGui::GetItemID();
    ImGui::FocusWindow(window);
    focusLastItem();
    if (isField) {
        activate(id);
    }
    const auto named = std::find(kPanelNames.begin(), kPanelNames.end(),
                                 std::string_view(window->RootWindow->Name));
    if (named != kPanelNames.end()) {
        panel.memory.lastFocus = static_cast<int>(named - kPanelNames.begin());
    }
}

/// Dear ImGui drops what is typed before a field is active; Space makes it so by itself.
void keepTyped(TabMemory& tabs, ImGuiID field) {
    const ImGuiIO& io = ImGui::GetIO();
    for (const ImWchar character : io.InputQueueCharacters) {
        if (character > ' ' && !io.KeyCtrl && !io.KeyAlt) {
            std::array<char, 5> bytes{};
            ImTextCharToUtf8(bytes.data(), character);
            tabs.typed += bytes.data();
        }
    }
    if (!tabs.typed.empty()) {
        activate(field);
    }
}

/// In the frame after it became active: Dear ImGui takes nothing in the one in which it does.
void giveTyped(TabMemory& tabs) {
    if (tabs.typed.empty() || ImGui::GetCurrentContext()->ActiveId != tabs.at.id) {
        return;
    }
    typeFirst(std::exchange(tabs.typed, {}));
}

} // namespace

void leadTab(Panel& panel) {
    TabMemory& tabs = panel.memory.tabs;
    tabs.before = std::exchange(tabs.stops, {});
    // Else Dear ImGui leaves the row for its panel's first widget when Alt is let go.
    ImGui::GetCurrentContext()->NavWindowingToggleLayer = false;
    giveTyped(tabs);
    tabs.at = {};
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    const ImGuiIO& io = ImGui::GetIO();
    if (context.NavWindow == nullptr || !isKeyPressed(ImGuiKey_Tab) || io.KeyCtrl || io.KeyAlt) {
        return;
    }
    // A dialog that must be answered keeps the keyboard; nothing leads into one.
    std::erase_if(tabs.before, [&](const TabStop& stop) {
        return isModal(*stop.window) != isModal(*context.NavWindow);
    });
    bool isOn = false;
    const auto current = currentStop(tabs.before, context, isOn);
    if (current == tabs.before.end()) {
        return;
    }
    cancelOwnTabbing(context);
    const auto at = static_cast<std::size_t>(current - tabs.before.begin());
    const std::size_t next = isOn ? stopBeside(tabs.before, at, io.KeyShift) : at;
    tabs.wanted = itemOf(tabs, tabs.before[next]);
    ImGui::ClearActiveID();
}

void noteTabStop(Panel& panel, bool isField) {
    TabMemory& tabs = panel.memory.tabs;
    ImGuiWindow* const window = ImGui::GetCurrentWindow();
    const ImGuiID id = ImGui::GetItemID();
    const bool isApart =
        ((window->RootWindow->Flags & ImGuiWindowFlags_Popup) != 0 && !isModal(*window)) ||
        (ImGui::GetCurrentContext()->LastItemData.InFlags & ImGuiItemFlags_NoNav) != 0;
    if (id == 0 || tabs.isOff || isApart) {
        return;
    }
    tabs.stops.push_back({id, tabs.group, window, isField});
    if (tabs.wanted == id) {
        tabs.wanted = 0;
        takeKeyboard(panel, isField);
    }
    if (ImGui::IsItemFocused()) {
        const ImVec2 first = ImGui::GetItemRectMin();
        tabs.at = {id, window, first.x, first.y, ImGui::GetItemRectMax().y, isField};
        tabs.left[tabs.group] = id;
    }
    if (isField && hasKeyboardFocus() && !ImGui::IsItemActive()) {
        keepTyped(tabs, id);
    }
}

TabGroup::TabGroup(Panel& panel, const char* name)
    : tabs_(panel.memory.tabs), outer_(std::exchange(tabs_.group, ImGui::GetID(name))) {}

TabGroup::~TabGroup() {
    tabs_.group = outer_;
}

NoTabStops::NoTabStops(Panel& panel)
    : tabs_(panel.memory.tabs), outer_(std::exchange(tabs_.isOff, true)) {}

NoTabStops::~NoTabStops() {
    tabs_.isOff = outer_;
}

} // namespace portolan::ui
