// Which engagements are shown: a Filter is a value, select() a pure function of it. Within a facet
// any of the chosen, between facets all.
#pragma once

#include "base/date.h"
#include "dataset/dataset.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace portolan::dataset {

enum class UndatedRule : std::uint8_t { Include, Exclude, Only };

/// With the rest, hidden, alone, and round again.
constexpr UndatedRule nextRule(UndatedRule rule) {
    return rule == UndatedRule::Include   ? UndatedRule::Exclude
           : rule == UndatedRule::Exclude ? UndatedRule::Only
                                          : UndatedRule::Include;
}

/// Which ties of the chosen places count. An undirected tie is outbound and inbound alike.
///   All       the record names a chosen place, or a leg of it has an end in one (a guest whose
///             organisation is at home there);
///   Outbound  a leg of it starts in one;
///   Inbound   a leg of it ends in one;
///   Between   a leg of it has both ends in chosen places, in one or in two of them.
/// "In" a place is in it or in a part of it, so a tie between two parts of a region is between the
/// region and itself. A record without legs (a forum whose guests are not located, an agreement
/// within one city) has the places it names: origins are outbound, stops and venues inbound,
/// partners both, and it is between when all its places are chosen.
enum class PlaceTies : std::uint8_t { All, Outbound, Inbound, Between };

/// Places and economies are one facet to the user, a tree of places whose roots are economies: any
/// of the chosen, be it a place or an economy. The flags --place and --economy are two facets, and
/// ask for both: a record that names a chosen place and a place of a chosen economy. Narrow is for
/// them; where either list is empty it means what Either means.
enum class EconomyRule : std::uint8_t { Either, Narrow };

/// In a facet's list of ids or keys: the records that state none (no sector, no organisation…).
/// Among places: no place at all; among economies: a place whose economy is not stated.
inline constexpr std::string_view kUnstated = "";

/// Empty lists choose everything. Ids and keys, not indices: a filter outlives the dataset it was
/// made for.
struct Filter {
    std::vector<EngagementKind> kinds;
    std::vector<std::string> sectors;
    std::vector<std::string> places; ///< ids; includes what is part of them
    PlaceTies ties = PlaceTies::All; ///< of `places` and, with Either, `economies`
    /// Of the places that a record names, or whose guests it has: what is part of a park is none.
    std::vector<PlaceKind> placeKinds;
    std::vector<std::string> organisations;
    std::vector<std::string> economies; ///< those that the places themselves state
    EconomyRule economyRule = EconomyRule::Either;
    std::vector<Status> statuses;
    std::vector<std::string> sources;
    std::vector<DateCertainty> certainties;
    /// A dated record passes when Dataset::activeInterval overlaps, so a tie that began before is
    /// listed while it lasts; an undated one answers to `undated` alone.
    base::DayInterval dates;
    UndatedRule undated = UndatedRule::Include;
    std::string text; ///< every word must be found in some language, or as it is read, in titles,
                      ///< places, organisations, people or sectors
    std::string home; ///< id of the place that everything is seen from: a record passes that names
                      ///< it, or a part of it; empty: from nowhere
    bool operator==(const Filter&) const = default;
    bool isEmpty() const { return *this == Filter{}; }
};

/// Whether places and economies are two facets in this filter.
bool isEconomyOwnFacet(const Filter& filter);

/// For every value of a facet, how many engagements would pass if that value (alone in its facet)
/// were chosen, all other facets and the ties staying as they are; and how many state it in all.
/// Alone a place has hardly a tie "between": there it is how many would be between the chosen
/// places and it, so that of a chosen one it is how many of those that pass have it.
struct FacetCount {
    std::uint32_t passing = 0;
    std::uint32_t total = 0;
};

struct EconomyCount {
    std::string code; ///< "" where places do not state theirs
    FacetCount count;
};

/// What a filter asks about; for counts, chips and to say what hides a record.
enum class Facet : std::uint8_t {
    Kind,
    Sector,
    Place,
    Organisation,
    Economy,
    Status,
    Source,
    Certainty,
    PlaceKind,
    Dates,
    Undated,
    Text,
    Home,
};
inline constexpr std::size_t kFacetCount = 13;

/// Whether the facet asks for anything. Economy does only where isEconomyOwnFacet().
bool isInUse(Facet facet, const Filter& filter);
/// Whether the facet asks the same in both filters.
bool asksTheSame(Facet facet, const Filter& a, const Filter& b);

struct Selection {
    std::vector<std::uint8_t> passes;               ///< per engagement, 1 or 0
    std::vector<LegIndex> legs;                     ///< of the passing engagements, ascending
    std::uint32_t count = 0;                        ///< engagements that pass
    std::uint32_t datedCount = 0, undatedCount = 0; ///< of those; hidden = all − count
    /// Undated ones that pass everything but Filter::undated: as many as its switch is about.
    std::uint32_t undatedInReach = 0;
    std::array<FacetCount, kEngagementKindCount> kinds{};
    std::array<FacetCount, kStatusCount> statuses{};
    std::vector<FacetCount> sectors;     ///< per Dataset::sectors
    std::vector<FacetCount> places;      ///< per place, what is part of it included
    std::vector<EconomyCount> economies; ///< per economy that some place states, by code
    std::vector<FacetCount> organisations;
    std::vector<FacetCount> sources;
    std::array<FacetCount, kDateCertaintyCount> certainties{};
    std::array<FacetCount, kPlaceKindCount> placeKinds{};
    /// Of the records that state none (kUnstated).
    FacetCount withoutSector, withoutPlace, withoutOrganisation, withoutSource;
};

/// What does not depend on the filter, made once per dataset: folded search text, columns,
/// memberships. `sectorNames` are what each of Dataset::sectors is called, for search; their keys
/// are searched in any case.
class SearchIndex;
std::shared_ptr<const SearchIndex> buildSearchIndex(const Dataset&,
                                                    std::span<const Translations> sectorNames = {});

/// Pure. `index` must have been built from `dataset`. Ids that the dataset does not have match
/// nothing.
Selection select(const Dataset& dataset, const SearchIndex& index, const Filter& filter);

/// The facets that refuse the record, in the order of Facet; empty when it passes. Economy stands
/// there only where isEconomyOwnFacet(); else places and economies refuse as Place.
std::vector<Facet> hidingFacets(const Dataset& dataset, const SearchIndex& index,
                                const Filter& filter, EngagementIndex engagement);

/// How well the record's date is known.
DateCertainty certaintyOf(const Engagement& engagement);

/// ICU: case, width, traditional/simplified and accents folded, for search (高雄 = 髙雄, ＡＢＣ =
/// abc, 国 = 國).
std::string foldForSearch(std::string_view text);

} // namespace portolan::dataset
