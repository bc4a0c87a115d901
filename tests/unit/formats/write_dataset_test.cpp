// What is taken away as one file opens again as the same records.
#include "dataset/search_index.h"
#include "formats/canonical_tables.h"
#include "formats/list_records.h"
#include "formats/load_dataset.h"
#include "formats/write_dataset.h"
#include "support/dataset_folder.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace portolan::formats {
namespace {

using test::TemporaryFolder;

std::vector<std::string> namesIn(const std::string& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        names.push_back(entry.path().filename().string());
    }
    return names;
}

std::shared_ptr<const dataset::Dataset> load(const std::string& path) {
    const auto loaded = loadDataset(path);
    EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().toString());
    if (!loaded) {
        return std::make_shared<dataset::Dataset>();
    }
    for (const auto& diagnostic : loaded->diagnostics) {
        ADD_FAILURE() << diagnostic.toString();
    }
    return loaded->value;
}

dataset::Selection selected(const dataset::Dataset& data, const dataset::Filter& filter = {}) {
    return dataset::select(data, *dataset::buildSearchIndex(data), filter);
}

/// Everything of the records that can be told.
std::string told(const std::vector<TextTable>& tables) {
    std::string text;
    for (const TextTable& table : tables) {
        text += "# " + table.name + "\n";
        for (const auto& row : table.rows) {
            for (std::size_t i = 0; i < row.size(); ++i) {
                text += table.columns[i] + "=" + row[i] + "|";
            }
            text += "\n";
        }
    }
    return text;
}

class WriteDatasetTest : public testing::TestWithParam<const char*> {
protected:
    const std::shared_ptr<const dataset::Dataset> data =
        load(PORTOLAN_SOURCE_DIR "/data/cooperation");
    TemporaryFolder folder;
};

TEST_P(WriteDatasetTest, OpensAgainAsTheSameRecords) {
    const std::string path = folder.path() + "/" + GetParam();
    const auto selection = selected(*data);
    const auto written = writeDataset(path, *data, selection);
    ASSERT_TRUE(written) << written.error().toString();
    EXPECT_EQ(namesIn(folder.path()), std::vector<std::string>{GetParam()});
    const auto again = load(path);
    EXPECT_EQ(told(canonicalTables(*again, selected(*again))),
              told(canonicalTables(*data, selection)));
    EXPECT_EQ(listRecords(*again, selected(*again), ListFormat::Json, base::Language::Ja),
              listRecords(*data, selection, ListFormat::Json, base::Language::Ja));
}

TEST_P(WriteDatasetTest, HoldsWhatPassesTheFilterAndWhatItRefersTo) {
    const std::string path = folder.path() + "/" + GetParam();
    dataset::Filter filter;
    filter.kinds = {dataset::EngagementKind::Mou};
    filter.undated = dataset::UndatedRule::Exclude;
    const auto selection = selected(*data, filter);
    ASSERT_GT(selection.count, 0U);
    ASSERT_TRUE(writeDataset(path, *data, selection));
    const auto again = load(path);
    EXPECT_EQ(again->engagements.size(), selection.count);
    EXPECT_EQ(again->legs.size(), selection.legs.size());
    EXPECT_LT(again->places.size(), data->places.size());
    EXPECT_GT(again->sources.size(), 0U);
    EXPECT_EQ(listSources(*again, selected(*again)), listSources(*data, selection));
}

TEST_P(WriteDatasetTest, OfNothingIsAnEmptyDataset) {
    const std::string path = folder.path() + "/" + GetParam();
    dataset::Filter filter;
    filter.text = "nobody ever wrote this";
    const auto selection = selected(*data, filter);
    ASSERT_TRUE(writeDataset(path, *data, selection));
    if (path.ends_with(".gpkg")) { // sheets without a row are no layers to GDAL
        EXPECT_EQ(load(path)->engagements.size(), 0U);
    }
    EXPECT_EQ(listSources(*data, selection), "");
}

TEST_P(WriteDatasetTest, LeavesTheOldOneWhereTheNewOneFails) {
    const std::string path = folder.path() + "/absent/" + GetParam();
    EXPECT_FALSE(writeDataset(path, *data, selected(*data)));
    EXPECT_EQ(namesIn(folder.path()), std::vector<std::string>{});
}

INSTANTIATE_TEST_SUITE_P(Formats, WriteDatasetTest, testing::Values("out.xlsx", "out.gpkg"),
                         [](const auto& one) { return std::string(one.param).substr(4); });

TEST(ListSources, NamesEachSourceOnce) {
    const auto data = load(PORTOLAN_SOURCE_DIR "/data/cooperation");
    const std::string all = listSources(*data, selected(*data));
    for (const dataset::Source& source : data->sources) {
        EXPECT_LE(all.find(source.title), all.rfind(source.title));
    }
    EXPECT_NE(all.find(data->sources.front().title), std::string::npos);
}

} // namespace
} // namespace portolan::formats
