// The story that is being made: its chapters, their words, and what becomes of it.
#include "ui/story_parts.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>
#include <utility>

namespace portolan::ui {

namespace {

constexpr float kPad = 20;
constexpr float kButton = 34;
constexpr std::size_t kMostProblems = 8;

namespace intent = state::intent;

void drawHead(Panel& panel, StoryColumn& column, float top) {
    const state::StoryDraft& draft = panel.view.state->draft;
    const bool isUnsaved = draft.isUnsaved();
    drawText(panel, Type::Title, panel.theme.text, {column.left, column.y}, panel.tr("Story"),
             column.width() - panel.px(40));
    if (isUnsaved) {
        const float x = column.left + textWidth(panel, Type::Title, panel.tr("Story"));
        drawText(panel, Type::Small, panel.theme.text2, {x + panel.px(10), column.y + panel.px(6)},
                 panel.tr("not saved"), column.right - x - panel.px(44));
    }
    const float size = panel.px(28);
    const float left = column.right - size + panel.px(6);
    if (drawIconButton(panel, panel.tr("Close"), {{left, top}, {left + size, top + size}},
                       iconClose)) {
        panel.emit(intent::SetDraft{draft.chapter, false, false});
    }
    column.y += panel.px(38);
}

void drawCapture(Panel& panel, StoryColumn& column) {
    if (panel.view.dataset == nullptr) {
        return;
    }
    if (panel.view.story == nullptr) {
        column.y += drawParagraph(
            panel, Type::Body, panel.theme.text2, {column.left, column.y},
            panel.tr("Show on the map what a chapter is to say, then capture it."), column.width());
        column.y += panel.px(12);
    }
    const Box box{{column.left, column.y}, {column.right, column.y + panel.px(kButton)}};
    if (drawButton(panel, panel.tr("Capture this view"), box, true)) {
        panel.emit(captureWanted(*panel.view.state, panel.layout));
    }
    column.y = box.last.y + panel.px(12);
}

/// A new one is begun at once where nothing is lost by it, else at the second press.
void beginNew(Panel& panel) {
    bool& wants = panel.memory.story.wantsToLeave;
    if (panel.view.state->draft.isUnsaved() && !std::exchange(wants, !wants)) {
        return;
    }
    wants = false;
    panel.emit(intent::BeginStory{});
}

void present(Panel& panel, const StoryModel& story) {
    state::Presentation stage = panel.view.state->presentation;
    stage.isOn = true;
    stage.chapter = static_cast<std::uint32_t>(story.chapter);
    stage.seconds = 0;
    panel.emit(intent::SetPresentation{stage});
}

void drawFoot(Panel& panel, StoryColumn& column, const StoryModel& story) {
    const std::array<const char*, 4> names = {panel.tr("Save the story"),
                                              panel.tr("Save the story as…"),
                                              panel.tr("Present from here"), panel.tr("New story")};
    const float gap = panel.px(8);
    const float height = panel.px(kButton);
    float widest = 0;
    for (const char* name : names) {
        widest = std::max(widest, textWidth(panel, Type::Strong, name) + panel.px(18));
    }
    const bool isPaired = 2 * widest + gap <= column.width();
    const float width = isPaired ? (column.width() - gap) / 2 : column.width();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool isRight = isPaired && i % 2 == 1;
        const float x = column.left + (isRight ? width + gap : 0);
        const bool isAccent = i == 0 && panel.view.state->draft.isUnsaved();
        const bool isPressed =
            drawButton(panel, names[i], {{x, column.y}, {x + width, column.y + height}}, isAccent);
        column.y += isRight || !isPaired ? height + gap : 0;
        if (isPressed && i < 2) {
            panel.memory.commands.push_back(i == 0 ? Command::SaveStory : Command::SaveStoryAs);
        } else if (isPressed && i == 2 && !story.titles.empty()) {
            present(panel, story);
        } else if (isPressed && i == 3) {
            beginNew(panel);
        }
    }
    if (panel.memory.story.wantsToLeave) {
        column.y += drawParagraph(panel, Type::Small, panel.theme.text2, {column.left, column.y},
                                  panel.tr("This story is not saved: press again to leave it."),
                                  column.width());
    }
}

void drawStoryProblems(Panel& panel, StoryColumn& column, const StoryModel& story) {
    if (!story.canBeWritten) {
        const auto& wrong =
            panel.theme.kindText[static_cast<std::size_t>(dataset::EngagementKind::SisterCity)];
        column.y +=
            drawParagraph(panel, Type::Small, wrong, {column.left, column.y},
                          panel.tr("The story's file has a mistake: mend it in an editor first."),
                          column.width());
        column.y += panel.px(6);
    }
    const std::size_t count = std::min(story.problems.size(), kMostProblems);
    for (std::size_t i = 0; i < count; ++i) {
        column.y += drawParagraph(panel, Type::Small, panel.theme.text3, {column.left, column.y},
                                  story.problems[i], column.width());
        column.y += panel.px(4);
    }
    if (const std::size_t left = story.problems.size() - count; left > 0) {
        const std::string more =
            panel.view.speech.catalogue->count("and {n} more", "and {n} more", left);
        column.y += drawParagraph(panel, Type::Small, panel.theme.text2, {column.left, column.y},
                                  more, column.width());
    }
}

void drawContents(Panel& panel, StoryColumn& column) {
    drawCapture(panel, column);
    if (panel.view.story == nullptr) {
        return;
    }
    const StoryModel& story = *panel.view.story;
    if (story.canBeWritten && !story.titles.empty()) {
        drawChapters(panel, column, story);
        drawChapterWords(panel, column, story);
    }
    drawFoot(panel, column, story);
    column.y += panel.px(8);
    drawStoryProblems(panel, column, story);
}

/// The largest of the shape in the middle of a box.
Box fitted(const Box& box, ImVec2 shape) {
    const float scale = std::min(box.width() / shape.x, box.height() / shape.y);
    const ImVec2 size{shape.x * scale, shape.y * scale};
    const ImVec2 first{(box.first.x + box.last.x - size.x) / 2,
                       (box.first.y + box.last.y - size.y) / 2};
    return {first, {first.x + size.x, first.y + size.y}};
}

} // namespace

