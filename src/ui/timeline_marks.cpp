// What lies over the bins: the window with its handles, the moment with its flag, the hop.
#include "state/timeline.h"
#include "ui/timeline_plot.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace portolan::ui {

namespace {

using state::TimeMode;

void note(Panel& panel, const char* label, const Box& box) {
    if (panel.log != nullptr) {
        panel.log->push_back({panel.name, label, box});
    }
}

void drawHandle(Panel& panel, const Plot& plot, float x, const char* label) {
    if (!plot.shows(x)) {
        return;
    }
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float middle = (plot.box.first.y + plot.box.last.y) / 2;
    const float half = panel.px(6);
    const float tall = std::min(panel.px(15), plot.box.height() / 2);
    const ImU32 accent = packed(panel.theme.accent);
    list->AddLine({x, plot.box.first.y}, {x, plot.box.last.y}, accent, panel.px(1.5F));
    list->AddRectFilled({x - half, middle - tall}, {x + half, middle + tall}, accent, panel.px(4));
    for (const float shift : {-1.8F, 1.8F}) {
        list->AddLine({x + panel.px(shift), middle - panel.px(5)},
                      {x + panel.px(shift), middle + panel.px(5)}, packed(panel.theme.onAccent),
                      panel.px(1.3F));
    }
    note(panel, label, {{x - half, middle - tall}, {x + half, middle + tall}});
}

/// What begins on the moment's day: "Kaohsiung mission to Kumamoto +2".
std::string beginningName(const Panel& panel) {
    const TimeModel& time = *panel.view.time;
    const auto day = static_cast<base::Day>(std::floor(panel.view.state->timeline.cursor));
    const auto found = std::lower_bound(time.eventDays.begin(), time.eventDays.end(), day);
    if (found == time.eventDays.end() || *found != day) {
        return {};
    }
    const EventDay& event = time.events[static_cast<std::size_t>(found - time.eventDays.begin())];
    const dataset::Dataset& dataset = *panel.view.dataset;
    const std::string& title =
        dataset.text(dataset.engagements[event.first].title, panel.view.speech.language);
    return event.count > 1
               ? title + " +" + numberName(panel.view.speech, std::to_string(event.count - 1))
               : title;
}

std::string hopName(const Panel& panel, const state::Hop& hop) {
    constexpr int kMonthsPerYear = 12;
    const Catalogue& words = *panel.view.speech.catalogue;
    const auto n = static_cast<std::size_t>(hop.months);
    const std::string length = hop.months < 2 * kMonthsPerYear
                                   ? words.count("{n} month", "{n} months", n)
                                   : words.count("{n} year", "{n} years", n / kMonthsPerYear);
    return "» " + length;
}

/// A dashed leap over what is empty.
void drawHop(Panel& panel, const Plot& plot, const state::Hop& hop) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float from = plot.x(hop.first);
    const float to = plot.x(hop.last);
    const float bottom = plot.box.last.y;
    const float height = std::min(plot.box.height() * 0.62F, (to - from) * 0.5F);
    const auto at = [&](float t) {
        return ImVec2(from + (to - from) * t, bottom - 4 * height * t * (1 - t));
    };
    constexpr int kDashes = 24;
    list->PushClipRect(plot.box.first, plot.box.last, true);
    for (int i = 0; i < kDashes; ++i) {
        const float t = static_cast<float>(i) / kDashes;
        list->AddLine(at(t), at(t + 0.6F / kDashes), packed(panel.theme.accent), panel.px(1.8F));
    }
    list->PopClipRect();
}

/// Beside the flag, above the plot: on its right, or on its left where there is more room.
void drawFlagText(Panel& panel, const Plot& plot, float x, const std::string& text,
                  base::Colour colour) {
    const float away = panel.px(11);
    const float width = textWidth(panel, Type::Small, text);
    const float roomRight = plot.box.last.x - x - away;
    const float roomLeft = x - plot.box.first.x - away;
    const bool isRight = width <= roomRight || roomRight >= roomLeft;
    const float shown = std::min(width, std::max(isRight ? roomRight : roomLeft, panel.px(20)));
    const float left = isRight ? x + away : x - away - shown;
    const float top = plot.box.first.y - panel.px(1) - lineHeight(panel, Type::Small);
    ImGui::GetWindowDrawList()->AddRectFilled(
        {left - panel.px(3), top}, {left + shown + panel.px(3), plot.box.first.y - panel.px(1)},
        packed(panel.theme.panel));
    drawText(panel, Type::Small, colour, {left, top}, text, shown + 1);
}

void drawFlag(Panel& panel, const Plot& plot, float x) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 colour = packed(panel.theme.text);
    const float top = plot.box.first.y - panel.px(11);
    list->AddLine({x, top}, {x, plot.box.last.y}, colour, panel.px(1.5F));
    const std::array<ImVec2, 5> flag = {{{x - panel.px(6), top},
                                         {x + panel.px(6), top},
                                         {x + panel.px(6), top + panel.px(7)},
                                         {x, top + panel.px(12)},
                                         {x - panel.px(6), top + panel.px(7)}}};
    list->AddConvexPolyFilled(flag.data(), 5, colour);
    note(panel, "playhead", {{x - panel.px(6), top}, {x + panel.px(6), top + panel.px(11)}});
}

void washDays(Panel& panel, const Plot& plot, double first, double last, float alpha) {
    const float left = std::max(plot.x(first), plot.box.first.x);
    const float right = std::min(std::max(plot.x(last), left + panel.px(2)), plot.box.last.x);
    if (right > left) {
        ImGui::GetWindowDrawList()->AddRectFilled({left, plot.box.first.y},
                                                  {right, plot.box.last.y},
                                                  packed(panel.theme.accent.withAlpha(alpha)));
    }
}

} // namespace

float momentX(const Panel& panel, const Plot& plot) {
    const state::Timeline& time = panel.view.state->timeline;
    return plot.x(time.cursor >= time.last ? time.last + 1 : time.cursor);
}

void drawWash(Panel& panel, const Plot& plot) {
    constexpr float kWindow = 0.04F;
    constexpr float kShown = 0.05F;
    constexpr float kMoment = 0.3F;
    const state::Timeline& time = panel.view.state->timeline;
    const base::DayInterval shown = state::shownDays(time);
    washDays(panel, plot, time.first, time.last + 1, kWindow);
    washDays(panel, plot, shown.first, shown.last + 1.0,
             time.mode == TimeMode::Moment ? kMoment : kShown);
}

void drawMarks(Panel& panel, const Plot& plot) {
    const state::Timeline& time = panel.view.state->timeline;
    const state::TimeContext context{panel.view.time->extent, panel.view.time->eventMonths, {}, {}};
    const auto hop = time.isPlaying ? state::hopAt(time, context) : std::nullopt;
    if (hop) {
        drawHop(panel, plot, *hop);
    }
    drawHandle(panel, plot, plot.x(time.first), "window start");
    drawHandle(panel, plot, plot.x(time.last + 1), "window end");
    const float x = momentX(panel, plot);
    if (!plot.shows(x)) {
        return;
    }
    drawFlag(panel, plot, x);
    const std::string text = hop ? hopName(panel, *hop) : beginningName(panel);
    if (!text.empty()) {
        drawFlagText(panel, plot, x, text, hop ? panel.theme.accent : panel.theme.text);
    }
}

} // namespace portolan::ui
