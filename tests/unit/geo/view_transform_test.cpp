#include "geo/view_transform.h"

#include <gtest/gtest.h>

namespace portolan::geo {
namespace {

void expectNear(std::optional<ScreenPoint> point, double x, double y) {
    ASSERT_TRUE(point);
    EXPECT_NEAR(point->x, x, 1e-6);
    EXPECT_NEAR(point->y, y, 1e-6);
}

ViewParameters view() {
    return {.centre = {1000, 2000}, .metresPerPixel = 10, .sizePx = {800, 600}};
}

TEST(ViewTransform, FlatMapPixelsAreTheScreens) {
    const ViewTransform t = makeViewTransform(view());
    EXPECT_DOUBLE_EQ(t.metresPerPixel(), 10);
    expectNear(t.screenFromMapPx(t.mapPxFromOffset({1000, 2000})), 400, 300);
    // 500 m east and 1000 m north: 50 px to the right, 100 px up.
    expectNear(t.screenFromMapPx(t.mapPxFromOffset({1500, 3000})), 450, 200);
}

TEST(ViewTransform, TheBearingStandsAtTheTop) {
    auto parameters = view();
    parameters.bearing = 90;
    const ViewTransform t = makeViewTransform(parameters);
    expectNear(t.screenFromMapPx(t.mapPxFromOffset({2000, 2000})), 400, 200); // east is up
    expectNear(t.screenFromMapPx(t.mapPxFromOffset({1000, 3000})), 300, 300); // north is left
}

TEST(ViewTransform, TheCentreIsShownAtItsOffset) {
    auto parameters = view();
    parameters.offsetPx = {100, 50};
    parameters.pitch = 40;
    const ViewTransform t = makeViewTransform(parameters);
    expectNear(t.screenFromMapPx({0, 0}), 500, 250);
}

TEST(ViewTransform, PitchKeepsSizesAtTheCentreAndShrinksWhatIsFar) {
    auto parameters = view();
    parameters.pitch = 60;
    const ViewTransform t = makeViewTransform(parameters);
    expectNear(t.screenFromMapPx({1e-3, 0}), 400.001, 300);
    const auto far = t.screenFromMapPx({100, 200});
    const auto near = t.screenFromMapPx({100, -200});
    ASSERT_TRUE(far && near);
    EXPECT_LT(far->x, 500);
    EXPECT_GT(near->x, 500);
    // A camera 1.5 heights (900 px) away: 200 px up the map is 100 px up and 173 px back.
    EXPECT_NEAR(far->y, 300 - 100 * 900 / (900 + 173.205), 1e-3);
}

TEST(ViewTransform, BehindTheViewerAndAboveTheHorizonThereIsNothing) {
    auto parameters = view();
    parameters.pitch = 60;
    const ViewTransform t = makeViewTransform(parameters);
    EXPECT_FALSE(t.screenFromMapPx({0, -2000})); // 900 px towards the viewer are at sin 60° = 1039
    // The horizon stands 900 px · cot 60° = 520 px above the middle, outside this target.
    EXPECT_TRUE(t.mapPxFromScreen({400, 0}));
    EXPECT_TRUE(t.mapPxFromScreen({400, 300 - 519}));
    EXPECT_FALSE(t.mapPxFromScreen({400, 300 - 520}));
    EXPECT_FALSE(t.mapPxFromScreen({400, -5000}));
}

} // namespace
} // namespace portolan::geo
