#include "dataset/filter.h"
#include "support/sample_dataset.h"

#include <gtest/gtest.h>

namespace portolan::dataset {

namespace {

using Ids = std::vector<std::string>;

struct SelectTest : testing::Test {
    test::SampleDataset sample;
    PlaceIndex japan = sample.place("japan");
    PlaceIndex kyushu = sample.place("kyushu", japan);
    PlaceIndex kumamoto = sample.place("kumamoto", kyushu);
    PlaceIndex kaohsiung = sample.place("kaohsiung", kNone, "TW");

    SelectTest() {
        const SectorIndex chips = sample.sector("semiconductors");
        const OrganisationIndex tsmc = sample.organisation("tsmc");
        sample.data().places[kaohsiung].aliases = {"高雄市", "Takao"};
        sample.engagement("sisters", EngagementKind::SisterCity, "2017");
        sample.at(kumamoto, PlaceRole::Partner).at(kaohsiung, PlaceRole::Partner);
        sample.engagement("mission", EngagementKind::Mission, "2024-02").status = Status::Completed;
        sample.at(kaohsiung, PlaceRole::Origin, 0).at(kumamoto, PlaceRole::Stop, 1);
        sample.engagement("plant", EngagementKind::Investment);
        sample.at(kaohsiung, PlaceRole::Origin).at(kyushu, PlaceRole::Venue);
        sample.in(chips).with(tsmc, PartyRole::Lead, "Müller 羅達生");
    }

    Ids passing(const Filter& filter) {
        const Dataset data = sample.build();
        const Selection selection = select(data, *buildSearchIndex(data), filter);
        Ids ids;
        for (EngagementIndex i = 0; i < data.engagements.size(); ++i) {
            if (selection.passes[i] != 0) {
                ids.push_back(data.engagementId(i));
            }
        }
        return ids;
    }
    Ids passing(std::string text) {
        Filter filter;
        filter.text = std::move(text);
        return passing(filter);
    }
};

base::DayInterval year(int year) {
    return {base::dayFromCivil({year, 1, 1}), base::dayFromCivil({year, 12, 31})};
}

TEST_F(SelectTest, ThePlaceOfAPartIsThePlaceOfTheWhole) {
    Filter filter;
    filter.places = {"japan"};
    EXPECT_EQ(passing(filter), (Ids{"sisters", "mission", "plant"}));
    filter.places = {"kumamoto"};
    EXPECT_EQ(passing(filter), (Ids{"sisters", "mission"}));
}

TEST_F(SelectTest, ATieOfAnEarlierYearIsInForceLater) {
    Filter filter;
    filter.dates = year(2019);
    filter.undated = UndatedRule::Exclude;
    EXPECT_EQ(passing(filter), (Ids{"sisters"}));
    filter.dates = year(2016);
    EXPECT_EQ(passing(filter), Ids{});
    filter.dates = year(2024);
    EXPECT_EQ(passing(filter), (Ids{"sisters", "mission"}));
}

TEST_F(SelectTest, UndatedRecordsHaveTheirOwnSwitch) {
    Filter filter;
    filter.dates = year(2016);
    EXPECT_EQ(passing(filter), (Ids{"plant"}));
    filter.undated = UndatedRule::Only;
    EXPECT_EQ(passing(filter), (Ids{"plant"}));
    filter.dates = {};
    EXPECT_EQ(passing(filter), (Ids{"plant"}));
}

TEST_F(SelectTest, TextFindsEveryWordInAnyFormOfPlacesPeopleAndSectors) {
    EXPECT_EQ(passing("高雄"), (Ids{"sisters", "mission", "plant"}));
    EXPECT_EQ(passing("TAKAO kumamoto"), (Ids{"sisters", "mission"}));
    EXPECT_EQ(passing("罗达生"), (Ids{"plant"}));
    EXPECT_EQ(passing("muller semicon"), (Ids{"plant"}));
    EXPECT_EQ(passing("tsmc sisters"), Ids{});
    EXPECT_EQ(passing("  "), (Ids{"sisters", "mission", "plant"}));
}

TEST_F(SelectTest, AnIdThatTheDatasetLacksMatchesNothing) {
    Filter filter;
    filter.organisations = {"nobody"};
    EXPECT_EQ(passing(filter), Ids{});
}

TEST_F(SelectTest, CountsSayWhatAChoiceWouldGive) {
    const Dataset data = sample.build();
    Filter filter;
    filter.kinds = {EngagementKind::Mission};
    const Selection selection = select(data, *buildSearchIndex(data), filter);
    EXPECT_EQ(selection.count, 1U);
    EXPECT_EQ(selection.legs, (std::vector<LegIndex>{1}));
    const auto count = [&](EngagementKind kind) {
        return selection.kinds[static_cast<std::size_t>(kind)];
    };
    EXPECT_EQ(count(EngagementKind::SisterCity).passing, 1U); // would be, if chosen instead
    EXPECT_EQ(selection.places[kumamoto].passing, 1U);        // with missions alone
    EXPECT_EQ(selection.places[kumamoto].total, 2U);
    EXPECT_EQ(selection.places[japan].total, 3U);
}

} // namespace

} // namespace portolan::dataset
