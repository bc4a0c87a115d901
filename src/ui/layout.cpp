#include "ui/layout.h"

#include <algorithm>

namespace portolan::ui {

namespace {

/// Logical pixels.
struct Measures {
    float gutter, top, filter, card, timeline, legend;
};

constexpr Measures kWide{16, 52, 312, 384, 168, 48};
constexpr Measures kMedium{12, 52, 280, 340, 132, 44};
constexpr Measures kSmall{8, 44, 280, 320, 92, 40};
constexpr float kRail = 48;

Room roomFor(float width, float height) {
    if (width < 1280 || height < 700) {
        return Room::Small;
    }
    return width < 1600 || height < 900 ? Room::Medium : Room::Wide;
}

constexpr float kTightWidth = 700, kTightHeight = 480;

/// Of the height between the top bar and the timeline.
constexpr float kTablePart = 0.4F;

/// One panel at a time: filters over the table over the card.
void keepOnePanel(LayoutRequest& request) {
    request.hasTable = request.hasTable && !request.isFilterOpen;
    request.hasCard = request.hasCard && !request.hasTable && !request.isFilterOpen;
}

/// `free` has the left, upper and lower bounds; the right one is the card's or the window's.
void placeTable(Layout& layout, Box free, float gap, float right) {
    free.last.x = layout.card.isEmpty() ? right : layout.card.first.x - gap;
    if (layout.room != Room::Small) {
        free.first.y = free.last.y - free.height() * kTablePart;
    }
    layout.table = free;
}

} // namespace

Layout layoutFor(LayoutRequest request) {
    const float s = request.scale;
    const ImVec2 window = request.window;
    Layout layout;
    layout.scale = s;
    layout.room = roomFor(window.x / s, window.y / s);
    const bool isSmall = layout.room == Room::Small;
    layout.isTight = window.x < kTightWidth * s || window.y < kTightHeight * s;
    if (layout.isTight) {
        keepOnePanel(request);
    }
    const Measures& m = isSmall ? kSmall : layout.room == Room::Medium ? kMedium : kWide;
    const float gap = m.gutter * s;
    layout.top = {{0, 0}, {window.x, m.top * s}};
    layout.timeline = {{gap, window.y - gap - m.timeline * s}, {window.x - gap, window.y - gap}};
    const float upper = layout.top.last.y + gap;
    const float lower = layout.timeline.first.y - gap;
    const float railWidth = isSmall ? kRail * s : 0;
    const float left = isSmall ? railWidth + 2 * gap : gap;
    const bool isOverTime =
        layout.isTight && (request.hasTable || request.hasCard || request.isFilterOpen);
    const float foot = isOverTime ? layout.timeline.last.y : lower;
    layout.filter = {{left, upper}, {left + m.filter * s, foot}};
    if (isSmall) {
        layout.rail = {{gap, upper}, {gap + railWidth, foot}};
        if (!request.isFilterOpen) {
            layout.filter = {};
        }
    }
    const float right = window.x - gap;
    if (request.hasCard) {
        layout.card = {{right - m.card * s, upper}, {right, foot}};
    }
    const float mapLeft = isSmall ? layout.rail.last.x : layout.filter.last.x;
    // Over a small map the card lies on top: the map keeps its middle.
    const float mapRight = request.hasCard && !isSmall ? layout.card.first.x : window.x;
    if (request.hasTable) {
        const float tableLeft = layout.filter.isEmpty() ? mapLeft : layout.filter.last.x;
        placeTable(layout, {{tableLeft + gap, upper}, {0, foot}}, gap, right);
    }
    const float bottom = layout.table.isEmpty() || isSmall ? lower : layout.table.first.y - gap;
    layout.map = {{mapLeft, layout.top.last.y}, {mapRight, bottom + gap}};
    if (isOverTime) {
        layout.timeline = {{gap, foot}, {gap, foot}};
    }
    if (!isSmall) {
        layout.legend = {{mapLeft + gap, bottom - m.legend * s}, {mapRight - gap, bottom}};
    }
    return layout;
}

} // namespace portolan::ui
