// The parts of the table: its head and its rows stand on the same columns.
#pragma once

#include "ui/panel.h"
#include "ui/table_model.h"

#include <vector>

namespace portolan::ui {

struct ColumnBox {
    state::TableColumn column = state::TableColumn::Date;
    float left = 0, width = 0; ///< physical px in the window
};

struct TableFrame {
    Box head, rows;
    std::vector<ColumnBox> columns;
    float overflow = 0; ///< physical px that the columns are wider than the table
};

/// A cell's room around its text, and what the line of a kind takes before it; logical px.
inline constexpr float kCellLeft = 12, kCellRight = 8, kSwatch = 34;
/// The most records that are selected at once by range, area or Ctrl+A.
inline constexpr std::size_t kMostSelected = 5000;
/// The most rows that are copied at once; more would hold the window up.
inline constexpr std::size_t kMostCopied = 50000;

/// "date", "kind"…: what tests and widgets call a column.
const char* columnKey(state::TableColumn);
/// Columns as wide as they were dragged; the others share what is left by what they usually hold.
TableFrame tableFrame(const Panel&, const Box& inner);

/// Headings that sort, with edges that are dragged.
void drawTableHead(Panel&, const TableFrame&);
/// The visible rows; pointer and keys move, select, copy and fly.
void drawTableRows(Panel&, const TableFrame&);
/// The selected rows, or all where none is, to the clipboard; says in TableMemory::notice how many.
void copyTable(Panel&);

} // namespace portolan::ui
