#include "ui/presenter_panel.h"

#include "ui/guests_menu.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace portolan::ui {

namespace {

using state::StageTool;

/// Marks a text for the catalogues; it is translated when it is shown.
constexpr const char* tr(const char* english) {
    return english;
}

/// "7" of "7 → Space".
std::string firstKey(const char* keys) {
    const std::string_view all = keys;
    return std::string(all.substr(0, all.find(' ')));
}

void drawDeed(Panel& panel, const PresenterModel& model, StageDeed deed, const Box& box) {
    const state::Presentation& stage = model.view.presentation;
    const Press press = pressArea(panel, panel.tr(nameOf(deed)), box, panel.px(8));
    const bool isOn = isSo(deed, stage);
    ImDrawList* const list = ImGui::GetWindowDrawList();
    const base::Colour ground = isOn              ? panel.theme.accent
                                : press.isHovered ? panel.theme.raise2
                                                  : panel.theme.raise;
    list->AddRectFilled(box.first, box.last, packed(ground), panel.px(8));
    const base::Colour ink = isOn ? panel.theme.onAccent : panel.theme.text;
    const float middle = (box.first.x + box.last.x) / 2;
    iconOf(deed, stage)(list, {middle, box.first.y + box.height() * 0.36F}, panel.px(9),
                        packed(ink));
    const std::string key = firstKey(keysOf(deed));
    const float width = textWidth(panel, Type::Small, key);
    if (width <= box.width()) { // else it is in the tip
        drawText(panel, Type::Small, isOn ? panel.theme.onAccent : panel.theme.text2,
                 {middle - width / 2, box.last.y - lineHeight(panel, Type::Small) - panel.px(4)},
                 key);
    }
    if (press.isHovered) {
        drawTip(panel, panel.tr(nameOf(deed)) + std::string("  ") + keysOf(deed), box);
    }
    if (press.isPressed) {
        panel.emit(wantedBy(deed, model.view));
    }
}

void drawButtons(Panel& panel, const PresenterModel& model, const Box& box) {
    static constexpr std::array<StageDeed, 12> kDeeds = {
        StageDeed::Previous, StageDeed::Pause,    StageDeed::Next,  StageDeed::Black,
        StageDeed::White,    StageDeed::Spot,     StageDeed::Pen,   StageDeed::TakeBack,
        StageDeed::Wipe,     StageDeed::Language, StageDeed::Leave, StageDeed::End};
    const float gap = panel.px(5);
    const auto count = static_cast<float>(kDeeds.size());
    const float width = std::min(panel.px(74), (box.width() - gap * (count - 1)) / count);
    float x = box.first.x + (box.width() - count * width - (count - 1) * gap) / 2;
    for (const StageDeed deed : kDeeds) {
        drawDeed(panel, model, deed, {{x, box.first.y}, {x + width, box.last.y}});
        x += width + gap;
    }
}

/// From the right: the window's own buttons, then the clocks; the story's name has the rest.
void drawTop(Panel& panel, const PresenterModel& model, const Box& box) {
    static constexpr std::array<StageDeed, 4> kOwn = {StageDeed::Window, StageDeed::WindowLarger,
                                                      StageDeed::WindowSmaller,
                                                      StageDeed::WindowLanguage};
    float right = box.last.x;
    const float size = panel.px(30);
    const float y = box.first.y + (box.height() - size) / 2;
    for (const StageDeed deed : kOwn) {
        if (drawIconButton(panel, panel.tr(nameOf(deed)), {{right - size, y}, {right, y + size}},
                           deed == StageDeed::Window ? iconClose : iconOf(deed, {}))) {
            panel.emit(wantedBy(deed, model.view));
        }
        right -= size + panel.px(2);
    }
    if (!panel.view.profiles.empty()) {
        drawGuestsMenu(panel, {{right - size, y}, {right, y + size}});
        right -= size + panel.px(2);
    }
    right -= panel.px(10);
    const auto figure = [&](const std::string& text, const char* name, base::Colour colour) {
        const float top = box.first.y + (box.height() - lineHeight(panel, Type::Number)) / 2;
        const float room = right - textWidth(panel, Type::Number, text) - box.first.x;
        if (room < 0) {
            return;
        }
        right -= drawTextRight(panel, Type::Number, colour, {right, top}, text) + panel.px(6);
        if (textWidth(panel, Type::Small, panel.tr(name)) + panel.px(6) > room) {
            return; // the figure alone
        }
        const float below =
            top + lineHeight(panel, Type::Number) - lineHeight(panel, Type::Small) - panel.px(4);
        right -=
            drawTextRight(panel, Type::Small, panel.theme.text2, {right, below}, panel.tr(name)) +
            panel.px(16);
    };
    figure(model.clock, tr("Clock"), panel.theme.text);
    figure(lengthOf(model.left), tr("Still"), panel.theme.text);
    figure(lengthOf(model.elapsed), tr("Since the start"), panel.theme.accent);
    if (right - box.first.x > panel.px(60)) {
        drawText(panel, Type::Title, panel.theme.text,
                 centredY(panel, Type::Title, box.first.x, box.first.y, box.height()), model.story,
                 right - box.first.x);
    }
}

void drawPicture(Panel& panel, const Picture& picture, const Box& box) {
    ImDrawList* const list = ImGui::GetWindowDrawList();
    list->AddRectFilled(box.first, box.last, packed(panel.theme.window));
    if (picture.id != nullptr) {
        list->AddImage(picture.id, box.first, box.last, {0, 1}, {1, 0});
    }
    list->AddRect(box.first, box.last, packed(panel.theme.line), 0, 0, panel.hair());
}

/// The spot and the pen work on the picture as on the stage.
void useTool(Panel& panel, const PresenterModel& model, const Box& box, PresenterMemory& memory) {
    constexpr float kDesignHeight = 1080;
    const Press press = pressArea(panel, panel.tr("The stage"), box, 0);
    const StageTool tool = model.view.presentation.tool;
    const ImVec2 at = ImGui::GetIO().MousePos;
    if (tool == StageTool::None || (!press.isHovered && !press.isHeld)) {
        if (std::exchange(memory.points, false)) {
            panel.emit(state::intent::PointOnStage{});
        }
        memory.draws = false;
        return;
    }
    ImGui::SetMouseCursor(ImGuiMouseCursor_None);
    const float units =
        std::max(kDesignHeight / box.height(), kDesignHeight * 16 / 9 / box.width());
    const state::StagePoint point{(at.x - (box.first.x + box.last.x) / 2) * units,
                                  (at.y - (box.first.y + box.last.y) / 2) * units};
    memory.points = true;
    if (tool == StageTool::Pen && press.isHeld) {
        panel.emit(state::intent::DrawOnStage{point, !std::exchange(memory.draws, true)});
    } else if (model.view.presentation.pointed != point) {
        memory.draws = false;
        panel.emit(state::intent::PointOnStage{point});
    }
}

/// How far the chapter is, and what hides the stage.
void drawProgress(Panel& panel, const PresenterModel& model, const Box& box) {
    const state::Presentation& stage = model.view.presentation;
    const double length = stage.chapter < model.seconds.size() ? model.seconds[stage.chapter] : 1;
    const float bar = panel.px(4);
    drawBar(panel, {box.first, {box.last.x, box.first.y + bar}},
            static_cast<float>(std::clamp(stage.seconds / length, 0.0, 1.0)), panel.theme.accent);
    const float y = box.first.y + bar + panel.px(5);
    const std::string time = lengthOf(stage.seconds) + " / " + lengthOf(length);
    const float wide = drawTextRight(panel, Type::Small, panel.theme.text2, {box.last.x, y}, time);
    const char* const word = stage.blank == state::Blank::Black   ? tr("The screen is black")
                             : stage.blank == state::Blank::White ? tr("The screen is white")
                             : stage.isPaused                     ? tr("It stands still")
                             : stage.loops                        ? tr("It plays in a loop")
                                                                  : nullptr;
    if (word != nullptr) {
        drawText(panel, Type::Stop, panel.theme.accent, {box.first.x, y}, panel.tr(word),
                 box.width() - wide - panel.px(12));
    }
}

void drawNext(Panel& panel, const PresenterModel& model, const Box& box) {
    const std::size_t next = model.view.presentation.chapter + 1;
    const bool isThere = next < model.chapters.size();
    const float heading = panel.px(24);
    const std::string title = isThere ? panel.tr("Next") + std::string(": ") + model.chapters[next]
                                      : std::string(panel.tr("This is the last chapter"));
    drawText(panel, Type::Strong, panel.theme.text2, box.first, title, box.width());
    const Box room{{box.first.x, box.first.y + heading}, box.last};
    const float width = std::min(room.width(), room.height() * model.stage.size.x /
                                                   std::max(model.stage.size.y, 1.0F));
    if (isThere && room.height() > 0) {
        drawPicture(panel, model.next, {room.first, {room.first.x + width, room.last.y}});
    }
}

void drawChapters(Panel& panel, const PresenterModel& model, const Box& box) {
    const float row = std::max(panel.px(34), lineHeight(panel, Type::Body) + panel.px(12));
    const std::size_t now = model.view.presentation.chapter;
    const auto fit = static_cast<std::size_t>(std::max(1.0F, box.height() / row));
    // As many as fit, the present one among them.
    const std::size_t most = model.chapters.size() > fit ? model.chapters.size() - fit : 0;
    const std::size_t first = std::min(now > fit / 2 ? now - fit / 2 : 0, most);
    const std::size_t last = std::min(first + fit, model.chapters.size());
    float y = box.first.y;
    for (std::size_t i = first; i < last; ++i, y += row) {
        const Box line{{box.first.x, y}, {box.last.x, y + row - panel.px(2)}};
        const std::string name = std::to_string(i + 1) + "  " + model.chapters[i];
        const Press press = pressArea(panel, name.c_str(), line, panel.px(6));
        if (i == now || press.isHovered) {
            ImGui::GetWindowDrawList()->AddRectFilled(
                line.first, line.last, packed(i == now ? panel.theme.raise2 : panel.theme.raise),
                panel.px(6));
        }
        const float x = line.last.x - panel.px(8);
        const ImVec2 end = centredY(panel, Type::Small, x, line.first.y, line.height());
        const float wide =
            drawTextRight(panel, Type::Small, panel.theme.text3, end, lengthOf(model.seconds[i]));
        const base::Colour ink = i == now  ? panel.theme.text
                                 : i < now ? panel.theme.text3
                                           : panel.theme.text2;
        const Type type = i == now ? Type::Strong : Type::Body;
        drawText(panel, type, ink,
                 centredY(panel, type, line.first.x + panel.px(8), line.first.y, line.height()),
                 name, line.width() - wide - panel.px(28));
        if (press.isPressed) {
            state::Presentation stage = model.view.presentation;
            stage.blank = state::Blank::None;
            stage.chapter = static_cast<std::uint32_t>(i);
            stage.seconds = 0;
            panel.emit(state::intent::SetPresentation{std::move(stage)});
        }
    }
}

/// A text that scrolls in its box; returns where it is scrolled to.
float drawScrolled(Panel& panel, Type type, base::Colour colour, const Box& box,
                   const std::string& text, float scroll) {
    ImGui::GetWindowDrawList()->PushClipRect(box.first, box.last, true);
    const float width = box.width() - panel.px(10);
    const float height =
        drawParagraph(panel, type, colour, {box.first.x, box.first.y - scroll}, text, width, 1.35F);
    ImGui::GetWindowDrawList()->PopClipRect();
    const float most = std::max(0.0F, height - box.height());
    if (most > 0) {
        const float part = box.height() / height;
        const float top = box.first.y + box.height() * (1 - part) * std::min(scroll / most, 1.0F);
        ImGui::GetWindowDrawList()->AddRectFilled({box.last.x - panel.px(4), top},
                                                  {box.last.x, top + box.height() * part},
                                                  packed(panel.theme.text3), panel.px(2));
    }
    if (box.contains(ImGui::GetIO().MousePos)) {
        scroll -= ImGui::GetIO().MouseWheel * panel.px(48);
    }
    return std::clamp(scroll, 0.0F, most);
}

void drawNotes(Panel& panel, const PresenterModel& model, const Box& box, PresenterMemory& memory,
               int scrolls) {
    if (box.height() < panel.px(20)) {
        return;
    }
    if (std::exchange(memory.scrolled, model.view.presentation.chapter) !=
        model.view.presentation.chapter) {
        memory.scroll = 0;
    }
    memory.scroll += static_cast<float>(scrolls) * box.height() * 0.6F;
    const bool hasNotes = !model.notes.empty();
    memory.scroll = drawScrolled(
        panel, hasNotes ? Type::Date : Type::Body, hasNotes ? panel.theme.text : panel.theme.text3,
        box, hasNotes ? model.notes : panel.tr("No notes for this chapter"), memory.scroll);
}

void drawStoryProblems(Panel& panel, const PresenterModel& model, const Box& box,
                       PresenterMemory& memory) {
    if (model.problems.empty() || box.height() < panel.px(20)) {
        return;
    }
    ImGui::GetWindowDrawList()->AddRectFilled(box.first, box.last, packed(panel.theme.raise),
                                              panel.px(8));
    std::string all;
    for (const std::string& problem : model.problems) {
        all += (all.empty() ? "" : "\n") + problem;
    }
    const ImVec2 sign{box.first.x + panel.px(18), box.first.y + panel.px(18)};
    iconWarning(ImGui::GetWindowDrawList(), sign, panel.px(8), packed(panel.theme.accent));
    const Box inner{{box.first.x + panel.px(36), box.first.y + panel.px(8)},
                    {box.last.x - panel.px(8), box.last.y - panel.px(8)}};
    memory.problemsScroll =
        drawScrolled(panel, Type::Small, panel.theme.text2, inner, all, memory.problemsScroll);
}

} // namespace

