// Parties as a profile of the guests orders them.
#include "dataset/party_order.h"

#include <gtest/gtest.h>

namespace portolan::dataset {
namespace {

/// A visit: the guest from JP, the host from TW, a witness from nowhere that is known, another host
/// from HK.
Dataset visit() {
    Dataset data;
    for (const char* economy : {"JP", "TW", "HK"}) {
        data.places.emplace_back().economy = economy;
    }
    for (const PlaceIndex home : {PlaceIndex{0}, PlaceIndex{1}, kNone, PlaceIndex{2}}) {
        data.organisations.emplace_back().home = home;
    }
    data.parties = {{0, PartyRole::Guest, {}, 0},
                    {1, PartyRole::Host, {}, 0},
                    {2, PartyRole::Witness, {}, 0},
                    {3, PartyRole::Host, {}, 0}};
    data.engagements.emplace_back().parties = {0, 4};
    return data;
}

std::vector<OrganisationIndex> named(const PartyOrder& order) {
    const Dataset data = visit();
    std::vector<OrganisationIndex> organisations;
    for (const Party& party : partiesInOrder(data, 0, order)) {
        organisations.push_back(party.organisation);
    }
    return organisations;
}

using Organisations = std::vector<OrganisationIndex>;

} // namespace

TEST(PartyOrder, IsTheRecordsOwnUnlessSomethingElseIsAsked) {
    EXPECT_EQ(named({}), (Organisations{0, 1, 2, 3}));
}

TEST(PartyOrder, PutsHostsOrGuestsFirstAndKeepsTheRestAsItStands) {
    EXPECT_EQ(named({PartyOrder::First::Hosts, {}}), (Organisations{1, 3, 2, 0}));
    EXPECT_EQ(named({PartyOrder::First::Guests, {}}), (Organisations{0, 2, 1, 3}));
}

TEST(PartyOrder, PutsEconomiesInTheOrderThatIsGiven) {
    EXPECT_EQ(named({PartyOrder::First::AsRecorded, {"HK", "TW"}}), (Organisations{3, 1, 0, 2}));
    EXPECT_EQ(named({PartyOrder::First::Hosts, {"JP"}}), (Organisations{0, 1, 3, 2}))
        << "the economies before the sides";
}

} // namespace portolan::dataset
