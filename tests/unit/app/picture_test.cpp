// The picture is a function of state: whatever was drawn before, the same state gives the same
// pixels.
#include "app/output/headless_session.h"
#include "app/picture/lens.h"
#include "app/picture/place_camera.h"
#include "dataset/synthetic.h"
#include "platform/font_source.h"

#include <gtest/gtest.h>

namespace portolan::app {
namespace {

HeadlessSession openSmall(const std::string& crs = "east-asia") {
    HeadlessRequest request;
    request.view.size = "640x400";
    request.view.scale = 0.6;
    request.view.crs = crs;
    auto session = openHeadless(request);
    EXPECT_TRUE(session.has_value()) << (session ? "" : session.error().toString());
    return std::move(*session);
}

std::vector<std::uint8_t> drawn(HeadlessSession& session, const Frame& frame,
                                const Morph* morph = nullptr) {
    const scene::Scene& scene =
        session.maker->build(session.state, session.materials, session.projection, frame, morph);
    EXPECT_TRUE(session.maker->draw(scene, session.target->framebuffer.id()).has_value());
    EXPECT_EQ(session.gpu->takeErrors(), "");
    return gpu::readPixels(*session.target);
}

double shareDifferent(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
    std::size_t different = 0;
    for (std::size_t i = 0; i < a.size(); i += 4) {
        const auto gap = [&](std::size_t c) { return std::abs(a[i + c] - b[i + c]); };
        different += gap(0) > 12 || gap(1) > 12 || gap(2) > 12 ? 1 : 0;
    }
    return static_cast<double>(different) * 4 / static_cast<double>(a.size());
}

TEST(Picture, ShowsLandSeaAndNetwork) {
    HeadlessSession session = openSmall();
    const auto whole = drawn(session, session.frame);
    session.state.layers.arcs = false;
    session.state.layers.nodes = false;
    const auto bare = drawn(session, session.frame);
    EXPECT_GT(shareDifferent(whole, bare), 0.02);
}

TEST(Picture, NamesThatNoArcCrossesAreKeptAndLookTheSame) {
    HeadlessSession session = openSmall();
    session.state.layers.nodes = false; // their labels remember where they stood
    for (const double days : {0.0, 0.0, 300.0, 900.0, 2000.0}) {
        session.state.timeline.last -= days;
        session.state.timeline.cursor = session.state.timeline.last;
        const auto kept = drawn(session, session.frame);
        auto maker = std::move(session.maker);
        session.maker.emplace(*PictureMaker::create(*session.gpu, platform::makeSystemFonts()));
        EXPECT_EQ(kept, drawn(session, session.frame)) << days;
        session.maker = std::move(maker);
    }
    const scene::Scene& scene =
        session.maker->build(session.state, session.materials, session.projection, session.frame);
    EXPECT_FALSE(scene.labels.crossed.isAll);
    EXPECT_LT(scene.labels.crossed.glyphs.size(), scene.labels.names.size());
}

TEST(Picture, ALargeNetworkIsDrawnOnceWhileNothingChanges) {
    HeadlessRequest request;
    request.view.size = "640x400";
    request.given = dataset::makeSyntheticDataset(4000, 60, 5);
    auto opened = openHeadless(request);
    ASSERT_TRUE(opened) << opened.error().toString();
    HeadlessSession session = std::move(*opened);
    session.state.layers.nodes = false; // their labels remember where they stood
    const auto once = drawn(session, session.frame);
    ASSERT_EQ(session.maker->networkDraws(), 1U);
    EXPECT_EQ(drawn(session, session.frame), once);
    EXPECT_EQ(session.maker->networkDraws(), 1U);
    session.state.hovered = session.materials.dataset->places[3].id;
    EXPECT_NE(drawn(session, session.frame), once);
    session.state.hovered.clear();
    EXPECT_EQ(drawn(session, session.frame), once);
    session.state.layers.arcs = false;
    EXPECT_NE(drawn(session, session.frame), once);
}

TEST(Picture, MovingTimeDrawsNoBasemap) {
    HeadlessSession session = openSmall();
    drawn(session, session.frame);
    const auto before = session.maker->basemapDraws();
    for (int i = 0; i < 10; ++i) {
        session.state.timeline.cursor -= 40;
        drawn(session, session.frame);
    }
    EXPECT_EQ(session.maker->basemapDraws(), before);
}

TEST(Picture, ADragShowsWhatAFreshPictureShows) {
    for (const glm::dvec2 step : {glm::dvec2(17, 9), glm::dvec2(-31, 5), glm::dvec2(8, -44)}) {
        HeadlessSession session = openSmall();
        Frame frame = session.frame;
        frame.snapsToLast = true;
        session.state.layers.nodes = false; // labels may keep their side of a node
        drawn(session, frame);
        for (int i = 0; i < 3; ++i) {
            session.state.camera = state::dragged(
                session.state.camera, lensOf(session.projection, session.frame), {100, 100},
                {100 + step.x / frame.scale, 100 + step.y / frame.scale});
            drawn(session, frame);
        }
        const auto shifted = drawn(session, frame);
        HeadlessSession fresh = openSmall();
        fresh.state.layers.nodes = false;
        fresh.state.camera = session.state.camera;
        EXPECT_LT(shareDifferent(shifted, drawn(fresh, fresh.frame)), 0.01);
    }
}

TEST(Picture, WhatFitsAllShowsEveryArcWhole) {
    for (const char* preset :
         {"east-asia", "equal-area", "mercator", "globe", "equidistant", "world"}) {
        HeadlessSession session = openSmall(preset);
        const scene::Scene& scene = session.maker->build(session.state, session.materials,
                                                         session.projection, session.frame);
        ASSERT_GT(scene.network->arcs.curves.size(), 20U) << preset;
        for (const scene::LaneCurve& curve : scene.network->arcs.curves) {
            for (const glm::vec2 corner : {curve.low, curve.high}) {
                const auto at = scene.view.transform.screenFromMapPx(glm::dvec2(corner));
                ASSERT_TRUE(at);
                EXPECT_GE(std::min(at->x, at->y), 0) << preset;
                EXPECT_LE(at->x, session.frame.sizePx.x) << preset;
                EXPECT_LE(at->y, session.frame.sizePx.y) << preset;
            }
        }
    }
}

TEST(Picture, AMorphBeginsAndEndsAsItsProjectionsAre) {
    // One after the other: a session draws in the context that was made last.
    const state::Camera camera = openSmall().state.camera;
    ReadyProjection mercator;
    std::vector<std::uint8_t> end;
    {
        HeadlessSession to = openSmall("mercator");
        to.state.camera = camera;
        end = drawn(to, to.frame);
        mercator = to.projection;
    }
    HeadlessSession from = openSmall();
    const auto start = drawn(from, from.frame);
    Morph morph{from.projection, from.state.camera.metresPerPixel, 1e-6};
    from.state.projection = "mercator";
    from.projection = mercator;
    from.state.layers.vignette = true;
    EXPECT_LT(shareDifferent(drawn(from, from.frame, &morph), start), 0.02);
    morph.progress = 1 - 1e-6;
    EXPECT_LT(shareDifferent(drawn(from, from.frame, &morph), end), 0.02);
    morph.progress = 0.5;
    const auto middle = drawn(from, from.frame, &morph);
    EXPECT_GT(shareDifferent(middle, start), 0.02);
    EXPECT_GT(shareDifferent(middle, end), 0.02);
}

TEST(Picture, TagsWhereArcsLeaveForAndNothingWhereAllIsSeen) {
    HeadlessSession session = openSmall();
    const auto tagLines = [&] {
        const scene::Scene& scene = session.maker->build(session.state, session.materials,
                                                         session.projection, session.frame);
        const std::size_t all = scene.furniture.over.lines.size();
        for (const scene::OverlayLine& line : scene.furniture.over.lines) {
            EXPECT_GE(std::min(line.a.x, line.b.x), 0) << "a tag is cut off";
            EXPECT_LE(std::max(line.a.x, line.b.x), 640) << "a tag is cut off";
        }
        session.state.layers.arcs = false;
        const std::size_t furniture =
            session.maker
                ->build(session.state, session.materials, session.projection, session.frame)
                .furniture.over.lines.size();
        session.state.layers.arcs = true;
        return all - furniture;
    };
    EXPECT_EQ(tagLines(), 0U);
    session.state.camera.centre = {126, 29};
    session.state.camera.metresPerPixel = 1200;
    EXPECT_GT(tagLines(), 0U);
}

TEST(Picture, TheSameStateGivesTheSamePixels) {
    HeadlessSession first = openSmall();
    HeadlessSession second = openSmall();
    EXPECT_EQ(drawn(first, first.frame), drawn(second, second.frame));
}

} // namespace
} // namespace portolan::app
