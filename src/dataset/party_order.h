// The order in which a record's parties are named: as it was written down, or with one side first.
#pragma once

#include "dataset/dataset.h"

#include <span>
#include <string>
#include <vector>

namespace portolan::dataset {

struct PartyOrder {
    enum class First : std::uint8_t { AsRecorded, Hosts, Guests };
    First first = First::AsRecorded;
    /// Parties from these come before all others, in this order.
    std::vector<std::string> economies;
    bool operator==(const PartyOrder&) const = default;
};

/// Where the organisation is at home, ISO 3166-1 alpha-2; empty where that is not known.
const std::string& economyOf(const Dataset&, OrganisationIndex);

/// Those that are alike stay as they stand.
void putInOrder(std::vector<Party>&, const Dataset&, const PartyOrder&);
/// The record's parties.
std::vector<Party> partiesInOrder(const Dataset&, EngagementIndex, const PartyOrder&);

} // namespace portolan::dataset