base::Language storyLanguage(const Panel& panel) {
    const auto& chosen = panel.memory.story.language;
    return chosen ? *chosen
           : panel.view.story != nullptr && !panel.view.story->languages.empty()
               ? panel.view.story->languages.front()
               : panel.view.state->language;
}

intent::CaptureView captureWanted(const state::AppState& state, const Layout& layout,
                                  bool isInstead) {
    constexpr double kStageShape = 16.0 / 9; // all that is seen stands on a stage of that shape
    constexpr double kMetres = 1000;
    const double width = layout.map.width() / static_cast<double>(layout.scale);
    const double height = layout.map.height() / static_cast<double>(layout.scale);
    intent::CaptureView wanted;
    wanted.widthKm = state.camera.metresPerPixel * std::max(width, height * kStageShape) / kMetres;
    if (isInstead) {
        wanted.instead = state.draft.chapter;
    }
    return wanted;
}

void drawStoryPanel(Panel& panel) {
    const Box box = panel.layout.card;
    if (box.isEmpty()) {
        return;
    }
    const PanelWindow window(panel, "story", box);
    StoryColumn column{box.first.x + panel.px(kPad), box.last.x - panel.px(kPad),
                       box.first.y + panel.px(18)};
    drawHead(panel, column, box.first.y + panel.px(14));
    ImGui::SetCursorScreenPos({box.first.x, column.y});
    ImGui::BeginChild("making", {box.width(), box.last.y - column.y - panel.px(8)}, false,
                      ImGuiWindowFlags_NavFlattened);
    column.y = ImGui::GetCursorScreenPos().y + panel.px(4);
    drawContents(panel, column);
    ImGui::SetCursorScreenPos({column.left, column.y});
    ImGui::Dummy({1, panel.px(8)});
    ImGui::EndChild();
}

void drawChapterPicture(Panel& panel) {
    const state::StoryDraft& draft = panel.view.state->draft;
    const Picture& picture = panel.view.chapterPicture;
    if (!draft.isOpen || !draft.isSeen || panel.view.story == nullptr) {
        return;
    }
    Box box = panel.layout.map;
    if (!panel.layout.card.isEmpty()) {
        box.last.x = std::min(box.last.x, panel.layout.card.first.x);
    }
    const PanelWindow window(panel, "chapter", box, false);
    ImDrawList* const list = ImGui::GetWindowDrawList();
    list->AddRectFilled(box.first, box.last, packed(panel.theme.raise));
    const float pad = panel.px(12);
    const Box seen = fitted(
        {{box.first.x + pad, box.first.y + panel.px(48)}, {box.last.x - pad, box.last.y - pad}},
        picture.size);
    if (picture.id != nullptr) {
        list->AddImage(picture.id, seen.first, seen.last, {0, 1}, {1, 0});
    }
    const char* const back = panel.tr("Back to the map");
    const float width = textWidth(panel, Type::Strong, back) + panel.px(24);
    const ImVec2 at{box.last.x - pad - width, box.first.y + panel.px(8)};
    if (drawButton(panel, back, {at, {at.x + width, at.y + panel.px(32)}})) {
        panel.emit(intent::SetDraft{draft.chapter, true, false});
    }
}

} // namespace portolan::ui
