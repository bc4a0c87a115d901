// The timeline's left end: play and its steps, the mode of time, the moment and the window in
// words.
#include "state/timeline.h"
#include "ui/timeline_plot.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace portolan::ui {

namespace {

using state::TimeMode;

constexpr std::array<double, 4> kSpeeds = {0.5, 1, 2, 4};
constexpr std::array<const char*, 4> kSpeedNames = {"½×", "1×", "2×", "4×"};
constexpr std::array<TimeMode, 3> kModes = {TimeMode::Window, TimeMode::Cumulative,
                                            TimeMode::Moment};
constexpr float kWidth = 222;

/// Rows from the top, logical pixels.
struct Rows {
    float transport, play, mode, modeHeight, date, span;
};
constexpr Rows kWideRows{14, 40, 61, 24, 92, 118};
constexpr Rows kMediumRows{9, 36, 50, 24, 78, 104};
constexpr Rows kSmallRows{7, 32, 43, 22, 69, 69};

const Rows& rowsOf(const Panel& panel) {
    if (isTight(panel)) {
        return kSmallRows;
    }
    return panel.layout.room == Room::Medium ? kMediumRows : kWideRows;
}

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
        drawTip(panel, label, box);
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
        drawTip(panel, panel.tr("Speed of play"), box);
    }
    if (press.isPressed) {
        panel.emit(state::intent::SetSpeed{kSpeeds[(at + 1) % kSpeeds.size()]});
    }
}

void drawLoop(Panel& panel, const Box& box) {
    const bool loops = panel.view.state->timeline.loops;
    const Press press = pressArea(panel, "loop", box, panel.px(8));
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (loops || press.isHovered) {
        list->AddRectFilled(box.first, box.last,
                            packed(loops ? panel.theme.accentFill : panel.theme.raise2),
                            panel.px(8));
    }
    iconLoop(list, {(box.first.x + box.last.x) / 2, (box.first.y + box.last.y) / 2}, panel.px(8),
             packed(loops ? panel.theme.accent : panel.theme.text2));
    if (press.isHovered) {
        drawTip(panel, loops ? panel.tr("Stop at the end") : panel.tr("Start again at the end"),
                box);
    }
    if (press.isPressed) {
        panel.emit(state::intent::SetLooping{!loops});
    }
}

const char* modeName(const Panel& panel, TimeMode mode) {
    switch (mode) {
    case TimeMode::Window:
        return panel.tr("Window");
    case TimeMode::Cumulative:
        return panel.tr("Cumulative");
    default:
        return panel.tr("Moment");
    }
}

const char* modeTip(const Panel& panel, TimeMode mode) {
    switch (mode) {
    case TimeMode::Window:
        return panel.tr("All that is in the window; play slides it");
    case TimeMode::Cumulative:
        return panel.tr("All from the window's start to the moment");
    default:
        return panel.tr("One day; play goes from day to day");
    }
}

const char* modeKey(TimeMode mode) {
    return mode == TimeMode::Window       ? "mode window"
           : mode == TimeMode::Cumulative ? "mode cumulative"
                                          : "mode moment";
}

/// Three parts of one pill, each as wide as its word asks for.
void drawModes(Panel& panel, const Box& box) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(box.first, box.last, packed(panel.theme.raise), panel.px(6));
    float words = 0;
    for (const TimeMode mode : kModes) {
        words += textWidth(panel, Type::Small, modeName(panel, mode));
    }
    const float pad = (box.width() - words) / static_cast<float>(2 * kModes.size());
    float x = box.first.x;
    for (const TimeMode mode : kModes) {
        const char* name = modeName(panel, mode);
        const float width = textWidth(panel, Type::Small, name) + 2 * pad;
        const Box part{{x, box.first.y}, {x + width, box.last.y}};
        const Press press = pressArea(panel, modeKey(mode), part, panel.px(6));
        const bool isOn = panel.view.state->timeline.mode == mode;
        if (isOn || press.isHovered) {
            list->AddRectFilled(part.first, part.last,
                                packed(isOn ? panel.theme.accentFill : panel.theme.raise2),
                                panel.px(6));
        }
        drawText(panel, Type::Small, isOn ? panel.theme.text : panel.theme.text2,
                 centredY(panel, Type::Small, x + pad, box.first.y, box.height()), name);
        if (press.isHovered) {
            drawTip(panel, modeTip(panel, mode), part);
        }
        if (press.isPressed && !isOn) {
            panel.emit(state::intent::SetTimeMode{mode});
        }
        x += width;
    }
}