std::string lengthOf(double seconds) {
    const bool isBefore = seconds < 0;
    const auto whole = static_cast<long>(std::floor(std::abs(seconds)));
    const auto two = [](long value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    std::string text = std::to_string(whole / 60 % 60);
    if (whole >= 3600) {
        text = std::to_string(whole / 3600) + ":" + two(whole / 60 % 60);
    }
    return (isBefore ? "−" : "") + text + ":" + two(whole % 60);
}

void drawPresenter(Panel panel, const PresenterModel& model, PresenterMemory& memory, ImVec2 window,
                   int scrolls) {
    const PresenterLayout layout =
        presenterLayout(window, panel.layout.scale, model.stage.size, !model.problems.empty());
    const PanelWindow whole(panel, "presenter", {{0, 0}, window}, false);
    ImGui::GetWindowDrawList()->AddRectFilled({0, 0}, window, packed(panel.theme.panel));
    drawTop(panel, model, layout.top);
    drawPicture(panel, model.stage, layout.stage);
    useTool(panel, model, layout.stage, memory);
    drawProgress(panel, model, layout.progress);
    drawNext(panel, model, layout.next);
    if (!layout.chapters.isEmpty()) {
        drawChapters(panel, model, layout.chapters);
    }
    drawNotes(panel, model, layout.notes, memory, scrolls);
    drawStoryProblems(panel, model, layout.problems, memory);
    drawButtons(panel, model, layout.buttons);
}

} // namespace portolan::ui
