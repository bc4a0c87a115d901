// The land as the program draws it, through the projection's lookup grid, against PROJ asked point
// by point: for a pixel, PROJ's inverse says which place it shows, and the basemap's triangles
// whether that is land. They may differ within one pixel of a coast and nowhere else.
#include "golden/land_truth.h"

#include "app/picture/picture.h"
#include "formats/basemap_file.h"
#include "geo/geodesic.h"
#include "gpu/texture.h"
#include "platform/font_source.h"
#include "platform/headless_context.h"
#include "scene/basemap_view.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>

namespace portolan::golden {

namespace {

constexpr glm::ivec2 kSize(400, 320);
constexpr int kComparedRows = 245; // above the scale bar and the north arrow

/// A pixel off, and the line itself: 0.8 px wide, its edges half a pixel soft.
constexpr double kCoastReach = 1.9;

/// Around its antipode, a point that fills the rim, an azimuthal map stretches the land's cells of
/// 4° around the disc: the triangles' straight sides leave the rim's curve by more than a pixel up
/// to 22° away (26 pixels of 58,700 in "equal-area"), and within 11° the cells are left out, as
/// they would cross the map (88 of 95,400 in "equidistant"). The rest of the disc is compared.
constexpr double kRimMetres = 25 * 111'195.0;

enum class Seen { Land, Sea, Other }; ///< Other: the coast's line
enum class Truth : std::uint8_t {
    Nowhere,
    LeftOut,
    Sea,
    Land
}; ///< LeftOut: not drawn, by the grid

/// The basemap's land and coast alone, and what draws them.
class ProjectedLand : public testing::TestWithParam<const char*> {
protected:
    static void SetUpTestSuite() {
        auto opened = formats::openBasemap(PORTOLAN_SHARE_DIR "/basemap.pmap");
        ASSERT_TRUE(opened) << opened.error().toString();
        auto bare = std::make_shared<dataset::Basemap>(**opened);
        bare->names.clear();
        for (dataset::DetailLevel& level : bare->levels) {
            level.lakes = level.glaciers = level.urban = {};
            level.lakeshore = level.rivers = level.admin1 = level.boundaries = level.claims = {};
        }
        materials_.basemap = bare;
        materials_.viewpoint = std::make_shared<const dataset::Viewpoint>();
    }
    static void TearDownTestSuite() {
        truths_.clear();
        materials_ = {};
    }
    void SetUp() override {
        ASSERT_TRUE(egl_) << egl_.error().toString();
        gpu_ = gpu::Context::current();
        ASSERT_TRUE(gpu_) << gpu_.error().toString();
        auto maker = app::PictureMaker::create(*gpu_, platform::makeSystemFonts());
        ASSERT_TRUE(maker) << maker.error().toString();
        maker_.emplace(std::move(*maker));
        auto target = gpu::makeRenderTarget(*gpu_, kSize);
        ASSERT_TRUE(target) << target.error().toString();
        target_ = std::move(*target);
    }

    const LandTruth& truthFor(double metresPerPixel) {
        const std::size_t level = scene::detailLevelFor(metresPerPixel);
        const auto [found, isNew] =
            truths_.try_emplace(level, materials_.basemap->levels[level].land);
        return found->second;
    }

    void draw(const app::ReadyProjection&, geo::LonLat centre, double metresPerPixel);
    Seen seenAt(glm::ivec2 pixel) const;
    base::Colour findSea() const;
    Truth truthAt(const app::ReadyProjection&, const LandTruth&, geo::ScreenPoint) const;
    std::vector<bool> coastPixels(const app::ReadyProjection&) const;
    bool isNear(const app::ReadyProjection&, const LandTruth&, glm::ivec2, Seen) const;
    void compare(const app::ReadyProjection&, const LandTruth&, double wrongShare = 0);

