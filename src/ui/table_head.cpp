// The table's columns and their headings.
#include "ui/table_parts.h"
#include "ui/widgets.h"

#include <imgui_internal.h> // items that the keyboard passes over

#include <algorithm>

namespace portolan::ui {

namespace {

using state::TableColumn;

/// Logical px, and the share of what is left.
struct ColumnMeasure {
    const char* key;
    float least, share;
};

/// By TableColumn.
constexpr std::array<ColumnMeasure, state::kTableColumnCount> kMeasures = {{
    {"date", 124, 0.6F},
    {"kind", 128, 0.5F},
    {"title", 190, 3},
    {"places", 150, 2},
    {"organisations", 150, 2},
    {"sectors", 120, 1.2F},
    {"status", 88, 0.3F},
    {"sources", 140, 1.4F},
}};

const ColumnMeasure& measureOf(TableColumn column) {
    return kMeasures[static_cast<std::size_t>(column)];
}

/// The heading, and in the date's column a long date in any language.
float leastWidth(const Panel& panel, TableColumn column) {
    constexpr float kPadding = 20;
    const float heading =
        textWidth(panel, Type::Heading, columnName(panel.view.speech, column)) + panel.px(34);
    const float date =
        column != TableColumn::Date
            ? 0
            : textWidth(panel, Type::Body, dateName(panel.view.speech, "../2024-12-28")) +
                  panel.px(kPadding);
    return std::max({panel.px(measureOf(column).least), heading, date});
}

/// A column's width as it was dragged, physical px; 0 where it was not.
float draggedWidth(const Panel& panel, TableColumn column) {
    return panel.px(panel.memory.table.widths[static_cast<std::size_t>(column)]);
}

void sortBy(Panel& panel, TableColumn column) {
    state::TableView table = panel.view.state->table;
    table.isDescending = table.sortedBy == column && !table.isDescending;
    table.sortedBy = column;
    panel.memory.table.top = 0;
    panel.emit(state::intent::SetTable{table});
}

void drawSortMark(const Panel& panel, ImVec2 at, bool isDescending) {
    const float r = panel.px(3.5F);
    const float up = isDescending ? 1.0F : -1.0F;
    ImGui::GetWindowDrawList()->AddTriangleFilled(
        {at.x - r, at.y - up * r * 0.6F}, {at.x + r, at.y - up * r * 0.6F},
        {at.x, at.y + up * r * 0.8F}, packed(panel.theme.accent));
}

/// The edge to a column's right: dragging it makes the column wider.
void drawEdge(Panel& panel, const ColumnBox& column, const Box& head) {
    const float right = column.left + column.width;
    const std::string name = std::string("edge ") + measureOf(column.column).key;
    ImGui::PushItemFlag(ImGuiItemFlags_NoNav, true);
    const Press press =
        pressArea(panel, name.c_str(),
                  {{right - panel.px(4), head.first.y}, {right + panel.px(4), head.last.y}});
    ImGui::PopItemFlag();
    if (ImGui::IsItemActivated()) {
        panel.memory.table.dragged = column.width;
    }
    if (press.isHeld) {
        const float width = panel.memory.table.dragged + ImGui::GetMouseDragDelta(0, 0).x;
        panel.memory.table.widths[static_cast<std::size_t>(column.column)] =
            std::max(48.0F, width / panel.px(1));
    }
    if (press.isHovered || press.isHeld) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    }
    const base::Colour colour =
        press.isHovered || press.isHeld ? panel.theme.accent : panel.theme.line;
    ImGui::GetWindowDrawList()->AddLine({right, head.first.y + panel.px(7)},
                                        {right, head.last.y - panel.px(7)}, packed(colour),
                                        panel.hair());
}

/// How it sorts.
std::string headingTip(const Panel& panel, TableColumn column) {
    return std::string(panel.tr("Sort by it; what states none stands last")) +
           (column == TableColumn::Date ? std::string("\n") + panel.tr("“By 2019” stands with 2019")
                                        : std::string());
}

void drawHeading(Panel& panel, const ColumnBox& column, const Box& head) {
    const state::TableView& table = panel.view.state->table;
    const float inset = panel.px(5);
    const Box box{{column.left + inset, head.first.y + panel.px(2)},
                  {column.left + column.width - inset, head.last.y - panel.px(2)}};
    const std::string name = std::string("sort ") + measureOf(column.column).key;
    const Press press = pressArea(panel, name.c_str(), box);
    if (press.isHovered) {
        ImGui::GetWindowDrawList()->AddRectFilled(box.first, box.last, packed(panel.theme.raise2),
                                                  panel.px(6));
    }
    const bool isSorted = table.sortedBy == column.column;
    const float left = box.first.x + panel.px(7);
    const float width =
        drawText(panel, Type::Heading, isSorted ? panel.theme.text : panel.theme.text2,
                 centredY(panel, Type::Heading, left, head.first.y, head.height()),
                 columnName(panel.view.speech, column.column), box.width() - panel.px(22));
    if (isSorted) {
        drawSortMark(panel, {left + width + panel.px(9), (head.first.y + head.last.y) / 2},
                     table.isDescending);
    }
    if (press.isHovered) {
        drawTip(panel, headingTip(panel, column.column), box);
    }
    if (press.isPressed) {
        sortBy(panel, column.column);
    }
}

} // namespace

const char* columnKey(TableColumn column) {
    return measureOf(column).key;
}

TableFrame tableFrame(const Panel& panel, const Box& inner) {
    TableFrame frame;
    const float split = inner.first.y + panel.px(30);
    frame.head = {inner.first, {inner.last.x, split}};
    frame.rows = {{inner.first.x, split}, {inner.last.x, inner.last.y - panel.px(6)}};
    const float room = inner.width() - panel.px(16) - panel.px(8); // a margin, the scroll bar
    float least = 0;
    float shares = 0;
    for (const TableColumn column : panel.view.state->table.columns) {
        const float dragged = draggedWidth(panel, column);
        least += dragged > 0 ? dragged : leastWidth(panel, column);
        shares += dragged > 0 ? 0 : measureOf(column).share;
    }
    const float extra = std::max(0.0F, room - least);
    frame.overflow = std::max(0.0F, least - room);
    float& scrolled = panel.memory.table.left;
    scrolled = std::clamp(scrolled, 0.0F, frame.overflow);
    float x = inner.first.x + panel.px(8) - scrolled;
    for (const TableColumn column : panel.view.state->table.columns) {
        const float dragged = draggedWidth(panel, column);
        const float width =
            dragged > 0 ? dragged
                        : leastWidth(panel, column) + extra * measureOf(column).share / shares;
        frame.columns.push_back({column, x, width});
        x += width;
    }
    return frame;
}

void drawTableHead(Panel& panel, const TableFrame& frame) {
    ImGui::PushClipRect(frame.head.first, frame.head.last, true);
    for (const ColumnBox& column : frame.columns) {
        drawHeading(panel, column, frame.head);
        drawEdge(panel, column, frame.head);
    }
    ImGui::PopClipRect();
    ImGui::GetWindowDrawList()->AddLine({frame.head.first.x, frame.head.last.y},
                                        {frame.head.last.x, frame.head.last.y},
                                        packed(panel.theme.line), panel.hair());
}

} // namespace portolan::ui
