#include "geo/geodesic.h"
#include "geo/projection_grid.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace portolan::geo {
namespace {

struct View {
    const char* name;
    LonLat southWest, northEast;
    double metresPerPixel;
};

constexpr View kContinent{"continent", {60, -20}, {180, 70}, 4400};
constexpr View kJapanAndKorea{"Japan and Korea", {124, 30}, {146, 46}, 1000};
constexpr View kKyushu{"Kyushu", {129, 31}, {132.5, 34}, 200};

struct Built {
    Projection projection;
    std::shared_ptr<const ProjectionGrid> grid;
};

Built build(const std::string& definition) {
    auto projection = Projection::create(definition);
    EXPECT_TRUE(projection) << definition << ": " << projection.error().toString();
    auto grid = buildProjectionGrid(*projection, {}, {128, 33});
    return {std::move(*projection), std::move(grid)};
}

struct Comparison {
    double worstPx = 0;
    int compared = 0;
    int missing = 0; ///< PROJ projects the point, the grid does not
    int extra = 0;   ///< the other way round
};

Comparison compare(const Built& built, const View& view, int points) {
    std::mt19937_64 random(20190701);
    std::uniform_real_distribution<double> lon(view.southWest.lon, view.northEast.lon);
    std::uniform_real_distribution<double> lat(view.southWest.lat, view.northEast.lat);
    std::vector<LonLat> places(static_cast<std::size_t>(points));
    std::generate(places.begin(), places.end(), [&] { return LonLat{lon(random), lat(random)}; });
    std::vector<double> x(places.size());
    std::vector<double> y(places.size());
    std::transform(places.begin(), places.end(), x.begin(), [](LonLat p) { return p.lon; });
    std::transform(places.begin(), places.end(), y.begin(), [](LonLat p) { return p.lat; });
    built.projection.forwardMany(x, y);
    Comparison result;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const bool isThere = std::isfinite(x[i]);
        const auto looked = built.grid->project(places[i]);
        if (isThere && looked) {
            const double error = std::hypot(x[i] - looked->x, y[i] - looked->y);
            result.worstPx = std::max(result.worstPx, error / view.metresPerPixel);
            ++result.compared;
        }
        result.missing += isThere && !looked ? 1 : 0;
        result.extra += !isThere && looked ? 1 : 0;
    }
    return result;
}

class SmoothProjection : public testing::TestWithParam<const char*> {};

// The contract is one pixel; the bound is what the eye cannot see.
TEST_P(SmoothProjection, IsLookedUpWithinATenthOfAPixel) {
    const Built built = build(GetParam());
    EXPECT_FALSE(built.grid->bilinear);
    for (const View& view : {kContinent, kJapanAndKorea, kKyushu}) {
        const Comparison result = compare(built, view, 20000);
        EXPECT_LT(result.worstPx, 0.1) << view.name;
        // A horizon or a singular point may stand in the view; it is found to a fraction of a cell.
        EXPECT_LE(result.missing, 2) << view.name;
        EXPECT_LE(result.extra, 2) << view.name;
        EXPECT_GT(result.compared, 10000) << view.name;
    }
}

INSTANTIATE_TEST_SUITE_P(
    ProjFamilies, SmoothProjection,
    testing::Values(
        "+proj=lcc +lat_1=18 +lat_2=44 +lat_0=30 +lon_0=122",
        "+proj=aea +lat_1=18 +lat_2=44 +lat_0=30 +lon_0=122", "+proj=laea +lat_0=30 +lon_0=122",
        "+proj=merc +lon_0=150", "EPSG:3857", "EPSG:3395", "EPSG:6933", "+proj=tmerc +lon_0=122",
        "+proj=utm +zone=52", "EPSG:2326", "EPSG:3826", "EPSG:6677", "EPSG:4326",
        "+proj=ortho +lat_0=25 +lon_0=121", "+proj=nsper +h=4000000 +lat_0=30 +lon_0=125",
        "+proj=tpers +h=5500000 +lat_0=30 +lon_0=125 +tilt=20 +azi=20",
        "+proj=geos +h=35785831 +lon_0=130", "+proj=stere +lat_0=30 +lon_0=125",
        "+proj=sterea +lat_0=30 +lon_0=125", "EPSG:3995", "+proj=aeqd +lat_0=35 +lon_0=125",
        "+proj=robin +lon_0=150", "ESRI:54030", "+proj=moll +lon_0=120", "ESRI:54009",
        "+proj=eck4 +lon_0=120", "+proj=eck6 +lon_0=120", "+proj=eqearth +lon_0=150",
        "+proj=natearth +lon_0=120", "+proj=vandg +lon_0=120", "+proj=wintri +lon_0=120",
        "+proj=aitoff +lon_0=120", "+proj=hammer +lon_0=120", "+proj=sinu +lon_0=120",
        "+proj=cea +lat_ts=30", "+proj=eqc +lat_ts=30", "+proj=mill +lon_0=120",
        "+proj=poly +lon_0=120", "+proj=bonne +lat_1=30 +lon_0=120", "+proj=cass +lon_0=120",
        "+proj=omerc +lat_0=30 +lonc=125 +alpha=30", "+proj=somerc +lat_0=30 +lon_0=125",
        "+proj=eqdc +lat_1=20 +lat_2=45 +lon_0=120", "+proj=lcca +lat_0=30 +lon_0=120",
        "+proj=cea +ellps=sphere +lon_0=120", "+proj=patterson +lon_0=120"));

