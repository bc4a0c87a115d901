// Every way in which a folder of tables can be wrong: what is told, where, and what stays.
#include "formats/load_dataset.h"
#include "support/dataset_folder.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace portolan::formats {

namespace {

struct BadInput {
    const char* name;
    const char* table;
    const char* good; ///< replaced by `bad` in the table
    std::string bad;
    const char* place; ///< "file:line:column: severity" that must be told
    const char* message;
    std::size_t engagements; ///< that still load
    std::size_t places;
    std::size_t told = 1;
};

void PrintTo(const BadInput& input, std::ostream* out) {
    *out << input.name;
}

class BadInputTest : public testing::TestWithParam<BadInput> {};

std::string joined(const base::Diagnostics& diagnostics) {
    std::string all;
    for (const base::Diagnostic& diagnostic : diagnostics) {
        all += diagnostic.toString() + "\n";
    }
    return all;
}

TEST_P(BadInputTest, IsToldWhereItIsAndHidesNothingElse) {
    const BadInput& input = GetParam();
    auto tables = test::goodTables();
    std::string& table = tables[input.table];
    const std::size_t at = table.find(input.good);
    ASSERT_NE(at, std::string::npos);
    table.replace(at, std::string(input.good).size(), input.bad);
    const test::TemporaryFolder folder;
    test::writeTables(folder, tables);

    const auto loaded = loadDataset(folder.path());
    ASSERT_TRUE(loaded.has_value());
    const std::string prefix = folder.path() + "/" + input.place + ": ";
    const auto isExpected = [&](const base::Diagnostic& diagnostic) {
        const std::string text = diagnostic.toString();
        return text.starts_with(prefix) && text.find(input.message) != std::string::npos;
    };
    EXPECT_TRUE(std::any_of(loaded->diagnostics.begin(), loaded->diagnostics.end(), isExpected))
        << prefix << input.message << "\nwas not told, but:\n"
        << joined(loaded->diagnostics);
    EXPECT_EQ(loaded->diagnostics.size(), input.told) << joined(loaded->diagnostics);
    EXPECT_EQ(loaded->value->engagements.size(), input.engagements);
    EXPECT_EQ(loaded->value->places.size(), input.places);
}

INSTANTIATE_TEST_SUITE_P(
    Folder, BadInputTest,
    testing::Values(
        BadInput{"UnknownKind", "engagements", "mission,mission", "mission,misson",
                 "engagements.csv:2:9: error", "did you mean 'mission'?", 2, 4},
        BadInput{"UnknownStatus", "engagements", "reported", "repoted",
                 "engagements.csv:4:27: error", "did you mean 'reported'?", 2, 4},
        BadInput{"DuplicateId", "engagements", "plant,inv", "sisters,expo,Twice,,,,\nplant,inv",
                 "engagements.csv:4:1: error", "there twice", 3, 4},
        BadInput{"MissingTitle", "engagements", "Sister cities", "", "engagements.csv:3:21: error",
                 "'title_en' is empty", 2, 4},
        BadInput{"DateThatDoesNotExist", "engagements", "2024-02,", "2023-02-29,",
                 "engagements.csv:2:43: error", "2023-02-29", 2, 4},
        BadInput{"EndBeforeStart", "engagements", "2017,", "2017/2015,",
                 "engagements.csv:3:35: error", "2017/2015", 2, 4},
        BadInput{"PartOfNothing", "engagements", "reported,,", "reported,mision,",
                 "engagements.csv:4:36: error", "did you mean 'mission'?", 3, 4},
        BadInput{"PartOfItself", "engagements", "reported,,", "reported,plant,",
                 "engagements.csv:4:36: error", "part of itself", 3, 4},
        BadInput{"Formula", "engagements", "A plant", "=HYPERLINK(1)",
                 "engagements.csv:4:18: error", "formulas are not evaluated", 2, 4},
        BadInput{"RowCutShort", "engagements", "A plant,,reported,,semiconductors\n", "A pl",
                 "engagements.csv:4:1: error", "cut off", 2, 4},
        BadInput{"QuoteLeftOpen", "engagements", "Sister cities", "\"Sister cities",
                 "engagements.csv:3:21: error", "not closed", 2, 4},
        BadInput{"WrongEncoding", "engagements", "Sister cities", "\x93\xFA\x96{",
                 "engagements.csv:3:21: error", "save the file as UTF-8", 2, 4},
        BadInput{"CellOfMegabytes", "engagements", "Sister cities", std::string(3U << 20U, 'x'),
                 "engagements.csv:3:21: error", "bytes", 2, 4},
        BadInput{"UnknownColumn", "engagements", "id,kind,title_en,date,status",
                 "id,kind,title_en,date,statsu", "engagements.csv:1:23: warning",
                 "did you mean 'status'?", 3, 4},
        BadInput{"MissingColumn", "engagements", "id,kind,title_en", "id,knd,title_en",
                 "engagements.csv:1:1: error", "column 'kind' is missing", 0, 4, 2},
        BadInput{"ColumnTwice", "organisations", "id,kind,name_en,home", "id,kind,name_en,kind",
                 "organisations.csv:1:17: error", "there twice", 3, 4},
        BadInput{"UnknownPlace", "engagement_places", "mission,fukuoka", "mission,fukoka",
                 "engagement_places.csv:4:9: error", "did you mean 'fukuoka'?", 3, 4},
        BadInput{"UnknownEngagement", "engagement_places", "mission,fukuoka", "misson,fukuoka",
                 "engagement_places.csv:4:1: error", "did you mean 'mission'?", 3, 4},
        BadInput{"UnknownRole", "engagement_places", "venue", "venu",
                 "engagement_places.csv:8:16: error", "did you mean 'venue'?", 3, 4},
        BadInput{"SequenceIsNoNumber", "engagement_places", "stop,2", "stop,two",
                 "engagement_places.csv:4:22: error", "not a number", 3, 4},
        BadInput{"ItineraryOfOnePlace", "engagement_places",
                 "mission,kumamoto,stop,1,2024-02-26\nmission,fukuoka,stop,2,\n", "",
                 "engagements.csv:2:1: error", "its itinerary has one place", 3, 4},
        BadInput{"TieOfOnePartner", "engagement_places", "sisters,kumamoto,partner,2,\n", "",
                 "engagements.csv:3:1: error", "one partner", 3, 4},
        BadInput{"UnknownOrganisation", "parties", "plant,tsmc", "plant,tsm",
                 "parties.csv:3:7: error", "did you mean 'tsmc'?", 3, 4},
        BadInput{"UnknownSubject", "figures", "mission,companies", "mision,companies",
                 "figures.csv:2:1: error", "did you mean 'mission'?", 3, 4},
        BadInput{"UnknownSource", "citations", "mission,,release", "mission,,relase",
                 "citations.csv:2:10: error", "did you mean 'release'?", 3, 4},
        BadInput{"UnknownHome", "organisations", "kaohsiung\n", "kaosiung\n",
                 "organisations.csv:2:42: error", "did you mean 'kaohsiung'?", 3, 4},
        BadInput{"SharedId", "organisations", "tsmc,company,TSMC,\n",
                 "tsmc,company,TSMC,\nkyushu,company,K,\n", "organisations.csv:4:1: error",
                 "also in places", 3, 4},
        BadInput{"SwappedCoordinates", "places", "130.4,33.59", "33.59,130.4",
                 "places.csv:5:34: error", "look swapped", 3, 3},
        BadInput{"LongitudeOutOfRange", "places", "130.4,33.59", "190.4,33.59",
                 "places.csv:5:28: error", "out of range", 3, 3},
        BadInput{"CoordinateIsNoNumber", "places", "130.4,33.59", "130°24',33.59",
                 "places.csv:5:28: error", "not a number", 3, 3},
        BadInput{"CoordinateIsNotFinite", "places", "130.4,33.59", "nan,33.59",
                 "places.csv:5:28: error", "not a number", 3, 3},
        BadInput{"NoEconomy", "places", "福岡,JP", "福岡,Japan", "places.csv:5:25: error",
                 "ISO 3166-1", 3, 3}),
    [](const auto& input) { return std::string(input.param.name); });

TEST(BadFolder, AMissingPathIsOneError) {
    const auto loaded = loadDataset("/nowhere/at/all");
    ASSERT_FALSE(loaded.has_value());
    EXPECT_EQ(loaded.error().code, base::ErrorCode::Data);
}

TEST(BadFolder, AFolderWithoutTablesIsAnError) {
    const test::TemporaryFolder folder;
    EXPECT_FALSE(loadDataset(folder.path()).has_value());
}

TEST(BadFolder, AMissingTableIsToldAndTheOthersLoad) {
    auto tables = test::goodTables();
    tables.erase("engagement_places");
    tables.erase("citations");
    const test::TemporaryFolder folder;
    test::writeTables(folder, tables);
    folder.write("enagements.csv", "id\n");
    const auto loaded = loadDataset(folder.path());
    ASSERT_TRUE(loaded.has_value());
    EXPECT_EQ(loaded->value->engagements.size(), 3U);
    const std::string all = joined(loaded->diagnostics);
    EXPECT_NE(all.find("error: the table engagement_places is missing"), std::string::npos);
    EXPECT_NE(all.find("warning: there is no table citations"), std::string::npos);
    EXPECT_NE(all.find("did you mean 'engagements'?"), std::string::npos);
}

TEST(BadFolder, AnEmptyFileIsTold) {
    auto tables = test::goodTables();
    tables["parties"] = "";
    const test::TemporaryFolder folder;
    test::writeTables(folder, tables);
    const auto loaded = loadDataset(folder.path());
    ASSERT_TRUE(loaded.has_value());
    EXPECT_EQ(loaded->value->engagements.size(), 3U);
    EXPECT_NE(joined(loaded->diagnostics).find("parties.csv:1:1: error: there is no header"),
              std::string::npos);
}

TEST(BadFolder, AFileCutAnywhereNeitherCrashesNorTellsOfLinesBeyondIt) {
    const auto good = test::goodTables();
    const test::TemporaryFolder folder;
    test::writeTables(folder, good);
    for (const auto& [name, text] : good) {
        const auto lines = std::count(text.begin(), text.end(), '\n');
        for (std::size_t size = 0; size < text.size(); size += 7) {
            folder.write(name + ".csv", text.substr(0, size));
            const auto loaded = loadDataset(folder.path());
            ASSERT_TRUE(loaded.has_value());
            for (const base::Diagnostic& diagnostic : loaded->diagnostics) {
                const bool isOfIt = diagnostic.where.file.ends_with("/" + name + ".csv");
                ASSERT_TRUE(!isOfIt || diagnostic.where.line <= lines);
            }
        }
        folder.write(name + ".csv", text);
    }
}

TEST(GoodFolder, LoadsWithoutAWord) {
    const test::TemporaryFolder folder;
    test::writeTables(folder, test::goodTables());
    const auto loaded = loadDataset(folder.path());
    ASSERT_TRUE(loaded.has_value());
    EXPECT_EQ(joined(loaded->diagnostics), "");
    const dataset::Dataset& data = *loaded->value;
    EXPECT_EQ(data.legs.size(), 4U);
    EXPECT_EQ(data.figuresOf(*data.findEntity("kyushu")).size(), 1U);
    EXPECT_EQ(data.citationsOf(*data.findEntity("mission")).size(), 2U);
    EXPECT_EQ(data.partiesOf(data.findEntity("mission")->index)[0].person, "Lo Ta-sheng 羅達生");
    EXPECT_EQ(
        data.text(data.places[data.findEntity("kaohsiung")->index].name, base::Language::ZhHant),
        "高雄");
}

TEST(GoodFolder, IsNotWrittenTo) {
    const test::TemporaryFolder folder;
    test::writeTables(folder, test::goodTables());
    std::map<std::string, std::filesystem::file_time_type> before;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        before[entry.path().string()] = entry.last_write_time();
    }
    ASSERT_TRUE(loadDataset(folder.path(), {{}, true}).has_value());
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        EXPECT_EQ(before.at(entry.path().string()), entry.last_write_time());
        ++files;
    }
    EXPECT_EQ(files, before.size());
}

