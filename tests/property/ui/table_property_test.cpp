// The table's order is what its definition says, for random records; TSV comes back as it went.
#include "support/sample_dataset.h"
#include "ui/table_model.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <sstream>

namespace portolan::ui {
namespace {

using dataset::Dataset;
using dataset::EngagementIndex;
using state::TableColumn;

constexpr std::array<const char*, 8> kDates = {"",        "2019",    "2019-10-03", "2023-06~",
                                               "2017/..", "../2019", "2024-02",    "2017/2020"};
constexpr std::array<const char*, 6> kNames = {"Osaka", "osaka 10", "Osaka 9", "Ärzte", "", "Zoo"};

Dataset randomDataset() {
    test::SampleDataset sample;
    for (const char* name : kNames) {
        sample.place(name);
        sample.organisation(std::string(name) + "\t& Co.\nLtd.");
    }
    const int count = *rc::gen::inRange(0, 30);
    for (int i = 0; i < count; ++i) {
        const auto kind = static_cast<dataset::EngagementKind>(
            *rc::gen::inRange<int>(0, dataset::kEngagementKindCount));
        auto& record =
            sample.engagement(*rc::gen::elementOf(kNames), kind, *rc::gen::elementOf(kDates));
        record.status =
            static_cast<dataset::Status>(*rc::gen::inRange<int>(0, dataset::kStatusCount));
        for (int stop = *rc::gen::inRange(0, 4); stop > 0; --stop) {
            sample.at(*rc::gen::inRange<dataset::PlaceIndex>(0, kNames.size()),
                      dataset::PlaceRole::Stop);
            sample.with(*rc::gen::inRange<dataset::OrganisationIndex>(0, kNames.size()));
        }
    }
    return sample.build();
}

/// Does the record state what the column shows?
bool hasValue(const Dataset& data, EngagementIndex i, TableColumn column) {
    const auto& record = data.engagements[i];
    switch (column) {
    case TableColumn::Date:
        return !record.isUndated;
    case TableColumn::Kind:
        return true;
    case TableColumn::Title:
        return !data.text(record.title, base::Language::En).empty();
    case TableColumn::Status:
        return record.status != dataset::Status::Unstated;
    case TableColumn::Places: {
        const auto places = data.placesOf(i);
        return std::any_of(places.begin(), places.end(), [&](const auto& row) {
            return !data.text(data.places[row.place].name, base::Language::En).empty();
        });
    }
    default:
        return false;
    }
}

RC_GTEST_PROP(TableOrder, IsAPermutationOfWhatPassesSortedByTheColumn, ()) {
    const Dataset data = randomDataset();
    const auto column = *rc::gen::element(TableColumn::Date, TableColumn::Kind, TableColumn::Title,
                                          TableColumn::Status, TableColumn::Places);
    const bool isDescending = *rc::gen::arbitrary<bool>();
    dataset::Selection selection;
    std::vector<EngagementIndex> passing;
    for (EngagementIndex i = 0; i < data.engagements.size(); ++i) {
        selection.passes.push_back(*rc::gen::arbitrary<bool>() ? 1 : 0);
        if (selection.passes.back() != 0) {
            passing.push_back(i);
        }
    }
    const TableOrder order{column, isDescending, base::Language::En, {}};
    const TableRows rows = passingRows(orderRecords(data, order), selection);
    TableRows sorted = rows;
    std::sort(sorted.begin(), sorted.end());
    RC_ASSERT(sorted == passing);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto& a = data.engagements[rows[i - 1]];
        const auto& b = data.engagements[rows[i]];
        // Nothing stands after a record without the value but others without it.
        RC_ASSERT(hasValue(data, rows[i - 1], column) || !hasValue(data, rows[i], column));
        if (!hasValue(data, rows[i], column)) {
            continue;
        }
        if (column == TableColumn::Date) {
            const auto keyOf = [](base::DayInterval days) {
                const bool isOpen = days.first == base::kBeginningOfTime;
                return std::pair{isOpen ? days.last : days.first, days.last};
            };
            const std::pair first = keyOf(a.interval);
            const std::pair second = keyOf(b.interval);
            RC_ASSERT((isDescending ? first >= second : first <= second));
        } else if (column == TableColumn::Kind) {
            RC_ASSERT((isDescending ? a.kind >= b.kind : a.kind <= b.kind));
        } else if (column == TableColumn::Status) {
            RC_ASSERT((isDescending ? a.status >= b.status : a.status <= b.status));
        }
    }
}

RC_GTEST_PROP(TableTsv, GivesEveryCellBackButItsTabsAndLineEnds, ()) {
    const Dataset data = randomDataset();
    const Catalogue words;
    const Speech speech{&words, base::Language::En};
    const std::vector<TableColumn> columns = {TableColumn::Title, TableColumn::Organisations,
                                              TableColumn::Date};
    TableRows rows(data.engagements.size());
    std::iota(rows.begin(), rows.end(), 0U);
    std::istringstream lines(tableTsv({data, rows, columns, speech}));
    std::string line;
    std::getline(lines, line);
    RC_ASSERT(line == "Title\tOrganisations\tDate");
    for (const EngagementIndex row : rows) {
        RC_ASSERT(static_cast<bool>(std::getline(lines, line)));
        std::istringstream cells(line + "\t");
        for (const TableColumn column : columns) {
            std::string cell;
            std::getline(cells, cell, '\t');
            std::string expected = tableCell(data, row, column, speech);
            std::replace(expected.begin(), expected.end(), '\t', ' ');
            std::replace(expected.begin(), expected.end(), '\n', ' ');
            RC_ASSERT(cell == expected);
        }
    }
    RC_ASSERT(!std::getline(lines, line));
}

TEST(TableOrder, SortsWordsAsTheLanguageDoesAndNumbersByTheirValue) {
    test::SampleDataset sample;
    for (const char* title : {"Zebra", "osaka 10", "Ärzte", "Osaka 9", ""}) {
        sample.engagement(title, dataset::EngagementKind::Visit);
    }
    const TableOrder order{TableColumn::Title, false, base::Language::En, {}};
    EXPECT_EQ(orderRecords(sample.build(), order), (TableRows{2, 3, 1, 0, 4}));
}

} // namespace
} // namespace portolan::ui
