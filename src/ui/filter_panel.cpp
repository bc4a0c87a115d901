// The filter panel: search, how many pass, what is active, and the facets with their counts.
#include "ui/facet_section.h"
#include "ui/search_box.h"
#include "ui/widgets.h"

namespace portolan::ui {

namespace {

constexpr float kPadding = 14;

void drawRule(Panel& panel, FilterColumn& column) {
    column.y += panel.px(7);
    ImGui::GetWindowDrawList()->AddLine({column.left, column.y}, {column.right, column.y},
                                        packed(panel.theme.line), panel.hair());
    column.y += panel.px(7);
}

/// The facets scroll; what is above stays.
void drawFacets(Panel& panel, FilterColumn column, const Box& box) {
    ImGui::SetCursorScreenPos({box.first.x, column.y});
    ImGui::BeginChild("facets", {box.width() - panel.px(2), box.last.y - column.y - panel.px(6)},
                      false, ImGuiWindowFlags_NavFlattened);
    column.y = ImGui::GetCursorScreenPos().y;
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
    ImGui::SetCursorScreenPos({box.first.x, top});
    ImGui::Dummy({1, column.y - top + panel.px(4)});
    ImGui::EndChild();
}

} // namespace

void drawFilterPanel(Panel& panel) {
    if (panel.layout.filter.isEmpty() || panel.view.selection == nullptr) {
        return;
    }
    const Box box = panel.layout.filter;
    const PanelWindow window(panel, "filter", box);
    const float pad = panel.px(kPadding);
    FilterColumn column{box.first.x + pad, box.last.x - pad, box.first.y + pad};
    column.y += drawSearchBox(panel, {column.left, column.y}, column.width()) + panel.px(12);
    drawFilterTotal(panel, column);
    drawFilterChips(panel, column);
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
