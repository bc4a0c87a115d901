// Writes a Lists row by row, without repeats in a row.
#pragma once

#include "dataset/search_index.h"

#include <algorithm>

namespace portolan::dataset {

// Lists are a handful of values long, so a linear look is the fastest.
class ListWriter {
public:
    ListWriter(Lists& lists, std::size_t rows, std::size_t values) : lists_(lists) {
        lists_.offsets.reserve(rows + 1);
        lists_.values.reserve(values);
    }
    void add(std::uint32_t value) {
        const auto begin = lists_.values.begin() + lists_.offsets.back();
        if (std::find(begin, lists_.values.end(), value) == lists_.values.end()) {
            lists_.values.push_back(value);
        }
    }
    void add(std::span<const std::uint32_t> values) {
        for (const std::uint32_t value : values) {
            add(value);
        }
    }
    bool isRowEmpty() const { return lists_.values.size() == lists_.offsets.back(); }
    void endRow() { lists_.offsets.push_back(static_cast<std::uint32_t>(lists_.values.size())); }

private:
    Lists& lists_;
};

/// A row that is left empty states none.
class FacetWriter {
public:
    FacetWriter(FacetLists& facet, std::size_t rows, std::size_t values)
        : none_(facet.size), writer_(facet.lists, rows, std::max(rows, values)) {}
    void add(std::uint32_t value) { writer_.add(value); }
    void endRow() {
        if (writer_.isRowEmpty()) {
            writer_.add(none_);
        }
        writer_.endRow();
    }

private:
    std::uint32_t none_;
    ListWriter writer_;
};

} // namespace portolan::dataset