const char* unitText(const Panel& panel) {
    switch (panel.view.plot->unit) {
    case dataset::BinUnit::Day:
        return panel.tr("Records per day");
    case dataset::BinUnit::Week:
        return panel.tr("Records per week");
    case dataset::BinUnit::Month:
        return panel.tr("Records per month");
    case dataset::BinUnit::Quarter:
        return panel.tr("Records per quarter");
    case dataset::BinUnit::Year:
        return panel.tr("Records per year");
    default:
        return panel.tr("Records per decade");
    }
}

/// While much time passes the day would only flicker.
std::string momentText(const Panel& panel) {
    const state::Timeline& time = panel.view.state->timeline;
    const base::DayInterval shown = state::shownDays(time);
    const bool isFast = time.isPlaying && time.mode != TimeMode::Moment;
    return isFast ? monthName(panel.view.speech, shown.last)
                  : dayName(panel.view.speech, shown.last);
}

std::string windowText(const Panel& panel) {
    const state::Timeline& time = panel.view.state->timeline;
    return spanName(panel.view.speech, {static_cast<base::Day>(std::floor(time.first)),
                                        static_cast<base::Day>(std::floor(time.last))});
}

/// Words that open the fields in which the window's dates are typed.
void drawDates(Panel& panel, Type type, base::Colour colour, ImVec2 at, const std::string& text) {
    const float height = lineHeight(panel, type);
    const float right = at.x + textWidth(panel, type, text);
    const float reach = panel.px(2);
    const Press press = pressArea(
        panel, "window dates", {{at.x, at.y - reach}, {right, at.y + height + reach}}, panel.px(4));
    drawText(panel, type, press.isHovered ? panel.theme.accent : colour, at, text);
    // A dotted line says that they can be typed.
    for (float x = at.x; x < right - panel.px(2); x += panel.px(4)) {
        ImGui::GetWindowDrawList()->AddLine({x, at.y + height}, {x + panel.px(2), at.y + height},
                                            packed(panel.theme.text3), panel.hair());
    }
    if (press.isHovered) {
        drawTip(panel, panel.tr("Type the window's dates"), {{at.x, at.y}, {right, at.y + height}});
    }
    if (press.isPressed) {
        openDateFields(panel);
    }
}

/// One line: the moment, and the window where there is room for both.
void drawTightReadout(Panel& panel, ImVec2 at) {
    const float width = panel.px(kWidth + 16);
    const std::string moment = momentText(panel);
    const std::string window = windowText(panel);
    const float second = at.x + textWidth(panel, Type::Strong, moment) + panel.px(10);
    if (second + textWidth(panel, Type::Small, window) > at.x + width) {
        drawDates(panel, Type::Strong, panel.theme.text, at, moment);
        return;
    }
    drawText(panel, Type::Strong, panel.theme.text, at, moment);
    drawDates(panel, Type::Small, panel.theme.text2, {second, at.y + panel.px(1)}, window);
}

void drawReadout(Panel& panel, float left, float top) {
    const Rows& rows = rowsOf(panel);
    if (isTight(panel)) {
        drawTightReadout(panel, {left, top + panel.px(rows.date)});
    } else {
        const float width = panel.px(kWidth + 20);
        drawText(panel, Type::Date, panel.theme.text, {left, top + panel.px(rows.date)},
                 momentText(panel), width);
        drawDates(panel, Type::Small, panel.theme.text2, {left, top + panel.px(rows.span)},
                  windowText(panel));
        if (panel.layout.room == Room::Wide) {
            drawText(panel, Type::Small, panel.theme.text3, {left, top + panel.px(rows.span + 18)},
                     unitText(panel), width);
        }
    }
    drawDateFields(panel, panel.layout.timeline);
}

} // namespace

void drawTransport(Panel& panel) {
    const Box box = panel.layout.timeline;
    const Rows& rows = rowsOf(panel);
    const float size = panel.px(rows.play);
    const float small = panel.px(30);
    const float left = box.first.x + panel.px(isTight(panel) ? 10 : 14);
    const float middle = box.first.y + panel.px(rows.transport) + size / 2;
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
    const float right = left + panel.px(kWidth);
    drawLoop(panel, {{right - small, middle - small / 2}, {right, middle + small / 2}});
    const float speed = right - small - panel.px(6);
    drawSpeed(panel, {{speed - panel.px(48), middle - small / 2}, {speed, middle + small / 2}});
    const float top = box.first.y + panel.px(rows.mode);
    drawModes(panel, {{left, top}, {right, top + panel.px(rows.modeHeight)}});
    drawReadout(panel, left + panel.px(2), box.first.y);
}

} // namespace portolan::ui
