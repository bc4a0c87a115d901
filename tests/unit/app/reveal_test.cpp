// What is chosen in a panel comes into view, as one step with the choice.
#include "app/window/reveal.h"
#include "state/store.h"
#include "support/network_view.h"

#include <gtest/gtest.h>

namespace portolan::app {
namespace {

using state::intent::Select;

class RevealTest : public testing::Test {
protected:
    RevealTest() {
        support::NetworkRecords records;
        const auto kaohsiung = records.place(120.31, 22.62);
        const auto kumamoto = records.place(130.74, 32.79);
        const auto fukuoka = records.place(130.40, 33.59);
        records.engage(dataset::EngagementKind::Mission, {kaohsiung, kumamoto}, "2024-02");
        records.engage(dataset::EngagementKind::Mou, {kumamoto, fukuoka}, "2019");
        data = records.take();
        lens.projection = &projection;
        state.camera.centre = {122, 30};
        state.camera.metresPerPixel = 2000;
        store = state::Store(state);
    }
    std::string id(dataset::EngagementIndex record) const { return data->engagementId(record); }
    /// Chooses as a panel does.
    void choose(std::vector<std::string> ids, std::string flightTo = {}) {
        state::Intents intents;
        if (!ids.empty()) {
            intents = {Select{std::move(ids)}};
        }
        reveal.notice(intents, std::move(flightTo), controls);
        apply(intents);
    }
    void walk(state::Intent back) {
        state::Intents intents{std::move(back)};
        reveal.noticeWalk(intents, store.current().trail, controls);
        apply(intents);
    }
    /// And lets the flight end.
    void apply(const state::Intents& intents) {
        store.apply(intents, {});
        reveal.follow(*data, lens, store.current().camera, controls, 0);
        for (const double seconds : {0.1, 0.3, 9.0}) {
            ControlContext context;
            context.state = &store.current();
            context.lens = lens;
            context.seconds = seconds;
            if (const auto flown = controls.fly(context)) {
                store.apply({*flown}, {});
            }
        }
    }
    bool sees(geo::LonLat place) const {
        const auto at = state::screenOf(store.current().camera, lens, place);
        return at && at->x > lens.freeFirst.x && at->x < lens.freeLast.x &&
               at->y > lens.freeFirst.y && at->y < lens.freeLast.y;
    }

    std::shared_ptr<const dataset::Dataset> data;
    geo::Projection projection =
        *geo::Projection::create(geo::resolveDefinition("east-asia", {122, 30}));
    state::Lens lens;
    state::AppState state;
    state::Store store;
    Controls controls;
    Reveal reveal;
};

TEST_F(RevealTest, WhatIsInSightLeavesTheMapAlone) {
    const state::Camera before = store.current().camera;
    ASSERT_TRUE(sees({120.31, 22.62}));
    choose({id(0)});
    EXPECT_EQ(store.current().selected, std::vector<std::string>{id(0)});
    EXPECT_EQ(store.current().camera, before);
}

TEST_F(RevealTest, WhatIsOutOfSightComesInByMovingAside) {
    state.camera.centre = {106, -6};
    store = state::Store(state);
    choose({id(0)});
    EXPECT_TRUE(sees({120.31, 22.62}) && sees({130.74, 32.79}));
    EXPECT_EQ(store.current().camera.metresPerPixel, state.camera.metresPerPixel);
}

TEST_F(RevealTest, WhatIsTooLargeIsSeenFromFartherAwayAndWhatIsTooSmallFromNear) {
    state.camera.metresPerPixel = 500;
    store = state::Store(state);
    choose({id(0)});
    EXPECT_TRUE(sees({120.31, 22.62}) && sees({130.74, 32.79}));
    EXPECT_GT(store.current().camera.metresPerPixel, 500);
    state.camera.metresPerPixel = 20000;
    store = state::Store(state);
    choose({id(1)});
    EXPECT_LT(store.current().camera.metresPerPixel, 5000);
}

TEST_F(RevealTest, TheChoiceAndItsFlightAreOneStep) {
    state.camera.centre = {106, -6};
    store = state::Store(state);
    choose({id(0)});
    ASSERT_NE(store.current().camera, state.camera);
    store.apply({state::intent::Undo{}}, {});
    EXPECT_TRUE(store.current().selected.empty());
    EXPECT_NEAR(store.current().camera.centre.lon, 106, 1e-9);
    EXPECT_FALSE(store.canUndo());
    choose({id(0)});
    choose({id(1)});
    store.apply({state::intent::Undo{}}, {});
    EXPECT_EQ(store.current().selected, std::vector<std::string>{id(0)}) << "each is its own step";
}

TEST_F(RevealTest, WhatWasSelectedBeforeComesBackIntoSight) {
    choose({id(1)});
    choose({id(0)});
    state::Camera away = store.current().camera;
    away.centre = {106, -6};
    store.apply({state::intent::SetCamera{away}}, {});
    ASSERT_FALSE(sees({130.74, 32.79}));
    walk(state::intent::GoBack{});
    EXPECT_EQ(store.current().selected, std::vector<std::string>{id(1)});
    EXPECT_TRUE(sees({130.74, 32.79}) && sees({130.40, 33.59}));
    store.apply({state::intent::Undo{}}, {});
    EXPECT_EQ(store.current().selected, std::vector<std::string>{id(0)}) << "with its flight";
    EXPECT_NEAR(store.current().camera.centre.lon, 106, 1e-9);
    store.apply({state::intent::Redo{}}, {});
    store.apply({state::intent::SetCamera{away}}, {});
    walk(state::intent::GoForward{});
    EXPECT_EQ(store.current().selected, std::vector<std::string>{id(0)});
    EXPECT_TRUE(sees({120.31, 22.62}));
}

TEST_F(RevealTest, AFlightThatIsAskedForGoesThereInAnyCase) {
    const state::Camera before = store.current().camera;
    choose({}, id(1));
    EXPECT_NE(store.current().camera, before);
    EXPECT_TRUE(store.current().selected.empty());
}

TEST_F(RevealTest, WhatTheMapDoesNotHaveMovesNothing) {
    const state::Camera before = store.current().camera;
    choose({"no such thing"});
    EXPECT_EQ(store.current().camera, before);
    choose({}, "no such thing");
    EXPECT_EQ(store.current().camera, before);
}

} // namespace
} // namespace portolan::app
