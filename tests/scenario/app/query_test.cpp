// What a reader of the documents expects of the bundled records, asked as on the command line.
#include "app/commands/check_command.h"
#include "app/commands/query_command.h"
#include "support/dataset_folder.h"

#include <CLI/CLI.hpp>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <set>

namespace portolan::app {

namespace {

using Ids = std::set<std::string>;
using Json = nlohmann::json;

const std::string kRecords = PORTOLAN_SOURCE_DIR "/data/cooperation";

std::string readAll(const std::string& path) {
    std::ifstream stream(path);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// As the shell passes it: flags separated by "|".
int query(const std::string& flags, const std::string& output) {
    CLI::App app;
    QueryOptions options;
    addQueryOptions(app, options);
    std::vector<std::string> words = {output, "-o", kRecords};
    for (std::size_t begin = 0; begin < flags.size();) {
        const std::size_t end = std::min(flags.find('|', begin), flags.size());
        words.insert(words.begin(), flags.substr(begin, end - begin));
        begin = end + 1;
    }
    app.parse(words); // takes them from the back
    return runQuery(options);
}

Json listed(const std::string& flags) {
    const test::TemporaryFolder folder;
    const std::string output = folder.path() + "/out.json";
    EXPECT_EQ(query(flags, output), 0) << flags;
    return Json::parse(readAll(output));
}

Ids idsOf(const Json& records) {
    Ids ids;
    for (const Json& record : records) {
        ids.insert(record["id"]);
    }
    return ids;
}

Ids ids(const std::string& flags) {
    return idsOf(listed(flags));
}

const Ids kTies2019 = {"kaohsiung-kumamoto-sister-cities-2017", "tjpo-osaka-mou-2019",
                       "tjpo-mie-mou", "tjpo-kagawa-mou", "tjpo-kagoshima-mou"};
const Ids kUndated = {"japan-hong-kong-it-forum", "hong-kong-japan-innovation-events",
                      "innopole-san-tin"};

TEST(BundledRecords, HaveNoErrors) {
    CheckOptions options;
    options.path = kRecords;
    EXPECT_EQ(runCheck(options), 0);
}

TEST(BundledRecords, AreThirtyFiveWithTheThaiPartnersAsFive) {
    const Json all = listed("");
    EXPECT_EQ(all.size(), 39U); // row 26 of the list is five
    const Ids keys = [&] {
        Ids names;
        for (const auto& [key, value] : all.front().items()) {
            names.insert(key);
        }
        return names;
    }();
    EXPECT_EQ(keys, (Ids{"id", "kind", "title", "date", "start", "end", "status", "part_of",
                         "sectors", "places", "parties", "figures", "sources"}));
    for (const Json& record : all) {
        EXPECT_GE(record["places"].size(), 2U) << record["id"];
        EXPECT_GE(record["sources"].size(), 1U) << record["id"];
    }
}

TEST(BundledRecords, TheMissionTellsItsItineraryAndDays) {
    const Json all = listed("--kind|mission|--place|kumamoto");
    const auto mission = std::find_if(all.begin(), all.end(), [](const Json& record) {
        return record["id"] == "kaohsiung-kyushu-mission-2024";
    });
    ASSERT_NE(mission, all.end());
    EXPECT_EQ((*mission)["start"], "2024-02-01");
    EXPECT_EQ((*mission)["end"], "2024-02-29");
    EXPECT_EQ((*mission)["places"][0]["id"], "kaohsiung");
    EXPECT_EQ((*mission)["places"][2]["id"], "fukuoka");
    EXPECT_EQ((*mission)["sources"].size(), 2U);
    EXPECT_EQ((*mission)["figures"][0]["value"], 7);
}

TEST(BundledRecords, OpenAndMissingDatesAreNull) {
    const Json before = listed("--organisation|takeda|--kind|investment");
    ASSERT_EQ(before.size(), 1U);
    EXPECT_TRUE(before[0]["start"].is_null());
    EXPECT_EQ(before[0]["end"], "2019-10-15");
    for (const Json& record : listed("--undated|only")) {
        EXPECT_TRUE(record["date"].is_null() && record["start"].is_null());
    }
}

TEST(BundledRecords, MemorandaAndSisterCities) {
    Ids expected = kTies2019;
    expected.insert("kaohsiung-kumamoto-startup-mou-2024");
    EXPECT_EQ(ids("--kind|mou,sister_city"), expected);
}

TEST(BundledRecords, KyushuIncludesItsCitiesAndPrefectures) {
    const Ids kyushu = ids("--place|kyushu");
    EXPECT_EQ(kyushu, ids("--place|九州"));
    for (const char* inside :
         {"kaohsiung-kyushu-mission-2024", "tjpo-kagoshima-mou", "tsmc-kumamoto-investment",
          "joint-innovation-centre-fukuoka-office-2023", "kyushu-university-visit-2024",
          "beijing-zone-thailand-japan-mission-2023"}) {
        EXPECT_TRUE(kyushu.contains(inside)) << inside;
    }
    for (const char* outside : {"tjpo-osaka-mou-2019", "japan-hong-kong-it-forum",
                                "joint-innovation-centre-tokyo-office-2023"}) {
        EXPECT_FALSE(kyushu.contains(outside)) << outside;
    }
}

TEST(BundledRecords, TheYear2019ListsWhatWasInForceOrUnderWay) {
    Ids expected = kTies2019;
    expected.insert({"kumamoto-delegations-to-kaohsiung", "tsmc-kumamoto-investment",
                     "panasonic-taiwan-investment", "takeda-taiwan-investment"});
    const std::string year = "--from|2019-01-01|--to|2019-12-31";
    EXPECT_EQ(ids(year + "|--undated|exclude"), expected);
    expected.insert(kUndated.begin(), kUndated.end());
    EXPECT_EQ(ids(year), expected);
}

TEST(BundledRecords, UndatedOnly) {
    EXPECT_EQ(ids("--undated|only"), kUndated);
}

TEST(BundledRecords, KaohsiungIsFoundInEveryScript) {
    const Ids found = ids("--text|高雄");
    EXPECT_EQ(found.size(), 12U);
    EXPECT_FALSE(found.contains("tsmc-kumamoto-investment"));
    EXPECT_TRUE(found.contains("kaohsiung-kumamoto-sister-cities-2017"));
    for (const char* form :
         {"kaohsiung", "KAOHSIUNG", "髙雄", "カオシュン", "가오슝", "gaoxiong"}) {
        EXPECT_EQ(ids(std::string("--text|") + form), found) << form;
    }
}

TEST(BundledRecords, TheAnalystsQuestion) {
    // Which places in Kyushu has Kaohsiung dealt with on semiconductors, with something signed?
    EXPECT_EQ(ids("--place|kyushu|--text|kaohsiung|--sector|semiconductors|--status|agreed,signed"),
              (Ids{"kaohsiung-kyushu-semiconductor-agreement-2024"}));
}

TEST(BundledRecords, TiesOfAPlaceAreOutboundInboundOrBetween) {
    const Ids all = ids("--place|kaohsiung");
    const Ids outbound = ids("--place|kaohsiung|--ties|outbound");
    const Ids inbound = ids("--place|kaohsiung|--ties|inbound");
    EXPECT_TRUE(outbound.contains("kaohsiung-kyushu-mission-2024"));
    EXPECT_FALSE(inbound.contains("kaohsiung-kyushu-mission-2024"));
    EXPECT_TRUE(inbound.contains("kumamoto-delegations-to-kaohsiung"));
    for (const Ids& some : {outbound, inbound}) {
        EXPECT_TRUE(some.contains("kaohsiung-kumamoto-sister-cities-2017")); // undirected
        EXPECT_TRUE(std::includes(all.begin(), all.end(), some.begin(), some.end()));
    }
    const Ids between = ids("--place|kaohsiung,kyushu|--ties|between");
    EXPECT_TRUE(between.contains("kaohsiung-kyushu-mission-2024"));
    EXPECT_FALSE(between.contains("tjpo-osaka-mou-2019"));
    EXPECT_LT(between.size(), ids("--place|kaohsiung,kyushu").size());
}

TEST(BundledRecords, PlaceAndEconomyAskForBoth) {
    const Ids both = ids("--place|kyushu|--economy|TW");
    EXPECT_TRUE(both.contains("kaohsiung-kyushu-mission-2024"));
    EXPECT_FALSE(both.contains("beijing-zone-thailand-japan-mission-2023"));
    EXPECT_LT(both.size(), ids("--place|kyushu").size());
}

TEST(BundledRecords, CertaintySaysHowDatesAreKnown) {
    EXPECT_EQ(ids("--certainty|undated"), kUndated);
    EXPECT_TRUE(ids("--certainty|month").contains("kaohsiung-kyushu-mission-2024"));
    std::size_t sum = 0;
    for (const char* certainty : {"day", "month", "year", "span", "approximate", "undated"}) {
        sum += ids(std::string("--certainty|") + certainty).size();
    }
    EXPECT_EQ(sum, 39U);
}

TEST(BundledRecords, APlacesKindIsAsked) {
    const Ids parks = ids("--place-kind|park");
    EXPECT_FALSE(parks.empty());
    EXPECT_LT(parks.size(), 39U);
    EXPECT_FALSE(parks.contains("tjpo-osaka-mou-2019"));
    const Ids both = ids("--place-kind|park,prefecture");
    EXPECT_TRUE(both.contains("tjpo-osaka-mou-2019"));
    EXPECT_GT(both.size(), parks.size());
    std::size_t sum = 0;
    for (const std::string& id : ids("--place-kind|park|--place|kyushu")) {
        sum += parks.contains(id) && ids("--place|kyushu").contains(id) ? 1U : 0U;
    }
    EXPECT_EQ(sum, ids("--place-kind|park|--place|kyushu").size());
}

TEST(BundledRecords, ANameIsFoundHoweverItIsWritten) {
    const Ids found = ids("--text|Kaohsiung");
    EXPECT_GT(found.size(), 5U);
    for (const char* typed :
         {"高雄", "カオシュン", "gaoxiong", "Ｋａｏｈｓｉｕｎｇ", "KAOHSIUNG"}) {
        EXPECT_EQ(ids(std::string("--text|") + typed), found) << typed;
    }
}

TEST(BundledRecords, NoneIsAValueLikeAnyOtherAndNothingIsLeftOutHere) {
    for (const char* flag : {"--sector", "--status", "--organisation", "--source", "--place"}) {
        EXPECT_TRUE(ids(std::string(flag) + "|none").empty()) << flag;
    }
    EXPECT_EQ(ids("--sector|none,semiconductors"), ids("--sector|semiconductors"));
}

TEST(BundledRecords, AnUnknownWordIsWrongUsage) {
    const test::TemporaryFolder folder;
    const std::string output = folder.path() + "/out.json";
    for (const char* flags :
         {"--kind|moo", "--place|atlantis", "--status|maybe", "--undated|perhaps",
          "--from|2019-02-30", "--from|2020|--to|2019", "--sector|x", "--economy|Japan",
          "--certainty|maybe", "--place-kind|parc", "--ties|sideways", "-f|pdf", "--lang|fr"}) {
        EXPECT_EQ(query(flags, output), 2) << flags;
        EXPECT_FALSE(std::filesystem::exists(output)) << flags;
    }
}

TEST(BundledRecords, EveryFormatListsTheSameRecords) {
    const test::TemporaryFolder folder;
    const auto text = [&](const std::string& name) {
        EXPECT_EQ(query("--lang|ja", folder.path() + "/" + name), 0);
        return readAll(folder.path() + "/" + name);
    };
    const auto lines = [](const std::string& all) {
        return std::count(all.begin(), all.end(), '\n');
    };
    EXPECT_EQ(lines(text("a.csv")), 40);
    EXPECT_EQ(lines(text("a.txt")), 40);
    EXPECT_NE(text("a.txt").find("熊本"), std::string::npos);
    const Json shapes = Json::parse(text("a.geojson"));
    EXPECT_EQ(shapes["features"].size(), 42U);
    EXPECT_EQ(shapes["features"][0]["geometry"]["coordinates"].size(), 2U);
}

TEST(BundledRecords, AnOutputThatCannotBeWrittenIsTheMachines) {
    EXPECT_EQ(query("", "/nowhere/at/all.json"), 3);
}

} // namespace

} // namespace portolan::app
