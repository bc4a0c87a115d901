// Reads one row of a table into typed values; what is wrong is told where it stands, and the row is
// marked as broken.
#pragma once

#include "base/date.h"
#include "base/nearest_word.h"
#include "dataset/dataset.h"
#include "formats/table.h"

#include <optional>
#include <string_view>
#include <vector>

namespace portolan::formats {

/// Where a table's columns stand. Tells of required columns that are missing and of columns that
/// nothing reads.
class Columns {
public:
    /// "name_*" in `known` stands for the six languages ("name_en", "name_zh_hant", …).
    Columns(const Table& table, std::vector<std::string_view> required,
            std::vector<std::string_view> known, Problems& problems);

    bool isComplete() const { return isComplete_; }
    std::optional<std::size_t> find(std::string_view name) const;
    /// "name_zh_hant" for ("name", zh-Hant).
    static std::string translated(std::string_view prefix, base::Language language);

private:
    const Table& table_;
    bool isComplete_ = true;
};

class RowReader {
public:
    RowReader(const Table& table, const Columns& columns, std::size_t row, Problems& problems)
        : table_(table), columns_(columns), row_(row), problems_(problems) {}

    bool isGood() const { return isGood_; }

    /// Trimmed; empty where the table has no such column.
    std::string_view text(std::string_view column);
    std::string_view required(std::string_view column);
    std::vector<std::string> list(std::string_view column); ///< separated by ";"
    dataset::Translations translations(std::string_view prefix);
    base::EdtfDate date(std::string_view column);
    std::optional<double> number(std::string_view column);
    std::int32_t integer(std::string_view column);

    /// The value of a closed vocabulary; `byDefault` where the cell is empty.
    template<class Value, class FromKey>
    Value word(std::string_view column, FromKey fromKey, std::size_t size, Value byDefault = {}) {
        const std::string_view key = text(column);
        if (key.empty()) {
            return byDefault;
        }
        if (const std::optional<Value> value = fromKey(key)) {
            return *value;
        }
        std::vector<std::string_view> known;
        for (std::size_t i = 0; i < size; ++i) {
            known.push_back(keyOf(static_cast<Value>(i)));
        }
        fail(column, unknownWord(column, key, known));
        return byDefault;
    }

    /// Breaks the row.
    void fail(std::string_view column, std::string message);
    /// An error in a cell that the row can do without.
    void complain(std::string_view column, std::string message);
    void warn(std::string_view column, std::string message);
    base::Location where(std::string_view column = {}) const;

private:
    const Cell* cell(std::string_view column) const;
    static std::string unknownWord(std::string_view column, std::string_view key,
                                   std::span<const std::string_view> known);

    const Table& table_;
    const Columns& columns_;
    std::size_t row_;
    Problems& problems_;
    bool isGood_ = true;
};

} // namespace portolan::formats
