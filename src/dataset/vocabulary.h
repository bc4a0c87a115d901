// The closed vocabularies of the dataset: kinds, families, statuses, roles. Their keys are the
// words that stand in the tables, on the command line and in JSON.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace portolan::dataset {

enum class EngagementKind : std::uint8_t {
    Mission,
    Visit, // journeys
    Mou,
    Agreement,
    SisterCity, // ties
    Forum,
    Expo,
    Seminar, // gatherings
    Office,
    Investment,
    Project, // presences
};
inline constexpr std::size_t kEngagementKindCount = 11;

enum class Family : std::uint8_t { Journey, Tie, Gathering, Presence };
inline constexpr std::size_t kFamilyCount = 4;

enum class Status : std::uint8_t { Unstated, Reported, Intended, Agreed, Signed, Completed, Ended };
inline constexpr std::size_t kStatusCount = 7;

enum class PlaceKind : std::uint8_t { City, Prefecture, Region, Park, Campus, Venue, Facility };
inline constexpr std::size_t kPlaceKindCount = 7;

enum class OrganisationKind : std::uint8_t {
    Government,
    Agency,
    Company,
    University,
    Association,
    Chamber,
    Fund,
    MissionAbroad
};
inline constexpr std::size_t kOrganisationKindCount = 8;

enum class PlaceRole : std::uint8_t { Origin, Stop, Partner, Venue };
enum class PartyRole : std::uint8_t { Lead, Host, Signatory, Witness, Participant, Guest };
enum class Qualifier : std::uint8_t { Exact, About, MoreThan, AtLeast };
enum class Basis : std::uint8_t { Stated, Inferred };

/// How well a record's date is known.
enum class DateCertainty : std::uint8_t {
    Day,
    Month,
    Year,
    Span,        ///< an interval of longer than its unit, or with an open end
    Approximate, ///< "~", "?" or "%" anywhere
    Undated,
};
inline constexpr std::size_t kDateCertaintyCount = 6;

Family familyOf(EngagementKind);

/// The table's word for a value ("sister_city"), and back; nullopt for an unknown word.
std::string_view keyOf(EngagementKind);
std::string_view keyOf(Family);
std::string_view keyOf(Status); ///< "" for Unstated
std::string_view keyOf(PlaceKind);
std::string_view keyOf(OrganisationKind);
std::string_view keyOf(PlaceRole);
std::string_view keyOf(PartyRole);
std::string_view keyOf(Qualifier);
std::string_view keyOf(Basis);
std::string_view keyOf(DateCertainty);
std::optional<EngagementKind> engagementKindFromKey(std::string_view);
std::optional<Status> statusFromKey(std::string_view);
std::optional<PlaceKind> placeKindFromKey(std::string_view);
std::optional<OrganisationKind> organisationKindFromKey(std::string_view);
std::optional<PlaceRole> placeRoleFromKey(std::string_view);
std::optional<PartyRole> partyRoleFromKey(std::string_view);
std::optional<Qualifier> qualifierFromKey(std::string_view);
std::optional<Basis> basisFromKey(std::string_view);
std::optional<DateCertainty> dateCertaintyFromKey(std::string_view);

} // namespace portolan::dataset
