// The timeline (visual design §7): where its plot stands, and its parts in the order in which they
// cover each other.
#include "state/timeline.h"
#include "ui/timeline_plot.h"
#include "ui/widgets.h"

namespace portolan::ui {

bool isTight(const Panel& panel) {
    return panel.layout.room == Room::Small;
}

Box timePlotBox(const Layout& layout) {
    const Box box = layout.timeline;
    const bool tight = layout.room == Room::Small;
    const float s = layout.scale;
    const float left = box.first.x + s * (tight ? 262.0F : 278.0F);
    const float right = box.last.x - s * (tight ? 158.0F : 188.0F);
    const float top = box.first.y + s * (tight ? 15.0F : 19.0F);
    const float roomy = layout.room == Room::Medium ? 61.0F : 91.0F;
    const float height = s * (tight ? 43.0F : roomy);
    return {{left, top}, {std::max(left + 1, right), top + height}};
}

Plot plotOf(const Panel& panel) {
    return {timePlotBox(panel.layout), panel.view.plot->days.first, panel.view.plot->days.last,
            panel.layout.scale};
}

void drawTimelinePanel(Panel& panel) {
    if (panel.view.time == nullptr || panel.view.plot == nullptr ||
        panel.layout.timeline.isEmpty()) {
        panel.memory.wantsDates = false; // there is no place to type them
        return;
    }
    const PanelWindow window(panel, "timeline", panel.layout.timeline);
    drawTransport(panel);
    const Plot plot = plotOf(panel);
    handlePlot(panel, plot);
    handleTimeKeys(panel);
    drawWash(panel, plot);
    drawAxis(panel, plot);
    drawBins(panel, plot);
    drawLane(panel, plot);
    drawSelected(panel, plot);
    drawMarks(panel, plot);
    drawUndated(panel, plot);
}

} // namespace portolan::ui
