#include "support/sample_dataset.h"

#include <gtest/gtest.h>

namespace portolan::dataset {

namespace {

using test::SampleDataset;

struct LegsTest : testing::Test {
    SampleDataset sample;
    PlaceIndex kaohsiung = sample.place("kaohsiung");
    PlaceIndex kumamoto = sample.place("kumamoto");
    PlaceIndex fukuoka = sample.place("fukuoka");
    PlaceIndex osaka = sample.place("osaka");

    // "from>to", or "a-b" where undirected.
    std::vector<std::string> legs() {
        const Dataset data = sample.build();
        std::vector<std::string> texts;
        for (const Leg& leg : data.legs) {
            texts.push_back(data.places[leg.from].id + (leg.isDirected ? ">" : "-") +
                            data.places[leg.to].id);
        }
        return texts;
    }
    base::DayInterval activeOf(EngagementKind kind, std::string_view date,
                               Status status = Status::Unstated) {
        sample.engagement("e", kind, date).status = status;
        const Dataset data = sample.build();
        return data.activeInterval(0);
    }
};

using Texts = std::vector<std::string>;

base::Day day(int year, int month, int dayOfMonth) {
    return base::dayFromCivil({year, month, dayOfMonth});
}

TEST_F(LegsTest, AMissionGoesFromStopToStopInSequence) {
    sample.engagement("m", EngagementKind::Mission);
    sample.at(fukuoka, PlaceRole::Stop, 3)
        .at(kumamoto, PlaceRole::Stop, 2)
        .at(kaohsiung, PlaceRole::Origin, 1);
    EXPECT_EQ(legs(), (Texts{"kaohsiung>kumamoto", "kumamoto>fukuoka"}));
    EXPECT_EQ(sample.data().legs[0].order, 0);
    EXPECT_EQ(sample.data().legs[1].order, 1);
}

TEST_F(LegsTest, AMissionMayReturnToWhereItBegan) {
    sample.engagement("m", EngagementKind::Visit);
    sample.at(kaohsiung, PlaceRole::Origin, 0)
        .at(osaka, PlaceRole::Stop, 1)
        .at(osaka, PlaceRole::Stop, 2)
        .at(kaohsiung, PlaceRole::Stop, 3);
    EXPECT_EQ(legs(), (Texts{"kaohsiung>osaka", "osaka>kaohsiung"}));
}

TEST_F(LegsTest, ATieJoinsEachPairOfItsPartnersWithoutDirection) {
    sample.engagement("t", EngagementKind::Agreement);
    sample.at(osaka, PlaceRole::Partner)
        .at(kaohsiung, PlaceRole::Partner)
        .at(kumamoto, PlaceRole::Partner)
        .at(fukuoka, PlaceRole::Venue);
    EXPECT_EQ(legs(), (Texts{"kaohsiung-osaka", "kumamoto-osaka", "kaohsiung-kumamoto"}));
}

TEST_F(LegsTest, AGatheringFansIntoItsVenue) {
    sample.engagement("g", EngagementKind::Expo);
    sample.at(kumamoto, PlaceRole::Venue)
        .at(kaohsiung, PlaceRole::Partner)
        .at(osaka, PlaceRole::Origin);
    EXPECT_EQ(legs(), (Texts{"kaohsiung>kumamoto", "osaka>kumamoto"}));
}

TEST_F(LegsTest, AGatheringWithoutPlacesOfParticipantsTakesTheirHomes) {
    const auto hosts = sample.organisation("hosts", kumamoto);
    const auto guests = sample.organisation("guests", osaka);
    sample.engagement("g", EngagementKind::Forum);
    sample.at(kumamoto, PlaceRole::Venue).with(hosts).with(guests);
    EXPECT_EQ(legs(), (Texts{"osaka>kumamoto"}));
}

TEST_F(LegsTest, APresenceRunsFromInvestorToLocation) {
    sample.engagement("p", EngagementKind::Investment);
    sample.at(kumamoto, PlaceRole::Venue).at(kaohsiung, PlaceRole::Origin);
    EXPECT_EQ(legs(), (Texts{"kaohsiung>kumamoto"}));
}

TEST_F(LegsTest, APresenceWithoutOriginStartsAtTheLeadsHome) {
    const auto lead = sample.organisation("lead", osaka);
    const auto witness = sample.organisation("witness", fukuoka);
    sample.engagement("p", EngagementKind::Office);
    sample.at(kumamoto, PlaceRole::Venue)
        .with(witness, PartyRole::Witness)
        .with(lead, PartyRole::Lead);
    EXPECT_EQ(legs(), (Texts{"osaka>kumamoto"}));
}

TEST_F(LegsTest, NoLegLeadsFromAPlaceToItself) {
    sample.engagement("p", EngagementKind::Project);
    sample.at(osaka, PlaceRole::Venue).at(osaka, PlaceRole::Origin);
    EXPECT_EQ(legs(), Texts{});
}

TEST_F(LegsTest, EachEngagementKnowsItsOwnLegs) {
    sample.engagement("t", EngagementKind::Mou);
    sample.at(osaka, PlaceRole::Partner).at(kaohsiung, PlaceRole::Partner);
    sample.engagement("m", EngagementKind::Mission);
    sample.at(kaohsiung, PlaceRole::Origin).at(fukuoka, PlaceRole::Stop, 1);
    const Dataset data = sample.build();
    ASSERT_EQ(data.legsOf(1).size(), 1U);
    EXPECT_EQ(data.legsOf(1)[0].to, fukuoka);
    EXPECT_EQ(data.legsOf(1)[0].engagement, 1U);
}

TEST_F(LegsTest, AJourneyIsActiveOnItsDays) {
    EXPECT_EQ(activeOf(EngagementKind::Mission, "2024-02"),
              (base::DayInterval{day(2024, 2, 1), day(2024, 2, 29)}));
}

TEST_F(LegsTest, ATieLastsFromTheFirstDayOfItsDate) {
    EXPECT_EQ(activeOf(EngagementKind::SisterCity, "2017"),
              (base::DayInterval{day(2017, 1, 1), base::kEndOfTime}));
}

TEST_F(LegsTest, ATieEndsWhereItsIntervalDoes) {
    EXPECT_EQ(activeOf(EngagementKind::Mou, "2017/2020"),
              (base::DayInterval{day(2017, 1, 1), day(2020, 12, 31)}));
}

TEST_F(LegsTest, ATieMadeBeforeADayLastsBeyondIt) {
    EXPECT_EQ(activeOf(EngagementKind::Mou, "../2019-10-03"), base::DayInterval{});
}

TEST_F(LegsTest, AnEndedTieEndsWithItsDate) {
    EXPECT_EQ(activeOf(EngagementKind::Mou, "../2019-10-03", Status::Ended),
              (base::DayInterval{base::kBeginningOfTime, day(2019, 10, 3)}));
}

TEST_F(LegsTest, TheExtentLeavesOpenEndsOut) {
    sample.engagement("a", EngagementKind::Mou, "../2019-10-03");
    sample.engagement("b", EngagementKind::Mission, "2017/..");
    sample.engagement("c", EngagementKind::Mission);
    EXPECT_EQ(sample.build().extent, (base::DayInterval{day(2017, 1, 1), day(2019, 10, 3)}));
}

} // namespace

} // namespace portolan::dataset
