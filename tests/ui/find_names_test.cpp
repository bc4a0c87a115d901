// Names of the bundled records are found in other scripts and forms than the data's first.
#include "dataset/find.h"
#include "formats/load_dataset.h"
#include "ui/ui_driver.h"
#include "ui/words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace portolan::test {
namespace {

using dataset::Findings;
using dataset::Found;
using dataset::FoundKind;

struct Bundled {
    std::shared_ptr<const dataset::Dataset> data;
    std::shared_ptr<const dataset::SearchIndex> index;
};

std::vector<dataset::Translations> sectorNames(const dataset::Dataset& data) {
    std::vector<dataset::Translations> names(data.sectors.size());
    for (const base::Language language : base::kLanguages) {
        const ui::Catalogue words = readCatalogue(language);
        for (std::size_t i = 0; i < names.size(); ++i) {
            names[i][indexOf(language)] = ui::sectorName({&words, language}, data.sectors[i]);
        }
    }
    return names;
}

const Bundled& bundled() {
    static const Bundled kBundled = [] {
        auto loaded = formats::loadDataset(std::string(PORTOLAN_SOURCE_DIR) + "/data/cooperation");
        EXPECT_TRUE(loaded);
        return Bundled{loaded->value,
                       dataset::buildSearchIndex(*loaded->value, sectorNames(*loaded->value))};
    }();
    return kBundled;
}

std::string idOf(const Found& found) {
    const dataset::Dataset& data = *bundled().data;
    switch (found.kind) {
    case FoundKind::Place:
        return data.places[found.index].id;
    case FoundKind::Organisation:
        return data.organisations[found.index].id;
    case FoundKind::Person:
        return bundled().index->people[found.index];
    case FoundKind::Record:
        return data.engagementId(found.index);
    case FoundKind::Sector:
        return data.sectors[found.index];
    default:
        return data.sources[found.index].id;
    }
}

Findings findAll(std::string_view typed, std::size_t limit = 20) {
    return dataset::find(*bundled().data, *bundled().index, typed, limit);
}

std::vector<std::string> idsOf(const Findings& findings, FoundKind kind) {
    std::vector<std::string> ids;
    for (const Found& found : findings.found[static_cast<std::size_t>(kind)]) {
        ids.push_back(idOf(found));
    }
    return ids;
}

struct Case {
    const char* typed;
    FoundKind kind;
    const char* id; ///< the first of its kind
};

class FindsInAnotherForm : public testing::TestWithParam<Case> {};

TEST_P(FindsInAnotherForm, AsTheFirstOfItsKind) {
    const Case& c = GetParam();
    const Findings findings = findAll(c.typed);
    const std::vector<std::string> ids = idsOf(findings, c.kind);
    ASSERT_FALSE(ids.empty()) << c.typed;
    EXPECT_EQ(ids.front(), c.id) << c.typed;
    EXPECT_FALSE(findings.isSimilar) << c.typed;
}

constexpr FoundKind kPlace = FoundKind::Place;
constexpr FoundKind kOrganisation = FoundKind::Organisation;
constexpr FoundKind kPerson = FoundKind::Person;
constexpr FoundKind kSector = FoundKind::Sector;

INSTANTIATE_TEST_SUITE_P(
    Names, FindsInAnotherForm,
    testing::Values(
        // One city in each script that writes it, in capitals, wide letters and half-width kana.
        Case{"高雄", kPlace, "kaohsiung"}, Case{"髙雄", kPlace, "kaohsiung"},
        Case{"カオシュン", kPlace, "kaohsiung"}, Case{"かおしゅん", kPlace, "kaohsiung"},
        Case{"ｶｵｼｭﾝ", kPlace, "kaohsiung"}, Case{"가오슝", kPlace, "kaohsiung"},
        Case{"gaoxiong", kPlace, "kaohsiung"}, Case{"Gāoxióng", kPlace, "kaohsiung"},
        Case{"gao xiong", kPlace, "kaohsiung"}, Case{"Kao-hsiung", kPlace, "kaohsiung"},
        Case{"ＫＡＯＨＳＩＵＮＧ", kPlace, "kaohsiung"}, Case{"takao", kPlace, "kaohsiung"},
        // Simplified and traditional, Japan's own forms.
        Case{"台灣", kPlace, "taiwan"}, Case{"臺北", kPlace, "taipei"},
        Case{"T'ai-pei", kPlace, "taipei"}, Case{"taibei", kPlace, "taipei"},
        Case{"关西", kPlace, "kansai"}, Case{"關西", kPlace, "kansai"},
        Case{"鹿儿岛", kPlace, "kagoshima-prefecture"},
        Case{"lu er dao", kPlace, "kagoshima-prefecture"}, Case{"Fu-kang", kPlace, "fukuoka"},
        Case{"fugang", kPlace, "fukuoka"}, Case{"ふくおか", kPlace, "fukuoka"},
        Case{"Hsiung-pen", kPlace, "kumamoto"}, Case{"toukyou", kPlace, "tokyo"},
        Case{"Tōkyō", kPlace, "tokyo"}, Case{"도쿄", kPlace, "tokyo"},
        Case{"XIANGGANG", kPlace, "hong-kong"}, Case{"홍콩", kPlace, "hong-kong"},
        Case{"Pei-ching", kPlace, "beijing"}, Case{"กรุงเทพ", kPlace, "bangkok"},
        Case{"曼谷", kPlace, "bangkok"},
        // Organisations, people and sectors.
        Case{"台积电", kOrganisation, "tsmc"}, Case{"taijidian", kOrganisation, "tsmc"},
        Case{"鹤屋", kOrganisation, "tsuruya-department-store"},
        Case{"つるや", kOrganisation, "tsuruya-department-store"},
        Case{"soni", kOrganisation, "sony-semiconductor-manufacturing"},
        Case{"武田药品", kOrganisation, "takeda"}, Case{"松下電器", kOrganisation, "panasonic"},
        Case{"罗达生", kPerson, "Lo Ta-sheng 羅達生"},
        Case{"luo dasheng", kPerson, "Lo Ta-sheng 羅達生"},
        Case{"lo tasheng", kPerson, "Lo Ta-sheng 羅達生"},
        Case{"半導體", kSector, "semiconductors"}, Case{"半导体", kSector, "semiconductors"},
        Case{"bandaoti", kSector, "semiconductors"}, Case{"반도체", kSector, "semiconductors"},
        Case{"semikonduktor", kSector, "semiconductors"}));

TEST(Find, SaysWhichNameWasHit) {
    const Findings findings = findAll("gaoxiong");
    const auto& places = findings.found[static_cast<std::size_t>(kPlace)];
    ASSERT_FALSE(places.empty());
    EXPECT_EQ(dataset::foldForSearch(places.front().name), "gaoxiong");
}

TEST(Find, PutsWholeNamesBeforeBeginningsAndThoseBeforeParts) {
    const std::vector<std::string> ids = idsOf(findAll("Osaka"), kPlace);
    ASSERT_GE(ids.size(), 2U);
    EXPECT_EQ(ids[0], "osaka");
    EXPECT_EQ(ids[1], "osaka-prefecture");
    const Findings parts = findAll("hsiung");
    ASSERT_FALSE(parts.isEmpty());
    const auto& closeness = parts.found[static_cast<std::size_t>(kPlace)];
    EXPECT_TRUE(
        std::is_sorted(closeness.begin(), closeness.end(),
                       [](const Found& a, const Found& b) { return a.closeness < b.closeness; }));
}

TEST(Find, ForgivesOneWrongLetterOnlyWhereNothingElseIsFound) {
    for (const char* typed : {"kaohsuing", "kaohsiun9", "kaohsiuung", "aohsiung", "kaohsiungg"}) {
        const Findings findings = findAll(typed);
        ASSERT_FALSE(findings.isEmpty()) << typed;
        EXPECT_EQ(idsOf(findings, kPlace).front(), "kaohsiung") << typed;
    }
    EXPECT_TRUE(findAll("kaohsuing").isSimilar);
    EXPECT_FALSE(findAll("kaohsiung").isSimilar);
    EXPECT_TRUE(findAll("koahsuing").isEmpty()) << "two are too many";
    EXPECT_TRUE(findAll("kxo").isEmpty()) << "a short word has no typos";
}

TEST(Find, CutsLongListsAndCountsThemWhole) {
    const Findings few = findAll("a", 3);
    const Findings all = findAll("a", 10'000);
    for (std::size_t kind = 0; kind < dataset::kFoundKindCount; ++kind) {
        EXPECT_LE(few.found[kind].size(), 3U);
        EXPECT_EQ(few.totals[kind], all.found[kind].size());
    }
    EXPECT_TRUE(findAll("").isEmpty());
    EXPECT_TRUE(findAll(" - ' ").isEmpty());
}

/// What the box finds, the text filter finds.
TEST(Find, AgreesWithTheTextFilter) {
    const dataset::Dataset& data = *bundled().data;
    for (const char* typed : {"gaoxiong", "kao hsiung", "台灣", "luo dasheng", "半導體",
                              "expo 熊本", "hydrogen", "fugang", "きゅうしゅう", "release"}) {
        dataset::Filter filter;
        filter.text = typed;
        const dataset::Selection selection = dataset::select(data, *bundled().index, filter);
        const Findings findings = findAll(typed, 10'000);
        ASSERT_FALSE(findings.isEmpty()) << typed;
        for (const Found& found : findings.found[static_cast<std::size_t>(FoundKind::Record)]) {
            EXPECT_EQ(selection.passes[found.index], 1) << typed << idOf(found);
        }
        for (dataset::EngagementIndex i = 0; i < data.engagements.size(); ++i) {
            const auto& places = findings.found[static_cast<std::size_t>(kPlace)];
            const bool hasPlace = std::any_of(places.begin(), places.end(), [&](const Found& f) {
                const auto stops = data.placesOf(i);
                return std::any_of(stops.begin(), stops.end(), [&](const auto& stop) {
                    return data.isWithin(stop.place, f.index);
                });
            });
            EXPECT_LE(hasPlace ? 1 : 0, selection.passes[i]) << typed << data.engagementId(i);
        }
    }
}

/// Exact hits are what a comparison of folded names finds.
TEST(Find, ExactHitsAreThoseOfABruteForceComparison) {
    const dataset::Dataset& data = *bundled().data;
    const auto plain = [](const std::string& text) {
        std::string folded = dataset::foldForSearch(text);
        std::erase_if(folded, [](char c) { return c == ' ' || c == '-' || c == '\''; });
        return folded;
    };
    for (const dataset::Place& asked : data.places) {
        for (const std::string& typed : data.texts[asked.name]) {
            std::set<std::string> expected;
            for (const dataset::Place& place : data.places) {
                std::vector<std::string> names(place.aliases);
                const auto& own = data.texts[place.name];
                names.insert(names.end(), own.begin(), own.end());
                names.push_back(place.id);
                if (std::any_of(names.begin(), names.end(), [&](const std::string& name) {
                        return !typed.empty() && plain(name) == plain(typed);
                    })) {
                    expected.insert(place.id);
                }
            }
            std::set<std::string> exact;
            const Findings findings = findAll(typed, 1000);
            for (const Found& found : findings.found[static_cast<std::size_t>(kPlace)]) {
                if (found.closeness == dataset::Closeness::Exact) {
                    exact.insert(idOf(found));
                }
            }
            EXPECT_EQ(exact, expected) << typed;
        }
    }
}

TEST(Find, AnyBytesCanBeTyped) {
    std::uint32_t random = 1;
    for (int i = 0; i < 2000; ++i) {
        std::string typed;
        for (random = random * 1664525U + 1013904223U; typed.size() < (random >> 28U);) {
            random = random * 1664525U + 1013904223U;
            typed += static_cast<char>(random >> 24U);
        }
        const Findings findings = findAll(typed, 5);
        for (const auto& found : findings.found) {
            EXPECT_LE(found.size(), 5U);
        }
    }
    EXPECT_TRUE(findAll(std::string(100'000, 'x')).isEmpty());
}

TEST(Find, AnEmptyDatasetHasNothing) {
    const UiDriver ui({.isEmpty = true});
    const auto index = dataset::buildSearchIndex(ui.dataset());
    EXPECT_TRUE(dataset::find(ui.dataset(), *index, "gaoxiong", 5).isEmpty());
}

} // namespace
} // namespace portolan::test
