// Undo gives back the picture and not the numbers only: whatever was done, undoing all of it shows
// what was there before, and redoing it what was there after.
#include "app/output/headless_session.h"
#include "app/picture/resources.h"
#include "platform/font_source.h"
#include "state/store.h"
#include "state/timeline.h"

#include <gtest/gtest.h>

#include <random>

namespace portolan::app {
namespace {

class UndoPicture : public testing::TestWithParam<unsigned> {
protected:
    void SetUp() override {
        HeadlessRequest request;
        request.view.size = "480x300";
        request.view.scale = 0.5;
        auto opened = openHeadless(request);
        ASSERT_TRUE(opened) << opened.error().toString();
        session.emplace(*std::move(opened));
    }

    /// By a maker that has drawn nothing else: labels may keep their side of a node.
    std::vector<std::uint8_t> drawn(const state::AppState& state) {
        auto maker = PictureMaker::create(*session->gpu, platform::makeSystemFonts());
        EXPECT_TRUE(maker);
        auto projection = makeProjection(wantedDefinition(state), {122, 28});
        EXPECT_TRUE(projection);
        Materials materials = session->materials;
        dataset::Filter filter = state.filter;
        filter.dates = {static_cast<base::Day>(state.timeline.first),
                        static_cast<base::Day>(state.timeline.last)};
        materials.selection = std::make_shared<const dataset::Selection>(
            dataset::select(*materials.dataset, *session->index, filter));
        state::AppState shown = state;
        shown.timeline = state::shownTimeline(shown.timeline);
        const scene::Scene& scene =
            maker->build(shown, materials, *projection, session->frame, nullptr);
        EXPECT_TRUE(maker->draw(scene, session->target->framebuffer.id()));
        return gpu::readPixels(*session->target);
    }

    state::Intent anyIntent(const state::AppState& now) {
        const auto& engagements = session->materials.dataset->engagements;
        switch (random() % 7) {
        case 0: {
            dataset::Filter filter;
            filter.kinds = {static_cast<dataset::EngagementKind>(random() % 11)};
            return state::intent::SetFilter{filter};
        }
        case 1:
            return state::intent::SetWindow{
                now.timeline.first + static_cast<double>(random() % 900),
                now.timeline.last - static_cast<double>(random() % 500)};
        case 2: {
            state::Camera camera = now.camera;
            camera.centre.lon += static_cast<double>(random() % 10);
            camera.bearing = static_cast<double>(random() % 90);
            camera.metresPerPixel *= 0.6;
            return state::intent::SetCamera{camera};
        }
        case 3:
            return state::intent::ChooseProjection{random() % 2 == 0 ? "mercator" : "globe",
                                                   geo::LonLat{120.3, 22.6}};
        case 4:
            return state::intent::Select{{session->materials.dataset->engagementId(
                static_cast<dataset::EngagementIndex>(random() % engagements.size()))}};
        case 5: {
            state::Layers layers = now.layers;
            layers.relief = !layers.relief;
            layers.graticule = random() % 2 == 0;
            return state::intent::SetLayers{layers};
        }
        default:
            return state::intent::ChooseHome{"osaka", geo::LonLat{135.5, 34.7}};
        }
    }

    std::mt19937 random{GetParam()};
    std::optional<HeadlessSession> session;
};

TEST_P(UndoPicture, OfTheStartAndOfTheEndComeBack) {
    state::Store store(session->state);
    const state::Context context{{session->materials.dataset->extent, {}, {}}};
    const auto start = drawn(store.current());
    for (int i = 0; i < 8; ++i) {
        store.apply({anyIntent(store.current())}, context);
    }
    const auto end = drawn(store.current());
    EXPECT_FALSE(start == end);
    while (store.canUndo()) {
        store.apply({state::intent::Undo{}}, context);
    }
    EXPECT_TRUE(drawn(store.current()) == start);
    while (store.canRedo()) {
        store.apply({state::intent::Redo{}}, context);
    }
    EXPECT_TRUE(drawn(store.current()) == end);
}

INSTANTIATE_TEST_SUITE_P(Sequences, UndoPicture, testing::Values(1U, 2U, 3U, 4U, 5U));

} // namespace
} // namespace portolan::app
