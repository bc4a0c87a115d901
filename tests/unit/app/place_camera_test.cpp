#include "app/picture/lens.h"
#include "app/picture/place_camera.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace portolan::app {
namespace {

struct Framed {
    const char* crs;
    double leastShare = 0.9; ///< of the room, in the direction that is filled
};

class WorldBox : public testing::TestWithParam<Framed> {};

// Whatever the projection, its seam and its cuts, the whole box is in the picture and fills it.
TEST_P(WorldBox, FillsTheViewAndStaysInside) {
    auto projection = geo::Projection::create(GetParam().crs);
    ASSERT_TRUE(projection) << projection.error().toString();
    const ReadyProjection ready{std::make_shared<const geo::Projection>(std::move(*projection)),
                                nullptr};
    const Frame frame{.sizePx = {1200, 800}, .freeLast = {1200, 800}};
    const state::Lens lens = lensOf(ready, frame);
    Materials materials;
    materials.dataset = std::make_shared<const dataset::Dataset>();
    ViewArguments arguments;
    arguments.bbox = "-180,-60,180,80";
    state::AppState state;
    ASSERT_TRUE(placeCamera(arguments, materials, ready, frame, state));
    glm::dvec2 low(1e9);
    glm::dvec2 high(-1e9);
    for (int i = 0; i < 720; ++i) {
        for (int lat = -60; lat <= 80; ++lat) {
            const auto at = state::screenOf(state.camera, lens, {i / 2.0 - 179.9, lat * 1.0});
            if (at) {
                low = glm::min(low, glm::dvec2(at->x, at->y));
                high = glm::max(high, glm::dvec2(at->x, at->y));
            }
        }
    }
    constexpr double kSlack = 12; // a horizon lies between the places that are asked for
    EXPECT_GE(low.x, -kSlack);
    EXPECT_GE(low.y, -kSlack);
    EXPECT_LE(high.x, 1200 + kSlack);
    EXPECT_LE(high.y, 800 + kSlack);
    const double filled = std::max((high.x - low.x) / 1200, (high.y - low.y) / 800);
    EXPECT_GE(filled, GetParam().leastShare);
}

// Where the middle of the plane is no place of the map, the view is centred on the nearest one and
// leaves some room on one side.
INSTANTIATE_TEST_SUITE_P(
    Projections, WorldBox,
    testing::Values(Framed{"ESRI:54030"}, Framed{"+proj=healpix"}, Framed{"+proj=rhealpix", 0.5},
                    Framed{"+proj=eqearth +lon_0=150"}, Framed{"EPSG:3857"},
                    Framed{"+proj=igh +lon_0=120"}, Framed{"+proj=moll +lon_0=120"},
                    Framed{"+proj=ortho +lat_0=25 +lon_0=121"}, Framed{"+proj=vandg +lon_0=120"}));

} // namespace
} // namespace portolan::app
