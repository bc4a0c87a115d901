#include "ui/time_keys.h"

#include "dataset/filter.h"

#include <algorithm>
#include <array>

namespace portolan::ui {

namespace {

namespace intent = state::intent;
using state::AppState;
using state::DayRange;
using state::Intent;
using state::Timeline;

/// Marks a text for the catalogues; it is translated when it is shown.
constexpr const char* tr(const char* english) {
    return english;
}

template<int Months>
Intent stepMonths(const AppState&) {
    return intent::StepMonths{Months};
}
template<int Direction>
Intent stepEvent(const AppState&) {
    return intent::StepEvent{Direction};
}
template<bool IsEnd>
Intent jump(const AppState&) {
    return intent::JumpToEnd{IsEnd};
}
Intent play(const AppState&) {
    return intent::TogglePlay{};
}
Intent stepMode(const AppState& state) {
    return intent::SetTimeMode{state::nextMode(state.timeline.mode)};
}
Intent loop(const AppState& state) {
    return intent::SetLooping{!state.timeline.loops};
}
Intent stepUndated(const AppState& state) {
    dataset::Filter filter = state.filter;
    filter.undated = dataset::nextRule(filter.undated);
    return intent::SetFilter{std::move(filter)};
}
bool loops(const AppState& state) {
    return state.timeline.loops;
}

constexpr std::array<TimeKey, 13> kTimeKeys = {{
    {"Space",
     0,
     [](const AppState& state) { return state.timeline.isPlaying ? tr("Pause") : tr("Play"); },
     play,
     {},
     nullptr},
    {"N",
     'n',
     [](const AppState&) { return tr("On to what happened next"); },
     stepEvent<1>,
     {},
     nullptr},
    {"P",
     'p',
     [](const AppState&) { return tr("Back to what happened before"); },
     stepEvent<-1>,
     {},
     nullptr},
    {".", '.', [](const AppState&) { return tr("A month on"); }, stepMonths<1>, {}, nullptr},
    {",", ',', [](const AppState&) { return tr("A month back"); }, stepMonths<-1>, {}, nullptr},
    {"Shift+.", '>', [](const AppState&) { return tr("A year on"); }, stepMonths<12>, {}, nullptr},
    {"Shift+,",
     '<',
     [](const AppState&) { return tr("A year back"); },
     stepMonths<-12>,
     {},
     nullptr},
    {"End", 0, [](const AppState&) { return tr("To the window's end"); }, jump<true>, {}, nullptr},
    {"Shift+End",
     0,
     [](const AppState&) { return tr("To the window's start"); },
     jump<false>,
     {},
     nullptr},
    {"M", 'm', [](const AppState&) { return tr("Next mode of time"); }, stepMode, {}, nullptr},
    {"L", 'l', [](const AppState&) { return tr("Start again at the end"); }, loop, {}, loops},
    {"U",
     'u',
     [](const AppState&) { return tr("Undated: show, hide, alone"); },
     stepUndated,
     {},
     nullptr},
    {"D", 'd', [](const AppState&) { return tr("Type the window's dates"); }, nullptr,
     Command::TypeDates, nullptr},
}};

constexpr double kZoomPerKey = 2;
constexpr double kPanPerKey = 0.25;

DayRange zoomed(const Timeline& time, base::DayInterval extent, double factor) {
    const DayRange shown = state::plotDays(time, extent);
    const double about = std::clamp(time.cursor, shown.first, shown.last);
    return state::zoomedPlot(shown, about, factor, extent);
}

DayRange panned(const Timeline& time, base::DayInterval extent, double part) {
    const DayRange shown = state::plotDays(time, extent);
    return state::pannedPlot(shown, part * (shown.last - shown.first), extent);
}

using base::DayInterval;

constexpr std::array<PlotKey, 5> kPlotKeys = {{
    {"+", "+=", tr("Zoom in on the timeline"),
     [](const Timeline& t, DayInterval extent) { return zoomed(t, extent, kZoomPerKey); }},
    {"-", "-", tr("Zoom out of the timeline"),
     [](const Timeline& t, DayInterval extent) { return zoomed(t, extent, 1 / kZoomPerKey); }},
    {"0", "0", tr("Show all years in the timeline"),
     [](const Timeline&, DayInterval) {
         return DayRange{0, 0};
     }},
    {"[", "[", tr("Earlier in the timeline"),
     [](const Timeline& t, DayInterval extent) { return panned(t, extent, -kPanPerKey); }},
    {"]", "]", tr("Later in the timeline"),
     [](const Timeline& t, DayInterval extent) { return panned(t, extent, kPanPerKey); }},
}};

} // namespace

std::span<const TimeKey> timeKeys() {
    return kTimeKeys;
}

std::span<const PlotKey> plotKeys() {
    return kPlotKeys;
}

} // namespace portolan::ui
