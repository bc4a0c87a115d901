// The timeline's ends: transport and the month in words on the left, the undated chip on the right.
#include "state/timeline.h"
#include "ui/timeline_plot.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>
#include <string>

namespace portolan::ui {

namespace {

constexpr std::array<double, 4> kSpeeds = {0.5, 1, 2, 4};
constexpr std::array<const char*, 4> kSpeedNames = {"½×", "1×", "2×", "4×"};

void drawPlayButton(Panel& panel, const Box& box) {
    const state::Timeline& time = panel.view.state->timeline;
    const char* label = time.isPlaying ? panel.tr("Pause") : panel.tr("Play");
    const Press press = pressArea(panel, "play", box, box.width() / 2);
    const ImVec2 middle{(box.first.x + box.last.x) / 2, (box.first.y + box.last.y) / 2};
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddCircleFilled(middle, box.width() / 2, packed(panel.theme.accent), 40);
    (time.isPlaying ? iconPause : iconPlay)(list, middle, box.width() * 0.2F,
                                            packed(panel.theme.onAccent));
    if (press.isHovered) {
        drawTip(panel, label);
    }
    if (press.isPressed) {
        panel.emit(state::intent::TogglePlay{});
    }
}

void drawSpeed(Panel& panel, const Box& box) {
    const double speed = panel.view.state->timeline.speed;
    const auto found = std::find(kSpeeds.begin(), kSpeeds.end(), speed);
    const auto at = static_cast<std::size_t>(found != kSpeeds.end() ? found - kSpeeds.begin() : 1);
    const Press press = pressArea(panel, "speed", box, panel.px(8));
    ImGui::GetWindowDrawList()->AddRectFilled(
        box.first, box.last, packed(press.isHovered ? panel.theme.raise2 : panel.theme.raise),
        panel.px(8));
    const float width = textWidth(panel, Type::Strong, kSpeedNames[at]);
    drawText(panel, Type::Strong, panel.theme.text,
             centredY(panel, Type::Strong, (box.first.x + box.last.x - width) / 2, box.first.y,
                      box.height()),
             kSpeedNames[at]);
    if (press.isHovered) {
        drawTip(panel, panel.tr("Speed of play"));
    }
    if (press.isPressed) {
        panel.emit(state::intent::SetSpeed{kSpeeds[(at + 1) % kSpeeds.size()]});
    }
}

void drawReadout(Panel& panel, float left, float top, float width) {
    const state::Timeline& time = panel.view.state->timeline;
    const Speech& speech = panel.view.speech;
    const base::DayInterval shown = state::shownDays(time);
    const std::string moment = monthName(speech, shown.last);
    drawText(panel, Type::Date, panel.theme.text, {left, top}, moment, width);
    if (isTight(panel)) {
        return;
    }
    const auto year = [](double day) {
        return std::to_string(base::civilFromDay(static_cast<base::Day>(day)).year);
    };
    const std::string range = filled(panel.tr("Range {first} to {last}"),
                                     {{"first", year(time.first)}, {"last", year(time.last)}});
    const float below = top + lineHeight(panel, Type::Date) + panel.px(1);
    drawText(panel, Type::Small, panel.theme.text2, {left, below}, range, width);
    if (panel.layout.room == Room::Wide) {
        drawText(panel, Type::Small, panel.theme.text3,
                 {left, below + lineHeight(panel, Type::Small) + panel.px(1)},
                 panel.tr("Records per month"), width);
    }
}

/// A dashed border with round ends.
void drawDashedPill(Panel& panel, const Box& box, base::Colour colour) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float radius = box.height() / 2;
    const float middle = box.first.y + radius;
    for (const float y : {box.first.y, box.last.y}) {
        for (float x = box.first.x + radius; x < box.last.x - radius; x += panel.px(5)) {
            list->AddLine({x, y}, {x + panel.px(3), y}, packed(colour), panel.hair());
        }
    }
    list->PathArcTo({box.first.x + radius, middle}, radius, 1.57F, 4.71F);
    list->PathStroke(packed(colour), 0, panel.hair());
    list->PathArcTo({box.last.x - radius, middle}, radius, -1.57F, 1.57F);
    list->PathStroke(packed(colour), 0, panel.hair());
}

/// Returns whether it was pressed.
bool drawUndatedChip(Panel& panel, const Box& chip, std::size_t number, bool isOn) {
    const Press press = pressArea(panel, "undated", chip, chip.height() / 2);
    if (press.isHovered || !isOn) {
        ImGui::GetWindowDrawList()->AddRectFilled(
            chip.first, chip.last, packed(press.isHovered ? panel.theme.raise2 : panel.theme.raise),
            chip.height() / 2);
    }
    drawDashedPill(panel, chip, isOn ? panel.theme.text2 : panel.theme.line);
    const base::Colour ink = isOn ? panel.theme.text : panel.theme.text3;
    const std::string count = std::to_string(number);
    const float right = chip.last.x - panel.px(13);
    const float countWidth =
        drawTextRight(panel, Type::Heading, ink,
                      centredY(panel, Type::Heading, right, chip.first.y, chip.height()), count);
    const float left = chip.first.x + panel.px(13);
    drawText(panel, Type::Body, ink, centredY(panel, Type::Body, left, chip.first.y, chip.height()),
             panel.tr("Undated"), right - countWidth - panel.px(8) - left);
    return press.isPressed;
}

} // namespace

