#include "state/store.h"

#include <gtest/gtest.h>

namespace portolan::state {
namespace {

dataset::Filter textFilter(const char* words) {
    dataset::Filter filter;
    filter.text = words;
    return filter;
}

class StoreTest : public testing::Test {
protected:
    Store store{[] {
        AppState state;
        state.timeline = timelineFor({});
        return state;
    }()};
    void apply(const Intents& wanted) { store.apply(wanted, {}); }
};

TEST_F(StoreTest, UndoBringsBackWhatWasAndRedoWhatFollowed) {
    apply({intent::SetFilter{textFilter("osaka")}, intent::ChooseTheme{Theme::Light}});
    apply({intent::Undo{}});
    EXPECT_EQ(store.current().theme, Theme::Dark);
    EXPECT_EQ(store.current().filter.text, "osaka");
    apply({intent::Undo{}});
    EXPECT_TRUE(store.current().filter.isEmpty());
    EXPECT_FALSE(store.canUndo());
    apply({intent::Redo{}, intent::Redo{}});
    EXPECT_EQ(store.current().theme, Theme::Light);
    EXPECT_FALSE(store.canRedo());
}

TEST_F(StoreTest, AGestureIsOneStep) {
    const Camera start = store.current().camera;
    for (int i = 0; i < 20; ++i) {
        Camera camera = store.current().camera;
        camera.centre.lon += 0.5;
        apply({intent::SetCamera{camera, Phase::Preview}});
    }
    apply({intent::SetCamera{store.current().camera, Phase::Commit}});
    EXPECT_NEAR(store.current().camera.centre.lon, start.centre.lon + 10, 1e-9);
    apply({intent::Undo{}});
    EXPECT_EQ(store.current().camera, start);
    EXPECT_FALSE(store.canUndo());
}

TEST_F(StoreTest, NotchesOfOneTurnOfTheWheelAreOneStep) {
    const auto zoomTo = [&](double metres, std::uint32_t gesture) {
        Camera camera = store.current().camera;
        camera.metresPerPixel = metres;
        apply({intent::SetCamera{camera, Phase::Commit, gesture}});
    };
    const double start = store.current().camera.metresPerPixel;
    zoomTo(4000, 1);
    zoomTo(3000, 1);
    zoomTo(2000, 1);
    zoomTo(1000, 2);
    apply({intent::Undo{}});
    EXPECT_EQ(store.current().camera.metresPerPixel, 2000);
    apply({intent::Undo{}});
    EXPECT_EQ(store.current().camera.metresPerPixel, start);
    EXPECT_FALSE(store.canUndo());
    apply({intent::Redo{}});
    EXPECT_EQ(store.current().camera.metresPerPixel, 2000);
}

TEST_F(StoreTest, AnotherStepBetweenThemEndsAGesture) {
    Camera camera = store.current().camera;
    camera.metresPerPixel = 4000;
    apply({intent::SetCamera{camera, Phase::Commit, 1}, intent::ChooseTheme{Theme::Light}});
    camera.metresPerPixel = 3000;
    apply({intent::SetCamera{camera, Phase::Commit, 1}, intent::Undo{}});
    EXPECT_EQ(store.current().theme, Theme::Light);
    EXPECT_EQ(store.current().camera.metresPerPixel, 4000);
}

TEST_F(StoreTest, AGestureThatEndsWhereItBeganIsNoStep) {
    const Camera start = store.current().camera;
    Camera camera = start;
    camera.bearing = 10;
    apply(
        {intent::SetCamera{camera, Phase::Commit, 1}, intent::SetCamera{start, Phase::Commit, 1}});
    EXPECT_FALSE(store.canUndo());
}

TEST_F(StoreTest, AGestureThatIsNotEndedIsUndoneToo) {
    apply({intent::SetFilter{textFilter("k"), Phase::Preview}});
    apply({intent::Undo{}});
    EXPECT_TRUE(store.current().filter.isEmpty());
}

TEST_F(StoreTest, WhatChangesNothingIsNoStep) {
    apply({intent::ChooseTheme{Theme::Dark}, intent::ResetFilter{}});
    EXPECT_FALSE(store.canUndo());
}

TEST_F(StoreTest, PlayAndPointerAreNoSteps) {
    apply({intent::Hover{"m1"}, intent::TogglePlay{}, intent::Advance{0.5}});
    EXPECT_FALSE(store.canUndo());
}

TEST_F(StoreTest, UndoDoesNotStopPlay) {
    apply({intent::ChooseTheme{Theme::Light}, intent::TogglePlay{}, intent::Advance{0.2}});
    const double moment = store.current().timeline.cursor;
    apply({intent::Undo{}});
    EXPECT_EQ(store.current().theme, Theme::Dark);
    EXPECT_TRUE(store.current().timeline.isPlaying);
    EXPECT_EQ(store.current().timeline.cursor, moment);
}

TEST_F(StoreTest, ANewChangeForgetsWhatWasUndone) {
    apply({intent::ChooseTheme{Theme::Light}, intent::Undo{}, intent::ChooseTheme{Theme::Print}});
    EXPECT_FALSE(store.canRedo());
}

} // namespace
} // namespace portolan::state
