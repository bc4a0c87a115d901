#include "geo/geodesic.h"
#include "scene/find_place.h"
#include "scene/furniture.h"
#include "support/label_view.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace portolan::scene {
namespace {

using support::labelView;

class FurnitureTest : public testing::Test {
protected:
    FurnitureRequest request(const FrameView& view) const {
        return {
            .view = view, .freeArea = support::kLabelArea, .style = mapStyle(state::Theme::Dark)};
    }
    text::Typesetter setter_{std::make_shared<support::DebianFonts>()};
};

TEST_F(FurnitureTest, AScreenPointLeadsBackToItsPlace) {
    const FrameView view = labelView({122, 27}, 4400);
    for (const geo::LonLat place : {geo::LonLat{122, 27}, {105, 15}, {145, 42}, {139.7, 35.7}}) {
        const auto found = findPlace(view, *view.screen(place));
        ASSERT_TRUE(found.has_value());
        EXPECT_LT(geo::distanceMetres(place, *found), 0.01 * 4400);
    }
}

TEST_F(FurnitureTest, BesideTheGlobeThereIsNoPlace) {
    FrameView view = labelView({122, 27}, 25000);
    const auto globe = geo::Projection::create("+proj=ortho +lat_0=25 +lon_0=121");
    view.grid = geo::buildProjectionGrid(*globe, {256, 128}, {121, 25});
    view.transform = geo::makeViewTransform({.centre = view.grid->lookup({121, 25}).offset,
                                             .metresPerPixel = 25000,
                                             .sizePx = {1200, 800}});
    EXPECT_TRUE(findPlace(view, {600, 400}).has_value());
    EXPECT_FALSE(findPlace(view, {20, 20}).has_value());
}

TEST_F(FurnitureTest, TheScaleBarIsAsLongAsItSays) {
    const FrameView view = labelView({122, 27}, 4400);
    const Furniture furniture = buildFurniture(request(view), setter_);
    ASSERT_FALSE(furniture.shapes.lines.empty());
    const OverlayLine& bar = furniture.shapes.lines.front();
    const auto west = findPlace(view, {bar.a.x, bar.a.y});
    const auto east = findPlace(view, {bar.b.x, bar.b.y});
    const double metres = geo::distanceMetres(*west, *east);
    EXPECT_NEAR(metres, 500'000, 2000);
}

TEST_F(FurnitureTest, TheNorthArrowFollowsTheMeridian) {
    for (const double lon : {100.0, 122.0, 150.0}) {
        const FrameView view = labelView({lon, 30}, 4400);
        const Furniture furniture = buildFurniture(request(view), setter_);
        ASSERT_FALSE(furniture.shapes.triangles.empty());
        const OverlayTriangle& half = furniture.shapes.triangles.front();
        const glm::vec2 up = half.a - half.c; // tip, notch
        const auto place = findPlace(view, {half.c.x, half.c.y});
        const auto south = view.screen(*place), north = view.screen({place->lon, place->lat + 1});
        const double meridian = std::atan2(north->x - south->x, south->y - north->y);
        EXPECT_NEAR(std::atan2(up.x, -up.y), meridian, 0.01);
    }
}

TEST_F(FurnitureTest, TheNorthArrowIsWholeHoweverItIsTurned) {
    for (int bearing = 0; bearing < 360; bearing += 15) {
        FrameView view = labelView({122, 30}, 4400);
        view.transform = geo::makeViewTransform({.centre = view.grid->lookup({122, 30}).offset,
                                                 .metresPerPixel = 4400,
                                                 .bearing = 1.0 * bearing,
                                                 .sizePx = {1200, 800}});
        const Furniture furniture = buildFurniture(request(view), setter_);
        for (const OverlayTriangle& triangle : furniture.shapes.triangles) {
            for (const glm::vec2 corner : {triangle.a, triangle.b, triangle.c}) {
                EXPECT_TRUE(support::kLabelArea.contains(corner)) << bearing;
            }
        }
        ASSERT_FALSE(furniture.glyphs.empty());
        const GlyphInstance& n = furniture.glyphs.back();
        const glm::vec2 size(n.size);
        EXPECT_TRUE(support::kLabelArea.contains(Box{n.corner, n.corner + size})) << bearing;
    }
}

TEST_F(FurnitureTest, DegreesStandOnTheirMeridians) {
    const FrameView view = labelView({122, 27}, 4400);
    FurnitureRequest wanted = request(view);
    wanted.showsScale = false;
    const auto none = buildFurniture(wanted, setter_);
    EXPECT_TRUE(none.degrees.empty());
    wanted.graticuleStep = 10;
    const auto degrees = buildFurniture(wanted, setter_);
    std::vector<double> middles;
    for (const Degree& degree : degrees.degrees) {
        if (degree.box.high.y < 20) { // at the upper edge: its middle is on the meridian
            const double middle = (degree.box.low.x + degree.box.high.x) / 2;
            const auto place = findPlace(view, {middle, 12});
            EXPECT_LT(std::fabs(place->lon - std::round(place->lon / 10) * 10), 0.15);
            middles.push_back(middle);
        }
    }
    EXPECT_GE(middles.size(), 3U);
}

TEST_F(FurnitureTest, DegreesKeepOffLabels) {
    const FrameView view = labelView({122, 27}, 4400);
    FurnitureRequest wanted = request(view);
    wanted.showsScale = false;
    wanted.graticuleStep = 10;
    const std::vector<Box> taken = {support::kLabelArea};
    wanted.taken = taken;
    EXPECT_TRUE(buildFurniture(wanted, setter_).degrees.empty());
}

TEST_F(FurnitureTest, AWindRoseStandsInOpenSeaAndPointsNorth) {
    const FrameView view = labelView({135, 25}, 4400);
    FurnitureRequest wanted = request(view);
    EXPECT_TRUE(buildWindRose(wanted, setter_).shapes.lines.empty());
    wanted.showsRose = true;
    const Furniture rose = buildWindRose(wanted, setter_);
    ASSERT_EQ(rose.boxes.size(), 1U);
    EXPECT_TRUE(wanted.freeArea.contains(rose.boxes[0]));
    EXPECT_EQ(rose.shapes.triangles.size(), 32U);
    const std::vector<Box> taken = {rose.boxes[0]};
    wanted.taken = taken;
    const Furniture elsewhere = buildWindRose(wanted, setter_);
    EXPECT_TRUE(elsewhere.boxes.empty() || !elsewhere.boxes[0].overlaps(rose.boxes[0]));
}

TEST_F(FurnitureTest, CloseUpThereIsNoRose) {
    const FrameView view = labelView({142, 23.5}, 900);
    FurnitureRequest wanted = request(view);
    wanted.showsRose = true;
    EXPECT_TRUE(buildWindRose(wanted, setter_).shapes.lines.empty());
}

TEST_F(FurnitureTest, ASliverOfAMapGetsNoFurniture) {
    const FrameView view = labelView({122, 27}, 4400);
    FurnitureRequest wanted = request(view);
    wanted.freeArea = {glm::vec2(0), glm::vec2(100, 60)};
    wanted.graticuleStep = 10;
    EXPECT_TRUE(buildFurniture(wanted, setter_).shapes.lines.empty());
}

} // namespace
} // namespace portolan::scene
