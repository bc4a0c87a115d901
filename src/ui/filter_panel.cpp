// The filter panel: search, how many pass, what is active, and the facets with their counts.
#include "ui/facet_section.h"
#include "ui/search_box.h"
#include "ui/widgets.h"

#include <imgui_internal.h> // which window the keyboard is in

#include <algorithm>

namespace portolan::ui {

namespace {

constexpr float kPadding = 14;

void drawRule(Panel& panel, FilterColumn& column) {
    column.y += panel.px(7);
    ImGui::GetWindowDrawList()->AddLine({column.left, column.y}, {column.right, column.y},
                                        packed(panel.theme.line), panel.hair());
    column.y += panel.px(7);
}

/// How far down what is above the rows has grown since the last frame: chips, the choice of ties.
/// `head` is how much of it scrolls with them, physical px.
float growthAbove(const Panel& panel, FacetScroll& scroll, float head) {
    const float top = ImGui::GetWindowPos().y + head;
    const bool hasTies = showsTies(panel);
    const float ties = panel.px(kTiesChoice);
    const float inside = (hasTies ? ties : 0) - (scroll.hasTies ? ties : 0);
    const float growth = top - scroll.top + inside;
    scroll.top = top;
    scroll.hasTies = hasTies;
    return growth;
}

/// The rows move up by as much as they were pushed down, so that the one that has the keyboard or
/// was clicked stays where it is; as far as it is in view there. Returns by how much.
float holdRow(Panel& panel, float head) {
    FacetScroll& scroll = panel.memory.facetScroll;
    const float growth = growthAbove(panel, scroll, head);
    scroll.pushed = 0;
    if (scroll.row == 0 || growth == 0) {
        return 0;
    }
    const float now = ImGui::GetScrollY();
    const float hidden = std::max(0.0F, scroll.top - (scroll.y - now));
    scroll.pushed = std::max(growth - hidden, -now);
    ImGui::SetScrollY(now + scroll.pushed); // from the next frame on
    return scroll.pushed;
}

void rememberRow(Panel& panel) {
    FacetScroll& scroll = panel.memory.facetScroll;
    const FocusedItem& at = panel.memory.tabs.at;
    scroll.row = at.window == ImGui::GetCurrentWindow() ? at.id : 0;
    scroll.y = at.top + ImGui::GetScrollY() + scroll.pushed;
}

/// The facets scroll; what is above stays, where the window has room for both.
void drawFacets(Panel& panel, FilterColumn column, const Box& box) {
    ImGui::SetCursorScreenPos({box.first.x, column.y});
    ImGui::BeginChild("facets", {box.width() - panel.px(2), box.last.y - column.y - panel.px(6)},
                      false, ImGuiWindowFlags_NavFlattened);
    const float start = column.y = ImGui::GetCursorScreenPos().y;
    if (panel.layout.isTight) {
        drawFilterTotal(panel, column);
        drawFilterChips(panel, column);
    }
    column.y -= holdRow(panel, column.y - start);
    const float top = column.y;
    for (const dataset::Facet facet : kFacets) {
        if (panel.view.facets->of(facet).rows.empty()) {
            continue;
        }
        if (column.y > top) {
            drawRule(panel, column);
        }
        drawFacet(panel, column, facet);
    }
    ImGui::SetCursorScreenPos({box.first.x, start});
    ImGui::Dummy({1, column.y - start + panel.px(4)});
    rememberRow(panel);
    ImGui::EndChild();
}

/// A card or a table that opens needs the room that the overlay of a small window takes.
void giveWay(Panel& panel) {
    PanelMemory& memory = panel.memory;
    const ViewModel& view = panel.view;
    // They have no box yet: the overlay stands there.
    const bool hasTable = view.state->table.isOpen;
    const bool hasCard = view.state->draft.isOpen || view.compare != nullptr ||
                         (view.cards != nullptr && !view.cards->empty());
    const bool opens = (hasTable && !memory.hadTable) || (hasCard && !memory.hadCard);
    memory.hadTable = hasTable;
    memory.hadCard = hasCard;
    memory.isFilterOpen = memory.isFilterOpen && !(opens && panel.layout.room == Room::Small);
}

} // namespace

void drawFilterPanel(Panel& panel) {
    giveWay(panel);
    if (panel.layout.filter.isEmpty() || panel.view.selection == nullptr) {
        return;
    }
    const Box box = panel.layout.filter;
    const PanelWindow window(panel, "filter", box);
    const float pad = panel.px(kPadding);
    FilterColumn column{box.first.x + pad, box.last.x - pad, box.first.y + pad};
    column.y += drawSearchBox(panel, {column.left, column.y}, column.width()) + panel.px(12);
    if (!panel.layout.isTight) {
        drawFilterTotal(panel, column);
        drawFilterChips(panel, column);
    }
    drawFacets(panel, column, box);
    drawFacetMenu(panel);
    panel.memory.wantsMenu = false;
}

void drawFilterRail(Panel& panel) {
    if (panel.layout.rail.isEmpty()) {
        return;
    }
    const Box box = panel.layout.rail;
    const PanelWindow window(panel, "rail", box);
    const float size = panel.px(34);
    const float left = box.first.x + (box.width() - size) / 2;
    const float top = box.first.y + panel.px(8);
    if (drawIconButton(panel, panel.tr("Filters"), {{left, top}, {left + size, top + size}},
                       iconFilter)) {
        panel.memory.isFilterOpen = !panel.memory.isFilterOpen;
    }
    const float next = top + size + panel.px(6);
    if (drawIconButton(panel, panel.tr("Search"), {{left, next}, {left + size, next + size}},
                       iconSearch)) {
        panel.memory.isFilterOpen = true;
        panel.memory.wantsSearch = true;
    }
    if (panel.view.selection != nullptr) {
        const std::string count = std::to_string(panel.view.selection->count);
        const float x = box.first.x + (box.width() - textWidth(panel, Type::Strong, count)) / 2;
        drawText(panel, Type::Strong, panel.theme.text, {x, next + size + panel.px(10)}, count);
    }
}

} // namespace portolan::ui
