#include "state/camera.h"

#include <gtest/gtest.h>

#include <array>
#include <optional>

namespace portolan::state {
namespace {

class CameraTest : public testing::TestWithParam<const char*> {
protected:
    void SetUp() override {
        auto made = geo::Projection::create(geo::resolveDefinition(GetParam(), {122, 30}));
        ASSERT_TRUE(made) << made.error().toString();
        projection.emplace(std::move(*made));
        lens.projection = &*projection;
        lens.freeFirst = {344, 52};
        lens.freeLast = {1920, 880};
    }

    std::optional<geo::Projection> projection;
    Lens lens;
    Camera camera;
};

void expectNear(const std::optional<geo::LonLat>& actual, geo::LonLat expected, double tolerance) {
    ASSERT_TRUE(actual);
    EXPECT_NEAR(actual->lon, expected.lon, tolerance);
    EXPECT_NEAR(actual->lat, expected.lat, tolerance);
}

TEST_P(CameraTest, TheCentreIsInTheMiddleOfTheFreePart) {
    const auto shown = screenOf(camera, lens, camera.centre);
    ASSERT_TRUE(shown);
    EXPECT_NEAR(shown->x, (344 + 1920) / 2.0, 1e-6);
    EXPECT_NEAR(shown->y, (52 + 880) / 2.0, 1e-6);
}

TEST_P(CameraTest, WhatIsDraggedFollowsThePointer) {
    for (const double pitch : {0.0, 40.0}) {
        camera.pitch = pitch;
        camera.bearing = 25;
        const auto held = groundAt(camera, lens, {1000, 500});
        ASSERT_TRUE(held);
        const Camera after = dragged(camera, lens, {1000, 500}, {1100, 560});
        expectNear(groundAt(after, lens, {1100, 560}), *held, 0.002);
    }
}

TEST_P(CameraTest, ZoomKeepsWhatIsUnderThePointer) {
    const auto held = groundAt(camera, lens, {1500, 300});
    ASSERT_TRUE(held);
    const Camera nearer = zoomedAbout(camera, lens, {1500, 300}, 2);
    EXPECT_NEAR(nearer.metresPerPixel, camera.metresPerPixel / 2, 1e-9);
    expectNear(groundAt(nearer, lens, {1500, 300}), *held, 1e-3);
}

TEST_P(CameraTest, FitShowsEveryPlaceInTheFreePartWithItsMargin) {
    const std::array<geo::LonLat, 3> places{{{100.5, 13.7}, {139.7, 35.7}, {116.4, 39.9}}};
    const Camera fit = fitted(camera, lens, places, 60);
    for (const geo::LonLat place : places) {
        const auto shown = screenOf(fit, lens, place);
        ASSERT_TRUE(shown);
        EXPECT_GE(shown->x, lens.freeFirst.x + 59);
        EXPECT_LE(shown->x, lens.freeLast.x - 59);
        EXPECT_GE(shown->y, lens.freeFirst.y + 59);
        EXPECT_LE(shown->y, lens.freeLast.y - 59);
    }
}

TEST_P(CameraTest, FitOfOnePlaceCentresItAndDoesNotFallIntoIt) {
    const std::array<geo::LonLat, 1> place{{{130.4, 33.6}}};
    const Camera fit = fitted(camera, lens, place, 60);
    EXPECT_NEAR(fit.centre.lon, 130.4, 1e-6);
    EXPECT_GE(fit.metresPerPixel, 300);
}

INSTANTIATE_TEST_SUITE_P(Projections, CameraTest,
                         testing::Values("east-asia", "mercator", "equal-area", "EPSG:3857"));

TEST(Camera, ComesBackIntoRange) {
    Camera wild;
    wild.centre = {500, 95};
    wild.metresPerPixel = 0;
    wild.bearing = -30;
    wild.pitch = 80;
    const Camera tame = clamped(wild);
    EXPECT_DOUBLE_EQ(tame.centre.lon, 140);
    EXPECT_LT(tame.centre.lat, 90);
    EXPECT_GE(tame.metresPerPixel, 1);
    EXPECT_DOUBLE_EQ(tame.bearing, 330);
    EXPECT_DOUBLE_EQ(tame.pitch, 60);
}

} // namespace
} // namespace portolan::state
