// The order of the table's rows. Each record gets one number to sort by; what that leaves equal is
// told apart by the rest of a list, the date and the place in the dataset.
#include "dataset/collation.h"
#include "ui/table_model.h"

#include <algorithm>
#include <optional>

namespace portolan::ui {

namespace {

using dataset::Dataset;
using dataset::EngagementIndex;
using state::TableColumn;
using Ranks = std::vector<std::uint32_t>;

constexpr std::uint64_t kMissing = ~0ULL;

struct Row {
    std::uint64_t key = kMissing;
    EngagementIndex index = 0;
};

std::uint64_t unsignedDay(base::Day day) {
    return static_cast<std::uint32_t>(day) ^ 0x80000000U;
}

/// An open start says nothing to sort by: its end does.
std::uint64_t dateKey(const dataset::Engagement& record) {
    if (record.isUndated) {
        return kMissing;
    }
    const base::DayInterval days = record.interval;
    const bool isOpen = days.first == base::kBeginningOfTime;
    return unsignedDay(isOpen ? days.last : days.first) << 32U | unsignedDay(days.last);
}

/// Ranks of the names that a column writes, by index of place, organisation, sector or source; of
/// titles by record.
Ranks namesOf(const Dataset& data, const TableOrder& order) {
    std::vector<std::string_view> names;
    const auto add = [&](dataset::TextId text) {
        names.emplace_back(data.text(text, order.language));
    };
    switch (order.column) {
    case TableColumn::Title:
        names.reserve(data.engagements.size());
        for (const auto& record : data.engagements) {
            add(record.title);
        }
        break;
    case TableColumn::Places:
        for (const auto& place : data.places) {
            add(place.name);
        }
        break;
    case TableColumn::Organisations:
        for (const auto& organisation : data.organisations) {
            add(organisation.name);
        }
        break;
    case TableColumn::Sectors:
        names.assign(order.sectors.begin(), order.sectors.end());
        break;
    case TableColumn::Sources:
        for (const auto& source : data.sources) {
            names.emplace_back(source.title);
        }
        break;
    default:
        break;
    }
    return dataset::collationRanks(names, order.language);
}

class Orderer {
public:
    Orderer(const Dataset& data, const TableOrder& order)
        : data_(data), order_(order), ranks_(namesOf(data, order)) {}

    Row row(EngagementIndex index) const {
        const dataset::Engagement& record = data_.engagements[index];
        switch (order_.column) {
        case TableColumn::Date:
            return {dateKey(record), index};
        case TableColumn::Kind:
            return {static_cast<std::uint64_t>(record.kind), index};
        case TableColumn::Status:
            return {record.status == dataset::Status::Unstated
                        ? kMissing
                        : static_cast<std::uint64_t>(record.status),
                    index};
        case TableColumn::Title:
            return {ranks_[index] == dataset::kLastRank ? kMissing : ranks_[index], index};
        default:
            break;
        }
        // A list's first two names, the second one up so that a shorter list stands first.
        const std::uint64_t first = nameAt(index, 0).value_or(dataset::kLastRank);
        const auto second = nameAt(index, 1);
        return {first == dataset::kLastRank ? kMissing : first << 32U | (second ? *second + 1 : 0),
                index};
    }

    bool isBefore(const Row& a, const Row& b) const {
        if (a.key != b.key) {
            const bool isMissing = a.key == kMissing || b.key == kMissing;
            return isMissing || !order_.isDescending ? a.key < b.key : b.key < a.key;
        }
        if (const int lists = compareLists(a.index, b.index); lists != 0) {
            return order_.isDescending ? lists > 0 : lists < 0;
        }
        const std::uint64_t dateA = dateKey(data_.engagements[a.index]);
        const std::uint64_t dateB = dateKey(data_.engagements[b.index]);
        return dateA != dateB ? dateA < dateB : a.index < b.index;
    }

private:
    /// The rank of the i-th name of a record's list; none beyond its end. Rows without a name (a
    /// person who stands for no organisation) do not count.
    std::optional<std::uint32_t> nameAt(EngagementIndex record, std::size_t i) const {
        const auto rankAt = [&](const auto& rows, auto indexOf) -> std::optional<std::uint32_t> {
            std::size_t left = i;
            for (const auto& row : rows) {
                const auto index = indexOf(row);
                const bool isNamed = index < ranks_.size() && ranks_[index] != dataset::kLastRank;
                if (isNamed && left-- == 0) {
                    return ranks_[index];
                }
            }
            return std::nullopt;
        };
        switch (order_.column) {
        case TableColumn::Places:
            return rankAt(data_.placesOf(record), [](const auto& row) { return row.place; });
        case TableColumn::Organisations:
            return rankAt(data_.partiesOf(record),
                          [](const auto& row) { return row.organisation; });
        case TableColumn::Sectors:
            return rankAt(data_.sectorsOf(record), [](auto sector) { return sector; });
        case TableColumn::Sources:
            return rankAt(data_.citationsOf({dataset::EntityId::Table::Engagement, record}),
                          [](const auto& row) { return row.source; });
        default:
            return std::nullopt;
        }
    }

    int compareLists(EngagementIndex a, EngagementIndex b) const {
        for (std::size_t i = 0;; ++i) {
            const auto x = nameAt(a, i);
            const auto y = nameAt(b, i);
            if (x != y) {
                return x < y ? -1 : 1; // the shorter list first
            }
            if (!x) {
                return 0;
            }
        }
    }

    const Dataset& data_;
    const TableOrder& order_;
    Ranks ranks_;
};

} // namespace

TableOrder tableOrderFor(const state::TableView& view, const Dataset& dataset,
                         const Speech& speech) {
    TableOrder order{view.sortedBy, view.isDescending, speech.language, {}};
    if (order.column == TableColumn::Sectors) {
        for (const std::string& sector : dataset.sectors) {
            order.sectors.push_back(sectorName(speech, sector));
        }
    }
    return order;
}

TableRows orderRecords(const Dataset& dataset, const TableOrder& order,
                       const std::stop_token& stop) {
    const Orderer orderer(dataset, order);
    std::vector<Row> rows;
    rows.reserve(dataset.engagements.size());
    for (EngagementIndex i = 0; i < dataset.engagements.size() && !stop.stop_requested(); ++i) {
        rows.push_back(orderer.row(i));
    }
    if (stop.stop_requested()) {
        return {};
    }
    std::sort(rows.begin(), rows.end(),
              [&](const Row& a, const Row& b) { return orderer.isBefore(a, b); });
    TableRows indices(rows.size());
    std::transform(rows.begin(), rows.end(), indices.begin(),
                   [](const Row& row) { return row.index; });
    return indices;
}

TableRows passingRows(const TableRows& order, const dataset::Selection& selection) {
    TableRows rows;
    rows.reserve(selection.count);
    std::copy_if(order.begin(), order.end(), std::back_inserter(rows),
                 [&](EngagementIndex i) { return selection.passes[i] != 0; });
    return rows;
}

} // namespace portolan::ui
