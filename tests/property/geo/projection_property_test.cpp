#include "geo/geodesic.h"
#include "geo/projection.h"
#include "geo/view_transform.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace portolan::geo {
namespace {

double anyBetween(double low, double high) {
    constexpr int kSteps = 1 << 24;
    return low + (high - low) * *rc::gen::inRange(0, kSteps) / kSteps;
}

LonLat anyPlace(double highestLatitude = 85) {
    return {anyBetween(-180, 180), anyBetween(-highestLatitude, highestLatitude)};
}

/// False beyond the horizon, and next to it or to an azimuthal map's antipode, where the scale runs
/// to nought or to infinity and rounding alone moves a point by more than the bound.
bool isRegular(const Projection& projection, LonLat place) {
    constexpr double kStep = 0.01;
    constexpr double kGround = 1112; // metres
    const auto at = projection.forward(place);
    const auto east = projection.forward({place.lon + kStep, place.lat});
    const auto north = projection.forward({place.lon, place.lat + kStep});
    if (!at || !east || !north) {
        return false;
    }
    const double xe = (east->x - at->x) / kGround;
    const double ye = (east->y - at->y) / kGround;
    const double xn = (north->x - at->x) / kGround;
    const double yn = (north->y - at->y) / kGround;
    return std::abs(xe * yn - xn * ye) > 0.003 && std::hypot(xn, yn) < 30;
}

void expectRoundTrip(const std::string& definition) {
    const auto projection = Projection::create(definition);
    ASSERT_TRUE(projection);
    EXPECT_TRUE(rc::check(definition + ": the inverse of a projected place is the place", [&] {
        const LonLat place = anyPlace();
        if (!isRegular(*projection, place)) {
            return;
        }
        const auto point = projection->forward(place);
        const auto back = projection->inverse(*point);
        RC_ASSERT(back.has_value());
        RC_ASSERT(std::abs(wrapLongitude(back->lon - place.lon)) < 1e-9);
        RC_ASSERT(std::abs(back->lat - place.lat) < 1e-9);
    }));
}

TEST(ProjectionProperty, RoundTripsWithinABillionthOfADegree) {
    for (const ProjectionPreset& preset : projectionPresets()) {
        expectRoundTrip(resolveDefinition(preset.name, {121, 25}));
    }
    for (const char* definition : {"EPSG:3857", "EPSG:4326", "EPSG:3395", "EPSG:32661",
                                   "ESRI:54030", "+proj=moll", "+proj=natearth", "+proj=sinu"}) {
        expectRoundTrip(definition);
    }
}

RC_GTEST_PROP(GreatCircleProperty, EveryPointLiesBetweenItsEnds, ()) {
    const LonLat a = anyPlace();
    const LonLat b = anyPlace();
    const double t = anyBetween(0, 1);
    const LonLat p = alongGreatCircle(a, b, t);
    const double whole = distanceMetres(a, b);
    // A great circle of the sphere is within half a percent of the ellipsoid's geodesic.
    RC_ASSERT(distanceMetres(a, p) + distanceMetres(p, b) < whole * 1.005 + 1);
    RC_ASSERT(std::abs(distanceMetres(a, p) - t * whole) < whole * 0.006 + 1);
}

ViewParameters anyView() {
    return {.centre = {anyBetween(-1e7, 1e7), anyBetween(-1e7, 1e7)},
            .metresPerPixel = std::exp(anyBetween(3, 10)),
            .bearing = anyBetween(-360, 360),
            .pitch = anyBetween(0, 60),
            .sizePx = {anyBetween(100, 4000), anyBetween(100, 3000)},
            .offsetPx = {anyBetween(-200, 200), anyBetween(-200, 200)}};
}

RC_GTEST_PROP(ViewTransformProperty, AScreenPointGoesToTheMapAndBack, ()) {
    const ViewTransform t = makeViewTransform(anyView());
    const ScreenPoint point{anyBetween(0, t.sizePx.x), anyBetween(0, t.sizePx.y)};
    const auto px = t.mapPxFromScreen(point);
    RC_PRE(px.has_value());
    const auto back = t.screenFromMapPx(*px);
    RC_ASSERT(back.has_value());
    RC_ASSERT(std::hypot(back->x - point.x, back->y - point.y) < 1e-4);
}

RC_GTEST_PROP(ViewTransformProperty, APlanePointGoesToTheMapAndBack, ()) {
    const ViewTransform t = makeViewTransform(anyView());
    const glm::dvec2 offset(anyBetween(-2e7, 2e7), anyBetween(-2e7, 2e7));
    const glm::dvec2 back = t.offsetFromMapPx(t.mapPxFromOffset(offset));
    RC_ASSERT(std::hypot(back.x - offset.x, back.y - offset.y) < 1e-4);
}

RC_GTEST_PROP(WrapLongitudeProperty, IsTheSameMeridianWithinHalfATurn, ()) {
    const double lon = anyBetween(-2000, 2000);
    const double wrapped = wrapLongitude(lon);
    RC_ASSERT(wrapped >= -180 && wrapped < 180);
    RC_ASSERT(std::abs(std::remainder(wrapped - lon, 360.0)) < 1e-9);
}

} // namespace
} // namespace portolan::geo