// Too stretched, or not there at all, in a part of Asia: that part is not drawn, the rest is right.
TEST(ProjectionGrid, FarFromItsOwnCountryAProjectionEndsRatherThanLies) {
    for (const char* definition :
         {"+proj=krovak", "EPSG:5514", "EPSG:2053", "EPSG:2263", "EPSG:3031",
          "+proj=gnom +lat_0=30 +lon_0=125", "+proj=bipc +ns", "+proj=nzmg"}) {
        const Built built = build(definition);
        const Comparison result = compare(built, kContinent, 20000);
        EXPECT_LT(result.worstPx, 0.5) << definition;
        EXPECT_LT(result.missing, 20000 * 0.12) << definition;
        EXPECT_LE(result.extra, 5) << definition;
    }
}

// Between its cuts an interrupted projection is as smooth as any other: nothing of it is left out.
TEST(ProjectionGrid, InterruptedProjectionsAreWholeUpToTheirCuts) {
    const View world{"world", {-180, -85}, {180, 85}, 17800};
    for (const char* definition :
         {"+proj=igh +lon_0=0", "+proj=igh +lon_0=120", "+proj=goode +lon_0=0",
          "+proj=igh_o +lon_0=-160", "+proj=healpix +lon_0=0",
          "+proj=healpix +lon_0=120 +R=6371000", "+proj=rhealpix +lon_0=20",
          "+proj=rhealpix +north_square=1 +south_square=2"}) {
        const Built built = build(definition);
        EXPECT_FALSE(built.grid->facets.empty()) << definition;
        const Comparison everywhere = compare(built, world, 50000);
        EXPECT_LT(everywhere.worstPx, 0.2) << definition;
        EXPECT_EQ(everywhere.missing, 0) << definition;
        EXPECT_LT(compare(built, kJapanAndKorea, 20000).worstPx, 0.2) << definition;
    }
}

TEST(ProjectionGrid, ObliqueCutsAreLeftOutAndTheRestIsWithinAPixel) {
    const View world{"world", {-180, -85}, {180, 85}, 17800};
    const Built built = build("+proj=ob_tran +o_proj=moll +o_lat_p=45 +o_lon_p=-90 +lon_0=120");
    EXPECT_TRUE(built.grid->bilinear);
    const Comparison everywhere = compare(built, world, 50000);
    EXPECT_LT(everywhere.worstPx, 1);
    EXPECT_LT(everywhere.missing, 50000 * 0.03);
    EXPECT_LT(compare(built, kContinent, 20000).worstPx, 1);
    EXPECT_LT(compare(built, kJapanAndKorea, 20000).worstPx, 0.2);
}

// Where the map ends at a parallel, what lies beyond is drawn there, so that no triangle sticks
// out.
TEST(ProjectionGrid, MercatorEndsAtAParallel) {
    const auto grid = build("EPSG:3857").grid;
    EXPECT_LT(grid->southLimit, -82);
    EXPECT_GT(grid->southLimit, -89.5);
    EXPECT_NEAR(grid->northLimit, -grid->southLimit, 1);
    const auto edge = grid->lookupUnwrapped(40, grid->southLimit);
    const auto pole = grid->lookupUnwrapped(40, -90);
    EXPECT_EQ(pole.offset, edge.offset);
    EXPECT_FALSE(grid->project({40, -89.9}));
    EXPECT_TRUE(grid->project({40, grid->southLimit + 0.01}));
}

