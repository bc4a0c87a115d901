// When a large network is drawn as a draft, and how large a one.
#include "app/output/headless_session.h"
#include "app/picture/movement.h"

#include <gtest/gtest.h>

namespace portolan::app {
namespace {

struct Stage {
    Movement movement;
    state::Camera camera;
    std::shared_ptr<const geo::ProjectionGrid> grid = std::make_shared<geo::ProjectionGrid>();

    Motion at(double seconds, bool isHeld = false) {
        movement.follow({.camera = camera, .grid = grid, .isHeld = isHeld, .seconds = seconds});
        return movement.motion();
    }
};

TEST(Movement, TheFirstPictureIsNoMovement) {
    Stage stage;
    EXPECT_EQ(stage.at(0), Motion::None);
    EXPECT_EQ(stage.at(0.1), Motion::None);
}

TEST(Movement, EndsWhenNothingHasChangedForAPause) {
    Stage stage;
    stage.at(0);
    stage.camera.centre.lon += 1;
    EXPECT_EQ(stage.at(1), Motion::Shift);
    EXPECT_EQ(stage.at(1 + Movement::kPause / 2), Motion::Shift);
    EXPECT_GT(stage.movement.pauseLeft(1 + Movement::kPause / 2), 0);
    EXPECT_EQ(stage.movement.pauseLeft(1 + Movement::kPause), 0);
    EXPECT_EQ(stage.at(1 + Movement::kPause), Motion::None);
}

TEST(Movement, LastsAsLongAsTheButtonIsHeld) {
    Stage stage;
    stage.at(0, true);
    EXPECT_EQ(stage.at(5, true), Motion::None) << "a press is no drag";
    stage.camera.centre.lon += 1;
    stage.at(6, true);
    EXPECT_EQ(stage.at(9, true), Motion::Shift);
    EXPECT_EQ(stage.at(9.1), Motion::Shift);
    EXPECT_EQ(stage.at(9 + 2 * Movement::kPause), Motion::None);
}

TEST(Movement, TellsANewShapeFromAShift) {
    Stage stage;
    stage.at(0);
    stage.camera.metresPerPixel /= 2;
    EXPECT_EQ(stage.at(1), Motion::Shape);
    stage.camera.centre.lat += 1;
    EXPECT_EQ(stage.at(1.01), Motion::Shift);
    stage.grid = std::make_shared<geo::ProjectionGrid>();
    EXPECT_EQ(stage.at(1.02), Motion::Shape);
}

scene::ArcScene wholeOf(std::size_t arcs) {
    scene::ArcScene scene;
    scene.dense.resize(arcs);
    scene.isDense = true;
    return scene;
}

TEST(ArcBudget, IsNoLimitAtRest) {
    EXPECT_EQ(ArcBudget().most(Motion::None), scene::kEveryArc);
}

TEST(ArcBudget, LearnsFromWholeFramesOnly) {
    ArcBudget slow;
    slow.drew(wholeOf(100'000), 2.0);
    ArcBudget fast;
    fast.drew(wholeOf(100'000), 0.5);
    EXPECT_LT(slow.most(Motion::Shift), fast.most(Motion::Shift));
    EXPECT_LT(fast.most(Motion::Shape), fast.most(Motion::Shift));
    EXPECT_GE(slow.most(Motion::Shape), scene::kMostStyledArcs);
    scene::ArcScene draft = wholeOf(2000);
    draft.isDraft = true;
    const std::size_t before = fast.most(Motion::Shift);
    fast.drew(draft, 0.1);
    EXPECT_EQ(fast.most(Motion::Shift), before);
}

TEST(ArcBudget, AMachineThatDrawsAllInTimeDrawsNoDraft) {
    ArcBudget budget;
    for (int i = 0; i < 20; ++i) {
        budget.drew(wholeOf(100'000), 1.0 / 60);
    }
    EXPECT_GT(budget.most(Motion::Shape), 100'000U);
}

HeadlessSession openMany() {
    HeadlessRequest request;
    request.view.size = "640x400";
    request.view.scale = 0.6;
    request.given = dataset::makeSyntheticDataset(5000, 60, 3);
    auto session = openHeadless(request);
    EXPECT_TRUE(session.has_value()) << (session ? "" : session.error().toString());
    session->state.timeline.first = -1e6;
    session->state.timeline.last = session->state.timeline.cursor = 1e6;
    return std::move(*session);
}

std::vector<std::uint8_t> drawn(HeadlessSession& session, std::size_t most) {
    Frame frame = session.frame;
    frame.mostArcs = most;
    const scene::Scene& scene =
        session.maker->build(session.state, session.materials, session.projection, frame);
    EXPECT_EQ(scene.network->arcs.isDraft, most != scene::kEveryArc);
    EXPECT_TRUE(session.maker->draw(scene, session.target->framebuffer.id()).has_value());
    EXPECT_EQ(session.gpu->takeErrors(), "");
    return gpu::readPixels(*session.target);
}

TEST(DraftPicture, IsFollowedByThePictureThatHeadlessDraws) {
    HeadlessSession moved = openMany();
    EXPECT_EQ(moved.frame.mostArcs, scene::kEveryArc) << "what `render` draws with";
    const auto draft = drawn(moved, scene::kMostStyledArcs);
    const auto rested = drawn(moved, scene::kEveryArc);
    HeadlessSession fresh = openMany();
    EXPECT_EQ(rested, drawn(fresh, fresh.frame.mostArcs));
    EXPECT_NE(rested, draft);
}

} // namespace
} // namespace portolan::app
