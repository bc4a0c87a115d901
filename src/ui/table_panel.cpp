// The table of all records that pass: its bar, and the boxes of its parts.
#include "ui/table_parts.h"
#include "ui/widgets.h"

#include <algorithm>

namespace portolan::ui {

namespace {

constexpr const char* kColumnsPopup = "table columns";

void iconColumns(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    const float stroke = std::max(1.0F, r * 0.18F);
    list->AddRect({m.x - r, m.y - r * 0.8F}, {m.x + r, m.y + r * 0.8F}, colour, r * 0.2F, 0,
                  stroke);
    for (const float x : {-0.33F, 0.33F}) {
        list->AddLine({m.x + r * x, m.y - r * 0.8F}, {m.x + r * x, m.y + r * 0.8F}, colour, stroke);
    }
}

void iconCopy(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    const float stroke = std::max(1.0F, r * 0.2F);
    list->AddRect({m.x - r * 0.4F, m.y - r * 0.4F}, {m.x + r * 0.9F, m.y + r * 0.9F}, colour,
                  r * 0.2F, 0, stroke);
    list->PathLineTo({m.x - r * 0.65F, m.y + r * 0.4F});
    list->PathLineTo({m.x - r * 0.9F, m.y + r * 0.4F});
    list->PathLineTo({m.x - r * 0.9F, m.y - r * 0.9F});
    list->PathLineTo({m.x + r * 0.4F, m.y - r * 0.9F});
    list->PathLineTo({m.x + r * 0.4F, m.y - r * 0.65F});
    list->PathStroke(colour, 0, stroke);
}

/// The columns keep their order; the last one stays.
void toggleColumn(Panel& panel, state::TableColumn column) {
    state::TableView table = panel.view.state->table;
    const auto isShown = [&](state::TableColumn c) {
        return std::find(table.columns.begin(), table.columns.end(), c) != table.columns.end();
    };
    std::vector<state::TableColumn> columns;
    for (const state::TableColumn c : kAllTableColumns) {
        if (isShown(c) != (c == column)) {
            columns.push_back(c);
        }
    }
    if (!columns.empty()) {
        table.columns = std::move(columns);
        panel.emit(state::intent::SetTable{table});
    }
}

void drawColumnList(Panel& panel) {
    const auto& shown = panel.view.state->table.columns;
    float width = panel.px(160);
    for (const state::TableColumn column : kAllTableColumns) {
        const char* name = columnName(panel.view.speech, column);
        width = std::max(width, textWidth(panel, Type::Body, name) + panel.px(50));
    }
    for (const state::TableColumn column : kAllTableColumns) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const Box box{at, {at.x + width, at.y + panel.px(30)}};
        const Press press =
            pressArea(panel, (std::string("show ") + columnKey(column)).c_str(), box, panel.px(6));
        if (press.isHovered) {
            ImGui::GetWindowDrawList()->AddRectFilled(box.first, box.last,
                                                      packed(panel.theme.raise2), panel.px(6));
        }
        drawCheck(panel, {at.x + panel.px(8), at.y + panel.px(7.5F)},
                  std::find(shown.begin(), shown.end(), column) != shown.end());
        drawText(panel, Type::Body, panel.theme.text,
                 centredY(panel, Type::Body, at.x + panel.px(32), at.y, box.height()),
                 columnName(panel.view.speech, column));
        if (press.isPressed) {
            toggleColumn(panel, column);
        }
    }
}

void drawColumnsPopup(Panel& panel, const Box& under) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(panel.px(8), panel.px(8)));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(panel.px(8), panel.px(2)));
    // Above the button: the table stands at the window's foot.
    ImGui::SetNextWindowPos({under.last.x, under.first.y - panel.px(6)}, ImGuiCond_Always,
                            {1.0F, panel.layout.room == Room::Small ? 0.0F : 1.0F});
    if (ImGui::BeginPopup(kColumnsPopup)) {
        drawColumnList(panel);
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
}

