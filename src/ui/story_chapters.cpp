// The chapters of the story that is being made, to be chosen and put in order.
#include "ui/keyboard.h"
#include "ui/story_parts.h"
#include "ui/widgets.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace portolan::ui {

namespace {

constexpr float kRow = 32;
constexpr float kFewestRows = 2.5F, kMostRows = 6.5F; // the half one says that there are more
constexpr float kMostHeight = 0.25F;                  // of the panel's

namespace intent = state::intent;

void choose(Panel& panel, std::size_t chapter, bool isSeen) {
    panel.emit(intent::SetDraft{static_cast<std::uint32_t>(chapter), true, isSeen});
}

void moveTo(Panel& panel, std::size_t from, std::size_t to, const StoryModel& story) {
    if (from == to || to >= story.titles.size()) {
        return;
    }
    panel.emit(intent::EditStory{state::edit::MoveChapter{from, to}});
    choose(panel, to, panel.view.state->draft.isSeen);
    panel.memory.story.shown = to; // the row is where the hand is
}

void remove(Panel& panel, std::size_t chapter, const StoryModel& story) {
    if (story.titles.size() > 1) {
        panel.emit(intent::EditStory{state::edit::RemoveChapter{chapter}});
        choose(panel, std::min(chapter, story.titles.size() - 2), panel.view.state->draft.isSeen);
    }
}

/// Keys of the row that has the keyboard; the keyboard's focus goes on by itself.
void rowKeys(Panel& panel, std::size_t row, const StoryModel& story) {
    if (!hasKeyboardFocus()) {
        return;
    }
    const bool isUp = ImGui::GetIO().KeyAlt && isKeyPressed(ImGuiKey_UpArrow);
    const bool isDown = ImGui::GetIO().KeyAlt && isKeyPressed(ImGuiKey_DownArrow);
    if ((isUp && row == 0) || (isDown && row + 1 == story.titles.size())) {
        keepFocus();
    } else if (isUp || isDown) {
        moveTo(panel, row, isUp ? row - 1 : row + 1, story);
    } else if (isKeyPressed(ImGuiKey_Delete, false)) {
        remove(panel, row, story);
    }
}

/// Where a chapter that is dragged would come, and puts it there when it is let go.
void drag(Panel& panel, const Box& list, float top, const StoryModel& story) {
    StoryMemory& memory = panel.memory.story;
    if (!memory.dragged) {
        return;
    }
    const float row = panel.px(kRow);
    const float over = (ImGui::GetIO().MousePos.y - top) / row;
    const auto last = static_cast<float>(story.titles.size() - 1);
    const auto to = static_cast<std::size_t>(std::clamp(over, 0.0F, last));
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        moveTo(panel, *std::exchange(memory.dragged, {}), to, story);
        return;
    }
    const float edge = top + row * static_cast<float>(to + (to > *memory.dragged ? 1 : 0));
    ImGui::GetWindowDrawList()->AddLine({list.first.x, edge}, {list.last.x, edge},
                                        packed(panel.theme.accent), panel.px(2));
}

void drawRow(Panel& panel, std::size_t row, const Box& box, const StoryModel& story) {
    StoryMemory& memory = panel.memory.story;
    const bool isChosen = row == story.chapter;
    const std::string number = std::to_string(row + 1);
    const Press press = pressArea(panel, ("chapter " + number).c_str(), box, panel.px(6));
    if (isChosen && std::exchange(memory.shown, row) != row) {
        ImGui::SetScrollHereY();
    }
    rowKeys(panel, row, story);
    if (press.isHeld && ImGui::IsMouseDragging(ImGuiMouseButton_Left)) {
        memory.dragged = row;
    } else if (press.isPressed && !memory.dragged) {
        choose(panel, row, true);
    }
    ImDrawList* const list = ImGui::GetWindowDrawList();
    if (isChosen || press.isHovered || memory.dragged == row) {
        list->AddRectFilled(box.first, box.last,
                            packed(isChosen ? panel.theme.raise2 : panel.theme.raise), panel.px(6));
    }
    const float height = box.height();
    drawTextRight(panel, Type::Small, isChosen ? panel.theme.accent : panel.theme.text3,
                  centredY(panel, Type::Small, box.first.x + panel.px(26), box.first.y, height),
                  number);
    const std::string& title = story.titles[row];
    const float left = box.first.x + panel.px(36);
    drawText(panel, isChosen ? Type::Strong : Type::Body,
             title.empty() ? panel.theme.text3 : panel.theme.text,
             centredY(panel, Type::Body, left, box.first.y, height),
             title.empty() ? panel.tr("Without a title") : title.c_str(),
             box.last.x - left - panel.px(8));
}