TEST(StrictLoading, TellsWhatIsPoor) {
    auto tables = test::goodTables();
    tables["engagement_places"].replace(tables["engagement_places"].find("stop,1,2024-02-26"), 17,
                                        "stop,2,2025-01-01");
    tables["organisations"] += "nobody,company,Nobody,\n";
    tables["citations"] += "plant,titel,release,stated\n";
    const test::TemporaryFolder folder;
    test::writeTables(folder, tables);
    const auto loaded = loadDataset(folder.path(), {{}, true});
    ASSERT_TRUE(loaded.has_value());
    EXPECT_FALSE(base::hasErrors(loaded->diagnostics));
    const std::string all = joined(loaded->diagnostics);
    for (const char* expected :
         {"engagements.csv:2:1: warning: 'mission' has two places of sequence 2",
          "engagements.csv:2:1: warning: 'mission' is at kumamoto on 2025-01-01",
          "engagements.csv:3:1: warning: no source is cited",
          "engagements.csv:4:1: warning: a citation names the field 'titel'",
          "organisations.csv:4:1: warning: nothing names this organisation",
          "places.csv:3:1: warning: no name in ja, zh-Hans, ko, id"}) {
        EXPECT_NE(all.find(expected), std::string::npos) << expected << "\nnot in\n" << all;
    }
}

} // namespace

} // namespace portolan::formats
