#include "support/sample_dataset.h"
#include "ui/facet_memory.h"
#include "ui/filter_edit.h"

#include <gtest/gtest.h>

namespace portolan::ui {
namespace {

using dataset::EngagementKind;
using dataset::Facet;
using dataset::Filter;
using dataset::PlaceRole;
using Keys = std::vector<std::string>;

struct FilterEditTest : testing::Test {
    Catalogue english;
    test::SampleDataset sample;
    dataset::Dataset data;
    std::shared_ptr<const dataset::SearchIndex> index;
    std::shared_ptr<const FacetModel> model;

    FilterEditTest() {
        const auto japan = sample.place("japan");
        sample.data().places[japan].aliases = {"JP"}; // what its economy is called
        const auto kyushu = sample.place("kyushu", japan);
        const auto fukuoka = sample.place("fukuoka", kyushu);
        const auto kumamoto = sample.place("kumamoto", kyushu);
        const auto tokyo = sample.place("tokyo", japan);
        const auto kaohsiung = sample.place("kaohsiung", dataset::kNone, "TW");
        const auto chips = sample.sector("semiconductors");
        const auto food = sample.sector("food");
        const auto tsmc = sample.organisation("tsmc");
        for (const auto place : {fukuoka, kumamoto, tokyo}) {
            sample.engagement("sisters-" + std::to_string(place), EngagementKind::SisterCity,
                              "2017");
            sample.at(place, PlaceRole::Partner).at(kaohsiung, PlaceRole::Partner).in(chips);
        }
        sample.engagement("visit", EngagementKind::Visit, "2024-02");
        sample.at(kaohsiung, PlaceRole::Origin, 0).at(fukuoka, PlaceRole::Stop, 1).in(food);
        sample.with(tsmc, dataset::PartyRole::Lead, "");
        sample.engagement("mission", EngagementKind::Mission);
        sample.at(kaohsiung, PlaceRole::Origin, 0).at(tokyo, PlaceRole::Stop, 1);
        data = sample.build();
        index = dataset::buildSearchIndex(data);
        model = buildFacets(data, *index, {&english, base::Language::En});
    }
    const FacetList& list(Facet facet) const { return model->of(facet); }
    std::uint32_t row(Facet facet, const std::string& key) const {
        const auto& rows = list(facet).rows;
        const auto found =
            std::find_if(rows.begin(), rows.end(), [&](const FacetRow& r) { return r.key == key; });
        EXPECT_NE(found, rows.end()) << key;
        return static_cast<std::uint32_t>(found - rows.begin());
    }
    Filter toggled(const Filter& filter, Facet facet, const std::string& key) const {
        return withToggled(filter, list(facet), row(facet, key));
    }
    Check check(const Filter& filter, Facet facet, const std::string& key) const {
        return checksOf(filter, list(facet))[row(facet, key)];
    }
    std::uint32_t passing(const Filter& filter) const {
        return dataset::select(data, *index, filter).count;
    }
};

TEST_F(FilterEditTest, PlacesStandUnderTheirEconomyAndWhatTheyArePartOf) {
    const auto& rows = list(Facet::Place).rows;
    const auto above = [&](const std::string& key) {
        const std::uint32_t parent = rows[row(Facet::Place, key)].parent;
        return parent == dataset::kNone ? std::string() : rows[parent].key;
    };
    EXPECT_EQ(above("kumamoto"), "kyushu");
    EXPECT_EQ(above("kyushu"), "japan");
    EXPECT_EQ(above("kaohsiung"), "TW");
    EXPECT_EQ(rows[row(Facet::Place, "TW")].is, FacetRow::Is::Economy);
}

TEST_F(FilterEditTest, APartOfAChosenPlaceIsOnAndItsWholeHalfOn) {
    Filter filter = toggled({}, Facet::Place, "kyushu");
    EXPECT_EQ(filter.places, Keys{"kyushu"});
    EXPECT_EQ(check(filter, Facet::Place, "kumamoto"), Check::On);
    EXPECT_EQ(check(filter, Facet::Place, "japan"), Check::Half);
    EXPECT_EQ(check(filter, Facet::Place, "tokyo"), Check::Off);
}

TEST_F(FilterEditTest, TakingAPartAwayLeavesTheOtherParts) {
    Filter filter = toggled({}, Facet::Place, "japan");
    filter = toggled(filter, Facet::Place, "kumamoto");
    EXPECT_EQ(check(filter, Facet::Place, "kumamoto"), Check::Off);
    EXPECT_EQ(check(filter, Facet::Place, "fukuoka"), Check::On);
    EXPECT_EQ(check(filter, Facet::Place, "tokyo"), Check::On);
    EXPECT_EQ(check(filter, Facet::Place, "japan"), Check::Half);
    EXPECT_EQ(passing(filter), 4U);
}

TEST_F(FilterEditTest, ChoosingAWholeTakesItsPartsIn) {
    Filter filter = toggled({}, Facet::Place, "kumamoto");
    filter = toggled(filter, Facet::Place, "japan");
    EXPECT_EQ(filter.places, Keys{"japan"});
    filter = toggled(filter, Facet::Place, "japan");
    EXPECT_TRUE(filter.isEmpty());
}

TEST_F(FilterEditTest, TiesGoWithTheLastPlace) {
    Filter filter = toggled({}, Facet::Place, "kyushu");
    filter.ties = dataset::PlaceTies::Outbound;
    filter = withOnly(filter, list(Facet::Place), row(Facet::Place, "tokyo"));
    EXPECT_EQ(filter.ties, dataset::PlaceTies::Outbound);
    EXPECT_TRUE(toggled(filter, Facet::Place, "tokyo").isEmpty());
}

TEST_F(FilterEditTest, KindsAreAllOnUntilOneIsTakenAway) {
    EXPECT_EQ(check({}, Facet::Kind, "visit"), Check::On);
    Filter filter = toggled({}, Facet::Kind, "visit");
    EXPECT_EQ(check(filter, Facet::Kind, "visit"), Check::Off);
    EXPECT_EQ(check(filter, Facet::Kind, "journey"), Check::Half);
    EXPECT_EQ(check(filter, Facet::Kind, "tie"), Check::On);
    EXPECT_TRUE(toggled(filter, Facet::Kind, "visit").isEmpty());
}

TEST_F(FilterEditTest, AFamilyIsEachOfItsKinds) {
    Filter filter = withOnly({}, list(Facet::Kind), row(Facet::Kind, "journey"));
    EXPECT_EQ(filter.kinds, (std::vector{EngagementKind::Mission, EngagementKind::Visit}));
    filter = toggled({}, Facet::Kind, "journey");
    EXPECT_EQ(filter.kinds, std::vector{EngagementKind::SisterCity});
}

TEST_F(FilterEditTest, OnlyAllButAndAll) {
    const FacetList& sectors = list(Facet::Sector);
    Filter filter = withAllBut({}, sectors, row(Facet::Sector, "food"));
    EXPECT_EQ(filter.sectors.size(), 2U); // semiconductors, and those that state none
    EXPECT_EQ(passing(filter), 4U);
    filter = withOnly(filter, sectors, row(Facet::Sector, "food"));
    EXPECT_EQ(filter.sectors, Keys{"food"});
    EXPECT_EQ(passing(filter), 1U);
    EXPECT_TRUE(withoutFacet(filter, Facet::Sector).isEmpty());
}

TEST_F(FilterEditTest, AllButTheOnlyValueChangesNothing) {
    const FacetList& statuses = list(Facet::Status);
    ASSERT_EQ(statuses.rows.size(), 1U);
    EXPECT_TRUE(withAllBut({}, statuses, 0).isEmpty());
}

TEST_F(FilterEditTest, WhatStatesNoneCanBeChosen) {
    const Filter filter = toggled({}, Facet::Organisation, std::string(dataset::kUnstated));
    EXPECT_EQ(passing(filter), 4U);
    const auto selection = dataset::select(data, *index, filter);
    const FacetList& list = model->of(Facet::Organisation);
    EXPECT_EQ(countOf(selection, list, list.rows.back()).passing, 4U);
}

TEST_F(FilterEditTest, RowsOnViewFollowFoldsAndWords) {
    FacetMemory memory;
    const auto shown = [&] {
        updateShownRows(memory, model, Facet::Place, *index, {});
        Keys keys;
        for (const std::uint32_t at : memory.shown.rows) {
            keys.push_back(list(Facet::Place).rows[at].key);
        }
        return keys;
    };
    EXPECT_EQ(shown(), (Keys{"japan", "TW"}));
    memory.unfolded = {"japan"};
    EXPECT_EQ(shown(), (Keys{"japan", "kyushu", "tokyo", "TW"}));
}

/// Sums of what a family holds are what choosing it gives.
TEST_F(FilterEditTest, AFamilysCountIsWhatChoosingItGives) {
    const FacetList& kinds = list(Facet::Kind);
    const std::uint32_t journey = row(Facet::Kind, "journey");
    const auto selection = dataset::select(data, *index, {});
    EXPECT_EQ(countOf(selection, kinds, kinds.rows[journey]).passing,
              passing(withOnly({}, kinds, journey)));
}

} // namespace
} // namespace portolan::ui
