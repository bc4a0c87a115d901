// The menu of the program: sessions, taking away, and how the person wants the interface.
#include "ui/room_fields.h"
#include "ui/top_menus.h"
#include "ui/widgets.h"

#include <algorithm>
#include <cmath>

namespace portolan::ui {

namespace {

constexpr float kWidth = 330;

void heading(Panel& panel, const char* text) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    drawText(panel, Type::Heading, panel.theme.text3, {at.x + panel.px(8), at.y + panel.px(6)},
             text);
    ImGui::Dummy({1, panel.px(26)});
}

/// A line with its key at the right.
bool actionItem(Panel& panel, const char* label, const char* key) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = panel.px(32);
    const Box box{at, {at.x + panel.px(kWidth), at.y + height}};
    const Press press = pressArea(panel, label, box, panel.px(6));
    if (press.isHovered) {
        ImGui::GetWindowDrawList()->AddRectFilled(box.first, box.last, packed(panel.theme.raise2),
                                                  panel.px(6));
    }
    const float keyWidth = textWidth(panel, Type::Small, key);
    drawText(panel, Type::Body, panel.theme.text,
             centredY(panel, Type::Body, at.x + panel.px(8), at.y, height), label,
             box.width() - keyWidth - panel.px(32));
    drawText(panel, Type::Small, panel.theme.text3,
             centredY(panel, Type::Small, box.last.x - keyWidth - panel.px(10), at.y, height), key);
    if (press.isPressed) {
        ImGui::CloseCurrentPopup();
    }
    return press.isPressed;
}

void fileItem(Panel& panel, const char* label, const char* key, FilePurpose purpose, bool asks) {
    if (actionItem(panel, label, key)) {
        FileRequest request;
        request.purpose = purpose;
        request.asks = asks;
        panel.memory.files.request = request;
    }
}

void choose(Panel& panel, const state::Comfort& comfort) {
    panel.emit(state::intent::SetComfort{comfort});
}

void scaleRow(Panel& panel) {
    constexpr std::array<int, 7> kPercents = {0, 100, 125, 150, 200, 250, 300};
    const state::Comfort& now = panel.view.state->comfort;
    const ImVec2 start = ImGui::GetCursorScreenPos();
    ImVec2 at{start.x + panel.px(8), start.y};
    const float height = panel.px(30);
    for (const int percent : kPercents) {
        const std::string label =
            percent == 0 ? panel.tr("As the screen") : std::to_string(percent) + " %";
        const float wide = textWidth(panel, Type::Strong, label) + panel.px(20);
        if (at.x + wide > start.x + panel.px(kWidth)) {
            at = {start.x + panel.px(8), at.y + height + panel.px(6)};
        }
        const bool isChosen = std::lround(now.scale * 100) == percent;
        if (drawButton(panel, label.c_str(), {at, {at.x + wide, at.y + height}}, isChosen)) {
            state::Comfort comfort = now;
            comfort.scale = percent / 100.0;
            choose(panel, comfort);
        }
        at.x += wide + panel.px(6);
    }
    ImGui::SetCursorScreenPos({start.x, at.y + height});
    ImGui::Dummy({panel.px(kWidth), panel.px(4)});
}

/// A line with a check or, among others, a dot.
bool switchItem(Panel& panel, const char* label, bool isOn, bool isOneOfMany) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = panel.px(30);
    const Box box{at, {at.x + panel.px(kWidth), at.y + height}};
    const Press press = pressArea(panel, label, box, panel.px(6));
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (press.isHovered) {
        list->AddRectFilled(box.first, box.last, packed(panel.theme.raise2), panel.px(6));
    }
    if (!isOneOfMany) {
        drawCheck(panel, {at.x + panel.px(8), at.y + (height - panel.px(15)) / 2}, isOn);
    } else if (isOn) {
        list->AddCircleFilled({at.x + panel.px(15), at.y + height / 2}, panel.px(3.5F),
                              packed(panel.theme.accent));
    }
    drawText(panel, Type::Body, panel.theme.text,
             centredY(panel, Type::Body, at.x + panel.px(32), at.y, height), label,
             box.width() - panel.px(40));
    return press.isPressed;
}

const char* visionName(const Panel& panel, state::ColourVision vision) {
    switch (vision) {
    case state::ColourVision::Full:
        return panel.tr("All colours");
    case state::ColourVision::Protanopia:
        return panel.tr("Without red (protanopia)");
    case state::ColourVision::Deuteranopia:
        return panel.tr("Without green (deuteranopia)");
    default:
        return panel.tr("Without blue (tritanopia)");
    }
}

void visionRows(Panel& panel) {
    const state::Comfort& now = panel.view.state->comfort;
    for (const auto vision : {state::ColourVision::Full, state::ColourVision::Protanopia,
                              state::ColourVision::Deuteranopia, state::ColourVision::Tritanopia}) {
        if (switchItem(panel, visionName(panel, vision), vision == now.vision, true)) {
            state::Comfort comfort = now;
            comfort.vision = vision;
            choose(panel, comfort);
        }
    }
}

/// Whom the story is told to.
void guestRows(Panel& panel) {
    for (const Choice& choice : panel.view.profiles) {
        if (switchItem(panel, choice.label.c_str(),
                       choice.key == panel.view.state->presentation.profile, true)) {
            panel.emit(state::intent::ChooseProfile{choice.key});
        }
    }
}

void storyItems(Panel& panel) {
    const state::StoryDraft& draft = panel.view.state->draft;
    heading(panel, panel.tr("Story"));
    if (actionItem(panel, panel.tr("Make a story"), "S")) {
        panel.emit(state::intent::SetDraft{draft.chapter, !draft.isOpen, false});
    }
    if (!draft.text.isEmpty() && actionItem(panel, panel.tr("Save the story"), "Alt+S")) {
        panel.memory.commands.push_back(Command::SaveStory);
    }
    if (!panel.view.profiles.empty()) {
        heading(panel, panel.tr("Guests"));
        guestRows(panel);
        heading(panel, panel.tr("Their room"));
        drawRoomFields(panel, panel.px(kWidth));
    }
}

} // namespace

void programItems(Panel& panel) {
    heading(panel, panel.tr("Session"));
    fileItem(panel, panel.tr("Open a session…"), "Ctrl+O", FilePurpose::Open, true);
    fileItem(panel, panel.tr("Save"), "Ctrl+S", FilePurpose::Save, false);
    fileItem(panel, panel.tr("Save as…"), "Ctrl+Shift+S", FilePurpose::Save, true);
    fileItem(panel, panel.tr("Take away…"), "Ctrl+E", FilePurpose::Export, true);
    storyItems(panel);
    heading(panel, panel.tr("Size of the interface"));
    scaleRow(panel);
    heading(panel, panel.tr("Motion"));
    const state::Comfort& now = panel.view.state->comfort;
    if (switchItem(panel, panel.tr("Less motion"), now.reducesMotion, false)) {
        state::Comfort comfort = now;
        comfort.reducesMotion = !now.reducesMotion;
        choose(panel, comfort);
    }
    heading(panel, panel.tr("Preview of colour vision"));
    visionRows(panel);
}

void programMenu(Panel& panel) {
    const float room = ImGui::GetIO().DisplaySize.y - panel.px(90);
    ImGui::BeginChild("program", {panel.px(kWidth + 18), std::min(room, panel.px(890))}, false,
                      ImGuiWindowFlags_NavFlattened);
    programItems(panel);
    ImGui::EndChild();
}

} // namespace portolan::ui
