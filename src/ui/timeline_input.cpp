// What the pointer and the keys do in the plot: handles and the moment are dragged, the plot is
// panned and zoomed, a record is chosen.
#include "dataset/search_index.h"
#include "state/timeline.h"
#include "ui/table_parts.h"
#include "ui/time_keys.h"
#include "ui/timeline_plot.h"
#include "ui/widgets.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string_view>

namespace portolan::ui {

namespace {

using Grip = PanelMemory::Grip;
using state::Phase;
using state::TimeMode;

constexpr double kZoomPerNotch = 1.3;
/// A wheel has no end of its own: so many frames without it are one.
constexpr int kFramesAfterWheel = 3;
constexpr float kClickReach = 4;

bool isZoomed(const Panel& panel) {
    const state::Timeline& time = panel.view.state->timeline;
    return time.plotFirst != time.plotLast;
}

void showPlot(Panel& panel, state::DayRange days, Phase phase) {
    panel.emit(state::intent::SetTimePlot{days.first, days.last, phase});
}

void zoom(Panel& panel, const Plot& plot, double about, double factor, Phase phase) {
    showPlot(panel,
             state::zoomedPlot({plot.first, plot.last}, about, factor, panel.view.time->extent),
             phase);
}

const TimeBin* binAt(const Panel& panel, const Plot& plot, ImVec2 at) {
    const auto& bins = panel.view.plot->bins;
    const auto day = static_cast<base::Day>(std::floor(plot.day(at.x)));
    const auto after =
        std::upper_bound(bins.begin(), bins.end(), day,
                         [](base::Day d, const TimeBin& bin) { return d < bin.first; });
    if (after == bins.begin() || (after - 1)->next <= day || at.x < plot.box.first.x ||
        at.x > plot.box.last.x) {
        return nullptr;
    }
    const TimeBin& bin = *(after - 1);
    const float up = plot.box.last.y - panel.px(1) - at.y;
    return up >= 0 && up <= unitHeight(panel, plot) * static_cast<float>(bin.count) ? &bin
                                                                                    : nullptr;
}

/// The record under a point, by its place in the stack.
const Block* blockAt(const Panel& panel, const Plot& plot, ImVec2 at) {
    const TimeBin* bin = binAt(panel, plot, at);
    if (bin == nullptr || bin->blocks.count == 0) {
        return nullptr;
    }
    const Column column = columnOf(panel, plot, *bin);
    const float slack = panel.px(3);
    const auto index = static_cast<std::uint32_t>((plot.box.last.y - panel.px(1) - at.y) /
                                                  unitHeight(panel, plot));
    const bool isOn =
        at.x >= column.left - slack && at.x <= column.right + slack && index < bin->blocks.count;
    return isOn ? &panel.view.plot->blocks[bin->blocks.first + index] : nullptr;
}

Grip gripAt(const Panel& panel, const Plot& plot, ImVec2 at) {
    const state::Timeline& time = panel.view.state->timeline;
    const float reach = panel.px(9);
    if (at.y < plot.box.first.y) { // the flag's strip, above the handles' lines
        return Grip::Cursor;
    }
    if (at.y <= plot.box.last.y) {
        const float toFirst = std::abs(at.x - plot.x(time.first));
        const float toLast = std::abs(at.x - plot.x(time.last + 1));
        if (std::min(toFirst, toLast) <= reach) {
            return toFirst < toLast ? Grip::First : Grip::Last;
        }
        if (std::abs(at.x - momentX(panel, plot)) <= panel.px(5)) {
            return Grip::Cursor;
        }
        const bool isInWindow = at.x > plot.x(time.first) && at.x < plot.x(time.last + 1);
        if (!isZoomed(panel)) {
            return time.mode == TimeMode::Window && isInWindow ? Grip::Slide : Grip::Cursor;
        }
    }
    return isZoomed(panel) ? Grip::Pan : Grip::None;
}

/// Handles snap to where bins begin: to months while months are seen, to days when near.
base::Day snapped(const Panel& panel, double day) {
    const dataset::BinUnit unit = std::min(panel.view.plot->unit, dataset::BinUnit::Month);
    const auto whole = static_cast<base::Day>(std::floor(day));
    const base::Day first = dataset::binFirst(whole, unit);
    const base::Day next = dataset::binAfter(whole, unit);
    return day - first < next - day ? first : next;
}

void slideTo(Panel& panel, double day, Phase phase) {
    const PanelMemory& memory = panel.memory;
    const base::DayInterval extent = panel.view.time->extent;
    const double width = memory.grabbed.last - memory.grabbed.first;
    const double first = std::clamp(std::round(memory.grabbed.first + day - memory.grabbedDay),
                                    static_cast<double>(extent.first), extent.last - width);
    panel.emit(state::intent::SetWindow{first, first + width, phase});
}

void dragTo(Panel& panel, const Plot& plot, float x, Phase phase) {
    const state::Timeline& time = panel.view.state->timeline;
    const PanelMemory& memory = panel.memory;
    const double day = plot.day(x);
    switch (memory.grip) {
    case Grip::First:
        panel.emit(state::intent::SetWindow{std::min<double>(snapped(panel, day), time.last),
                                            time.last, phase});
        break;
    case Grip::Last:
        panel.emit(state::intent::SetWindow{
            time.first, std::max<double>(snapped(panel, day) - 1, time.first), phase});
        break;
    case Grip::Cursor:
        panel.emit(state::intent::ScrubTo{day, phase});
        break;
    case Grip::Slide:
        slideTo(panel, day, phase);
        break;
    case Grip::Pan:
        showPlot(panel,
                 state::pannedPlot(memory.grabbed, (memory.pressedAt.x - x) * plot.daysPerPx(),
                                   panel.view.time->extent),
                 phase);
        break;
    default:
        break;
    }
}

/// All records of a bar that are shown as it is, as many as may be selected.
void select(Panel& panel, const FuzzyBar& bar) {
    const ViewModel& view = panel.view;
    const auto& groupOf = view.time->longDates->groupOf;
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < groupOf.size() && ids.size() < kMostSelected; ++i) {
        const dataset::EngagementIndex record = view.index->starts.rows[i];
        if (std::binary_search(bar.groups.begin(), bar.groups.end(), groupOf[i]) &&
            (!bar.passes || view.selection->passes[record] != 0)) {
            ids.push_back(view.dataset->engagementId(record));
        }
    }
    panel.emit(state::intent::Select{std::move(ids)});
}

void press(Panel& panel, const Plot& plot, ImVec2 pointer) {
    PanelMemory& memory = panel.memory;
    const state::Timeline& time = panel.view.state->timeline;
    memory.grip = gripAt(panel, plot, pointer);
    memory.pressedAt = pointer;
    memory.hasDragged = false;
    if (!ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
        memory.cursorBefore = time.cursor;
    }
    memory.grabbedDay = plot.day(pointer.x);
    memory.grabbed = memory.grip == Grip::Slide ? state::DayRange{time.first, time.last}
                                                : state::DayRange{plot.first, plot.last};
}

/// A press that did not move: on a record it chooses that, else the moment goes there.
void click(Panel& panel, const Plot& plot, ImVec2 pointer) {
    std::string& record = panel.memory.clickedRecord;
    record.clear();
    if (const Block* block = blockAt(panel, plot, pointer)) {
        record = panel.view.dataset->engagementId(block->engagement);
        panel.emit(state::intent::Select{{record}});
    } else if (const FuzzyBar* bar = fuzzyBarAt(panel, plot, pointer)) {
        record = panel.view.dataset->engagementId(bar->engagement);
        select(panel, *bar);
    } else if (pointer.y <= plot.box.last.y) {
        panel.emit(state::intent::ScrubTo{plot.day(pointer.x), Phase::Commit});
    }
}

/// The second press: the camera goes to a record, and a zoomed plot shows everything again. The
/// moment is where it was before the first.
void doubleClick(Panel& panel) {
    PanelMemory& memory = panel.memory;
    if (!memory.clickedRecord.empty()) {
        memory.wantsFlight = memory.clickedRecord;
    } else if (isZoomed(panel)) {
        panel.emit(state::intent::ScrubTo{memory.cursorBefore, Phase::Commit});
        showPlot(panel, {0, 0}, Phase::Commit);
    } else {
        return;
    }
    memory.wasDoubleClicked = true;
    memory.grip = Grip::None;
}

void tipOf(Panel& panel, const Plot& plot, ImVec2 pointer) {
    const Speech& speech = panel.view.speech;
    const Box spot{pointer, {pointer.x + 1, pointer.y + 1}};
    if (const Block* block = blockAt(panel, plot, pointer)) {
        const HoverItem item = describe(
            *panel.view.dataset, {dataset::EntityId::Table::Engagement, block->engagement}, speech);
        drawTip(panel, item.title + "\n" + item.detail, spot);
    } else if (const FuzzyBar* bar = fuzzyBarAt(panel, plot, pointer)) {
        const HoverItem item = describe(
            *panel.view.dataset, {dataset::EntityId::Table::Engagement, bar->engagement}, speech);
        const std::string more =
            bar->count > 1
                ? "\n" + speech.catalogue->count("and {n} more", "and {n} more", bar->count - 1)
                : std::string();
        drawTip(panel, item.title + more + "\n" + bar->label, spot);
    } else if (const TimeBin* bin = binAt(panel, plot, pointer)) {
        std::uint32_t passing = 0;
        for (const std::uint32_t count : bin->passing) {
            passing += count;
        }
        const std::string shown = numberName(speech, std::to_string(passing));
        const std::string total = numberName(speech, std::to_string(bin->count));
        const std::string counts =
            shown + " " + filled(panel.tr("of {total} records"), {{"total", total}});
        drawTip(panel, spanName(speech, {bin->first, bin->next - 1}) + "\n" + counts, spot);
    }
}

void handleWheel(Panel& panel, const Plot& plot, ImVec2 pointer, bool isHovered) {
    PanelMemory& memory = panel.memory;
    const float notches = ImGui::GetIO().MouseWheel;
    const float sideways = ImGui::GetIO().MouseWheelH;
    if (isHovered && notches != 0) {
        zoom(panel, plot, plot.day(pointer.x), std::pow(kZoomPerNotch, notches), Phase::Preview);
        memory.framesAfterWheel = kFramesAfterWheel;
    } else if (isHovered && sideways != 0 && isZoomed(panel)) {
        const double days = -sideways * (plot.last - plot.first) * 0.08;
        showPlot(panel, state::pannedPlot({plot.first, plot.last}, days, panel.view.time->extent),
                 Phase::Preview);
        memory.framesAfterWheel = kFramesAfterWheel;
    } else if (memory.framesAfterWheel > 0 && --memory.framesAfterWheel == 0) {
        const state::Timeline& time = panel.view.state->timeline;
        showPlot(panel, {time.plotFirst, time.plotLast}, Phase::Commit);
    }
}

void showCursor(Grip grip) {
    if (grip == Grip::First || grip == Grip::Last || grip == Grip::Slide) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    } else if (grip == Grip::Pan) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
}

