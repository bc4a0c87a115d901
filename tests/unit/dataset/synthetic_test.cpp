#include "dataset/filter.h"

#include <gtest/gtest.h>

#include <set>

namespace portolan::dataset {

namespace {

TEST(SyntheticDataset, HasAsManyLegsAndPlacesAsAsked) {
    const auto data = makeSyntheticDataset(5000, 300, 1);
    EXPECT_EQ(data->legs.size(), 5000U);
    EXPECT_EQ(data->places.size(), 300U);
    for (const Engagement& engagement : data->engagements) {
        EXPECT_EQ(engagement.legs.count, 1U);
    }
}

TEST(SyntheticDataset, IsTheSameForTheSameSeedOnly) {
    const auto a = makeSyntheticDataset(1000, 50, 7);
    const auto b = makeSyntheticDataset(1000, 50, 7);
    const auto c = makeSyntheticDataset(1000, 50, 8);
    int differing = 0;
    for (std::size_t i = 0; i < a->legs.size(); ++i) {
        ASSERT_EQ(a->legs[i].from, b->legs[i].from);
        ASSERT_EQ(a->legs[i].to, b->legs[i].to);
        ASSERT_EQ(a->legs[i].active, b->legs[i].active);
        differing += a->legs[i].from != c->legs[i].from ? 1 : 0;
    }
    for (std::size_t i = 0; i < a->places.size(); ++i) {
        EXPECT_EQ(a->places[i].position, b->places[i].position);
    }
    EXPECT_GT(differing, 500);
}

TEST(SyntheticDataset, SpreadsEveryKindOverFifteenYearsOfEastAsia) {
    const auto data = makeSyntheticDataset(20000, 400, 3);
    const base::DayInterval extent = data->extent;
    EXPECT_NEAR(extent.last - extent.first, 5478, 60);
    std::set<EngagementKind> kinds;
    for (const Engagement& engagement : data->engagements) {
        kinds.insert(engagement.kind);
    }
    EXPECT_EQ(kinds.size(), kEngagementKindCount);
    for (const Place& place : data->places) {
        EXPECT_TRUE(place.position.lon > 95 && place.position.lon < 150) << place.id;
        EXPECT_TRUE(place.position.lat > -10 && place.position.lat < 50) << place.id;
    }
}

TEST(SyntheticDataset, StatesAndLeavesOutSomethingOfEveryFacet) {
    const auto data = makeSyntheticDataset(20000, 400, 3);
    const Selection all = select(*data, *buildSearchIndex(*data), {});
    for (const FacetCount& count : all.certainties) {
        EXPECT_GT(count.total, 100U);
    }
    for (const FacetCount& count :
         {all.withoutSector, all.withoutOrganisation, all.withoutSource}) {
        EXPECT_GT(count.total, 1000U);
        EXPECT_LT(count.total, 10000U);
    }
    EXPECT_GT(all.organisations.size(), 100U);
    EXPECT_GT(all.organisations[0].total, 2 * all.organisations[200].total);
}

TEST(SyntheticDataset, TakesAFewOfEverything) {
    EXPECT_EQ(makeSyntheticDataset(0, 0, 1)->legs.size(), 0U);
    EXPECT_EQ(makeSyntheticDataset(10, 1, 1)->legs.size(), 10U); // a leg needs two places
}

} // namespace

} // namespace portolan::dataset
