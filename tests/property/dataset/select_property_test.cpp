// select() against the definition of a filter, read off the records one by one.
#include "dataset/selector.h"
#include "support/sample_dataset.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <random>
#include <utility>

namespace portolan::dataset {

namespace {

class Chance {
public:
    explicit Chance(std::uint32_t seed) : engine_(seed) {}
    std::uint32_t below(std::size_t bound) { return static_cast<std::uint32_t>(engine_() % bound); }
    bool oneIn(std::size_t n) { return below(n) == 0; }

private:
    std::mt19937 engine_;
};

constexpr const char* kEconomies[] = {"JP", "TW", ""};
constexpr const char* kDates[] = {"",        "2017",       "2019-10-03", "2024-02",   "2018/2020",
                                  "2021/..", "../2019-06", "2020~",      "2023-06-24"};

Dataset randomDataset(Chance& chance) {
    test::SampleDataset sample;
    const std::uint32_t places = 2 + chance.below(8);
    for (std::uint32_t i = 0; i < places; ++i) {
        const PlaceIndex partOf = i > 0 && chance.oneIn(2) ? chance.below(i) : kNone;
        sample.place("place" + std::to_string(i), partOf, kEconomies[chance.below(3)],
                     static_cast<PlaceKind>(chance.below(kPlaceKindCount)));
    }
    for (int i = 0; i < 3; ++i) {
        sample.organisation("org" + std::to_string(i), chance.below(places));
        sample.source("source" + std::to_string(i));
        sample.sector("sector" + std::to_string(i));
    }
    const std::uint32_t engagements = chance.below(40);
    for (std::uint32_t i = 0; i < engagements; ++i) {
        Engagement& engagement =
            sample.engagement("e" + std::to_string(i),
                              static_cast<EngagementKind>(chance.below(kEngagementKindCount)),
                              kDates[chance.below(std::size(kDates))]);
        engagement.status = static_cast<Status>(chance.below(kStatusCount));
        for (std::uint32_t k = chance.below(4); k > 0; --k) {
            sample.at(chance.below(places), static_cast<PlaceRole>(chance.below(4)));
        }
        for (std::uint32_t k = chance.below(3); k > 0; --k) {
            sample.with(chance.below(3), PartyRole::Participant, chance.oneIn(2) ? "Lo 羅" : "");
            sample.in(static_cast<SectorIndex>(chance.below(3)));
            sample.cited(chance.below(3));
        }
    }
    return sample.build();
}

std::vector<std::string> someOf(Chance& chance, std::string_view prefix) {
    std::vector<std::string> ids;
    for (std::uint32_t n = chance.oneIn(2) ? 1 + chance.below(2) : 0; n > 0; --n) {
        ids.push_back(chance.oneIn(4) ? std::string(kUnstated)
                                      : std::string(prefix) + std::to_string(chance.below(5)));
    }
    return ids;
}

Filter randomFilter(Chance& chance) {
    Filter filter;
    for (std::uint32_t n = chance.oneIn(3) ? 1 + chance.below(6) : 0; n > 0; --n) {
        filter.kinds.push_back(static_cast<EngagementKind>(chance.below(kEngagementKindCount)));
        filter.statuses.push_back(static_cast<Status>(chance.below(kStatusCount)));
    }
    filter.sectors = chance.oneIn(3) ? someOf(chance, "sector") : std::vector<std::string>{};
    filter.places = chance.oneIn(2) ? someOf(chance, "place") : std::vector<std::string>{};
    filter.organisations = chance.oneIn(3) ? someOf(chance, "org") : std::vector<std::string>{};
    filter.sources = chance.oneIn(3) ? someOf(chance, "source") : std::vector<std::string>{};
    if (chance.oneIn(4)) {
        filter.economies = {kEconomies[chance.below(3)]};
    }
    if (chance.oneIn(4)) {
        filter.home = "place" + std::to_string(chance.below(9)); // some are not there
    }
    filter.ties = static_cast<PlaceTies>(chance.below(4));
    filter.economyRule = static_cast<EconomyRule>(chance.below(2));
    for (std::uint32_t n = chance.oneIn(3) ? 1 + chance.below(3) : 0; n > 0; --n) {
        filter.certainties.push_back(static_cast<DateCertainty>(chance.below(kDateCertaintyCount)));
    }
    for (std::uint32_t n = chance.oneIn(4) ? 1 + chance.below(3) : 0; n > 0; --n) {
        filter.placeKinds.push_back(static_cast<PlaceKind>(chance.below(kPlaceKindCount)));
    }
    if (chance.oneIn(3)) {
        filter.dates = base::EdtfDate::parse(kDates[chance.below(std::size(kDates))])->interval();
    }
    filter.undated = static_cast<UndatedRule>(chance.below(3));
    if (chance.oneIn(4)) {
        filter.text = chance.oneIn(2) ? "罗" : "PLACE1 sector";
    }
    return filter;
}

template<class Values, class Is>
bool anyOf(const Values& values, Is is) {
    return std::any_of(values.begin(), values.end(), is);
}

bool contains(const std::vector<std::string>& ids, std::string_view id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// Any of the chosen, or none where none is stated.
template<class Stated, class IdOf>
bool passesIds(const std::vector<std::string>& ids, const Stated& stated, IdOf idOf) {
    return ids.empty() || (stated.empty() && contains(ids, kUnstated)) ||
           anyOf(stated, [&](const auto& value) { return contains(ids, idOf(value)); });
}

template<class Value>
bool passesKeys(const std::vector<Value>& keys, Value value) {
    return keys.empty() || std::find(keys.begin(), keys.end(), value) != keys.end();
}

bool isChosen(const Dataset& data, PlaceIndex place, const Filter& filter) {
    if (contains(filter.economies, data.places[place].economy)) {
        return true;
    }
    for (PlaceIndex p = 0; p < data.places.size(); ++p) {
        if (contains(filter.places, data.places[p].id) && data.isWithin(place, p)) {
            return true;
        }
    }
    return false;
}

bool passesTies(const Dataset& data, EngagementIndex i, const Filter& filter) {
    const auto is = [&](PlaceIndex place) { return isChosen(data, place, filter); };
    const auto isAt = [&](const EngagementPlace& stop) { return is(stop.place); };
    const auto legs = data.legsOf(i);
    const auto places = data.placesOf(i);
    const auto goes = [&](bool out) {
        return anyOf(legs, [&](const Leg& l) {
            return is(out ? l.from : l.to) || (!l.isDirected && is(out ? l.to : l.from));
        });
    };
    const auto hasRole = [&](PlaceRole only, PlaceRole never) {
        return legs.empty() && anyOf(places, [&](const EngagementPlace& stop) {
                   return isAt(stop) && stop.role != never &&
                          (stop.role == only || stop.role == PlaceRole::Partner ||
                           never == PlaceRole::Origin);
               });
    };
    switch (filter.ties) {
    case PlaceTies::Outbound:
        return goes(true) || hasRole(PlaceRole::Origin, PlaceRole::Venue);
    case PlaceTies::Inbound:
        return goes(false) || hasRole(PlaceRole::Venue, PlaceRole::Origin);
    case PlaceTies::Between:
        return legs.empty()
                   ? !places.empty() && std::all_of(places.begin(), places.end(), isAt)
                   : anyOf(legs, [&](const Leg& leg) { return is(leg.from) && is(leg.to); });
    case PlaceTies::All:
        break;
    }
    return anyOf(places, isAt) || goes(true) || goes(false);
}

bool passesPlaces(const Dataset& data, EngagementIndex i, const Filter& filter) {
    if (isEconomyOwnFacet(filter)) {
        Filter places = filter;
        places.economies.clear();
        Filter economies;
        economies.economies = filter.economies;
        return passesPlaces(data, i, places) && passesPlaces(data, i, economies);
    }
    return (filter.places.empty() && filter.economies.empty()) ||
           (data.placesOf(i).empty() && contains(filter.places, kUnstated)) ||
           passesTies(data, i, filter);
}

bool mentions(const Dataset& data, EngagementIndex i, const std::string& word) {
    std::string all = data.text(data.engagements[i].title, base::Language::En);
    for (PlaceIndex p = 0; p < data.places.size(); ++p) {
        Filter filter;
        filter.places = {data.places[p].id};
        all += passesTies(data, i, filter) ? "\n" + data.places[p].id : "";
    }
    for (const Party& party : data.partiesOf(i)) {
        all += "\n" + data.organisations[party.organisation].id + "\n" + party.person;
    }
    for (const SectorIndex sector : data.sectorsOf(i)) {
        all += "\n" + data.sectors[sector];
    }
    return foldForSearch(all).find(foldForSearch(word)) != std::string::npos;
}

bool passesText(const Dataset& data, EngagementIndex i, const Filter& filter) {
    if (filter.text == "PLACE1 sector") {
        return mentions(data, i, "PLACE1") && mentions(data, i, "sector");
    }
    return filter.text.empty() || mentions(data, i, filter.text);
}

std::vector<std::string> organisationsOf(const Dataset& data, EngagementIndex i) {
    std::vector<std::string> ids;
    for (const Party& party : data.partiesOf(i)) {
        ids.push_back(data.organisations[party.organisation].id);
    }
    return ids;
}

DateCertainty certaintyFromText(const std::string& date) {
    constexpr std::pair<const char*, DateCertainty> kForms[] = {
        {"", DateCertainty::Undated},          {"2017", DateCertainty::Year},
        {"2019-10-03", DateCertainty::Day},    {"2024-02", DateCertainty::Month},
        {"2020~", DateCertainty::Approximate}, {"2023-06-24", DateCertainty::Day}};
    for (const auto& [form, certainty] : kForms) {
        if (date == form) {
            return certainty;
        }
    }
    return DateCertainty::Span;
}

bool passesPlaceKinds(const Dataset& data, EngagementIndex i, const Filter& filter) {
    const auto isOfKind = [&](PlaceIndex place) {
        return passesKeys(filter.placeKinds, data.places[place].kind);
    };
    const bool hasGuests = familyOf(data.engagements[i].kind) == Family::Gathering;
    return filter.placeKinds.empty() ||
           anyOf(data.placesOf(i), [&](const auto& stop) { return isOfKind(stop.place); }) ||
           (hasGuests && anyOf(data.legsOf(i), [&](const Leg& leg) {
                return isOfKind(leg.from) || isOfKind(leg.to);
            }));
}

std::vector<Facet> refusing(const Dataset& data, EngagementIndex i, const Filter& filter) {
    const Engagement& engagement = data.engagements[i];
    const auto itself = [](const std::string& id) { return id; };
    const bool hasOwnEconomy = isEconomyOwnFacet(filter);
    Filter places = filter;
    Filter economies;
    economies.economies = filter.economies;
    if (hasOwnEconomy) {
        places.economies.clear();
    }
    Filter home;
    home.places = {filter.home};
    const DateCertainty certainty = certaintyFromText(data.ids[engagement.date]);
    const std::pair<Facet, bool> passing[] = {
        {Facet::Kind, passesKeys(filter.kinds, engagement.kind)},
        {Facet::Sector, passesIds(filter.sectors, data.sectorsOf(i),
                                  [&](SectorIndex s) { return data.sectors[s]; })},
        {Facet::Place, passesPlaces(data, i, places)},
        {Facet::Organisation, passesIds(filter.organisations, organisationsOf(data, i), itself)},
        {Facet::Economy, !hasOwnEconomy || passesPlaces(data, i, economies)},
        {Facet::Status, passesKeys(filter.statuses, engagement.status)},
        {Facet::Source,
         passesIds(filter.sources, data.citationsOf({EntityId::Table::Engagement, i}),
                   [&](const Citation& c) { return data.sources[c.source].id; })},
        {Facet::Certainty, passesKeys(filter.certainties, certainty)},
        {Facet::PlaceKind, passesPlaceKinds(data, i, filter)},
        {Facet::Dates, engagement.isUndated || filter.dates.overlaps(data.activeInterval(i))},
        {Facet::Undated, filter.undated == UndatedRule::Include ||
                             (filter.undated == UndatedRule::Only) == engagement.isUndated},
        {Facet::Text, passesText(data, i, filter)},
        {Facet::Home, filter.home.empty() || passesPlaces(data, i, home)}};
    std::vector<Facet> facets;
    for (const auto& [facet, isPassing] : passing) {
        if (!isPassing) {
            facets.push_back(facet);
        }
    }
    return facets;
}

bool passes(const Dataset& data, EngagementIndex i, const Filter& filter) {
    return refusing(data, i, filter).empty();
}

std::uint32_t countPassing(const Dataset& data, const Filter& filter) {
    std::uint32_t count = 0;
    for (EngagementIndex i = 0; i < data.engagements.size(); ++i) {
        count += passes(data, i, filter) ? 1U : 0U;
    }
    return count;
}

template<class Check>
void checkRandomly(const char* what, Check check) {
    EXPECT_TRUE(rc::check(what, [&] {
        Chance chance(*rc::gen::arbitrary<std::uint32_t>());
        const Dataset data = randomDataset(chance);
        const auto index = buildSearchIndex(data);
        check(data, *index, randomFilter(chance), chance);
    }));
}

TEST(SelectProperty, AgreesWithTheDefinition) {
    checkRandomly("passes and counts", [](const Dataset& data, const SearchIndex& index,
                                          const Filter& filter, Chance&) {
        const Selection selection = select(data, index, filter);
        std::vector<LegIndex> legs;
        for (EngagementIndex i = 0; i < data.engagements.size(); ++i) {
            RC_ASSERT((selection.passes[i] != 0) == passes(data, i, filter));
            for (LegIndex leg = 0; selection.passes[i] != 0 && leg < data.legs.size(); ++leg) {
                if (data.legs[leg].engagement == i) {
                    legs.push_back(leg);
                }
            }
        }
        RC_ASSERT(selection.legs == legs);
        RC_ASSERT(selection.count == countPassing(data, filter));
        const auto hidden = std::count(selection.passes.begin(), selection.passes.end(), 0);
        RC_ASSERT(selection.datedCount + selection.undatedCount + hidden ==
                  data.engagements.size());
    });
}

template<class Values>
bool isOfAreas(Values Filter::*facet) {
    if constexpr (std::is_same_v<Values, std::vector<std::string>>) {
        return facet == &Filter::places || facet == &Filter::economies;
    }
    return false;
}

/// Chooses one value alone in its facet; places and economies may be one.
template<class Values, class Value>
Filter choosing(Filter filter, Values Filter::*facet, const Value& value) {
    if constexpr (std::is_same_v<Values, std::vector<std::string>>) {
        if (isOfAreas(facet) && !isEconomyOwnFacet(filter)) {
            filter.places.clear();
            filter.economies.clear();
        }
    }
    filter.*facet = {value};
    return filter;
}

/// Between the chosen and the area: with it among them, and with an end in it.
std::uint32_t countBetween(const Dataset& data, const Filter& filter, const Filter& area) {
    Filter others = filter;
    others.places.clear();
    others.economies.clear();
    Filter chosen = filter;
    Filter economies; // where they are a facet of their own
    if (isEconomyOwnFacet(filter)) {
        economies.economies = std::exchange(chosen.economies, {});
    }
    const auto isIn = [&](PlaceIndex place) { return isChosen(data, place, chosen); };
    const auto isArea = [&](PlaceIndex place) { return isChosen(data, place, area); };
    const auto isEither = [&](PlaceIndex place) { return isIn(place) || isArea(place); };
    std::uint32_t count = 0;
    for (EngagementIndex i = 0; i < data.engagements.size(); ++i) {
        const auto legs = data.legsOf(i);
        const auto places = data.placesOf(i);
        const bool isBetween =
            legs.empty()
                ? anyOf(places, [&](const auto& stop) { return isArea(stop.place); }) &&
                      !anyOf(places, [&](const auto& stop) { return !isEither(stop.place); })
                : anyOf(legs, [&](const Leg& leg) {
                      return isEither(leg.from) && isEither(leg.to) &&
                             (isArea(leg.from) || isArea(leg.to));
                  });
        const bool isPassing = passes(data, i, others) && passesPlaces(data, i, economies);
        count += isBetween && isPassing ? 1U : 0U;
    }
    return count;
}

TEST(SelectProperty, BetweenAPlaceCountsItsTiesWithTheChosen) {
    checkRandomly("between", [](const Dataset& data, const SearchIndex& index, Filter filter,
                                Chance& chance) {
        filter.ties = PlaceTies::Between;
        filter.places.push_back("place" + std::to_string(chance.below(5)));
        const Selection selection = select(data, index, filter);
        for (PlaceIndex place = 0; place < data.places.size(); ++place) {
            Filter area;
            area.places = {data.places[place].id};
            RC_ASSERT(selection.places[place].passing == countBetween(data, filter, area));
        }
        for (const EconomyCount& economy : selection.economies) {
            Filter area;
            area.economies = {economy.code};
            RC_ASSERT(isEconomyOwnFacet(filter) ||
                      economy.count.passing == countBetween(data, filter, area));
        }
    });
}

TEST(SelectProperty, AFacetCountIsWhatChoosingThatValueAloneWouldGive) {
    checkRandomly("facet counts", [](const Dataset& data, const SearchIndex& index,
                                     const Filter& filter, Chance&) {
        const Selection selection = select(data, index, filter);
        const auto check = [&](auto Filter::*facet, const auto& value, FacetCount count) {
            const bool isBetween = filter.ties == PlaceTies::Between && isOfAreas(facet) &&
                                   isInUse(Facet::Place, filter); // has its own property
            RC_ASSERT(isBetween ||
                      count.passing == countPassing(data, choosing(filter, facet, value)));
            RC_ASSERT(count.total == countPassing(data, choosing(Filter(), facet, value)));
        };
        const auto checkRows = [&](auto Filter::*facet, const auto& rows, const auto& counts,
                                   auto idOf) {
            RC_ASSERT(rows.size() == counts.size());
            for (std::size_t i = 0; i < rows.size(); ++i) {
                check(facet, idOf(rows[i]), counts[i]);
            }
        };
        const auto idOf = [](const auto& row) { return row.id; };
        for (std::size_t i = 0; i < kEngagementKindCount; ++i) {
            check(&Filter::kinds, static_cast<EngagementKind>(i), selection.kinds[i]);
        }
        for (std::size_t i = 0; i < kStatusCount; ++i) {
            check(&Filter::statuses, static_cast<Status>(i), selection.statuses[i]);
        }
        for (std::size_t i = 0; i < kDateCertaintyCount; ++i) {
            check(&Filter::certainties, static_cast<DateCertainty>(i), selection.certainties[i]);
        }
        for (std::size_t i = 0; i < kPlaceKindCount; ++i) {
            check(&Filter::placeKinds, static_cast<PlaceKind>(i), selection.placeKinds[i]);
        }
        checkRows(&Filter::places, data.places, selection.places, idOf);
        checkRows(&Filter::organisations, data.organisations, selection.organisations, idOf);
        checkRows(&Filter::sources, data.sources, selection.sources, idOf);
        checkRows(&Filter::sectors, data.sectors, selection.sectors,
                  [](const std::string& key) { return key; });
        for (const EconomyCount& economy : selection.economies) {
            check(&Filter::economies, economy.code, economy.count);
        }
        const std::string none(kUnstated);
        check(&Filter::sectors, none, selection.withoutSector);
        check(&Filter::places, none, selection.withoutPlace);
        check(&Filter::organisations, none, selection.withoutOrganisation);
        check(&Filter::sources, none, selection.withoutSource);
    });
}

TEST(SelectProperty, WhatHidesARecordIsWhatRefusesIt) {
    checkRandomly("hiding facets",
                  [](const Dataset& data, const SearchIndex& index, const Filter& filter, Chance&) {
                      const Selection selection = select(data, index, filter);
                      for (EngagementIndex i = 0; i < data.engagements.size(); ++i) {
                          const std::vector<Facet> hiding = hidingFacets(data, index, filter, i);
                          RC_ASSERT(hiding == refusing(data, i, filter));
                          RC_ASSERT(hiding.empty() == (selection.passes[i] != 0));
                      }
                  });
}

bool areSame(const std::vector<FacetCount>& a, const std::vector<FacetCount>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](FacetCount x, FacetCount y) {
        return x.passing == y.passing && x.total == y.total;
    });
}

TEST(SelectProperty, WhatWasAskedBeforeChangesNothing) {
    checkRandomly("memory", [](const Dataset& data, const SearchIndex& index, const Filter& first,
                               Chance& chance) {
        const auto keep = [](const auto& value) {
            return std::shared_ptr<const std::decay_t<decltype(value)>>(&value, [](auto*) {});
        };
        Selector selector(keep(data), keep(index));
        for (const Filter& filter : {first, randomFilter(chance), randomFilter(chance), first}) {
            const Selection fresh = select(data, index, filter);
            const Selection again = selector.select(filter);
            RC_ASSERT(again.passes == fresh.passes);
            RC_ASSERT(again.legs == fresh.legs);
            RC_ASSERT(areSame(again.places, fresh.places));
            RC_ASSERT(areSame(again.sectors, fresh.sectors));
            RC_ASSERT(selector.selectWithoutCounts(filter).passes == fresh.passes);
        }
    });
}

TEST(SelectProperty, AnotherFacetNeverAddsRows) {
    checkRandomly("narrowing", [](const Dataset& data, const SearchIndex& index,
                                  const Filter& filter, Chance& chance) {
        Filter wider = filter;
        switch (chance.below(4)) {
        case 0:
            wider.places.clear();
            wider.economies.clear();
            break;
        case 1:
            wider.text.clear();
            break;
        case 2:
            wider.kinds.clear();
            break;
        default:
            wider.dates = {};
            break;
        }
        const Selection narrow = select(data, index, filter);
        const Selection wide = select(data, index, wider);
        for (std::size_t i = 0; i < narrow.passes.size(); ++i) {
            RC_ASSERT(narrow.passes[i] <= wide.passes[i]);
        }
    });
}

TEST(SelectProperty, AnotherValueOfAFacetInUseNeverRemovesRows) {
    checkRandomly("widening",
                  [](const Dataset& data, const SearchIndex& index, Filter filter, Chance& chance) {
                      filter.sectors = {"sector0"};
                      const Selection narrow = select(data, index, filter);
                      filter.sectors.push_back("sector" + std::to_string(chance.below(3)));
                      const Selection wide = select(data, index, filter);
                      for (std::size_t i = 0; i < narrow.passes.size(); ++i) {
                          RC_ASSERT(narrow.passes[i] <= wide.passes[i]);
                      }
                  });
}

} // namespace

} // namespace portolan::dataset
