// The timeline (visual design §7): what the pointer does in its plot.
#include "state/timeline.h"
#include "ui/timeline_plot.h"
#include "ui/widgets.h"

#include <algorithm>
#include <cmath>

namespace portolan::ui {

namespace {

using Grip = PanelMemory::Grip;

const Month* monthAt(const Panel& panel, const Plot& plot, float x) {
    const base::Day month = state::monthStart(static_cast<base::Day>(std::floor(plot.day(x))));
    const auto& months = panel.view.time->months;
    const auto found = std::find_if(months.begin(), months.end(),
                                    [month](const Month& m) { return m.first == month; });
    return found != months.end() ? &*found : nullptr;
}

/// The record under a point, by its place in the stack.
const Block* blockAt(const Panel& panel, const Plot& plot, ImVec2 at) {
    const Month* month = monthAt(panel, plot, at.x);
    const float up = (plot.box.last.y - panel.px(1) - at.y) / unitHeight(panel, plot);
    if (month == nullptr || up < 0) {
        return nullptr;
    }
    const auto index = static_cast<std::size_t>(up);
    return index < month->blocks.size() ? &month->blocks[index] : nullptr;
}

Grip gripAt(const Panel& panel, const Plot& plot, ImVec2 at) {
    const state::Timeline& time = panel.view.state->timeline;
    const float reach = panel.px(9);
    // The playhead's flag stands above the handles' lines.
    if (at.y < plot.box.first.y) {
        return Grip::Cursor;
    }
    const float toFirst = std::abs(at.x - plot.x(time.first));
    const float toLast = std::abs(at.x - plot.x(time.last + 1));
    if (std::min(toFirst, toLast) > reach) {
        return Grip::Cursor;
    }
    return toFirst < toLast ? Grip::First : Grip::Last;
}

void dragTo(Panel& panel, double day, state::Phase phase) {
    const state::Timeline& time = panel.view.state->timeline;
    const auto whole = static_cast<base::Day>(std::floor(day + 15)); // the nearest month's edge
    const double edge = state::monthStart(whole);
    switch (panel.memory.grip) {
    case Grip::First:
        panel.emit(state::intent::SetWindow{std::min(edge, time.last), time.last, phase});
        break;
    case Grip::Last:
        panel.emit(state::intent::SetWindow{time.first, std::max(edge - 1, time.first), phase});
        break;
    case Grip::Cursor:
        panel.emit(state::intent::ScrubTo{day, phase});
        break;
    default:
        break;
    }
}

void handlePointer(Panel& panel, const Plot& plot) {
    const float slack = panel.px(12);
    const Box area{{plot.box.first.x - slack, plot.box.first.y - slack},
                   {plot.box.last.x + slack, plot.box.last.y + panel.px(2)}};
    const Press press = pressArea(panel, "plot", area, panel.px(6));
    const ImVec2 pointer = ImGui::GetIO().MousePos;
    Grip& grip = panel.memory.grip;
    const bool isByPointer = press.isHeld && ImGui::IsMouseDown(ImGuiMouseButton_Left);
    if (isByPointer && grip == Grip::None) {
        const Block* block = blockAt(panel, plot, pointer);
        if (block != nullptr && gripAt(panel, plot, pointer) == Grip::Cursor) {
            panel.emit(
                state::intent::Select{{panel.view.dataset->engagementId(block->engagement)}});
        }
        grip = gripAt(panel, plot, pointer);
    }
    if (isByPointer) {
        dragTo(panel, plot.day(pointer.x), state::Phase::Preview);
    } else if (grip != Grip::None) {
        dragTo(panel, plot.day(pointer.x), state::Phase::Commit);
        grip = Grip::None;
    }
    if (press.isHovered && !press.isHeld) {
        if (gripAt(panel, plot, pointer) != Grip::Cursor) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
        }
        if (const Block* block = blockAt(panel, plot, pointer)) {
            const HoverItem item = describe(
                *panel.view.dataset, {dataset::EntityId::Table::Engagement, block->engagement},
                panel.view.speech);
            drawTip(panel, (item.title + "\n" + item.detail).c_str());
        }
    }
}

} // namespace

void drawTimelinePanel(Panel& panel) {
    if (panel.view.time == nullptr) {
        return;
    }
    const PanelWindow window(panel, "timeline", panel.layout.timeline);
    drawTransport(panel);
    const Plot plot = plotOf(panel);
    handlePointer(panel, plot);
    drawHistogram(panel, plot);
    drawUndated(panel, plot);
}

} // namespace portolan::ui