// No line may shoot across the map: neighbouring points that are drawn stand near each other.
TEST(ProjectionGrid, NothingShootsAcrossTheMap) {
    for (const char* definition :
         {"+proj=igh", "+proj=rhealpix", "+proj=lcc +lat_1=18 +lat_2=44 +lat_0=30 +lon_0=122",
          "+proj=merc +lon_0=150", "+proj=ortho +lat_0=25 +lon_0=121",
          "+proj=aeqd +lat_0=35 +lon_0=125",
          "+proj=ob_tran +o_proj=moll +o_lat_p=45 +o_lon_p=-90 +lon_0=120"}) {
        const auto grid = build(definition).grid;
        constexpr double kStep = 0.1;
        double longest = 0;
        for (double lat = -89.95; lat < 90; lat += 1) {
            for (double lon = -180; lon + kStep <= 180; lon += kStep) {
                const auto a = grid->lookupUnwrapped(grid->centreLongitude + lon, lat);
                const auto b = grid->lookupUnwrapped(grid->centreLongitude + lon + kStep, lat);
                // What a cut of an interrupted map divides lies in two of its facets.
                const bool isCut =
                    std::none_of(grid->facets.begin(), grid->facets.end(), [&](const auto& facet) {
                        return facet->area.contains(grid->centreLongitude + lon, lat) &&
                               facet->area.contains(grid->centreLongitude + lon + kStep, lat);
                    });
                if (a.validity > 0 && b.validity > 0 && (grid->facets.empty() || !isCut)) {
                    longest = std::max(longest, glm::length(a.offset - b.offset));
                }
            }
        }
        // 11 km on the ground; cones and cylinders stretch their poles.
        EXPECT_LT(longest, 400e3) << definition;
    }
}

/// The last point that is drawn on the way along a parallel from the centre, by bisection.
PlanePoint edgeOf(const ProjectionGrid& grid, double lat, double side) {
    double inside = 0;
    double outside = 90;
    while (outside - inside > 1e-6) {
        const double middle = (inside + outside) / 2;
        const bool isDrawn = grid.lookup({grid.centreLongitude + side * middle, lat}).validity > 0;
        (isDrawn ? inside : outside) = middle;
    }
    return *grid.project({grid.centreLongitude + side * inside, lat});
}

// A wavy edge is the grid's, not the projection's.
TEST(ProjectionGrid, AGnomonicMapEndsAtACircle) {
    const auto gnomonic = build("+proj=gnom +lat_0=0 +lon_0=125").grid;
    const PlanePoint equator = edgeOf(*gnomonic, 0, 1);
    const double round = std::hypot(equator.x, equator.y);
    EXPECT_GT(round, 25e6);
    for (const double side : {1.0, -1.0}) {
        for (double lat = -60; lat <= 60; lat += 2.3) {
            const PlanePoint there = edgeOf(*gnomonic, lat, side);
            EXPECT_NEAR(std::hypot(there.x, there.y), round, 0.01 * round) << lat;
        }
    }
}

TEST(ProjectionGrid, NoMapComesBackOverItself) {
    for (const char* definition : {"+proj=cass +lon_0=120", "+proj=utm +zone=52",
                                   "+proj=omerc +lat_0=30 +lonc=125 +alpha=30"}) {
        const auto grid = build(definition).grid;
        std::map<std::pair<long, long>, LonLat> shown; // by squares of 100 km
        int drawn = 0;
        for (double lat = -84; lat <= 84; lat += 1.7) {
            for (double lon = -179; lon < 180; lon += 1.7) {
                const LonLat place{lon, lat};
                const auto at = grid->project(place);
                if (!at) {
                    continue;
                }
                ++drawn;
                const auto [found, isNew] =
                    shown.try_emplace({std::lround(at->x / 1e5), std::lround(at->y / 1e5)}, place);
                EXPECT_TRUE(isNew || distanceMetres(found->second, place) < 500e3)
                    << definition << " shows " << lon << ", " << lat << " over "
                    << found->second.lon << ", " << found->second.lat;
            }
        }
        EXPECT_GT(drawn, 9000) << definition;
    }
}