/// What was copied, else how many rows there are and how many are selected.
std::string barNote(const Panel& panel) {
    const ViewModel& view = panel.view;
    if (view.tableRows == nullptr || view.isTablePending) {
        return panel.tr("Sorting…");
    }
    if (!panel.memory.table.notice.empty()) {
        return panel.memory.table.notice;
    }
    std::string text =
        view.speech.catalogue->count("{n} record", "{n} records", view.tableRows->size());
    const std::size_t chosen = view.selectedRecords ? view.selectedRecords->size() : 0;
    if (chosen > 0) {
        text += " · " + view.speech.catalogue->count("{n} selected", "{n} selected", chosen);
    }
    return text;
}

void drawTableBar(Panel& panel, const Box& bar) {
    const float size = panel.px(28);
    const float top = bar.first.y + (bar.height() - size) / 2;
    float right = bar.last.x - panel.px(8);
    const auto takeSquare = [&] {
        const Box box{{right - size, top}, {right, top + size}};
        right -= size + panel.px(4);
        return box;
    };
    if (drawIconButton(panel, panel.tr("Close"), takeSquare(), iconClose)) {
        state::TableView table = panel.view.state->table;
        table.isOpen = false;
        panel.emit(state::intent::SetTable{table});
    }
    const Box columns = takeSquare();
    if (drawIconButton(panel, panel.tr("Columns"), columns, iconColumns)) {
        ImGui::OpenPopup(kColumnsPopup);
    }
    drawColumnsPopup(panel, columns);
    if (drawIconButton(panel, panel.tr("Copy the rows, tab-separated"), takeSquare(), iconCopy)) {
        copyTable(panel);
    }
    const float left = bar.first.x + panel.px(16);
    const float name =
        drawText(panel, Type::Strong, panel.theme.text,
                 centredY(panel, Type::Strong, left, bar.first.y, bar.height()), panel.tr("Table"));
    const float note = left + name + panel.px(10);
    drawText(panel, Type::Small, panel.theme.text2,
             centredY(panel, Type::Small, note, bar.first.y, bar.height()), barNote(panel),
             right - note);
}

/// Where there are no rows: why, and what to do.
void drawNoRows(Panel& panel, const Box& box) {
    const char* text = panel.view.dataset == nullptr ? panel.tr("Reading the records…")
                       : panel.view.dataset->engagements.empty()
                           ? panel.tr("This dataset has no records")
                           : panel.tr("No record passes the filter");
    drawText(panel, Type::Body, panel.theme.text2,
             {box.first.x + panel.px(16), box.first.y + panel.px(12)}, text,
             box.width() - panel.px(32));
}

/// A table that was closed has no use for the keyboard: the keys are the map's again.
void giveKeysBack(Panel& panel) {
    panel.memory.table.wantsKeys = false;
    if (panel.memory.lastFocus == kTablePanel) {
        panel.memory.lastFocus = -1;
        ImGui::SetWindowFocus(nullptr);
    }
}

} // namespace

void drawTablePanel(Panel& panel) {
    const Box box = panel.layout.table;
    if (box.isEmpty()) {
        return giveKeysBack(panel);
    }
    const PanelWindow window(panel, "table", box);
    const float barHeight = panel.px(40);
    const TableFrame frame =
        tableFrame(panel, {{box.first.x, box.first.y + barHeight}, {box.last.x, box.last.y}});
    drawTableBar(panel, {box.first, {box.last.x, box.first.y + barHeight}});
    drawTableHead(panel, frame);
    const auto& rows = panel.view.tableRows;
    if (panel.view.dataset == nullptr || (rows != nullptr && rows->empty())) {
        drawNoRows(panel, frame.rows);
    } else if (rows != nullptr) {
        drawTableRows(panel, frame);
    }
}

} // namespace portolan::ui
