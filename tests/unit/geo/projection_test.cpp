#include "geo/geodesic.h"
#include "geo/projection.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace portolan::geo {
namespace {

Projection open(const std::string& definition) {
    auto projection = Projection::create(definition);
    EXPECT_TRUE(projection) << definition << ": " << projection.error().toString();
    return std::move(*projection);
}

TEST(Projection, EveryPresetProjectsTaipeiAndSaysItsCentre) {
    for (const ProjectionPreset& preset : projectionPresets()) {
        const Projection projection = open(resolveDefinition(preset.name, {121.5, 25}));
        EXPECT_TRUE(projection.forward({121.56, 25.04})) << preset.name;
        EXPECT_GE(projection.centreLongitude(), 121) << preset.name;
    }
    EXPECT_EQ(resolveDefinition("globe", {121.5, -25}),
              "+proj=ortho +lat_0=-25 +lon_0=121.5 +datum=WGS84");
    EXPECT_EQ(resolveDefinition("EPSG:3857", {121.5, 25}), "EPSG:3857");
}

TEST(Projection, TokyoToLosAngelesIsDrawnTheShortWayInEveryPreset) {
    const std::vector<LonLat> line = greatCircle({139.69, 35.69}, {-118.24, 34.05}, 64);
    for (const ProjectionPreset& preset : projectionPresets()) {
        const Projection projection = open(resolveDefinition(preset.name, {150, 35}));
        double longest = 0;
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            const auto a = projection.forward(line[i]);
            const auto b = projection.forward(line[i + 1]);
            if (a && b) {
                const double ground = distanceMetres(line[i], line[i + 1]);
                longest = std::max(longest, std::hypot(a->x - b->x, a->y - b->y) / ground);
            }
        }
        EXPECT_LT(longest, 4) << preset.name << " tears the line";
        EXPECT_GT(longest, 0.5) << preset.name;
    }
}

// Control points of PROJ's own documentation and of the CRSs' makers; metres.
TEST(Projection, KnownPointsStandWhereTheirMakersSay) {
    struct Row {
        const char* definition;
        LonLat place;
        PlanePoint point;
        double tolerance;
    };
    const std::vector<Row> table = {
        {"EPSG:3857", {180, 0}, {20037508.342789, 0}, 1e-3},
        {"EPSG:4326", {90, 45}, {90 * 111319.490793, 45 * 111319.490793}, 1e-3},
        {"EPSG:3826", {121, 0}, {250000, 0}, 1},     // TWD97: false easting
        {"EPSG:32651", {123, 0}, {500000, 0}, 1e-3}, // UTM
        {"+proj=utm +zone=32 +ellps=GRS80",
         {12, 56},
         {687071.44, 6210141.33},
         0.02}, // from PROJ's quick start
        {"EPSG:2263", {-74, 40.166666667}, {984250 * 1200 / 3937.0, 0}, 2}, // US survey feet
        {"+proj=merc +units=km", {1, 0}, {111319.490793, 0}, 1e-3},
        {"+proj=merc +lon_0=150 +datum=WGS84", {-30.0000001, 0}, {20037508.33, 0}, 0.1},
        {"proj=merc", {1, 0}, {111319.490793, 0}, 1e-3},
        {"EPSG:32661", {0, 90}, {2e6, 2e6}, 1e-3}, // northing first in the registry
        {"EPSG:5513", {24.8333333, 49.5}, {0, 0}, 1.5e6},
    };
    for (const Row& row : table) {
        const auto point = open(row.definition).forward(row.place);
        ASSERT_TRUE(point) << row.definition;
        EXPECT_NEAR(point->x, row.point.x, row.tolerance) << row.definition;
        EXPECT_NEAR(point->y, row.point.y, row.tolerance) << row.definition;
    }
}

TEST(Projection, EastIsRightAndNorthIsUpWhateverTheAxesOfTheCrs) {
    struct Row {
        const char* definition;
        LonLat place;
    };
    const std::vector<Row> table = {{"EPSG:4326", {121, 25}},  {"EPSG:2193", {174, -41}},
                                    {"EPSG:2053", {29, -27}},  {"EPSG:5513", {15, 50}},
                                    {"EPSG:5514", {15, 50}},   {"EPSG:6677", {140, 36}},
                                    {"EPSG:3414", {104, 1.4}}, {"EPSG:31467", {9, 50}}};
    for (const Row& row : table) {
        const Projection projection = open(row.definition);
        const auto here = projection.forward(row.place);
        const auto east = projection.forward({row.place.lon + 0.01, row.place.lat});
        const auto north = projection.forward({row.place.lon, row.place.lat + 0.01});
        ASSERT_TRUE(here && east && north) << row.definition;
        EXPECT_GT(east->x - here->x, 600) << row.definition;
        EXPECT_GT(north->y - here->y, 1000) << row.definition;
    }
}

