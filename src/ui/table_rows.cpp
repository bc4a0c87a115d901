// The table's rows: only those in sight are written, so a million cost what a screenful does. The
// whole area is one item; pointer and keys are read here, not by Dear ImGui's navigation.
#include "ui/keyboard.h"
#include "ui/table_parts.h"
#include "ui/widgets.h"

#include <imgui_internal.h> // keys that navigation must not take

#include <algorithm>
#include <cmath>
#include <utility>

namespace portolan::ui {

namespace {

using dataset::EngagementIndex;

constexpr double kRowsPerNotch = 3;
constexpr float kColumnStep = 60; ///< logical px, by ← and →

/// One frame of the rows.
struct Sheet {
    Panel& panel;
    const TableFrame& frame;
    const TableRows& rows;
    float rowHeight;

    TableMemory& memory() const { return panel.memory.table; }
    /// Whole rows in sight.
    double page() const { return std::floor(frame.rows.height() / rowHeight); }
    double lastTop() const {
        return std::max(0.0, static_cast<double>(rows.size()) - frame.rows.height() / rowHeight);
    }
    Box bar() const {
        return {{frame.rows.last.x - panel.px(12), frame.rows.first.y}, frame.rows.last};
    }
    std::size_t rowAt(float y) const {
        const double row = memory().top + static_cast<double>(y - frame.rows.first.y) / rowHeight;
        return static_cast<std::size_t>(std::max(0.0, row));
    }
    /// Where a record stands; the first row where it does not pass.
    std::size_t rowOf(std::optional<EngagementIndex> record) const {
        const auto found = record ? std::find(rows.begin(), rows.end(), *record) : rows.end();
        return found == rows.end() ? 0 : static_cast<std::size_t>(found - rows.begin());
    }
    void reveal(std::size_t row) const {
        double& top = memory().top;
        top = std::min(top, static_cast<double>(row));
        top = std::max(top, static_cast<double>(row + 1) - frame.rows.height() / rowHeight);
    }
};

/// The ids of rows first…last, as many as may be selected.
std::vector<std::string> idsOf(const Sheet& sheet, std::size_t first, std::size_t last) {
    std::vector<std::string> ids;
    for (std::size_t i = first; i <= last && ids.size() < kMostSelected; ++i) {
        ids.push_back(sheet.panel.view.dataset->engagementId(sheet.rows[i]));
    }
    return ids;
}

void select(const Sheet& sheet, std::vector<std::string> ids) {
    sheet.memory().notice.clear();
    sheet.panel.emit(state::intent::Select{std::move(ids)});
}

/// Selects the row alone; with Shift everything from the anchor to it; with Ctrl it is added or
/// taken away.
void choose(const Sheet& sheet, std::size_t row) {
    TableMemory& memory = sheet.memory();
    const ImGuiIO& io = ImGui::GetIO();
    memory.cursor = sheet.rows[row];
    if (io.KeyShift && memory.anchor) {
        const std::size_t from = sheet.rowOf(memory.anchor);
        return select(sheet, idsOf(sheet, std::min(from, row), std::max(from, row)));
    }
    memory.anchor = memory.cursor;
    const std::string& id = sheet.panel.view.dataset->engagementId(sheet.rows[row]);
    if (!io.KeyCtrl) {
        return select(sheet, {id});
    }
    std::vector<std::string> ids = sheet.panel.view.state->selected;
    const auto found = std::find(ids.begin(), ids.end(), id);
    if (found != ids.end()) {
        ids.erase(found);
    } else if (ids.size() < kMostSelected) {
        ids.push_back(id);
    }
    select(sheet, std::move(ids));
}

void moveTo(const Sheet& sheet, double row) {
    const double last = static_cast<double>(sheet.rows.size()) - 1;
    const auto target = static_cast<std::size_t>(std::clamp(row, 0.0, last));
    sheet.reveal(target);
    choose(sheet, target);
}

/// A table that covers the map makes way for it.
void fly(const Sheet& sheet) {
    if (sheet.memory().cursor) {
        if (sheet.panel.layout.room == Room::Small) {
            state::TableView table = sheet.panel.view.state->table;
            table.isOpen = false;
            sheet.panel.emit(state::intent::SetTable{table});
        }
        sheet.panel.memory.wantsFlight =
            sheet.panel.view.dataset->engagementId(*sheet.memory().cursor);
    }
}

void readControlKeys(const Sheet& sheet) {
    if (isKeyPressed(ImGuiKey_A, false)) {
        select(sheet, idsOf(sheet, 0, sheet.rows.size() - 1));
    } else if (isKeyPressed(ImGuiKey_C, false)) {
        copyTable(sheet.panel);
    }
}

void readKeys(const Sheet& sheet) {
    TableMemory& memory = sheet.memory();
    const auto row = static_cast<double>(sheet.rowOf(memory.cursor));
    const bool isNew = !memory.cursor;
    if (isKeyPressed(ImGuiKey_DownArrow)) {
        moveTo(sheet, isNew ? 0 : row + 1);
    } else if (isKeyPressed(ImGuiKey_UpArrow) && row > 0) {
        moveTo(sheet, row - 1);
    } else if (isKeyPressed(ImGuiKey_PageDown)) {
        moveTo(sheet, row + sheet.page());
    } else if (isKeyPressed(ImGuiKey_PageUp)) {
        moveTo(sheet, row - sheet.page());
    } else if (isKeyPressed(ImGuiKey_Home)) {
        moveTo(sheet, 0);
    } else if (isKeyPressed(ImGuiKey_End)) {
        moveTo(sheet, static_cast<double>(sheet.rows.size()));
    } else if (isKeyPressed(ImGuiKey_LeftArrow)) {
        memory.left -= sheet.panel.px(kColumnStep);
    } else if (isKeyPressed(ImGuiKey_RightArrow)) {
        memory.left += sheet.panel.px(kColumnStep);
    } else if (isKeyPressed(ImGuiKey_Enter, false)) {
        fly(sheet);
    } else if (ImGui::GetIO().KeyCtrl) {
        readControlKeys(sheet);
    }
    // The keys were the rows' own; ↑ in the first row leads back to the headings.
    if (row > 0 || !isKeyPressed(ImGuiKey_UpArrow)) {
        ImGui::NavMoveRequestCancel();
    }
}

/// Dragging the bar, or pressing beside it, goes there.
void scrollByBar(const Sheet& sheet) {
    const Box bar = sheet.bar();
    const double part = (ImGui::GetIO().MousePos.y - bar.first.y) / bar.height();
    const auto rows = static_cast<double>(sheet.rows.size());
    sheet.memory().top = part * rows - sheet.frame.rows.height() / sheet.rowHeight / 2;
}

void readPointer(const Sheet& sheet, const Press& press) {
    const ImGuiIO& io = ImGui::GetIO();
    TableMemory& memory = sheet.memory();
    if (press.isHovered) {
        memory.left -= io.MouseWheelH * sheet.panel.px(kColumnStep);
        if (io.KeyShift) {
            memory.left -= io.MouseWheel * sheet.panel.px(kColumnStep);
        } else {
            memory.top -= static_cast<double>(io.MouseWheel) * kRowsPerNotch;
        }
    }
    const bool isOnBar = sheet.bar().contains(io.MouseClickedPos[0]);
    if (press.isHeld && isOnBar) {
        return scrollByBar(sheet);
    }
    const std::size_t row = sheet.rowAt(io.MousePos.y);
    if (!press.isHovered || isOnBar || !ImGui::IsMouseClicked(0) || row >= sheet.rows.size()) {
        return;
    }
    sheet.panel.memory.lastFocus = kTablePanel; // the keys stay here, as in any list
    choose(sheet, row);
    if (ImGui::IsMouseDoubleClicked(0)) {
        fly(sheet);
    }
}

void drawCell(const Sheet& sheet, const ColumnBox& column, EngagementIndex record, float y) {
    Panel& panel = sheet.panel;
    std::string text = tableCell(*panel.view.dataset, record, column.column, panel.view.speech);
    float left = column.left + panel.px(kCellLeft);
    const float right = column.left + column.width - panel.px(kCellRight);
    if (column.column == state::TableColumn::Kind) {
        const auto kind = panel.view.dataset->engagements[record].kind;
        drawKindSwatch(panel, {{left, y}, {left + panel.px(26), y + sheet.rowHeight}}, kind,
                       panel.theme.kinds[static_cast<std::size_t>(kind)]);
        left += panel.px(kSwatch);
    }
    if (text.empty() || right <= left) {
        return;
    }
    const std::string whole = text;
    if (column.column == state::TableColumn::Date &&
        textWidth(panel, Type::Body, text) > right - left) {
        const dataset::Dataset& data = *panel.view.dataset;
        text =
            dateName(panel.view.speech, data.ids[data.engagements[record].date], DateStyle::Short);
    }
    const bool isTitle = column.column == state::TableColumn::Title;
    drawText(panel, Type::Body, isTitle ? panel.theme.text : panel.theme.text2,
             centredY(panel, Type::Body, left, y, sheet.rowHeight), text, right - left);
    // What was cut is read under the pointer.
    const ImVec2 pointer = ImGui::GetIO().MousePos;
    const Box cell{{column.left, y}, {right, y + sheet.rowHeight}};
    if (cell.contains(pointer) && sheet.frame.rows.contains(pointer) && ImGui::IsItemHovered() &&
        textWidth(panel, Type::Body, text) > right - left) {
        drawWideTip(panel, whole, cell);
    }
}

void drawRow(const Sheet& sheet, std::size_t at, float y, bool hasKeys) {
    const Panel& panel = sheet.panel;
    const EngagementIndex record = sheet.rows[at];
    const Box box{{sheet.frame.rows.first.x + panel.px(6), y},
                  {sheet.bar().first.x - panel.px(2), y + sheet.rowHeight}};
    ImDrawList* list = ImGui::GetWindowDrawList();
    const bool isHovered = ImGui::IsItemHovered() &&
                           sheet.frame.rows.contains(ImGui::GetIO().MousePos) &&
                           box.contains(ImGui::GetIO().MousePos);
    if (isSelected(panel.view, record)) {
        list->AddRectFilled(box.first, box.last, packed(panel.theme.accentFill), panel.px(4));
    } else if (isHovered) {
        list->AddRectFilled(box.first, box.last, packed(panel.theme.raise), panel.px(4));
    }
    if (hasKeys && sheet.memory().cursor == record) {
        list->AddRect(box.first, box.last, packed(panel.theme.accent), panel.px(4), 0,
                      panel.px(1.5F));
    }
    for (const ColumnBox& column : sheet.frame.columns) {
        if (column.left < sheet.frame.rows.last.x &&
            column.left + column.width > sheet.frame.rows.first.x) {
            drawCell(sheet, column, record, y);
        }
    }
}

void drawScrollBar(const Sheet& sheet) {
    const double inSight = sheet.frame.rows.height() / sheet.rowHeight;
    const auto count = static_cast<double>(sheet.rows.size());
    if (count <= inSight) {
        return;
    }
    const Box bar = sheet.bar();
    const float size =
        std::max(sheet.panel.px(28), static_cast<float>(bar.height() * inSight / count));
    const float from = bar.first.y + static_cast<float>(sheet.memory().top / sheet.lastTop()) *
                                         (bar.height() - size);
    ImGui::GetWindowDrawList()->AddRectFilled({bar.first.x + sheet.panel.px(3), from},
                                              {bar.last.x - sheet.panel.px(3), from + size},
                                              packed(sheet.panel.theme.bar), sheet.panel.px(3));
}

/// The row that the keyboard is at has a ring of its own; where it is at none yet, all of them do.
void drawRowsRing(const Sheet& sheet) {
    if (hasKeyboardFocus() && !sheet.memory().cursor) {
        const float in = sheet.panel.px(1);
        const Box& rows = sheet.frame.rows;
        ImGui::GetWindowDrawList()->AddRect(
            {rows.first.x + in, rows.first.y + in}, {rows.last.x - in, rows.last.y - in},
            packed(sheet.panel.theme.accent), sheet.panel.px(4), 0, sheet.panel.px(1.5F));
    }
}

/// What was selected elsewhere comes into sight, once.
void followSelection(const Sheet& sheet) {
    TableMemory& memory = sheet.memory();
    const auto* selected = sheet.panel.view.selectedRecords.get();
    if (memory.shown == selected || selected == nullptr) {
        return;
    }
    memory.shown = selected;
    if (selected->empty() || (memory.cursor && isSelected(sheet.panel.view, *memory.cursor))) {
        return;
    }
    const auto found = std::find(sheet.rows.begin(), sheet.rows.end(), selected->front());
    if (found != sheet.rows.end()) {
        memory.cursor = memory.anchor = *found;
        sheet.reveal(static_cast<std::size_t>(found - sheet.rows.begin()));
    }
}

} // namespace

void drawTableRows(Panel& panel, const TableFrame& frame) {
    const Sheet sheet{panel, frame, *panel.view.tableRows, panel.px(28)};
    TableMemory& memory = panel.memory.table;
    const Press press = pressArea(panel, "rows", frame.rows, 0, FocusRing::Own);
    if (std::exchange(memory.wantsKeys, false)) {
        ImGui::FocusWindow(ImGui::GetCurrentWindow());
        focusLastItem();
        panel.memory.lastFocus = kTablePanel;
    }
    const bool hasKeys = ImGui::IsItemFocused();
    followSelection(sheet);
    readPointer(sheet, press);
    if (hasKeys && ImGui::IsWindowFocused()) {
        readKeys(sheet);
    }
    memory.top = std::clamp(memory.top, 0.0, sheet.lastTop());
    const char* const name = std::exchange(panel.name, "rows");
    ImGui::PushClipRect(frame.rows.first, {sheet.bar().first.x, frame.rows.last.y}, true);
    auto row = static_cast<std::size_t>(memory.top);
    float y = std::round(frame.rows.first.y -
                         static_cast<float>(memory.top - std::floor(memory.top)) * sheet.rowHeight);
    for (; row < sheet.rows.size() && y < frame.rows.last.y; ++row, y += sheet.rowHeight) {
        drawRow(sheet, row, y, hasKeys);
    }
    ImGui::PopClipRect();
    drawScrollBar(sheet);
    drawRowsRing(sheet);
    panel.name = name;
}

void copyTable(Panel& panel) {
    const ViewModel& view = panel.view;
    if (view.tableRows == nullptr || view.dataset == nullptr) {
        return;
    }
    TableRows rows;
    const bool hasSelected = view.selectedRecords != nullptr && !view.selectedRecords->empty();
    for (const EngagementIndex record : *view.tableRows) {
        if (!hasSelected || isSelected(view, record)) {
            rows.push_back(record);
        }
    }
    const std::size_t all = rows.size();
    rows.resize(std::min(all, kMostCopied));
    const std::string text =
        tableTsv({*view.dataset, rows, view.state->table.columns, view.speech});
    ImGui::SetClipboardText(text.c_str());
    panel.memory.table.notice =
        rows.size() == all
            ? view.speech.catalogue->count("{n} row copied", "{n} rows copied", all)
            : filled(panel.tr("The first {n} of {total} rows were copied"),
                     {{"n", std::to_string(rows.size())}, {"total", std::to_string(all)}});
}

} // namespace portolan::ui
