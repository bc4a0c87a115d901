// select() against the definition of a filter, read off the records one by one.
#include "dataset/filter.h"
#include "support/sample_dataset.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <random>

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

constexpr const char* kDates[] = {"",        "2017",       "2019-10-03", "2024-02",   "2018/2020",
                                  "2021/..", "../2019-06", "2020~",      "2023-06-24"};

Dataset randomDataset(Chance& chance) {
    test::SampleDataset sample;
    const std::uint32_t places = 2 + chance.below(8);
    for (std::uint32_t i = 0; i < places; ++i) {
        const PlaceIndex partOf = i > 0 && chance.oneIn(2) ? chance.below(i) : kNone;
        sample.place("place" + std::to_string(i), partOf, chance.oneIn(2) ? "JP" : "TW");
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
        ids.push_back(std::string(prefix) + std::to_string(chance.below(5)));
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
        filter.economies = {chance.oneIn(2) ? "JP" : "TW"};
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

template<class Rows, class Predicate>
bool passesFacet(bool isUnused, const Rows& rows, Predicate predicate) {
    return isUnused || std::any_of(rows.begin(), rows.end(), predicate);
}

bool contains(const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

bool mentions(const Dataset& data, EngagementIndex i, const std::string& word) {
    std::string all = data.text(data.engagements[i].title, base::Language::En);
    for (const EngagementPlace& stop : data.placesOf(i)) {
        for (PlaceIndex p = 0; p < data.places.size(); ++p) {
            all += data.isWithin(stop.place, p) ? "\n" + data.places[p].id : "";
        }
    }
    for (const Party& party : data.partiesOf(i)) {
        all += "\n" + data.organisations[party.organisation].id + "\n" + party.person;
    }
    for (const SectorIndex sector : data.sectorsOf(i)) {
        all += "\n" + data.sectors[sector];
    }
    return foldForSearch(all).find(foldForSearch(word)) != std::string::npos;
}

bool passesDate(const Dataset& data, EngagementIndex i, const Filter& filter) {
    if (data.engagements[i].isUndated) {
        return filter.undated != UndatedRule::Exclude;
    }
    return filter.undated != UndatedRule::Only && filter.dates.overlaps(data.activeInterval(i));
}

bool passesText(const Dataset& data, EngagementIndex i, const Filter& filter) {
    if (filter.text == "PLACE1 sector") {
        return mentions(data, i, "PLACE1") && mentions(data, i, "sector");
    }
    return filter.text.empty() || mentions(data, i, filter.text);
}

bool passes(const Dataset& data, EngagementIndex i, const Filter& filter) {
    const Engagement& engagement = data.engagements[i];
    const auto isKind = [&](EngagementKind kind) { return kind == engagement.kind; };
    const auto isStatus = [&](Status status) { return status == engagement.status; };
    const auto isWithinChosen = [&](const EngagementPlace& stop) {
        for (PlaceIndex p = 0; p < data.places.size(); ++p) {
            if (contains(filter.places, data.places[p].id) && data.isWithin(stop.place, p)) {
                return true;
            }
        }
        return false;
    };
    return passesFacet(filter.kinds.empty(), filter.kinds, isKind) &&
           passesFacet(filter.statuses.empty(), filter.statuses, isStatus) &&
           passesFacet(filter.places.empty(), data.placesOf(i), isWithinChosen) &&
           passesFacet(filter.sectors.empty(), data.sectorsOf(i),
                       [&](SectorIndex s) { return contains(filter.sectors, data.sectors[s]); }) &&
           passesFacet(filter.organisations.empty(), data.partiesOf(i),
                       [&](const Party& party) {
                           return contains(filter.organisations,
                                           data.organisations[party.organisation].id);
                       }) &&
           passesFacet(filter.sources.empty(), data.citationsOf({EntityId::Table::Engagement, i}),
                       [&](const Citation& citation) {
                           return contains(filter.sources, data.sources[citation.source].id);
                       }) &&
           passesFacet(filter.economies.empty(), data.placesOf(i),
                       [&](const EngagementPlace& stop) {
                           return contains(filter.economies, data.places[stop.place].economy);
                       }) &&
           passesDate(data, i, filter) && passesText(data, i, filter);
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
        RC_ASSERT(selection.datedCount + selection.undatedCount == selection.count);
    });
}

TEST(SelectProperty, AFacetCountIsWhatChoosingThatValueAloneWouldGive) {
    checkRandomly("facet counts", [](const Dataset& data, const SearchIndex& index,
                                     const Filter& filter, Chance&) {
        const Selection selection = select(data, index, filter);
        const auto check = [&](auto Filter::*facet, auto values, const auto& counts) {
            for (std::size_t i = 0; i < counts.size(); ++i) {
                Filter alone = filter;
                alone.*facet = {values(i)};
                Filter only;
                only.*facet = {values(i)};
                RC_ASSERT(counts[i].passing == countPassing(data, alone));
                RC_ASSERT(counts[i].total == countPassing(data, only));
            }
        };
        check(
            &Filter::kinds, [](std::size_t i) { return static_cast<EngagementKind>(i); },
            selection.kinds);
        check(
            &Filter::statuses, [](std::size_t i) { return static_cast<Status>(i); },
            selection.statuses);
        check(
            &Filter::places, [&](std::size_t i) { return data.places[i].id; }, selection.places);
        check(
            &Filter::sectors, [&](std::size_t i) { return data.sectors[i]; }, selection.sectors);
        check(
            &Filter::sources, [&](std::size_t i) { return data.sources[i].id; }, selection.sources);
        check(
            &Filter::organisations, [&](std::size_t i) { return data.organisations[i].id; },
            selection.organisations);
    });
}

TEST(SelectProperty, AnotherFacetNeverAddsRows) {
    checkRandomly("narrowing", [](const Dataset& data, const SearchIndex& index,
                                  const Filter& filter, Chance& chance) {
        Filter wider = filter;
        switch (chance.below(4)) {
        case 0:
            wider.places.clear();
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