TEST(ProjectionGrid, TheGlobesHorizonIsSmooth) {
    for (double latitude : {0.0, 25.0, 60.0, 90.0}) {
        const LonLat centre{121, latitude};
        const auto grid =
            build("+proj=ortho +R=6371000 +lat_0=" + std::to_string(latitude) + " +lon_0=121").grid;
        EXPECT_NEAR(grid->horizonDegrees, 90, 0.5);
        for (double azimuth = 0.5; azimuth < 360; azimuth += 1) {
            // Along the great circle that leaves the centre at the azimuth.
            const auto at = [&](double degrees) {
                const double a = azimuth * M_PI / 180, c = degrees * M_PI / 180;
                const double phi = latitude * M_PI / 180;
                const double lat = std::asin(std::sin(phi) * std::cos(c) +
                                             std::cos(phi) * std::sin(c) * std::cos(a));
                const double lon = std::atan2(std::sin(a) * std::sin(c) * std::cos(phi),
                                              std::cos(c) - std::sin(phi) * std::sin(lat));
                return LonLat{centre.lon + lon * 180 / M_PI, lat * 180 / M_PI};
            };
            const double lat = at(90).lat;
            // Where the horizon passes a pole, cells are slivers and the horizon turns in one.
            const double tolerance = std::abs(lat) > 85 ? 0.4 : 0.05;
            EXPECT_GT(grid->lookup(at(90 - tolerance)).validity, 0) << latitude << ' ' << azimuth;
            EXPECT_LT(grid->lookup(at(90 + tolerance)).validity, 0) << latitude << ' ' << azimuth;
        }
    }
}

TEST(ProjectionGrid, TheSeamIsOppositeTheCentreAndNowhereElse) {
    const auto grid = build("+proj=merc +lon_0=150").grid;
    const auto east = grid->project({-30.001, 40});
    const auto west = grid->project({-29.999, 40});
    ASSERT_TRUE(east && west);
    EXPECT_NEAR(east->x - west->x, 2 * 20037508.34, 1000);
    // Any number of turns is the same place; across the antimeridian nothing happens.
    EXPECT_NEAR(grid->project({179, 40})->x, grid->project({179 - 720, 40})->x, 1e-3);
    EXPECT_NEAR(grid->project({180.001, 40})->x - grid->project({179.999, 40})->x, 222.6, 5);
    // A little beyond the seam the map goes on for whoever does not wrap.
    const double beyond = grid->lookupUnwrapped(330.3, 40).offset.x;
    EXPECT_NEAR(beyond - grid->lookupUnwrapped(329.9, 40).offset.x, 0.4 * 111319.49, 5);
}

TEST(ProjectionGrid, OffsetsAreFromTheOriginNearTheView) {
    const Built built = build("EPSG:3857");
    const auto origin = built.projection.forward({128, 33});
    ASSERT_TRUE(origin);
    EXPECT_EQ(built.grid->origin, *origin);
    const auto sample = built.grid->lookup({128, 33});
    EXPECT_LT(glm::length(sample.offset), 2);
    // An origin that cannot be projected does not matter.
    const auto globe = Projection::create("+proj=ortho +lat_0=30 +lon_0=-60");
    EXPECT_TRUE(buildProjectionGrid(*globe, {}, {128, -33})->project({-60, 30}));
}

TEST(ProjectionGrid, AStoppedBuildGivesNothing) {
    std::stop_source stop;
    stop.request_stop();
    const auto projection = Projection::create("EPSG:3857");
    EXPECT_EQ(buildProjectionGrid(*projection, {}, {0, 0}, stop.get_token()), nullptr);
}

TEST(ProjectionGrid, EveryTexelIsFinite) {
    for (const char* definition : {"+proj=ortho +lat_0=25 +lon_0=121", "+proj=merc", "+proj=gnom",
                                   "+proj=isea", "+proj=lcc +lat_1=18 +lat_2=44", "+proj=nzmg"}) {
        const auto grid = build(definition).grid;
        const bool allFinite =
            std::all_of(grid->texels.begin(), grid->texels.end(), [](const glm::vec4& t) {
                return std::isfinite(t.x) && std::isfinite(t.y) && std::isfinite(t.z);
            });
        EXPECT_TRUE(allFinite) << definition;
    }
}

} // namespace
} // namespace portolan::geo