    base::Result<platform::HeadlessContext> egl_ = platform::HeadlessContext::create();
    base::Result<gpu::Context> gpu_ = base::fail(base::ErrorCode::Machine, "not made", "");
    std::optional<app::PictureMaker> maker_;
    gpu::RenderTarget target_;
    geo::ViewTransform transform_;
    double drawnMetresPerPixel_ = 0;
    std::optional<geo::LonLat> antipode_; ///< of the middle of a map on which it fills the rim
    std::vector<std::uint8_t> pixels_;
    const base::Colour land_ = scene::mapStyle(state::Theme::Dark).landRamp[1].colour;
    base::Colour sea_{};
    static inline app::Materials materials_;
    static inline std::map<std::size_t, LandTruth> truths_;
};

void ProjectedLand::draw(const app::ReadyProjection& ready, geo::LonLat centre,
                         double metresPerPixel) {
    state::AppState state;
    state.layers = {false, false, false, false, false, false, false, false, false, false};
    state.camera.centre = centre;
    state.camera.metresPerPixel = metresPerPixel;
    app::Frame frame;
    frame.sizePx = kSize;
    frame.freeLast = glm::dvec2(kSize);
    const scene::Scene& scene = maker_->build(state, materials_, ready, frame);
    ASSERT_TRUE(maker_->draw(scene, target_.framebuffer.id()));
    transform_ = scene.view.transform;
    drawnMetresPerPixel_ = scene.basemap.metresPerPixel;
    pixels_ = gpu::readPixels(target_);
    sea_ = findSea();
}

Seen ProjectedLand::seenAt(glm::ivec2 pixel) const {
    const auto* rgb = &pixels_[static_cast<std::size_t>(pixel.y * kSize.x + pixel.x) * 4];
    const auto is = [&](base::Colour colour) {
        return std::abs(rgb[0] - colour.r) + std::abs(rgb[1] - colour.g) +
                   std::abs(rgb[2] - colour.b) <=
               3;
    };
    return is(land_) ? Seen::Land : is(sea_) ? Seen::Sea : Seen::Other;
}

/// The sea without its relief has one colour, brighter the farther out: the most frequent one that
/// is neither land nor beside the map.
base::Colour ProjectedLand::findSea() const {
    const base::Colour window = scene::mapStyle(state::Theme::Dark).window;
    std::map<std::array<std::uint8_t, 3>, int> counts;
    for (std::size_t i = 0; i < pixels_.size(); i += 4) {
        ++counts[{pixels_[i], pixels_[i + 1], pixels_[i + 2]}];
    }
    counts.erase({land_.r, land_.g, land_.b});
    counts.erase({window.r, window.g, window.b});
    const auto most =
        std::max_element(counts.begin(), counts.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return {most->first[0], most->first[1], most->first[2], 255};
}

Truth ProjectedLand::truthAt(const app::ReadyProjection& ready, const LandTruth& truth,
                             geo::ScreenPoint at) const {
    const glm::dvec2 offset = transform_.offsetFromMapPx(*transform_.mapPxFromScreen(at));
    const geo::PlanePoint origin = ready.grid->origin;
    const auto place = ready.projection->inverse({origin.x + offset.x, origin.y + offset.y});
    const auto back = place ? ready.projection->forward(*place) : std::nullopt;
    // Beyond the map's edge PROJ goes round the world once more, or back: that is not drawn.
    if (!place || !back || std::fabs(place->lat) > 90 || std::fabs(place->lon) > 180 ||
        !(std::hypot(back->x - origin.x - offset.x, back->y - origin.y - offset.y) <=
          0.5 * transform_.metresPerPixel())) {
        return Truth::Nowhere;
    }
    if (antipode_ && geo::distanceMetres(*antipode_, *place) < kRimMetres) {
        return Truth::Nowhere;
    }
    if (ready.grid->lookup(*place).validity <= 0) {
        return Truth::LeftOut;
    }
    return truth.isLand(*place) ? Truth::Land : Truth::Sea;
}

/// Pixels that the line through a point of the coast may touch, were it drawn a pixel aside. Islets
/// smaller than truthAt's samples are found by their points.
std::vector<bool> ProjectedLand::coastPixels(const app::ReadyProjection& ready) const {
    std::vector<bool> pixels(static_cast<std::size_t>(kSize.x * kSize.y));
    const std::size_t level = scene::detailLevelFor(drawnMetresPerPixel_);
    for (const glm::vec2 point : materials_.basemap->levels[level].coast.points) {
        const auto plane = point.x < dataset::kLineBreak
                               ? ready.projection->forward({point.x, point.y})
                               : std::nullopt;
        if (!plane) {
            continue;
        }
        const glm::dvec2 offset(plane->x - ready.grid->origin.x, plane->y - ready.grid->origin.y);
        const auto at = transform_.screenFromMapPx(transform_.mapPxFromOffset(offset));
        for (int i = 0; at && i < 25; ++i) {
            const glm::ivec2 pixel(static_cast<int>(std::floor(at->x)) + i % 5 - 2,
                                   static_cast<int>(std::floor(at->y)) + i / 5 - 2);
            const bool isInside =
                pixel.x >= 0 && pixel.y >= 0 && pixel.x < kSize.x && pixel.y < kSize.y;
            if (isInside &&
                std::hypot(pixel.x + 0.5 - at->x, pixel.y + 0.5 - at->y) <= kCoastReach) {
                pixels[static_cast<std::size_t>(pixel.y * kSize.x + pixel.x)] = true;
            }
        }
    }
    return pixels;
}

/// Whether what is seen, or the coast, is within a pixel.
bool ProjectedLand::isNear(const app::ReadyProjection& ready, const LandTruth& truth,
                           glm::ivec2 pixel, Seen seen) const {
    const double reach = seen == Seen::Other ? kCoastReach : 1.0;
    constexpr int kSteps = 12;
    Truth first = Truth::Nowhere;
    for (int i = 0; i < (kSteps + 1) * (kSteps + 1); ++i) {
        const glm::dvec2 by =
            glm::dvec2(i % (kSteps + 1), i / (kSteps + 1)) * (2 * reach / kSteps) - reach;
        const Truth here = truthAt(ready, truth, {pixel.x + 0.5 + by.x, pixel.y + 0.5 + by.y});
        first = i == 0 ? here : first;
        const bool isSame = here == Truth::Land  ? seen == Seen::Land
                            : here == Truth::Sea ? seen == Seen::Sea
                                                 : true;
        if (isSame || here != first) {
            return true;
        }
    }
    return false;
}

void ProjectedLand::compare(const app::ReadyProjection& ready, const LandTruth& truth,
                            double wrongShare) {
    const std::vector<bool> coast = coastPixels(ready);
    int shown = 0;
    int leftOut = 0;
    int wrong = 0;
    std::string first;
    for (int y = 0; y < kComparedRows; ++y) {
        for (int x = 0; x < kSize.x; ++x) {
            const Truth wanted = truthAt(ready, truth, {x + 0.5, y + 0.5});
            shown += wanted == Truth::Nowhere ? 0 : 1;
            leftOut += wanted == Truth::LeftOut ? 1 : 0;
            const Seen seen = seenAt({x, y});
            const bool isSame = (wanted == Truth::Land && seen == Seen::Land) ||
                                (wanted == Truth::Sea && seen == Seen::Sea);
            const bool isCoast =
                seen == Seen::Other && coast[static_cast<std::size_t>(y * kSize.x + x)];
            if (wanted <= Truth::LeftOut || isSame || isCoast ||
                isNear(ready, truth, {x, y}, seen)) {
                continue;
            }
            first = wrong++ == 0 ? std::to_string(x) + ", " + std::to_string(y) : first;
        }
    }
    EXPECT_GT(shown, kSize.x * kComparedRows / 8) << "the view shows next to nothing";
    EXPECT_LE(leftOut, shown / 50) << "places that PROJ projects are not drawn";
    EXPECT_LE(wrong, wrongShare * shown) << "the first at pixel " << first;
}

TEST_P(ProjectedLand, isWithinOnePixelOfPointByPoint) {
    constexpr geo::LonLat kKyushu{130.7, 32.8};
    auto ready = app::makeProjection(GetParam(), kKyushu);
    ASSERT_TRUE(ready) << ready.error().toString();
    for (const double metresPerPixel : {9000.0, 1000.0, 200.0}) {
        SCOPED_TRACE(testing::Message() << GetParam() << " at " << metresPerPixel << " m/px");
        draw(*ready, kKyushu, metresPerPixel);
        compare(*ready, truthFor(drawnMetresPerPixel_));
    }
}

INSTANTIATE_TEST_SUITE_P(
    Crs, ProjectedLand,
    testing::Values(
        "+proj=lcc +lat_1=18 +lat_2=44 +lat_0=30 +lon_0=122", "EPSG:3857",
        "+proj=ortho +lat_0=25 +lon_0=121", "ESRI:54030", "EPSG:4326", "EPSG:3395", "EPSG:6933",
        "EPSG:3826", "EPSG:6677", "EPSG:2326", "ESRI:54009", "+proj=utm +zone=52",
        "+proj=aea +lat_1=18 +lat_2=44 +lon_0=122", "+proj=laea +lat_0=30 +lon_0=122",
        "+proj=aeqd +lat_0=35 +lon_0=125", "+proj=nsper +h=4000000 +lat_0=30 +lon_0=125",
        "+proj=tpers +h=5500000 +lat_0=30 +lon_0=125 +tilt=20 +azi=20",
        "+proj=geos +h=35785831 +lon_0=130", "+proj=stere +lat_0=30 +lon_0=125",
        "+proj=gnom +lat_0=30 +lon_0=125", "+proj=eck4 +lon_0=120", "+proj=eqearth +lon_0=150",
        "+proj=natearth +lon_0=120", "+proj=vandg +lon_0=120", "+proj=wintri +lon_0=120",
        "+proj=hammer +lon_0=120", "+proj=sinu +lon_0=120", "+proj=mill +lon_0=120",
        "+proj=poly +lon_0=120", "+proj=bonne +lat_1=30 +lon_0=120", "+proj=cass +lon_0=120",
        "+proj=omerc +lat_0=30 +lonc=125 +alpha=30", "+proj=eqdc +lat_1=20 +lat_2=45 +lon_0=120",
        "+proj=cea +lat_ts=30", "+proj=igh +lon_0=120", "+proj=healpix +lon_0=120",
        "+proj=rhealpix +lon_0=120"));

/// A continent at 30 km a pixel, the world at 90. There a pixel spans many islets: one in five
/// thousand may show one that the samples about it miss.
constexpr double kIsletShare = 0.0002;

bool fillsItsRim(const std::string& crs) {
    return crs == "equal-area" || crs == "equidistant" || crs.starts_with("+proj=laea");
}

class ProjectedWorld : public ProjectedLand {};

TEST_P(ProjectedWorld, isWithinOnePixelOfPointByPoint) {
    constexpr geo::LonLat kMiddle{120, 10};
    auto ready = app::makeProjection(app::definitionOf(GetParam(), kMiddle), kMiddle);
    ASSERT_TRUE(ready) << ready.error().toString();
    if (fillsItsRim(GetParam())) {
        const geo::LonLat middle = *ready->projection->inverse({0, 0});
        antipode_ = geo::LonLat{geo::wrapLongitude(middle.lon + 180), -middle.lat};
    }
    for (const double metresPerPixel : {30000.0, 90000.0}) {
        SCOPED_TRACE(testing::Message() << GetParam() << " at " << metresPerPixel << " m/px");
        draw(*ready, kMiddle, metresPerPixel);
        compare(*ready, truthFor(drawnMetresPerPixel_), kIsletShare);
    }
}

INSTANTIATE_TEST_SUITE_P(Crs, ProjectedWorld,
                         testing::Values("east-asia", "equal-area", "mercator", "globe",
                                         "equidistant", "world", "EPSG:4326", "EPSG:3857",
                                         "EPSG:6933", "ESRI:54030", "ESRI:54009",
                                         "+proj=eck4 +lon_0=120", "+proj=eqearth +lon_0=150",
                                         "+proj=natearth +lon_0=120", "+proj=wintri +lon_0=120",
                                         "+proj=hammer +lon_0=120", "+proj=sinu +lon_0=120",
                                         "+proj=mill +lon_0=120", "+proj=laea +lat_0=30 +lon_0=122",
                                         "+proj=igh +lon_0=120", "+proj=igh_o +lon_0=120",
                                         "+proj=goode +lon_0=120", "+proj=healpix +lon_0=120",
                                         "+proj=rhealpix +lon_0=120", "+proj=utm +zone=52",
                                         "EPSG:3826", "+proj=gnom +lat_0=30 +lon_0=125"));

} // namespace

} // namespace portolan::golden
