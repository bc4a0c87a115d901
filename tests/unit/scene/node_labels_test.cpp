#include "support/label_view.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace portolan::scene {
namespace {

using support::kLabelArea;
using support::placeNodes;

class NodeLabels : public testing::Test {
protected:
    static NodeLabel node(double x, double y, std::string_view name, std::uint32_t id = 0) {
        return {.at = {x, y}, .radiusPx = 8, .name = name, .id = id};
    }
    // Where the label of the i-th of `count` nodes in order of priority stands.
    static Box labelBox(const PlacedNodeLabels& placed, std::size_t nodeCount, std::size_t i = 0) {
        return placed.boxes.at(nodeCount + i);
    }

    text::Typesetter setter_{std::make_shared<support::DebianFonts>()};
};

TEST_F(NodeLabels, NothingToNameGivesNothing) {
    const PlacedNodeLabels placed = placeNodes({}, setter_);
    EXPECT_TRUE(placed.glyphs.empty());
    EXPECT_TRUE(placed.boxes.empty());
    EXPECT_TRUE(placeNodes({node(100, 100, "")}, setter_).glyphs.empty());
}

TEST_F(NodeLabels, StandEastOfTheirNodeAtItsHeight) {
    const Box box = labelBox(placeNodes({node(600, 400, "Taipei")}, setter_), 1);
    EXPECT_FLOAT_EQ(box.low.x, 600 + 8 + 6);
    EXPECT_NEAR((box.low.y + box.high.y) / 2, 400, 1);
}

TEST_F(NodeLabels, TurnToTheOtherSideAtTheEdge) {
    const Box box = labelBox(placeNodes({node(1180, 400, "Taipei")}, setter_), 1);
    EXPECT_LT(box.high.x, 1180);
    EXPECT_TRUE(kLabelArea.contains(box));
}

TEST_F(NodeLabels, KeepOffTheArcs) {
    const std::vector<Polyline> arcs = {{glm::vec2(600, 400), glm::vec2(900, 400)},
                                        {glm::vec2(600, 405), glm::vec2(900, 405)}};
    const Box box = labelBox(placeNodes({node(600, 400, "Taipei")}, setter_, {}, arcs), 1);
    EXPECT_FALSE(box.overlaps({glm::vec2(615, 398), glm::vec2(900, 408)}));
}

TEST_F(NodeLabels, TheLocalNameStandsBesideInItsOwnForms) {
    NodeLabel kumamoto = node(600, 400, "Kumamoto");
    const auto plain = placeNodes({kumamoto}, setter_);
    kumamoto.localName = "熊本";
    kumamoto.localLanguage = base::Language::Ja;
    const auto both = placeNodes({kumamoto}, setter_);
    EXPECT_EQ(both.glyphs.size(), plain.glyphs.size() + 2);
    EXPECT_GT(labelBox(both, 1).high.x, labelBox(plain, 1).high.x + 20);
    const GlyphInstance& last = both.glyphs.back();
    EXPECT_EQ(last.ink, mapStyle(state::Theme::Dark).text2);
    kumamoto.localName = "Kumamoto";
    EXPECT_EQ(placeNodes({kumamoto}, setter_).glyphs.size(), plain.glyphs.size());
}

TEST_F(NodeLabels, DropTheLocalNameRatherThanCoverArcs) {
    NodeLabel kumamoto = node(600, 400, "Kumamoto");
    kumamoto.localName = "熊本";
    const Box name = labelBox(placeNodes({node(600, 400, "Kumamoto")}, setter_), 1);
    // On both sides, and above and below: only the name alone fits between them.
    std::vector<Polyline> arcs;
    for (float x = name.high.x + 10; x < name.high.x + 40; x += 10) {
        arcs.push_back({glm::vec2(x, 300), glm::vec2(x, 500)});
        arcs.push_back({glm::vec2(1200 - x, 300), glm::vec2(1200 - x, 500)});
    }
    for (const float y : {345.0F, 355.0F, 365.0F, 435.0F, 445.0F, 455.0F}) {
        arcs.push_back({glm::vec2(450, y), glm::vec2(750, y)});
    }
    const auto placed = placeNodes({kumamoto}, setter_, {}, arcs);
    EXPECT_LE(labelBox(placed, 1).high.x, name.high.x + 1);
    EXPECT_GE(labelBox(placed, 1).low.x, 1200 - name.high.x - 1);
}

TEST_F(NodeLabels, SayWhoSharesTheirNode) {
    NodeLabel taipei = node(600, 400, "Taipei");
    taipei.localName = "臺北";
    taipei.others = "+ Hsinchu";
    taipei.othersShort = "+1";
    const auto whole = placeNodes({taipei}, setter_);
    EXPECT_EQ(whole.glyphs.size(), std::string_view("Taipei+Hsinchu").size());
    // Arcs on both sides leave room for the number alone.
    const std::vector<Polyline> arcs = {
        {glm::vec2(690, 380), glm::vec2(690, 420)}, {glm::vec2(695, 380), glm::vec2(695, 420)},
        {glm::vec2(700, 380), glm::vec2(700, 420)}, {glm::vec2(520, 300), glm::vec2(520, 500)},
        {glm::vec2(570, 300), glm::vec2(570, 500)}, {glm::vec2(500, 370), glm::vec2(700, 370)},
        {glm::vec2(500, 380), glm::vec2(700, 380)}, {glm::vec2(500, 420), glm::vec2(700, 420)},
        {glm::vec2(500, 430), glm::vec2(700, 430)}};
    const auto brief = placeNodes({taipei}, setter_, {}, arcs);
    EXPECT_EQ(brief.glyphs.size(), std::string_view("Taipei+1").size());
}

TEST_F(NodeLabels, DropTheLocalNameWhenCrowded) {
    // Room for the name alone between two columns of nodes.
    std::vector<NodeLabel> nodes;
    NodeLabel tokyo = node(600, 400, "Tokyo");
    tokyo.localName = "東京都千代田区霞が関二丁目一番一号";
    tokyo.localLanguage = base::Language::Ja;
    tokyo.priority = 0;
    nodes.push_back(tokyo);
    std::uint32_t id = 1;
    for (double y = 360; y <= 440; y += 20) {
        for (const double x : {540.0, 680.0}) {
            nodes.push_back(node(x, y, "", id++));
        }
    }
    const auto placed = placeNodes(nodes, setter_);
    ASSERT_EQ(placed.memory.entries.size(), 1U);
    EXPECT_EQ(placed.memory.entries[0].variant, 1);
    EXPECT_EQ(placed.glyphs.size(), 5U);
}

TEST_F(NodeLabels, HigherPriorityWins) {
    // One place, two names: only the first in priority finds room all round.
    std::vector<NodeLabel> nodes;
    for (std::uint32_t i = 0; i < 40; ++i) {
        nodes.push_back(node(600, 400, "Kaohsiung", i));
        nodes.back().priority = i == 31 ? 0 : 2;
    }
    const auto placed = placeNodes(nodes, setter_);
    const auto& entries = placed.memory.entries;
    ASSERT_FALSE(entries.empty());
    EXPECT_LT(entries.size(), 9U);
    const auto winner =
        std::find_if(entries.begin(), entries.end(), [](const auto& e) { return e.id == 31; });
    ASSERT_NE(winner, entries.end());
    EXPECT_EQ(winner->side, 0) << "the best side";
}

TEST_F(NodeLabels, WhereNodesAreFewEachHasItsName) {
    // First come, first served, the western one would take the only room of the eastern one.
    std::vector<NodeLabel> nodes = {node(500, 400, "Kaohsiung", 1), node(640, 400, "Kumamoto", 2)};
    nodes[0].priority = 1;
    const std::vector<Box> taken = {{glm::vec2(550, 300), glm::vec2(800, 385)},
                                    {glm::vec2(550, 415), glm::vec2(800, 500)},
                                    {glm::vec2(660, 300), glm::vec2(800, 500)}};
    const auto place = [&](const LabelMemory& before) {
        return placeNodeLabels({.nodes = nodes,
                                .fixed = {},
                                .arcs = {},
                                .taken = taken,
                                .freeArea = kLabelArea,
                                .style = mapStyle(state::Theme::Dark)},
                               before, setter_);
    };
    const auto placed = place({});
    EXPECT_EQ(placed.texts.size(), 2U);
    EXPECT_EQ(place(placed.memory).glyphs, placed.glyphs) << "and stays";
}

TEST_F(NodeLabels, TheOrderOfTheListDoesNotMatter) {
    std::vector<NodeLabel> nodes = {node(600, 400, "Fukuoka", 1), node(605, 420, "Kumamoto", 2),
                                    node(612, 440, "Kagoshima", 3)};
    const auto forwards = placeNodes(nodes, setter_);
    std::reverse(nodes.begin(), nodes.end());
    EXPECT_EQ(placeNodes(nodes, setter_).glyphs, forwards.glyphs);
}

TEST_F(NodeLabels, AnArcThatGrazesDoesNotMoveAPlacedLabel) {
    const std::vector<NodeLabel> nodes = {node(600, 400, "Taipei")};
    const auto before = placeNodes(nodes, setter_);
    const std::vector<Polyline> grazing = {{glm::vec2(640, 380), glm::vec2(640, 420)}};
    const auto anew = placeNodes(nodes, setter_, {}, grazing);
    const auto kept = placeNodes(nodes, setter_, before.memory, grazing);
    EXPECT_NE(anew.memory, before.memory) << "without memory it would move";
    EXPECT_EQ(kept.memory, before.memory);
}

TEST_F(NodeLabels, WhereSidesAreKeptNoArcMovesAPlacedLabel) {
    const std::vector<NodeLabel> nodes = {node(600, 400, "Taipei")};
    const LabelMemory before = placeNodes(nodes, setter_).memory;
    const std::vector<Polyline> along = {{glm::vec2(600, 400), glm::vec2(900, 400)},
                                         {glm::vec2(600, 405), glm::vec2(900, 405)}};
    ASSERT_NE(placeNodes(nodes, setter_, before, along).memory, before);
    const auto kept = placeNodeLabels({.nodes = nodes,
                                       .arcs = along,
                                       .freeArea = kLabelArea,
                                       .style = mapStyle(state::Theme::Dark),
                                       .keepsSides = true},
                                      before, setter_);
    EXPECT_EQ(kept.memory, before);
}

TEST_F(NodeLabels, ThatAreToKeepApartDoNotStandLikeTwoLines) {
    const auto isStacked = [&](double dy, bool keepsApart) {
        const std::vector<NodeLabel> nodes = {node(600, 400, "Kumamoto", 1),
                                              node(600, 400 + dy, "Fukuoka", 2)};
        const auto placed = placeNodeLabels({.nodes = nodes,
                                             .freeArea = kLabelArea,
                                             .style = mapStyle(state::Theme::Dark),
                                             .keepsApart = keepsApart},
                                            {}, setter_);
        const Box& other = labelBox(placed, 2, 1);
        const glm::vec2 room(0, 8);
        return labelBox(placed, 2).overlaps({other.low - room, other.high + room});
    };
    int stacked = 0;
    for (double dy = 18; dy < 40; dy += 1) {
        stacked += isStacked(dy, false) ? 1 : 0;
        EXPECT_FALSE(isStacked(dy, true)) << dy;
    }
    EXPECT_GT(stacked, 0) << "where they need not";
}

TEST_F(NodeLabels, ALongNameStandsWholeInTwoLinesOfAboutTheSameWidth) {
    for (const std::string_view name :
         {"Beijing China–Japan Innovation Cooperation Demonstration Zone",
          "熊本県産業技術センター先端半導体共同研究推進機構",
          "규슈 반도체 산업 인재 육성 공동 연구 개발 협력 센터"}) {
        const Box line = labelBox(placeNodes({node(600, 400, "Taipei")}, setter_), 1);
        const auto placed = placeNodes({node(600, 400, name)}, setter_);
        const Box box = labelBox(placed, 1);
        EXPECT_LE(box.high.x - box.low.x, 17 * 13);
        EXPECT_GT(box.high.y - box.low.y, 1.9F * (line.high.y - line.low.y));
        EXPECT_LT(box.high.y - box.low.y, 2.9F * (line.high.y - line.low.y));
        ASSERT_EQ(placed.texts.size(), 1U);
        EXPECT_FALSE(placed.texts[0].isCut) << name;
    }
}

TEST_F(NodeLabels, WhatTwoLinesDoNotHoldEndsInAnEllipsis) {
    std::string name;
    for (int i = 0; i < 4; ++i) {
        name += "熊本県産業技術センター先端半導体・次世代モビリティ共同研究";
    }
    const auto placed = placeNodes({node(600, 400, name)}, setter_);
    const Box box = labelBox(placed, 1);
    EXPECT_LE(box.high.x - box.low.x, 17 * 13);
    EXPECT_GT(box.high.x - box.low.x, 14 * 13);
    EXPECT_TRUE(placed.texts.at(0).isCut);
}

TEST_F(NodeLabels, TheLocalNameStandsUnderTwoLines) {
    NodeLabel zone = node(600, 400, "Beijing China–Japan Innovation Demonstration Zone");
    const Box alone = labelBox(placeNodes({zone}, setter_), 1);
    zone.localName = "北京中日创新合作示范区";
    zone.localLanguage = base::Language::ZhHans;
    const Box both = labelBox(placeNodes({zone}, setter_), 1);
    EXPECT_FLOAT_EQ(both.low.x, alone.low.x);
    EXPECT_GT(both.high.y - both.low.y, alone.high.y - alone.low.y + 8);
}

TEST_F(NodeLabels, KeepOffWhatIsTaken) {
    const std::vector<NodeLabel> nodes = {node(600, 400, "Taipei")};
    const std::vector<Box> taken = {{glm::vec2(605, 380), glm::vec2(700, 420)}};
    const auto placed = placeNodeLabels({.nodes = nodes,
                                         .fixed = {},
                                         .arcs = {},
                                         .taken = taken,
                                         .freeArea = kLabelArea,
                                         .style = mapStyle(state::Theme::Dark)},
                                        {}, setter_);
    ASSERT_EQ(placed.texts.size(), 1U);
    EXPECT_FALSE(placed.texts[0].box.overlaps(taken[0]));
}

TEST_F(NodeLabels, ANameOfMegabytesCostsNoMoreThanALine) {
    const std::string name(4'000'000, 'x');
    const Box box = labelBox(placeNodes({node(600, 400, name)}, setter_), 1);
    EXPECT_LE(box.high.x - box.low.x, 17 * 13);
}

TEST_F(NodeLabels, NodesUnderAPanelAreNotNamed) {
    const NodeLabelRequest request{.nodes = {},
                                   .fixed = {},
                                   .arcs = {},
                                   .freeArea = {glm::vec2(320, 0), glm::vec2(1200, 800)},
                                   .style = mapStyle(state::Theme::Dark)};
    const std::vector<NodeLabel> nodes = {node(100, 400, "Hidden"), node(330, 600, "Shown")};
    NodeLabelRequest both = request;
    both.nodes = nodes;
    const auto placed = placeNodeLabels(both, {}, setter_);
    EXPECT_EQ(placed.glyphs.size(), 5U);
    EXPECT_TRUE(both.freeArea.contains(labelBox(placed, 2)));
}

TEST_F(NodeLabels, ACountStandsInTheMiddleOfItsNode) {
    const std::vector<FixedText> texts = {
        {.centre = {500, 300}, .text = "8", .ink = base::Colour::hex(0xFFFFFF)}};
    const auto placed = placeNodeLabels({.nodes = {},
                                         .fixed = texts,
                                         .arcs = {},
                                         .freeArea = kLabelArea,
                                         .style = mapStyle(state::Theme::Dark)},
                                        {}, setter_);
    ASSERT_EQ(placed.glyphs.size(), 1U);
    const GlyphInstance& eight = placed.glyphs[0];
    EXPECT_NEAR(eight.corner.x + eight.size.x / 2, 500, 0.8);
    EXPECT_NEAR(eight.corner.y + eight.size.y / 2, 300, 0.8);
    EXPECT_EQ(eight.halo.a, 0);
}

TEST_F(NodeLabels, EmphasisIsLarger) {
    NodeLabel stop = node(600, 400, "Tokyo");
    const Box usual = labelBox(placeNodes({stop}, setter_), 1);
    stop.isEmphasised = true;
    const Box large = labelBox(placeNodes({stop}, setter_), 1);
    EXPECT_GT(large.high.x - large.low.x, usual.high.x - usual.low.x + 3);
}

TEST(NodeLabelsWithoutFonts, AreEmpty) {
    text::Typesetter setter(std::make_shared<support::NoFonts>());
    const NodeLabel tokyo{.at = {600, 400}, .radiusPx = 8, .name = "Tokyo"};
    EXPECT_TRUE(placeNodes({tokyo}, setter).glyphs.empty());
    EXPECT_FALSE(setter.problems().empty());
}

} // namespace
} // namespace portolan::scene
