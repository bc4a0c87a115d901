#include "dataset/party_order.h"

#include <algorithm>
#include <utility>

namespace portolan::dataset {

namespace {

/// Guests and hosts are called so; a lead, a signatory, a witness stands between them.
int sideOf(PartyRole role) {
    return role == PartyRole::Host ? -1 : role == PartyRole::Guest ? 1 : 0;
}

} // namespace

const std::string& economyOf(const Dataset& data, OrganisationIndex organisation) {
    static const std::string kUnknown;
    const PlaceIndex home = organisation == kNone ? kNone : data.organisations[organisation].home;
    return home == kNone ? kUnknown : data.places[home].economy;
}

void putInOrder(std::vector<Party>& parties, const Dataset& data, const PartyOrder& order) {
    const auto rank = [&](const Party& party) {
        const auto named = std::find(order.economies.begin(), order.economies.end(),
                                     economyOf(data, party.organisation));
        const int side = sideOf(party.role);
        return std::pair(named - order.economies.begin(),
                         order.first == PartyOrder::First::Hosts    ? side
                         : order.first == PartyOrder::First::Guests ? -side
                                                                    : 0);
    };
    std::stable_sort(parties.begin(), parties.end(),
                     [&](const Party& a, const Party& b) { return rank(a) < rank(b); });
}

std::vector<Party> partiesInOrder(const Dataset& data, EngagementIndex engagement,
                                  const PartyOrder& order) {
    const auto recorded = data.partiesOf(engagement);
    std::vector<Party> parties(recorded.begin(), recorded.end());
    putInOrder(parties, data, order);
    return parties;
}

} // namespace portolan::dataset
