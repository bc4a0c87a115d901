#include "app/story/lobby.h"
#include "app/window/stage_bar_timer.h"

#include <gtest/gtest.h>

#include <cmath>

namespace portolan::app {

namespace {

state::Presentation looping() {
    state::Presentation stage;
    stage.story = "story.toml";
    stage.isOn = stage.loops = true;
    stage.chapter = 2;
    return stage;
}

} // namespace

TEST(Lobby, WhoTurnsThePagesHasAMinute) {
    Lobby lobby;
    state::Presentation stage = looping();
    EXPECT_FALSE(lobby.follow(stage, false, 1000));
    EXPECT_TRUE(std::isinf(lobby.wait(stage, 1000)));
    stage = lobby.follow(stage, true, 1000).value();
    EXPECT_TRUE(stage.isAttended);
    EXPECT_FALSE(lobby.follow(stage, true, 1030)) << "still there";
    EXPECT_FALSE(lobby.follow(stage, false, 1089));
    EXPECT_EQ(lobby.wait(stage, 1080), 10);
    stage = lobby.follow(stage, false, 1090).value();
    EXPECT_FALSE(stage.isAttended);
    EXPECT_EQ(stage.chapter, 2U) << "where it was";
}

TEST(Lobby, WhatWasLeftBlackPausedOrToExploreComesBack) {
    Lobby lobby;
    state::Presentation stage = lobby.follow(looping(), true, 10).value();
    stage.isOn = false;
    stage.isPaused = true;
    stage.blank = state::Blank::Black;
    stage.tool = state::StageTool::Pen;
    stage.strokes = {{{0, 0}}};
    EXPECT_FALSE(lobby.follow(stage, false, 69));
    stage = lobby.follow(stage, false, 70).value();
    EXPECT_EQ(stage, looping());
}

TEST(Lobby, AStoryThatDoesNotLoopIsLeftAlone) {
    Lobby lobby;
    state::Presentation stage = looping();
    stage.loops = false;
    stage.isOn = false;
    EXPECT_FALSE(lobby.follow(stage, true, 0));
    EXPECT_FALSE(lobby.follow(stage, false, 1e6));
}

namespace {

platform::InputEvent moved(double x, double y) {
    platform::InputEvent event;
    event.type = platform::InputEvent::Type::PointerMove;
    event.x = x;
    event.y = y;
    return event;
}

class StageBarTimerTest : public testing::Test {
protected:
    void move(double x, double y, double seconds, state::StageTool tool = state::StageTool::None) {
        const platform::InputEvent event = moved(x, y);
        timer.follow({&event, 1}, tool, {1920, 1080}, seconds);
    }
    StageBarTimer timer;
};

} // namespace

TEST_F(StageBarTimerTest, ControlsAreSeenWhileTheMouseMovesAndALittleLonger) {
    move(100, 100, 0);
    EXPECT_FALSE(timer.isShown(0)) << "it only lay there";
    move(101, 101, 1);
    EXPECT_FALSE(timer.isShown(1)) << "the table was knocked";
    move(150, 100, 2);
    EXPECT_TRUE(timer.isShown(4.4));
    EXPECT_FALSE(timer.isShown(4.6));
    EXPECT_EQ(timer.wait(3), 1.5);
}

TEST_F(StageBarTimerTest, APenInTheHandMeetsThemAtTheLowerEdgeOnly) {
    move(100, 100, 0, state::StageTool::Pen);
    move(500, 500, 1, state::StageTool::Pen);
    EXPECT_FALSE(timer.isShown(1));
    move(500, 1000, 2, state::StageTool::Pen);
    EXPECT_TRUE(timer.isShown(2));
}

} // namespace portolan::app
