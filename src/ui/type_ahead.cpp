#include "ui/type_ahead.h"

#include "ui/panel.h"

#include <imgui_internal.h> // which field takes text

#include <array>
#include <utility>
#include <vector>

namespace portolan::ui {

namespace {

/// A panel that opens, its field asked for, made active, and some to spare.
constexpr int kMostFrames = 8;

bool asksForField(const PanelMemory& memory) {
    return (memory.wantsSearch && !memory.isSearching) || memory.wantsDates ||
           (memory.palette.wantsPalette && !memory.palette.isOpen);
}

void keep(TypeAhead& ahead) {
    ImGuiIO& io = ImGui::GetIO();
    for (const ImWchar character : io.InputQueueCharacters) {
        std::array<char, 5> bytes{};
        ImTextCharToUtf8(bytes.data(), character);
        ahead.kept += bytes.data();
    }
    io.InputQueueCharacters.resize(0);
}

} // namespace

bool awaitsText(const PanelMemory& memory) {
    return memory.ahead.frames > 0 || asksForField(memory);
}

void typeFirst(const std::string& text) {
    ImGuiIO& io = ImGui::GetIO();
    const std::vector<ImWchar> later(io.InputQueueCharacters.begin(),
                                     io.InputQueueCharacters.end());
    io.InputQueueCharacters.resize(0);
    io.AddInputCharactersUTF8(text.c_str());
    for (const ImWchar character : later) {
        io.InputQueueCharacters.push_back(character);
    }
}

void holdTyped(Panel& panel) {
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    TypeAhead& ahead = panel.memory.ahead;
    if (asksForField(panel.memory)) {
        ahead = {kMostFrames, context.ActiveId, std::move(ahead.kept)};
    }
    if (ahead.frames == 0) {
        return;
    }
    const bool isField = context.ActiveId != 0 && context.ActiveId == context.InputTextState.ID;
    if (isField && context.ActiveId != ahead.before) {
        typeFirst(ahead.kept);
        ahead = {};
    } else if (--ahead.frames == 0) {
        ahead = {}; // no field came: nobody is typing to one
    } else {
        keep(ahead);
    }
}

} // namespace portolan::ui
