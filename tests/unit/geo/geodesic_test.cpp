#include "geo/geodesic.h"

#include <gtest/gtest.h>

#include <cmath>

namespace portolan::geo {
namespace {

constexpr LonLat kTokyo{139.6917, 35.6895};
constexpr LonLat kLosAngeles{-118.2437, 34.0522};

TEST(Geodesic, DistancesAreThoseOfTheEllipsoid) {
    EXPECT_NEAR(distanceMetres({0, 0}, {0, 90}), 10001965.729, 1e-3);
    EXPECT_NEAR(distanceMetres({0, 0}, {1, 0}), 111319.491, 1e-3);
    EXPECT_NEAR(distanceMetres(kTokyo, kLosAngeles), 8.826e6, 0.02e6);
    EXPECT_EQ(distanceMetres(kTokyo, kTokyo), 0);
}

TEST(Geodesic, AzimuthsRunClockwiseFromNorth) {
    EXPECT_NEAR(azimuthDegrees({0, 0}, {0, 10}), 0, 1e-9);
    EXPECT_NEAR(azimuthDegrees({0, 0}, {10, 0}), 90, 1e-9);
    EXPECT_NEAR(azimuthDegrees({0, 0}, {0, -10}), 180, 1e-9);
    EXPECT_NEAR(azimuthDegrees({0, 0}, {-10, 0}), 270, 1e-9);
}

TEST(GreatCircle, CrossesTheAntimeridianTheShortWay) {
    const auto line = greatCircle(kTokyo, kLosAngeles, 32);
    ASSERT_EQ(line.size(), 33U);
    EXPECT_EQ(line.front(), kTokyo);
    EXPECT_EQ(line.back(), kLosAngeles);
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        EXPECT_LT(std::abs(wrapLongitude(line[i + 1].lon - line[i].lon)), 6);
        EXPECT_NEAR(distanceMetres(line[i], line[i + 1]), 8.826e6 / 32, 3000);
    }
    EXPECT_GT(line[16].lat, 45); // over the north Pacific
}

TEST(GreatCircle, AntipodesGoOverThePole) {
    const LonLat middle = alongGreatCircle({30, 20}, {-150, -20}, 70.0 / 180);
    EXPECT_NEAR(middle.lat, 90, 1e-6);
    const LonLat later = alongGreatCircle({30, 20}, {-150, -20}, 0.75);
    EXPECT_NEAR(later.lon, -150, 1e-6);
}

TEST(GreatCircle, APlaceToItselfStaysThere) {
    for (const LonLat& p : greatCircle(kTokyo, kTokyo, 4)) {
        EXPECT_NEAR(p.lon, kTokyo.lon, 1e-9);
        EXPECT_NEAR(p.lat, kTokyo.lat, 1e-9);
    }
    // A few metres keep their precision.
    const LonLat near{kTokyo.lon + 1e-5, kTokyo.lat};
    EXPECT_NEAR(alongGreatCircle(kTokyo, near, 0.5).lon, kTokyo.lon + 0.5e-5, 1e-11);
}

TEST(WrapLongitude, IsHalfOpen) {
    EXPECT_EQ(wrapLongitude(180), -180);
    EXPECT_EQ(wrapLongitude(-180), -180);
    EXPECT_EQ(wrapLongitude(540), -180);
    EXPECT_EQ(wrapLongitude(190), -170);
    EXPECT_EQ(wrapLongitude(-190), 170);
    EXPECT_EQ(wrapLongitude(0), 0);
}

} // namespace
} // namespace portolan::geo
