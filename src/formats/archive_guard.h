// Workbooks are zip archives from anywhere: what would unpack to gigabytes or run code is found
// before anything reads them.
#pragma once

#include "base/result.h"
#include "formats/table.h"

#include <map>
#include <set>
#include <string>
#include <utility>

namespace portolan::formats {

/// Row and column from 1.
using SheetCell = std::pair<std::int32_t, std::int32_t>;

struct Workbook {
    /// XLSX only: the cells that hold formulas, by the sheet's position in the workbook.
    std::map<std::size_t, std::set<SheetCell>> formulas;
};

/// Unpacks the archive without keeping it. Error (Data) if it is no archive, is damaged, or would
/// unpack to more than the limit. Scripts, and formulas of ODS, are told as errors of the file.
base::Result<Workbook> inspectWorkbook(const std::string& path, Problems& problems);

} // namespace portolan::formats
