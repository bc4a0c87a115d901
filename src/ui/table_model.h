// The table's rows and cells: which records stand in which order, and what is written of each.
#pragma once

#include "dataset/dataset.h"
#include "dataset/filter.h"
#include "state/app_state.h"
#include "ui/words.h"

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace portolan::ui {

inline constexpr std::array<state::TableColumn, state::kTableColumnCount> kAllTableColumns = {
    state::TableColumn::Date,    state::TableColumn::Kind,   state::TableColumn::Title,
    state::TableColumn::Places,  state::TableColumn::Status, state::TableColumn::Organisations,
    state::TableColumn::Sectors, state::TableColumn::Sources};

/// A column's name in the interface's language.
const char* columnName(const Speech&, state::TableColumn);
/// What stands in a cell; dates as finely as they are known.
std::string tableCell(const dataset::Dataset&, dataset::EngagementIndex, state::TableColumn,
                      const Speech&);

/// What an order is made for. Values, so that it can be made beside the main thread.
struct TableOrder {
    state::TableColumn column = state::TableColumn::Date;
    bool isDescending = false;
    base::Language language = base::Language::En;
    std::vector<std::string> sectors; ///< names of Dataset::sectors in the language
    bool operator==(const TableOrder&) const = default;
};
TableOrder tableOrderFor(const state::TableView&, const dataset::Dataset&, const Speech&);

using TableRows = std::vector<dataset::EngagementIndex>;

/// Every record, in this order: dates by their first, then their last day, those with an open start
/// by their last; kinds and statuses in the vocabulary's order; texts as the language sorts them,
/// lists name by name. Records without the value stand last, whichever way it is sorted. Equals
/// follow by date, then as they are in the dataset. About 2 s for a million records; empty when it
/// is asked to stop.
TableRows orderRecords(const dataset::Dataset&, const TableOrder&, const std::stop_token& = {});
/// Those of an order that pass.
TableRows passingRows(const TableRows& order, const dataset::Selection&);

/// The rows as tab-separated values with a line of headings; tabs and line ends within a cell
/// become spaces. UTF-8, lines end in \n.
struct TsvRequest {
    const dataset::Dataset& dataset;
    const TableRows& rows;
    const std::vector<state::TableColumn>& columns;
    const Speech& speech;
};
std::string tableTsv(const TsvRequest&);

} // namespace portolan::ui
