// The table's columns and their headings.
#include "ui/table_parts.h"
#include "ui/widgets.h"

#include <imgui_internal.h> // items that the keyboard passes over

#include <algorithm>
#include <utility>

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
    {"date", 104, 0.6F},
    {"kind", 90, 0.5F},
    {"title", 90, 3},
    {"places", 80, 2},
    {"organisations", 90, 2},
    {"sectors", 90, 1.2F},
    {"status", 60, 0.3F},
    {"sources", 90, 1.4F},
}};

const ColumnMeasure& measureOf(TableColumn column) {
    return kMeasures[static_cast<std::size_t>(column)];
}

/// The widest of the words of a small vocabulary, physical px.
template<class Value>
float widestName(const Panel& panel, std::size_t count) {
    float widest = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string name = nameOf(panel.view.speech, static_cast<Value>(i));
        widest = std::max(widest, textWidth(panel, Type::Body, name));
    }
    return widest;
}

float widthOfDates(const Panel& panel, DateStyle style) {
    return textWidth(panel, Type::Body, dateName(panel.view.speech, "../2024-12-28", style));
}

/// What is not cut: a long date where there is room, any kind, any status. Physical px; 0 where
/// cells are cut.
float wholeCell(const Panel& panel, TableColumn column) {
    switch (column) {
    case TableColumn::Date:
        return widthOfDates(panel, DateStyle::Words);
    case TableColumn::Kind:
        return widestName<dataset::EngagementKind>(panel, dataset::kEngagementKindCount) +
               panel.px(kSwatch);
    case TableColumn::Status:
        return widestName<dataset::Status>(panel, dataset::kStatusCount);
    default:
        return 0;
    }
}

float leastWidth(const Panel& panel, TableColumn column) {
    const float heading =
        textWidth(panel, Type::Heading, columnName(panel.view.speech, column)) + panel.px(34);
    const float cell = wholeCell(panel, column);
    return std::max({panel.px(measureOf(column).least), heading,
                     cell > 0 ? cell + panel.px(kCellLeft + kCellRight) + 1 : 0});
}

/// A column's width as it was dragged, physical px; 0 where it was not.
float draggedWidth(const Panel& panel, TableColumn column) {
    return panel.px(panel.memory.table.widths[static_cast<std::size_t>(column)]);
}

/// Dates are written shorter where that keeps the columns from having to scroll, or brings
/// them nearer to it: takes up to `lacking` px off theirs and returns how much.
float narrowDates(const Panel& panel, std::vector<float>& widths, float lacking) {
    const auto& columns = panel.view.state->table.columns;
    const auto date = std::find(columns.begin(), columns.end(), TableColumn::Date);
    if (lacking <= 0 || date == columns.end() || draggedWidth(panel, TableColumn::Date) > 0) {
        return 0;
    }
    float& width = widths[static_cast<std::size_t>(date - columns.begin())];
    const float least =
        std::max(panel.px(measureOf(TableColumn::Date).least),
                 widthOfDates(panel, DateStyle::Short) + panel.px(kCellLeft + kCellRight) + 1);
    const float taken = std::clamp(width - least, 0.0F, lacking);
    width -= taken;
    return taken;
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

void drawHeading(Panel& panel, const ColumnBox& column, const TableFrame& frame) {
    const Box& head = frame.head;
    const state::TableView& table = panel.view.state->table;
    const float inset = panel.px(5);
    const Box box{{column.left + inset, head.first.y + panel.px(2)},
                  {column.left + column.width - inset, head.last.y - panel.px(2)}};
    const std::string id = std::string("sort ") + measureOf(column.column).key;
    const Press press = pressArea(panel, id.c_str(), box);
    if (press.isHovered) {
        ImGui::GetWindowDrawList()->AddRectFilled(box.first, box.last, packed(panel.theme.raise2),
                                                  panel.px(6));
    }
    const bool isSorted = table.sortedBy == column.column;
    const float left = box.first.x + panel.px(7);
    // Where the columns scroll, headings are cut at the edge as their cells are.
    const char* const name = std::exchange(panel.name, frame.overflow > 0 ? "rows" : panel.name);
    const float width =
        drawText(panel, Type::Heading, isSorted ? panel.theme.text : panel.theme.text2,
                 centredY(panel, Type::Heading, left, head.first.y, head.height()),
                 columnName(panel.view.speech, column.column), box.width() - panel.px(22));
    panel.name = name;
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
    std::vector<float> widths;
    float least = 0;
    float shares = 0;
    for (const TableColumn column : panel.view.state->table.columns) {
        const float dragged = draggedWidth(panel, column);
        widths.push_back(dragged > 0 ? dragged : leastWidth(panel, column));
        least += widths.back();
        shares += dragged > 0 ? 0 : measureOf(column).share;
    }
    least -= narrowDates(panel, widths, least - room);
    const float extra = std::max(0.0F, room - least);
    frame.overflow = std::max(0.0F, least - room);
    float& scrolled = panel.memory.table.left;
    scrolled = std::clamp(scrolled, 0.0F, frame.overflow);
    float x = inner.first.x + panel.px(8) - scrolled;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const TableColumn column = panel.view.state->table.columns[i];
        const bool isDragged = draggedWidth(panel, column) > 0;
        const float width = widths[i] + (isDragged ? 0 : extra * measureOf(column).share / shares);
        frame.columns.push_back({column, x, width});
        x += width;
    }
    return frame;
}

void drawTableHead(Panel& panel, const TableFrame& frame) {
    ImGui::PushClipRect(frame.head.first, frame.head.last, true);
    for (const ColumnBox& column : frame.columns) {
        drawHeading(panel, column, frame);
        drawEdge(panel, column, frame.head);
    }
    ImGui::PopClipRect();
    ImGui::GetWindowDrawList()->AddLine({frame.head.first.x, frame.head.last.y},
                                        {frame.head.last.x, frame.head.last.y},
                                        packed(panel.theme.line), panel.hair());
}

} // namespace portolan::ui