void drawTransport(Panel& panel) {
    const Box box = panel.layout.timeline;
    const bool tight = isTight(panel);
    const float size = panel.px(tight ? 32 : 40);
    const float small = panel.px(30);
    const float left = box.first.x + panel.px(tight ? 10 : 14);
    const float top = box.first.y + panel.px(tight ? 10 : 14);
    const float middle = top + size / 2;
    float x = left;
    const auto square = [&](float width) {
        const Box place{{x, middle - width / 2}, {x + width, middle + width / 2}};
        x += width + panel.px(6);
        return place;
    };
    if (drawIconButton(panel, panel.tr("Back to what happened before"), square(small),
                       iconPrevious)) {
        panel.emit(state::intent::StepEvent{-1});
    }
    drawPlayButton(panel, square(size));
    if (drawIconButton(panel, panel.tr("On to what happened next"), square(small), iconNext)) {
        panel.emit(state::intent::StepEvent{1});
    }
    x += panel.px(8);
    drawSpeed(panel, {{x, middle - panel.px(15)}, {x + panel.px(48), middle + panel.px(15)}});
    drawReadout(panel, left + panel.px(4), top + size + panel.px(tight ? 6 : 12),
                panel.px(tight ? 210 : 216));
}

void drawUndated(Panel& panel, const Plot& plot) {
    const auto& undated = panel.view.time->undated;
    const dataset::Filter& filter = panel.view.state->filter;
    const bool isOn = filter.undated != dataset::UndatedRule::Exclude;
    const Box panelBox = panel.layout.timeline;
    const float left = plot.box.last.x + panel.px(isTight(panel) ? 18 : 28);
    const float right = panelBox.last.x - panel.px(12);
    const float top = panelBox.first.y + panel.px(12);
    const Box chip{{left, top}, {right, top + panel.px(28)}};
    if (drawUndatedChip(panel, chip, undated.size(), isOn)) {
        dataset::Filter next = filter;
        next.undated = isOn ? dataset::UndatedRule::Exclude : dataset::UndatedRule::Include;
        panel.emit(state::intent::SetFilter{next});
    }
    if (isTight(panel)) {
        return;
    }
    float x = left + panel.px(12);
    const float y = chip.last.y + panel.px(9);
    for (const Block& block : undated) {
        const Box square{{x, y}, {x + panel.px(8), y + panel.px(8)}};
        if (square.last.x < right) {
            drawBlock(panel, square, {block.engagement, block.kind, true, block.passes});
        }
        x += panel.px(12);
    }
    drawParagraph(panel, Type::Small, panel.theme.text2, {left + panel.px(12), y + panel.px(15)},
                  isOn ? panel.tr("Shown on the map, kept out of play")
                       : panel.tr("Hidden from the map"),
                  right - left - panel.px(12), 1.1F);
}

} // namespace portolan::ui