/// While the button is down, and when it goes up.
void handleDrag(Panel& panel, const Plot& plot, ImVec2 pointer, bool isHeld) {
    PanelMemory& memory = panel.memory;
    if (isHeld && !memory.isPressed) {
        press(panel, plot, pointer);
    }
    const bool wasPressed = std::exchange(memory.isPressed, isHeld);
    if (!isHeld && !wasPressed) {
        return;
    }
    const float moved = std::hypot(pointer.x - memory.pressedAt.x, pointer.y - memory.pressedAt.y);
    memory.hasDragged = memory.hasDragged || moved >= panel.px(kClickReach);
    if (isHeld && memory.hasDragged) {
        dragTo(panel, plot, pointer.x, Phase::Preview);
    } else if (!isHeld && memory.hasDragged) {
        dragTo(panel, plot, pointer.x, Phase::Commit);
    } else if (!isHeld && !memory.wasDoubleClicked && memory.grip != Grip::First &&
               memory.grip != Grip::Last) {
        click(panel, plot, pointer);
    }
    if (!isHeld) {
        memory.grip = Grip::None;
        memory.wasDoubleClicked = false;
    }
}

void obeyTyped(Panel& panel, ImWchar typed) {
    const auto letter =
        typed < 0x80 ? static_cast<char>(std::tolower(static_cast<int>(typed))) : '\0';
    for (const TimeKey& key : timeKeys()) {
        if (letter == 0 || key.typed != letter) {
            continue;
        }
        if (key.command == Command::TypeDates) {
            openDateFields(panel);
        } else {
            panel.emit(key.wanted(*panel.view.state));
        }
    }
    for (const PlotKey& key : plotKeys()) {
        if (letter != 0 && std::string_view(key.typed).find(letter) != std::string_view::npos) {
            showPlot(panel, key.days(panel.view.state->timeline, panel.view.time->extent),
                     Phase::Commit);
        }
    }
}

} // namespace

