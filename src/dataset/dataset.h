// The records: places, organisations, engagements and what belongs to them, and the legs that are
// drawn. A Dataset is immutable once built (DatasetBuilder) and shared as shared_ptr<const
// Dataset>; same pointer, same records. Rows refer to each other by index. Lists that belong to a
// row are ranges of one flat vector, so that a million engagements cost no million allocations.
#pragma once

#include "base/date.h"
#include "base/language.h"
#include "dataset/vocabulary.h"
#include "geo/lon_lat.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace portolan::dataset {

inline constexpr std::uint32_t kNone = 0xFFFFFFFFU;

using PlaceIndex = std::uint32_t;
using OrganisationIndex = std::uint32_t;
using EngagementIndex = std::uint32_t;
using LegIndex = std::uint32_t;
using SourceIndex = std::uint32_t;
using SectorIndex = std::uint16_t;
using TextId = std::uint32_t; ///< into Dataset::texts; 0 is the empty text in every language

/// A run of rows of a flat vector.
struct Range {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    bool operator==(const Range&) const = default;
};

/// One text in each language; empty where not given.
using Translations = std::array<std::string, base::kLanguageCount>;

struct Place {
    std::string id;
    PlaceKind kind = PlaceKind::City;
    TextId name = 0;
    std::vector<std::string> aliases;
    PlaceIndex partOf = kNone;
    std::string economy; ///< ISO 3166-1 alpha-2
    geo::LonLat position;
    bool isApproximate = false;
};

struct Organisation {
    std::string id;
    OrganisationKind kind = OrganisationKind::Government;
    TextId name = 0;
    std::vector<std::string> aliases;
    PlaceIndex home = kNone;
};

/// A place in an engagement, in the order of the itinerary.
struct EngagementPlace {
    PlaceIndex place = kNone;
    PlaceRole role = PlaceRole::Stop;
    std::int32_t sequence = 0;
    base::EdtfDate date;
    TextId note = 0;
};

struct Party {
    OrganisationIndex organisation = kNone;
    PartyRole role = PartyRole::Participant;
    std::string person;
    TextId personTitle = 0;
};

struct Figure {
    std::string measure;
    std::string value; ///< as written, decimal point
    std::string unit;
    Qualifier qualifier = Qualifier::Exact;
    TextId note = 0;
};

struct Source {
    std::string id;
    std::string title;
    std::string publisher;
    std::string language; ///< BCP 47
    base::EdtfDate published;
    std::string location;
};

struct Citation {
    std::string field; ///< empty: the whole record
    SourceIndex source = kNone;
    Basis basis = Basis::Stated;
    std::string note;
};

struct Engagement {
    TextId id = 0; ///< in Dataset::ids
    EngagementKind kind = EngagementKind::Mission;
    Status status = Status::Unstated;
    bool isUndated = true;
    bool isApproximate = false;
    base::DatePrecision precision = base::DatePrecision::Undated;
    base::DayInterval interval; ///< of the date; everything when undated
    TextId date = 0;            ///< the EDTF text, in Dataset::ids
    TextId title = 0;
    TextId summary = 0;
    EngagementIndex partOf = kNone;
    Range places;    ///< in engagementPlaces
    Range parties;   ///< in parties
    Range sectors;   ///< in engagementSectors
    Range figures;   ///< in figures
    Range citations; ///< in citations
    Range legs;      ///< in legs
};

/// One arc to draw. Journeys and presences run from `from` to `to`; gatherings from the participant
/// to the venue; ties are undirected and stand with the smaller place index first.
struct Leg {
    PlaceIndex from = kNone;
    PlaceIndex to = kNone;
    EngagementIndex engagement = kNone;
    std::uint16_t order = 0; ///< 0-based position in a journey's itinerary
    bool isDirected = true;
    /// When it is shown: a tie from its start on (until its end, if one is given), a journey or
    /// gathering on its days.
    base::DayInterval active;
};

/// What an id names, for cards, links and --fit ID.
struct EntityId {
    enum class Table : std::uint8_t { Place, Organisation, Engagement };
    Table table = Table::Engagement;
    std::uint32_t index = kNone;
    bool operator==(const EntityId&) const = default;
};

struct Dataset {
    std::string origin; ///< where it was read from, for messages
    std::vector<Place> places;
    std::vector<Organisation> organisations;
    std::vector<Engagement> engagements;
    std::vector<EngagementPlace> engagementPlaces;
    std::vector<Party> parties;
    std::vector<SectorIndex> engagementSectors;
    std::vector<Figure> figures;
    std::vector<Source> sources;
    std::vector<Citation> citations;
    std::vector<Leg> legs;
    std::vector<std::string> sectors; ///< the sector keys in use, sorted
    std::vector<Translations> texts;  ///< [0] is empty
    std::vector<std::string> ids;     ///< [0] is empty: engagement ids and EDTF texts
    std::vector<Range> placeFigures, placeCitations;               ///< per place
    std::vector<Range> organisationFigures, organisationCitations; ///< per organisation
    std::vector<std::uint32_t> idTable;                            ///< of indexIds()
    /// From the first to the last day that a record's date names; everything if none is dated.
    base::DayInterval extent;

    /// The text in the language, or in English where that is missing, or in any.
    const std::string& text(TextId, base::Language) const;
    const std::string& engagementId(EngagementIndex) const;
    std::span<const EngagementPlace> placesOf(EngagementIndex) const;
    std::span<const Party> partiesOf(EngagementIndex) const;
    std::span<const SectorIndex> sectorsOf(EngagementIndex) const;
    std::span<const Figure> figuresOf(EntityId) const;
    std::span<const Citation> citationsOf(EntityId) const;
    std::span<const Leg> legsOf(EngagementIndex) const;
    /// The days on which it is shown. A journey or gathering: its date. A tie or presence: from the
    /// first day of its date on, until the last if that date is an interval with a start
    /// ("2017/2020") or if it is `ended`; "../2019" says only by when it began, so it has always
    /// been. Undated: everything.
    base::DayInterval activeInterval(EngagementIndex) const;
    /// Of rows with the same id the first engagement, place or organisation. At once after
    /// indexIds(), otherwise linear in the number of rows.
    std::optional<EntityId> findEntity(std::string_view id) const;
    /// Is `place` `ancestor`, or part of it, or part of a part of it…
    bool isWithin(PlaceIndex place, PlaceIndex ancestor) const;
};

/// Derives Dataset::legs, each engagement's `legs` range and `extent` from the other columns
/// (product.md, "four families"). A journey of n places gives n − 1 legs; a tie each pair of its
/// partners; a gathering one from each participant's place to the venue; a presence investor to
/// location. Where no place stands for the participants or the investor, the home places of the
/// parties (of the leads, for a presence) do. A leg from a place to itself is not made. Legs stand
/// in the order of their engagements.
void deriveLegs(Dataset&);

/// Makes findEntity() quick. To be called again when rows or their ids change.
void indexIds(Dataset&);

/// Synthetic records for measuring: `legs` engagements of one leg each between `places` places
/// spread over East Asia, over 15 years, every kind in turn; the same for the same seed.
std::shared_ptr<const Dataset> makeSyntheticDataset(std::size_t legs, std::size_t places,
                                                    std::uint64_t seed);

} // namespace portolan::dataset