TEST(Projection, WhatProjCannotProjectIsEmpty) {
    const Projection globe = open("+proj=ortho +lat_0=30 +lon_0=120");
    EXPECT_FALSE(globe.forward({-60, -30}));
    EXPECT_FALSE(globe.inverse({7e6, 0}));
    const Projection mercator = open("+proj=merc");
    EXPECT_FALSE(mercator.forward({0, 90}));
    EXPECT_FALSE(mercator.forward({std::numeric_limits<double>::quiet_NaN(), 0}));
    EXPECT_FALSE(mercator.forward({HUGE_VAL, 0}));
    const Projection world = open("+proj=eqearth +lon_0=150");
    EXPECT_FALSE(world.inverse({1.7e7, 8e6})); // a corner outside the outline
    EXPECT_FALSE(world.inverse({HUGE_VAL, 0}));
}

TEST(Projection, WrongDefinitionsAreRefusedWithProjsWordsAndTheMend) {
    struct Row {
        const char* definition;
        const char* says;
    };
    const std::vector<Row> table = {
        {"EPSG:999999", "EPSG:999999"},
        {"nonsense", "name a preset"},
        {"", "name a preset"},
        {"3857", "write EPSG:3857"},
        {"+proj=nosuch", "nosuch"},
        {"+proj=lcc", "Invalid value"},
        {"+proj=lcc +lat_1=18 +lat_2=-18", "Invalid value"},
        {"+proj=utm +zone=99", "Invalid value"},
        {"+proj=geocent +datum=WGS84", "not a map projection"},
        {"EPSG:4978", "not a map projection"}, // geocentric
        {"EPSG:5703", "not a map projection"}, // heights
        {"+proj=pipeline +step +proj=merc", "not a map projection"},
        {"PROJCS[\"broken", "name a preset"},
    };
    for (const Row& row : table) {
        const auto projection = Projection::create(row.definition);
        ASSERT_FALSE(projection) << row.definition;
        EXPECT_EQ(projection.error().code, base::ErrorCode::Usage);
        EXPECT_NE(projection.error().toString().find(row.says), std::string::npos)
            << projection.error().toString();
    }
}

TEST(Projection, EqualDefinitionsAgreeHoweverTheyAreWritten) {
    const LonLat place{135, 34};
    const auto quick = open("+proj=lcc +lat_1=18 +lat_2=44 +lat_0=30 +lon_0=122").forward(place);
    const auto crs =
        open("+proj=lcc +lat_1=18 +lat_2=44 +lat_0=30 +lon_0=122 +units=m +type=crs +no_defs")
            .forward(place);
    ASSERT_TRUE(quick && crs);
    EXPECT_NEAR(quick->x, crs->x, 1e-6);
    EXPECT_NEAR(quick->y, crs->y, 1e-6);
    const auto wkt = open(
        R"(PROJCS["x",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],
        PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic_2SP"],
        PARAMETER["latitude_of_origin",30],PARAMETER["central_meridian",122],PARAMETER["standard_parallel_1",18],
        PARAMETER["standard_parallel_2",44],UNIT["metre",1]])");
    EXPECT_DOUBLE_EQ(wkt.centreLongitude(), 122);
    ASSERT_TRUE(wkt.forward(place));
    EXPECT_NEAR(wkt.forward(place)->x, quick->x, 1e-3);
}

TEST(Projection, ACloneProjectsAsItsOriginalDoes) {
    for (const char* definition : {"EPSG:2326", "EPSG:5513", "+proj=aeqd +lat_0=35 +lon_0=125"}) {
        const Projection original = open(definition);
        const Projection copy = original.clone();
        const auto a = original.forward({114.2, 22.3});
        const auto b = copy.forward({114.2, 22.3});
        ASSERT_TRUE(a && b) << definition;
        EXPECT_EQ(*a, *b) << definition;
        EXPECT_EQ(copy.centreLongitude(), original.centreLongitude());
    }
}

TEST(Projection, KnowsTheMeridianOppositeItsCut) {
    EXPECT_DOUBLE_EQ(open("+proj=utm +zone=52").centreLongitude(), 129);
    EXPECT_DOUBLE_EQ(open("EPSG:32652").centreLongitude(), 129);
    EXPECT_DOUBLE_EQ(open("+proj=robin +lon_0=120d30'E").centreLongitude(), 120.5);
    EXPECT_DOUBLE_EQ(open("+proj=omerc +lat_0=30 +lonc=125 +alpha=30").centreLongitude(), 125);
    EXPECT_DOUBLE_EQ(open("ESRI:54030").centreLongitude(), 0);
}

} // namespace
} // namespace portolan::geo