void handlePlot(Panel& panel, const Plot& plot) {
    const float slack = panel.px(12);
    const Box area{{plot.box.first.x - slack, plot.box.first.y - panel.px(13)},
                   {plot.box.last.x + slack, panel.layout.timeline.last.y - panel.px(3)}};
    const Press pressed = pressArea(panel, "plot", area, panel.px(6));
    const ImVec2 pointer = ImGui::GetIO().MousePos;
    const bool isHeld = pressed.isHeld && ImGui::IsMouseDown(ImGuiMouseButton_Left);
    handleDrag(panel, plot, pointer, isHeld);
    if (pressed.isHovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
        doubleClick(panel);
    }
    handleWheel(panel, plot, pointer, pressed.isHovered);
    if (pressed.isHovered && !pressed.isHeld) {
        showCursor(gripAt(panel, plot, pointer));
        tipOf(panel, plot, pointer);
    }
}

void handleTimeKeys(Panel& panel) {
    // The map has these keys while the keyboard is not in a panel.
    const ImGuiIO& io = ImGui::GetIO();
    if (!ImGui::IsWindowFocused() || !io.NavVisible || io.WantTextInput) {
        return;
    }
    for (const ImWchar typed : io.InputQueueCharacters) {
        obeyTyped(panel, typed);
    }
}

} // namespace portolan::ui
