#include "scene/label_curve.h"
#include "scene/name_rules.h"
#include "support/label_view.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace portolan::scene {
namespace {

using dataset::NameKind;

class NameLabels : public testing::Test {
protected:
    void add(NameKind kind, glm::vec2 at, std::array<std::string_view, 6> text,
             std::uint32_t population = 0, std::span<const glm::vec2> baseline = {}) {
        dataset::Name name;
        name.kind = kind;
        name.position = at;
        name.text = text;
        name.population = population;
        name.baseline = baseline;
        shown_.push_back({names_.size(), text});
        names_.push_back(name);
    }
    void addCity(glm::vec2 at, std::string_view name, std::uint32_t population) {
        add(NameKind::City, at, {name, name, name, name, name, name}, population);
    }
    std::vector<GlyphInstance> place(const FrameView& view, double metresPerPixel,
                                     base::Language language = base::Language::En) {
        return placeNames({.view = view,
                           .names = names_,
                           .shown = shown_,
                           .taken = taken_,
                           .ways = ways_,
                           .over = over_,
                           .nodes = nodes_,
                           .metresPerPixel = metresPerPixel,
                           .language = language,
                           .style = mapStyle(state::Theme::Dark)},
                          setter_)
            .glyphs;
    }

    std::vector<dataset::Name> names_;
    std::vector<dataset::ShownName> shown_;
    std::vector<Box> taken_, over_;
    std::vector<NodeLabel> nodes_;
    std::vector<Polyline> ways_;
    text::Typesetter setter_{std::make_shared<support::DebianFonts>()};
    const std::array<glm::vec2, 3> sea_ = {glm::vec2(127, 17), glm::vec2(131, 18),
                                           glm::vec2(138, 21)};
    const std::array<std::string_view, 6> seaNames_ = {
        "Philippine Sea", "フィリピン海", "菲律賓海", "菲律宾海", "필리핀해", "Laut Filipina"};
};

TEST_F(NameLabels, WithoutNamesThereIsNothing) {
    EXPECT_TRUE(place(support::labelView({125, 25}, 4400), 4400).empty());
}

TEST_F(NameLabels, ASeaIsWrittenAlongItsLine) {
    add(NameKind::Sea, glm::vec2(132, 19), seaNames_, 0, sea_);
    const FrameView view = support::labelView({130, 22}, 4400);
    const std::vector<GlyphInstance> glyphs = place(view, 4400);
    ASSERT_EQ(glyphs.size(), 13U);
    const auto west = view.screen({127, 17}), east = view.screen({138, 21});
    const double slope = (east->y - west->y) / (east->x - west->x);
    EXPECT_LT(slope, -0.1) << "the line rises to the east";
    const glm::vec2 across = glyphs.back().corner - glyphs.front().corner;
    EXPECT_NEAR(across.y / across.x, slope, 0.15);
    for (const GlyphInstance& glyph : glyphs) {
        EXPECT_GT(glyph.direction.x, 0.5F);
        EXPECT_NEAR(std::hypot(glyph.direction.x, glyph.direction.y), 1, 1e-3);
        EXPECT_EQ(glyph.ink, mapStyle(state::Theme::Dark).seaName);
    }
}

TEST_F(NameLabels, ASeaIsNeverWrittenUpsideDown) {
    const std::array<glm::vec2, 3> backwards = {sea_[2], sea_[1], sea_[0]};
    add(NameKind::Sea, glm::vec2(132, 19), seaNames_, 0, backwards);
    for (const GlyphInstance& glyph : place(support::labelView({130, 22}, 4400), 4400)) {
        EXPECT_GT(glyph.direction.x, 0);
    }
}

// Luzon is four times as long as wide: along it, its letters would lie on their side.
TEST_F(NameLabels, EastAsianLettersStandUprightOnSteepLines) {
    const std::array<glm::vec2, 2> island = {glm::vec2(120.9, 15.4), glm::vec2(121.4, 17.8)};
    const std::array<glm::vec2, 2> strait = {glm::vec2(123.4, 30), glm::vec2(123.9, 36)};
    add(NameKind::Island, {121.1, 16.6},
        {"Luzon", "ルソン島", "呂宋島", "吕宋岛", "루손섬", "Luzon"}, 0, island);
    add(NameKind::Sea, {123.6, 33}, {"Yellow Sea", "黄海", "黃海", "黄海", "황해", "Laut Kuning"},
        0, strait);
    const FrameView view = support::labelView({122, 25}, 4400);
    for (const base::Language language :
         {base::Language::Ja, base::Language::ZhHant, base::Language::ZhHans, base::Language::Ko}) {
        const std::vector<GlyphInstance> glyphs = place(view, 4400, language);
        ASSERT_GE(glyphs.size(), 5U);
        for (const GlyphInstance& glyph : glyphs) {
            EXPECT_EQ(glyph.direction, glm::vec2(1, 0));
        }
        // The sea is placed first, its letters one below the other.
        EXPECT_LT(glyphs[glyphs.size() - 2].corner.y + 10, glyphs.back().corner.y);
    }
    const std::vector<GlyphInstance> latin = place(view, 4400);
    EXPECT_LT(latin.front().direction.x, 0.7F) << "Latin letters follow the line";
}

double luminanceOf(glm::vec3 colour) {
    const auto linear = [](float c) {
        return c <= 0.04045F ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.x) + 0.7152 * linear(colour.y) + 0.0722 * linear(colour.z);
}

// WCAG's ratio for graphics and large letters, at every height.
TEST(NameColours, StandOutFromTheirGround) {
    for (const auto theme : {state::Theme::Dark, state::Theme::Light, state::Theme::Print}) {
        const MapStyle& style = mapStyle(theme);
        for (const RampStop& stop : style.landRamp) {
            const glm::vec4 ink = style.landName.toVec4();
            const glm::vec3 ground(stop.colour.toVec4());
            const double a = luminanceOf(glm::mix(ground, glm::vec3(ink), ink.w)) + 0.05;
            const double b = luminanceOf(ground) + 0.05;
            EXPECT_GE(std::max(a, b) / std::min(a, b), 3) << stop.metres << " m";
        }
    }
}

TEST_F(NameLabels, TheLanguageChoosesTheName) {
    add(NameKind::Sea, glm::vec2(132, 19), seaNames_, 0, sea_);
    const FrameView view = support::labelView({130, 22}, 4400);
    EXPECT_EQ(place(view, 4400, base::Language::Ja).size(), 6U);
    EXPECT_EQ(place(view, 4400, base::Language::Id).size(), 12U);
}

TEST_F(NameLabels, WhatThePointOfViewHidesIsNotThere) {
    add(NameKind::Sea, glm::vec2(132, 19), seaNames_, 0, sea_);
    shown_.clear();
    EXPECT_TRUE(place(support::labelView({130, 22}, 4400), 4400).empty());
}

TEST_F(NameLabels, TwoSeasOnOneLineShowOne) {
    add(NameKind::Sea, glm::vec2(132, 19), seaNames_, 0, sea_);
    add(NameKind::Sea, glm::vec2(132, 19), seaNames_, 0, sea_);
    EXPECT_EQ(place(support::labelView({130, 22}, 4400), 4400).size(), 13U);
}

TEST_F(NameLabels, MoreCitiesAppearAsOneComesCloser) {
    addCity(glm::vec2(130.4, 33.6), "Fukuoka", 1'600'000);
    addCity(glm::vec2(131.6, 33.2), "Oita", 470'000);
    addCity(glm::vec2(130.9, 32.2), "Hitoyoshi", 31'000);
    const auto shown = [&](double metresPerPixel, geo::LonLat centre = {130.8, 33}) {
        return place(support::labelView(centre, metresPerPixel), metresPerPixel).size();
    };
    EXPECT_EQ(shown(4400), 0U);
    EXPECT_EQ(shown(900), 8U); // a dot and seven letters
    EXPECT_EQ(shown(500), 8U + 5U);
    EXPECT_EQ(shown(100, {130.9, 32.2}), 0U);
    EXPECT_EQ(shown(80, {130.9, 32.2}), 10U);
}

TEST_F(NameLabels, ACityThatIsANodeIsNotNamedTwice) {
    addCity(glm::vec2(130.4, 33.6), "Fukuoka", 1'600'000);
    const FrameView view = support::labelView({130.8, 33}, 900);
    nodes_ = {{.at = *view.screen({130.42, 33.58}), .name = "Fukuoka"}};
    EXPECT_TRUE(place(view, 900).empty());
    nodes_[0].name = "Kumamoto";
    EXPECT_FALSE(place(view, 900).empty());
}

TEST_F(NameLabels, ANameThatTheEdgeWouldCutIsNotWritten) {
    addCity(glm::vec2(130.4, 33.6), "Fukuoka", 1'600'000);
    const FrameView view = support::labelView({130.8, 33}, 900);
    const float x = static_cast<float>(view.screen({130.4, 33.6})->x);
    const auto shiftedTo = [&](double target) {
        return place(support::labelView({130.8, 33}, 900, {x - target, 0}), 900).size();
    };
    EXPECT_EQ(shiftedTo(600), 8U);
    EXPECT_EQ(shiftedTo(1180), 0U) << "east of its dot the name leaves the view";
}

TEST_F(NameLabels, ANameUnderADegreeIsNotWritten) {
    addCity(glm::vec2(130.4, 33.6), "Fukuoka", 1'600'000);
    const FrameView view = support::labelView({130.8, 33}, 900);
    const auto at = *view.screen({130.4, 33.6});
    const glm::vec2 middle(static_cast<float>(at.x) + 20, static_cast<float>(at.y));
    over_ = {Box{middle, middle}.grown(6)};
    EXPECT_TRUE(place(view, 900).empty());
}

TEST_F(NameLabels, TheScaleIsMeasuredWhereItIsNotGiven) {
    addCity(glm::vec2(130.4, 33.6), "Fukuoka", 1'600'000);
    EXPECT_EQ(place(support::labelView({130.8, 33}, 900), 0).size(), 8U);
    EXPECT_TRUE(place(support::labelView({130.8, 33}, 4400), 0).empty());
}

TEST_F(NameLabels, NamesKeepOffWhatIsTaken) {
    addCity(glm::vec2(130.4, 33.6), "Fukuoka", 1'600'000);
    taken_ = {{glm::vec2(0), glm::vec2(1200, 800)}};
    EXPECT_TRUE(place(support::labelView({130.8, 33}, 900), 900).empty());
}

TEST_F(NameLabels, ASeaStepsAsideForAnArcAndIsNotWrittenUnderMany) {
    add(NameKind::Sea, glm::vec2(132, 19), seaNames_, 0, sea_);
    const FrameView view = support::labelView({130, 22}, 4400);
    const auto before = place(view, 4400);
    const auto at = [&](double lon, double lat) {
        const auto point = view.screen({lon, lat});
        return glm::vec2(point->x, point->y);
    };
    // Along the name.
    ways_ = {{at(127, 17), at(131, 18), at(138, 21)}};
    const auto beside = place(view, 4400);
    ASSERT_EQ(beside.size(), before.size());
    EXPECT_GT(glm::distance(beside[0].corner, before[0].corner), 5);
    // Across it, nearer to each other than letters are.
    ways_.clear();
    for (double lon = 124; lon < 142; lon += 0.5) {
        ways_.push_back({at(lon, 10), at(lon, 30)});
    }
    EXPECT_TRUE(place(view, 4400).empty());
}

TEST_F(NameLabels, ACityStandsOnTheSideWithoutArcs) {
    addCity({125, 25}, "Naha", 20'000'000);
    const FrameView view = support::labelView({125, 25}, 2000);
    ASSERT_EQ(place(view, 2000).size(), 5U) << "a dot and four letters";
    ways_ = {{glm::vec2(610, 300), glm::vec2(612, 500)}};
    const auto glyphs = place(view, 2000);
    ASSERT_EQ(glyphs.size(), 5U);
    EXPECT_LT(glyphs.back().corner.x, 600) << "west of it: an arc passes in the east";
}

TEST_F(NameLabels, DraggingMovesNamesAndNothingElse) {
    add(NameKind::Sea, glm::vec2(132, 19), seaNames_, 0, sea_);
    addCity(glm::vec2(130.4, 33.6), "Fukuoka", 9'600'000);
    addCity(glm::vec2(130.5, 33.5), "Kumamoto", 9'500'000);
    const auto before = place(support::labelView({130, 25}, 3000), 3000);
    const auto after = place(support::labelView({130, 25}, 3000, {7, -5}), 3000);
    ASSERT_EQ(before.size(), after.size());
    ASSERT_GT(before.size(), 20U);
    for (std::size_t i = 0; i < before.size(); ++i) {
        EXPECT_NEAR(after[i].corner.x - before[i].corner.x, -7, 1.01);
        EXPECT_NEAR(after[i].corner.y - before[i].corner.y, -5, 1.01);
    }
}

TEST_F(NameLabels, NothingIsWrittenAcrossTheSeam) {
    // 58° W is the seam of a map about 122° E.
    const std::array<glm::vec2, 2> line = {glm::vec2(-62, 30), glm::vec2(-52, 30)};
    add(NameKind::Ocean, glm::vec2(-57, 30), {"Atlantic", "a", "a", "a", "a", "a"}, 0, line);
    EXPECT_TRUE(place(support::labelView({122, 30}, 16000), 16000).empty());
}

TEST(Curves, AreReadFromTheLeft) {
    const Curve curve(Polyline{glm::vec2(100, 0), glm::vec2(0, 0)});
    EXPECT_EQ(curve.at(0), glm::vec2(0, 0));
    EXPECT_EQ(curve.at(25), glm::vec2(25, 0));
    EXPECT_NEAR(curve.at(120).x, 120, 1e-3) << "goes on straight";
}

TEST(Curves, TooSharpABendIsRefused) {
    text::Typesetter setter(std::make_shared<support::DebianFonts>());
    const text::Run& run = setter.set("Narrow Strait", {.sizePx = 14, .trackingPx = 2});
    const Curve gentle(Polyline{glm::vec2(0, 0), glm::vec2(100, 4), glm::vec2(200, 0)});
    const Curve sharp(Polyline{glm::vec2(0, 0), glm::vec2(60, 90), glm::vec2(120, 0)});
    EXPECT_TRUE(layOnCurve(gentle, run, 2, {}).has_value());
    EXPECT_FALSE(layOnCurve(sharp, run, 2, {}).has_value());
}

} // namespace
} // namespace portolan::scene
