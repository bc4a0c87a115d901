// What every source of records is first read into: named columns of text, each cell knowing where
// it stands, so that a problem found later still names its line.
#pragma once

#include "base/diagnostics.h"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace portolan::formats {

struct Cell {
    std::string_view text; ///< into the table's storage
    std::int32_t line = 0; ///< from 1, as in the file; a sheet's row
    std::int32_t column = 0;
};

/// Moved, not copied: the cells look into the storage.
struct Table {
    std::string name; ///< "places"
    std::string file; ///< for messages
    std::vector<Cell> header;
    std::vector<Cell> cells; ///< row by row, as many a row as the header has
    /// First cells of rows that could not be read: mostly ids, which others may refer to.
    std::vector<std::string_view> lost;
    std::deque<std::string> storage;

    Table() = default;
    Table(Table&&) = default;
    Table& operator=(Table&&) = default;

    std::size_t rowCount() const { return header.empty() ? 0 : cells.size() / header.size(); }
    const Cell& cell(std::size_t row, std::size_t column) const {
        return cells[row * header.size() + column];
    }
    base::Location locate(const Cell& cell) const { return {file, cell.line, cell.column}; }
    std::string_view keep(std::string text) { return storage.emplace_back(std::move(text)); }
};

/// Collects problems. A thousand of one file are told; the others are counted, so that a file that
/// is wrong in every row is not answered with gigabytes.
class Problems {
public:
    void error(base::Location where, std::string message);
    void warning(base::Location where, std::string message);
    base::Diagnostics take();

private:
    void add(base::Diagnostic diagnostic);

    struct Tally {
        std::string file;
        int told = 0;
        int untold = 0;
        bool hidesErrors = false;
    };
    base::Diagnostics told_;
    std::vector<Tally> tallies_;
};

} // namespace portolan::formats
