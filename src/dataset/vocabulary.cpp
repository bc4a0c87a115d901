#include "dataset/vocabulary.h"

#include <algorithm>

namespace portolan::dataset {

namespace {

constexpr std::array<std::string_view, kEngagementKindCount> kEngagementKindKeys = {
    "mission", "visit",   "mou",    "agreement",  "sister_city", "forum",
    "expo",    "seminar", "office", "investment", "project"};
constexpr std::array<std::string_view, kFamilyCount> kFamilyKeys = {"journey", "tie", "gathering",
                                                                    "presence"};
constexpr std::array<std::string_view, kStatusCount> kStatusKeys = {
    "", "reported", "intended", "agreed", "signed", "completed", "ended"};
constexpr std::array<std::string_view, kPlaceKindCount> kPlaceKindKeys = {
    "city", "prefecture", "region", "park", "campus", "venue", "facility"};
constexpr std::array<std::string_view, kOrganisationKindCount> kOrganisationKindKeys = {
    "government",  "agency",  "company", "university",
    "association", "chamber", "fund",    "mission_abroad"};
constexpr std::array<std::string_view, 4> kPlaceRoleKeys = {"origin", "stop", "partner", "venue"};
constexpr std::array<std::string_view, 6> kPartyRoleKeys = {"lead",    "host",        "signatory",
                                                            "witness", "participant", "guest"};
constexpr std::array<std::string_view, 4> kQualifierKeys = {"exact", "about", "more_than",
                                                            "at_least"};
constexpr std::array<std::string_view, 2> kBasisKeys = {"stated", "inferred"};
constexpr std::array<std::string_view, kDateCertaintyCount> kDateCertaintyKeys = {
    "day", "month", "year", "span", "approximate", "undated"};

template<class Value, std::size_t Count>
std::optional<Value> findKey(const std::array<std::string_view, Count>& keys,
                             std::string_view key) {
    const auto* const found = std::find(keys.begin(), keys.end(), key);
    if (found == keys.end()) {
        return std::nullopt;
    }
    return static_cast<Value>(found - keys.begin());
}

template<class Value, std::size_t Count>
std::string_view keyIn(const std::array<std::string_view, Count>& keys, Value value) {
    return keys[static_cast<std::size_t>(value)];
}

} // namespace

Family familyOf(EngagementKind kind) {
    switch (kind) {
    case EngagementKind::Mission:
    case EngagementKind::Visit:
        return Family::Journey;
    case EngagementKind::Mou:
    case EngagementKind::Agreement:
    case EngagementKind::SisterCity:
        return Family::Tie;
    case EngagementKind::Forum:
    case EngagementKind::Expo:
    case EngagementKind::Seminar:
        return Family::Gathering;
    case EngagementKind::Office:
    case EngagementKind::Investment:
    case EngagementKind::Project:
        break;
    }
    return Family::Presence;
}

std::string_view keyOf(EngagementKind kind) {
    return keyIn(kEngagementKindKeys, kind);
}
std::string_view keyOf(Family family) {
    return keyIn(kFamilyKeys, family);
}
std::string_view keyOf(Status status) {
    return keyIn(kStatusKeys, status);
}
std::string_view keyOf(PlaceKind kind) {
    return keyIn(kPlaceKindKeys, kind);
}
std::string_view keyOf(OrganisationKind kind) {
    return keyIn(kOrganisationKindKeys, kind);
}
std::string_view keyOf(PlaceRole role) {
    return keyIn(kPlaceRoleKeys, role);
}
std::string_view keyOf(PartyRole role) {
    return keyIn(kPartyRoleKeys, role);
}
std::string_view keyOf(Qualifier qualifier) {
    return keyIn(kQualifierKeys, qualifier);
}
std::string_view keyOf(Basis basis) {
    return keyIn(kBasisKeys, basis);
}
std::string_view keyOf(DateCertainty certainty) {
    return keyIn(kDateCertaintyKeys, certainty);
}

std::optional<EngagementKind> engagementKindFromKey(std::string_view key) {
    return findKey<EngagementKind>(kEngagementKindKeys, key);
}
std::optional<Status> statusFromKey(std::string_view key) {
    return findKey<Status>(kStatusKeys, key);
}
std::optional<PlaceKind> placeKindFromKey(std::string_view key) {
    return findKey<PlaceKind>(kPlaceKindKeys, key);
}
std::optional<OrganisationKind> organisationKindFromKey(std::string_view key) {
    return findKey<OrganisationKind>(kOrganisationKindKeys, key);
}
std::optional<PlaceRole> placeRoleFromKey(std::string_view key) {
    return findKey<PlaceRole>(kPlaceRoleKeys, key);
}
std::optional<PartyRole> partyRoleFromKey(std::string_view key) {
    return findKey<PartyRole>(kPartyRoleKeys, key);
}
std::optional<Qualifier> qualifierFromKey(std::string_view key) {
    return findKey<Qualifier>(kQualifierKeys, key);
}
std::optional<Basis> basisFromKey(std::string_view key) {
    return findKey<Basis>(kBasisKeys, key);
}
std::optional<DateCertainty> dateCertaintyFromKey(std::string_view key) {
    return findKey<DateCertainty>(kDateCertaintyKeys, key);
}

} // namespace portolan::dataset
