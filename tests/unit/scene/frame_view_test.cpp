#include "scene/frame_view.h"

#include <gtest/gtest.h>

#include <string>

namespace portolan::scene {
namespace {

using geo::LonLat;

std::shared_ptr<const geo::ProjectionGrid> gridOf(const std::string& definition, LonLat near) {
    const auto projection = geo::Projection::create(definition);
    return geo::buildProjectionGrid(*projection, {}, near);
}

/// 1,000 × 800 px at 4.4 km a pixel around `centre`, which is the grids' origin.
FrameView viewOf(const std::string& definition, LonLat centre) {
    FrameView view;
    view.grid = gridOf(definition, centre);
    view.transform = geo::makeViewTransform({.sizePx = {1000, 800}});
    view.centre = centre;
    return view;
}

FrameView morphOf(const std::string& from, const std::string& to, double morph) {
    FrameView view = viewOf(from, {125, 30});
    view.nextGrid = gridOf(to, {125, 30});
    view.nextTransform = view.transform;
    view.morph = morph;
    return view;
}

const std::string kLcc = "+proj=lcc +lat_1=18 +lat_2=44 +lat_0=30 +lon_0=122";
const std::string kMercator = "+proj=merc +lon_0=150";
const std::string kGlobe = "+proj=ortho +lat_0=30 +lon_0=125";

TEST(FrameView, TheCentreIsInTheMiddle) {
    const auto point = viewOf(kLcc, {125, 30}).screen({125, 30});
    ASSERT_TRUE(point);
    EXPECT_NEAR(point->x, 500, 1e-3);
    EXPECT_NEAR(point->y, 400, 1e-3);
}

TEST(FrameView, BeyondTheHorizonThereIsNoPoint) {
    const FrameView view = viewOf(kGlobe, {125, 30});
    EXPECT_TRUE(view.mapPx({139.7, 35.7}));
    EXPECT_FALSE(view.mapPx({-55, -30}));
    EXPECT_FALSE(view.screen({-55, -30}));
}

TEST(FrameView, AMorphGoesStraightFromOnePlaceToTheOther) {
    const LonLat tokyo{139.7, 35.7};
    const auto from = viewOf(kLcc, {125, 30}).mapPx(tokyo);
    const auto to = viewOf(kMercator, {125, 30}).mapPx(tokyo);
    const auto half = morphOf(kLcc, kMercator, 0.5).mapPx(tokyo);
    ASSERT_TRUE(from && to && half);
    EXPECT_NEAR(half->x, (from->x + to->x) / 2, 0.01);
    EXPECT_NEAR(half->y, (from->y + to->y) / 2, 0.01);
    const auto end = morphOf(kLcc, kMercator, 1).mapPx(tokyo);
    EXPECT_NEAR(end->x, to->x, 0.01);
}

TEST(FrameView, AMorphDrawsOnlyWhatIsNearTheMiddle) {
    const FrameView view = morphOf(kLcc, kMercator, 0.5);
    EXPECT_TRUE(view.mapPx({125, -45}));  // 75° away
    EXPECT_FALSE(view.mapPx({125, -55})); // 85°
    EXPECT_FALSE(view.mapPx({-80, 60}));  // Hudson Bay would fold over the map
    EXPECT_TRUE(viewOf(kLcc, {125, 30}).mapPx({-80, 60}));
}

TEST(FrameView, AGlobesHorizonDrawsInAsTheMapTurnsIntoIt) {
    const LonLat justBeyond{125, -64}; // 94° from the middle
    EXPECT_TRUE(morphOf(kLcc, kGlobe, 0.2).mapPx(justBeyond));
    EXPECT_FALSE(morphOf(kLcc, kGlobe, 0.9).mapPx(justBeyond));
    EXPECT_FALSE(morphOf(kGlobe, kLcc, 0.1).mapPx(justBeyond));
    EXPECT_TRUE(morphOf(kGlobe, kLcc, 0.8).mapPx(justBeyond));
}

TEST(FrameView, OnlyAShiftKeepsTheShape) {
    const FrameView view = viewOf(kLcc, {125, 30});
    FrameView panned = view;
    panned.transform = geo::makeViewTransform({.centre = {5e5, -2e5}, .sizePx = {1000, 800}});
    EXPECT_TRUE(view.sameShape(panned));
    FrameView zoomed = view;
    zoomed.transform = geo::makeViewTransform({.metresPerPixel = 4000, .sizePx = {1000, 800}});
    EXPECT_FALSE(view.sameShape(zoomed));
    FrameView turned = view;
    turned.transform = geo::makeViewTransform({.bearing = 5, .sizePx = {1000, 800}});
    EXPECT_FALSE(view.sameShape(turned));
    FrameView other = view;
    other.grid = gridOf(kLcc, {125, 30});
    EXPECT_FALSE(view.sameShape(other));
    FrameView larger = view;
    larger.scale = 2;
    EXPECT_FALSE(view.sameShape(larger));
}

} // namespace
} // namespace portolan::scene
