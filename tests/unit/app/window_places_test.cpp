#include "app/window/window_places.h"

#include <gtest/gtest.h>

namespace portolan::app {

namespace {

using platform::Monitor;

const Monitor kLaptop{"eDP-1", 0, 0, 1440, 900, true};
const Monitor kProjector{"HDMI-1", 1440, 0, 1920, 1080, false};
const Monitor kThird{"DP-2", 3360, 0, 2560, 1440, false};

WindowPlaces places(const std::vector<Monitor>& monitors, const std::string& before = {}) {
    return placeWindows(monitors, {true, before});
}

} // namespace

TEST(WindowPlaces, OneScreenLeavesAllAsItIs) {
    EXPECT_EQ(places({kLaptop}), WindowPlaces());
    EXPECT_EQ(places({}), WindowPlaces());
}

TEST(WindowPlaces, WithoutAStoryNothingMoves) {
    EXPECT_EQ(placeWindows(std::vector{kLaptop, kProjector}, {}), WindowPlaces());
}

TEST(WindowPlaces, TheAudienceHasTheProjectorAndThePresenterTheLaptop) {
    const WindowPlaces expected{"HDMI-1", "eDP-1"};
    EXPECT_EQ(places({kLaptop, kProjector}), expected);
    EXPECT_EQ(places({kProjector, kLaptop}), expected) << "whatever comes first";
}

TEST(WindowPlaces, AProjectorThatComesBackHasTheStageAgain) {
    EXPECT_EQ(places({kLaptop}, "DP-2"), WindowPlaces()) << "it was unplugged";
    EXPECT_EQ(places({kLaptop, kProjector, kThird}, "DP-2"), (WindowPlaces{"DP-2", "eDP-1"}));
    EXPECT_EQ(places({kLaptop, kProjector}, "DP-2"), (WindowPlaces{"HDMI-1", "eDP-1"}))
        << "another was plugged in";
}

TEST(WindowPlaces, AStageOnThePrimaryScreenLeavesTheOtherToThePresenter) {
    EXPECT_EQ(places({kLaptop, kProjector}, "eDP-1"), (WindowPlaces{"eDP-1", "HDMI-1"}));
}

TEST(WindowPlaces, ScreensOfOneNameAreTwoAllTheSame) {
    Monitor twin = kLaptop;
    twin.isPrimary = false;
    EXPECT_EQ(places({kLaptop, twin}).stage, "eDP-1");
}

} // namespace portolan::app
