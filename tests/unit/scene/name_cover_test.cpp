#include "geo/view_transform.h"
#include "scene/name_cover.h"

#include <gtest/gtest.h>

#include <cmath>

namespace portolan::scene {
namespace {

/// A view of 400 × 300 px whose map pixels have their origin in its middle.
FrameView flatView() {
    FrameView view;
    view.transform = geo::makeViewTransform({.metresPerPixel = 1, .sizePx = {400, 300}});
    return view;
}

/// Letters of ten pixels side by side.
void write(std::vector<GlyphInstance>& names, glm::vec2 corner, int letters) {
    for (int i = 0; i < letters; ++i) {
        GlyphInstance glyph;
        glyph.corner = corner + glm::vec2(10 * i, 0);
        glyph.size = {10, 14};
        names.push_back(glyph);
    }
}

/// A straight arc, map pixels.
void draw(ArcScene& arcs, glm::vec2 from, glm::vec2 to, float glow = 0) {
    ArcInstance arc;
    arc.firstPoint = static_cast<std::uint32_t>(arcs.points.size());
    arc.segments = 16;
    arc.glow = glow;
    for (int i = 0; i <= 16; ++i) {
        const glm::vec2 at = from + (to - from) * (static_cast<float>(i) / 16);
        arcs.points.push_back({at.x, at.y, 0, 0});
    }
    arcs.instances.push_back(arc);
}

struct Stage {
    Stage() {
        write(names, {20, 20}, 5);   // upper left
        write(names, {300, 20}, 6);  // upper right
        write(names, {300, 250}, 4); // lower right
        cover.reset({names, words}, {400, 300});
    }
    const CrossedNames& find() {
        cover.find(&arcs, view, {names, words}, underWords, crossed);
        return crossed;
    }

    FrameView view = flatView();
    std::vector<GlyphInstance> names, words;
    std::vector<Box> underWords; // nodes, lines, other labels
    ArcScene arcs;
    NameCover cover;
    CrossedNames crossed;
};

TEST(NameCover, FindsTheNamesThatAnArcRunsThroughWhole) {
    Stage stage;
    draw(stage.arcs, {110, 150}, {110, 0}); // x = 310 on the target, from the top to the middle
    const CrossedNames& crossed = stage.find();
    EXPECT_FALSE(crossed.isAll);
    ASSERT_EQ(crossed.boxes.size(), 1U);
    ASSERT_EQ(crossed.glyphs.size(), 6U) << "all letters of the name, in their order";
    for (std::size_t i = 0; i < 6; ++i) {
        EXPECT_EQ(crossed.glyphs[i], stage.names[5 + i]);
        const glm::vec2 corner = stage.names[5 + i].corner;
        EXPECT_TRUE(crossed.boxes[0].contains(Box{corner, corner + stage.names[5 + i].size}));
    }
}

TEST(NameCover, FollowsTheCamerasShift) {
    Stage stage;
    draw(stage.arcs, {110, 150}, {110, 0});
    stage.arcs.shiftPx = {0, -250}; // down, to the name at the lower right
    ASSERT_EQ(stage.find().glyphs.size(), 4U);
    EXPECT_EQ(stage.crossed.glyphs.front(), stage.names[11]);
}

TEST(NameCover, WhatTouchesACrossedNameComesWithIt) {
    Stage stage;
    write(stage.names, {340, 33}, 2); // one pixel into the name above
    stage.cover.reset({stage.names, stage.words}, {400, 300});
    draw(stage.arcs, {105, 150}, {105, 128});
    EXPECT_EQ(stage.find().glyphs.size(), 8U);
}

TEST(NameCover, AnArcsGlowAndAHeadReachFarther) {
    Stage stage;
    draw(stage.arcs, {82, 150}, {82, 100}); // 17 px left of the name
    EXPECT_TRUE(stage.find().glyphs.empty());
    stage.arcs = {};
    draw(stage.arcs, {82, 150}, {82, 100}, 1);
    EXPECT_EQ(stage.find().glyphs.size(), 6U);
    stage.arcs = {};
    stage.arcs.heads.push_back({{140, 90}, 0, 0.45F, {}});
    EXPECT_EQ(stage.find().glyphs.size(), 6U);
}

TEST(NameCover, WordsLieOverNodesAndLinesTooAndNamesDoNot) {
    Stage stage;
    write(stage.words, {100, 120}, 5);
    write(stage.words, {200, 200}, 7);
    stage.cover.reset({stage.names, stage.words}, {400, 300});
    EXPECT_TRUE(stage.find().words.empty());
    stage.underWords = {{{120, 100}, {125, 190}}, {{310, 20}, {320, 30}}};
    ASSERT_EQ(stage.find().words.size(), 5U) << "a line runs through the first word";
    EXPECT_EQ(stage.crossed.words.front(), stage.words.front());
    EXPECT_TRUE(stage.crossed.glyphs.empty()) << "nodes are drawn over names in any case";
    ASSERT_EQ(stage.crossed.boxes.size(), 1U);
    EXPECT_TRUE(stage.crossed.boxes[0].contains(Box{{100, 120}, {150, 134}}));
    stage.underWords.clear();
    draw(stage.arcs, {60, 150}, {60, -150}); // x = 260 on the target, all the way
    EXPECT_EQ(stage.find().words.size(), 7U);
    EXPECT_TRUE(stage.crossed.glyphs.empty());
}

TEST(NameCover, ANameComesWithTheWordThatTouchesIt) {
    Stage stage;
    write(stage.words, {340, 33}, 2); // one pixel into the name at the upper right
    stage.cover.reset({stage.names, stage.words}, {400, 300});
    EXPECT_TRUE(stage.find().boxes.empty());
    stage.underWords = {{{355, 40}, {356, 41}}};
    EXPECT_EQ(stage.find().words.size(), 2U);
    EXPECT_EQ(stage.crossed.glyphs.size(), 6U);
}

TEST(NameCover, TakesAllWhereArcsAreVeryManyOrTheMapIsPitchedAndNoneWithoutArcs) {
    Stage stage;
    stage.cover.find(nullptr, stage.view, {stage.names, {}}, {}, stage.crossed);
    EXPECT_FALSE(stage.crossed.isAll);
    EXPECT_TRUE(stage.crossed.glyphs.empty());
    stage.arcs.dense.emplace_back();
    EXPECT_TRUE(stage.find().isAll);
    stage.arcs = {};
    for (int i = 0; i < 800; ++i) {
        draw(stage.arcs, {0, 0}, {1, 1});
    }
    EXPECT_TRUE(stage.find().isAll);
    stage.arcs = {};
    stage.view.transform =
        geo::makeViewTransform({.metresPerPixel = 1, .pitch = 40, .sizePx = {400, 300}});
    EXPECT_TRUE(stage.find().isAll);
}

} // namespace
} // namespace portolan::scene