void drawList(Panel& panel, const Box& box, const StoryModel& story) {
    ImGui::SetCursorScreenPos(box.first);
    ImGui::BeginChild("chapters", {box.width(), box.height()}, false,
                      ImGuiWindowFlags_NavFlattened);
    const TabGroup group(panel, "chapters");
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float row = panel.px(kRow);
    const float right = start.x + ImGui::GetContentRegionAvail().x;
    for (std::size_t i = 0; i < story.titles.size(); ++i) {
        const float top = start.y + row * static_cast<float>(i);
        drawRow(panel, i, {{start.x, top}, {right, top + row}}, story);
    }
    drag(panel, {start, {right, box.last.y}}, start.y, story);
    ImGui::SetCursorScreenPos({start.x, start.y + row * static_cast<float>(story.titles.size())});
    ImGui::Dummy({1, 1});
    ImGui::EndChild();
}

void iconUp(ImDrawList* list, ImVec2 middle, float radius, ImU32 colour) {
    const float half = radius * 0.7F;
    list->AddLine({middle.x - half, middle.y + half / 2}, {middle.x, middle.y - half / 2}, colour,
                  radius * 0.25F);
    list->AddLine({middle.x, middle.y - half / 2}, {middle.x + half, middle.y + half / 2}, colour,
                  radius * 0.25F);
}

/// What is done with the chosen chapter.
void drawDeeds(Panel& panel, StoryColumn& column, const StoryModel& story) {
    const float size = panel.px(30);
    const std::size_t chapter = story.chapter;
    const auto boxAt = [&](float x) { return Box{{x, column.y}, {x + size, column.y + size}}; };
    if (drawIconButton(panel, panel.tr("Earlier in the story"), boxAt(column.left), iconUp,
                       chapter > 0)) {
        moveTo(panel, chapter, chapter - 1, story);
    }
    if (drawIconButton(panel, panel.tr("Later in the story"), boxAt(column.left + size), iconDown,
                       chapter + 1 < story.titles.size())) {
        moveTo(panel, chapter, chapter + 1, story);
    }
    if (drawIconButton(panel, panel.tr("Delete the chapter"), boxAt(column.left + 2 * size),
                       iconMinus, story.titles.size() > 1)) {
        remove(panel, chapter, story);
    }
    const float left = column.left + 3 * size + panel.px(8);
    const Box again{{left, column.y}, {column.right, column.y + size}};
    if (drawButton(panel, panel.tr("Show this view instead"), again)) {
        state::intent::CaptureView wanted = captureWanted(*panel.view.state, panel.layout, true);
        wanted.instead = static_cast<std::uint32_t>(chapter); // it may be one that is gone
        panel.emit(wanted);
    }
    column.y += size + panel.px(14);
}

} // namespace

void drawChapters(Panel& panel, StoryColumn& column, const StoryModel& story) {
    // In a low window the words of the chosen one need the room.
    const float most = std::floor(panel.layout.card.height() * kMostHeight / panel.px(kRow)) + 0.5F;
    const float rows =
        std::min(static_cast<float>(story.titles.size()), std::clamp(most, kFewestRows, kMostRows));
    const Box box{{column.left - panel.px(8), column.y},
                  {column.right + panel.px(8), column.y + rows * panel.px(kRow) + panel.px(8)}};
    drawList(panel, box, story);
    column.y = box.last.y + panel.px(6);
    drawDeeds(panel, column, story);
}

} // namespace portolan::ui
