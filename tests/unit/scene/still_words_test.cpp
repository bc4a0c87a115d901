#include "scene/still_words.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace portolan::scene {
namespace {

std::vector<GlyphInstance> words(std::initializer_list<float> places) {
    std::vector<GlyphInstance> glyphs;
    for (const float x : places) {
        GlyphInstance& glyph = glyphs.emplace_back();
        glyph.corner = {x, 0};
        glyph.size = {10, 14};
    }
    return glyphs;
}

TEST(StillWords, KeepsWhatHasStoodForSomeFramesAndLetsGoOfItAtOnce) {
    StillWords still;
    EXPECT_FALSE(still.update(words({1, 2, 3})));
    EXPECT_FALSE(still.update(words({1, 2, 3})));
    EXPECT_FALSE(still.update(words({1, 2, 3})));
    EXPECT_TRUE(still.update(words({1, 2, 3})));
    EXPECT_EQ(still.count(), 3U);
    EXPECT_FALSE(still.update(words({1, 2, 3})));
    EXPECT_TRUE(still.update(words({1, 7, 3})));
    EXPECT_EQ(still.count(), 1U) << "what comes before the one that moved stays";
}

TEST(StillWords, FiguresThatCountDoNotHoldUpTheTitle) {
    StillWords still;
    for (float digit = 0; digit < 6; ++digit) {
        still.update(words({1, 2, digit}));
    }
    EXPECT_EQ(still.count(), 2U);
    // One that stands for a frame is not kept.
    EXPECT_FALSE(still.update(words({1, 2, 5})));
    EXPECT_FALSE(still.update(words({1, 2, 6})));
    EXPECT_EQ(still.count(), 2U);
    still.forget();
    EXPECT_EQ(still.count(), 0U);
}

TEST(StillWords, WhatStandsUnderThemIsFound) {
    Network network;
    NodeMark node;
    node.centre = {100, 100};
    node.radiusPx = 10;
    node.opacity = 1;
    network.nodes.push_back(node);
    node.centre = {300, 300};
    node.opacity = 0;
    network.nodes.push_back(node);
    Scene scene;
    scene.network = &network;
    scene.furniture.over.lines.push_back({{200, 10}, {250, 10}, 4});
    scene.labels.marks = words({500, 520, 700});
    std::vector<Box> boxes;
    appendUnderWords(scene, 2, boxes);
    const auto isFound = [&](glm::vec2 at) {
        return std::any_of(boxes.begin(), boxes.end(),
                           [at](const Box& box) { return box.contains(at); });
    };
    EXPECT_TRUE(isFound({110, 90})) << "a node";
    EXPECT_FALSE(isFound({300, 300})) << "a node that is not shown";
    EXPECT_TRUE(isFound({225, 12})) << "a line";
    EXPECT_TRUE(isFound({525, 7})) << "a label";
    EXPECT_FALSE(isFound({705, 7})) << "a word";
}

} // namespace
} // namespace portolan::scene
