// What shows a map's scale and directions: local scale, scale bar, graticule, rhumb lines.
#include "geo/geodesic.h"
#include "geo/graticule.h"
#include "geo/local_scale.h"
#include "geo/rhumb.h"
#include "geo/scale_bar.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace portolan::geo {
namespace {

LocalScale scaleAt(const std::string& definition, LonLat place) {
    const auto projection = Projection::create(definition);
    const auto scale = localScale(*buildProjectionGrid(*projection, {}, place), place);
    EXPECT_TRUE(scale) << definition;
    return scale.value_or(LocalScale{});
}

TEST(LocalScale, IsOneWhereTheProjectionIsTrue) {
    const std::string lcc = "+proj=lcc +lat_1=18 +lat_2=44 +lat_0=30 +lon_0=122";
    for (double lat : {18.0, 44.0}) {
        EXPECT_NEAR(scaleAt(lcc, {122, lat}).alongMeridian(), 1, 1e-4);
        EXPECT_NEAR(scaleAt(lcc, {122, lat}).alongParallel(), 1, 1e-4);
    }
    EXPECT_LT(scaleAt(lcc, {122, 31}).alongParallel(), 0.98);
    EXPECT_NEAR(scaleAt("+proj=laea +lat_0=30 +lon_0=122", {150, 10}).areaFactor(), 1, 1e-3);
    // Mercator at 60°: about twice.
    EXPECT_NEAR(scaleAt("+proj=merc", {10, 60}).alongParallel(), 2, 0.01);
}

TEST(LocalScale, NorthFollowsTheConvergence) {
    const std::string lcc = "+proj=lcc +lat_1=18 +lat_2=44 +lat_0=30 +lon_0=122";
    EXPECT_NEAR(scaleAt(lcc, {122, 35}).northAngle(), 0, 1e-3);
    // East of the central meridian north leans to the left, by n times the longitude: n = 0.5197.
    EXPECT_NEAR(scaleAt(lcc, {142, 35}).northAngle(), -0.5197 * 20, 0.01);
    EXPECT_NEAR(scaleAt("+proj=aeqd +lat_0=90", {90, 70}).northAngle(), -90, 1e-2);
}

TEST(LocalScale, ThereIsNoneBeyondTheHorizonNorAtThePole) {
    const auto globe = Projection::create("+proj=ortho +lat_0=30 +lon_0=120");
    const auto grid = buildProjectionGrid(*globe, {}, {120, 30});
    EXPECT_FALSE(localScale(*grid, {-60, 0}));
    EXPECT_FALSE(localScale(*grid, {0, 90}));
}

TEST(ScaleBar, TellsTheGroundInRoundNumbers) {
    const LocalScale scale = scaleAt("EPSG:3857", {130, 60});
    const double ground = scale.groundMetres({4000, 0}); // a pixel of 4 km in the plane
    EXPECT_NEAR(ground, 2000, 20);
    const ScaleBar bar = makeScaleBar(ground, 150);
    EXPECT_EQ(bar.groundMetres, 200000);
    EXPECT_NEAR(bar.lengthPx, 100, 1);
    EXPECT_EQ(makeScaleBar(1, 99).groundMetres, 50);
    EXPECT_EQ(makeScaleBar(1, 100).groundMetres, 100);
    EXPECT_EQ(makeScaleBar(0.01, 99).groundMetres, 0.5);
}

TEST(Graticule, LinesStandAtLeastTheirSpacingApart) {
    EXPECT_EQ(graticuleStep(4400), 5);
    EXPECT_EQ(graticuleStep(17800), 20);
    EXPECT_EQ(graticuleStep(200), 0.25);
    EXPECT_EQ(graticuleStep(1e6), 30);
    for (double metres = 1; metres < 20000; metres *= 1.3) {
        EXPECT_GE(graticuleStep(metres) * 111195 / metres, 100);
    }
}

TEST(Graticule, HoldsEveryRoundDegreeOnce) {
    const auto lines = graticuleLines(30);
    ASSERT_EQ(lines.size(), 12U + 5U);
    EXPECT_EQ(lines.front(), (GraticuleLine{true, -180}));
    EXPECT_EQ(lines[11], (GraticuleLine{true, 150}));
    EXPECT_EQ(lines[12], (GraticuleLine{false, -60}));
    EXPECT_EQ(lines.back(), (GraticuleLine{false, 60}));
    const auto near = graticuleLines(0.1, {120.95, 22.95}, {121.25, 23.05});
    EXPECT_EQ(near,
              (std::vector<GraticuleLine>{{true, 121}, {true, 121.1}, {true, 121.2}, {false, 23}}));
}

TEST(Graticule, PointsAreAsDenseAsAskedAndStartAtTheCut) {
    const auto parallel = graticulePoints({false, 30}, 10, 2, -58);
    EXPECT_EQ(parallel.front(), (LonLat{-58, 30}));
    EXPECT_EQ(parallel.back(), (LonLat{302, 30}));
    for (std::size_t i = 0; i + 1 < parallel.size(); ++i) {
        EXPECT_LE(parallel[i + 1].lon - parallel[i].lon, 2 + 1e-9);
    }
    EXPECT_EQ(graticulePoints({true, 120}, 10, 2).back().lat, 80);
    EXPECT_EQ(graticulePoints({true, 90}, 10, 2).back().lat, 90);
}

TEST(RhumbLine, KeepsItsAzimuthAndLength) {
    for (double azimuth = 0; azimuth < 360; azimuth += 11.25) {
        const auto line = rhumbLine({128, 28}, azimuth, 2e6, 40);
        ASSERT_EQ(line.size(), 41U);
        double length = 0;
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            length += distanceMetres(line[i], line[i + 1]);
            const double turn = azimuthDegrees(line[i], line[i + 1]) - azimuth;
            EXPECT_LT(std::abs(std::remainder(turn, 360)), 0.4) << azimuth;
        }
        EXPECT_NEAR(length, 2e6, 200) << azimuth;
    }
    // Straight on Mercator's chart: that is what the line is for.
    const auto mercator = Projection::create("+proj=merc +lon_0=128");
    const auto line = rhumbLine({128, 0}, 45, 5e6, 10);
    const auto start = mercator->forward(line.front());
    const auto end = mercator->forward(line.back());
    EXPECT_NEAR(end->x - start->x, end->y - start->y, 2000);
}

TEST(RhumbLine, EndsBeforeThePole) {
    const auto line = rhumbLine({128, 80}, 10, 5e6, 50);
    EXPECT_LT(line.size(), 51U);
    EXPECT_LE(line.back().lat, 89.9);
}

} // namespace
} // namespace portolan::geo
