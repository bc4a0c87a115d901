#include "app/window/controls.h"
#include "state/store.h"

#include <gtest/gtest.h>

namespace portolan::app {
namespace {

using platform::InputEvent;
using platform::Key;

class ControlsTest : public testing::Test {
protected:
    ControlsTest() {
        context.state = &state;
        context.lens.projection = &projection;
        context.home = [this] { return state::fitted(state.camera, context.lens, places, 70); };
    }

    static InputEvent pointer(InputEvent::Type type, double x, double y, double seconds = 0) {
        InputEvent event;
        event.type = type;
        event.x = x;
        event.y = y;
        event.seconds = seconds;
        return event;
    }
    static InputEvent keyDown(Key key, platform::Modifiers modifiers = {}) {
        InputEvent event;
        event.type = InputEvent::Type::KeyDown;
        event.key = key;
        event.modifiers = modifiers;
        return event;
    }
    ControlResult send(std::vector<InputEvent> events) {
        ControlResult result = controls.translate(events, context);
        for (const state::Intent& wanted : result.intents) {
            state = state::reduce(state, wanted, {});
        }
        return result;
    }

    geo::Projection projection =
        *geo::Projection::create(geo::resolveDefinition("east-asia", {122, 30}));
    state::AppState state = [] {
        state::AppState fresh;
        fresh.timeline = state::timelineFor({});
        return fresh;
    }();
    std::vector<geo::LonLat> places{{100.5, 13.7}, {139.7, 35.7}};
    ControlContext context;
    Controls controls;
};

TEST_F(ControlsTest, ADragMovesTheGroundWithThePointerAndIsOneGesture) {
    const auto held = state::groundAt(state.camera, context.lens, {800, 500});
    send({pointer(InputEvent::Type::PointerDown, 800, 500),
          pointer(InputEvent::Type::PointerMove, 850, 540),
          pointer(InputEvent::Type::PointerMove, 900, 600)});
    const auto result = send({pointer(InputEvent::Type::PointerUp, 900, 600)});
    const auto now = state::groundAt(state.camera, context.lens, {900, 600});
    ASSERT_TRUE(held && now);
    EXPECT_NEAR(now->lon, held->lon, 0.01);
    EXPECT_NEAR(now->lat, held->lat, 0.01);
    const auto* last = std::get_if<state::intent::SetCamera>(&result.intents.back());
    ASSERT_NE(last, nullptr);
    EXPECT_EQ(last->phase, state::Phase::Commit);
}

TEST_F(ControlsTest, AClickSelectsWhatIsUnderThePointer) {
    const std::vector<std::string> under{"mission-1", "mou-2"};
    context.underPointer = under;
    send({pointer(InputEvent::Type::PointerDown, 800, 500),
          pointer(InputEvent::Type::PointerUp, 801, 500)});
    EXPECT_EQ(state.selected, under);
    context.underPointer = {};
    send({pointer(InputEvent::Type::PointerDown, 200, 200, 3),
          pointer(InputEvent::Type::PointerUp, 200, 200, 3)});
    EXPECT_TRUE(state.selected.empty());
}

TEST_F(ControlsTest, AHeldButtonIsADragOnlyOnceThePointerMoves) {
    send({pointer(InputEvent::Type::PointerDown, 800, 500)});
    EXPECT_FALSE(controls.isDragging()) << "a slow click would lose what is under the pointer";
    send({pointer(InputEvent::Type::PointerMove, 801, 500)});
    EXPECT_FALSE(controls.isDragging());
    send({pointer(InputEvent::Type::PointerMove, 840, 520)});
    EXPECT_TRUE(controls.isDragging());
    send({pointer(InputEvent::Type::PointerUp, 840, 520)});
    EXPECT_FALSE(controls.isDragging());
}

TEST_F(ControlsTest, WhatAPanelClaimsDoesNotReachTheMap) {
    context.panelHasPointer = true;
    context.panelHasKeys = true;
    const state::AppState before = state;
    send({pointer(InputEvent::Type::PointerDown, 100, 500),
          pointer(InputEvent::Type::PointerMove, 300, 500),
          pointer(InputEvent::Type::PointerUp, 300, 500), keyDown(Key::Space), keyDown(Key::Left)});
    EXPECT_EQ(state, before);
}

TEST_F(ControlsTest, RightDragTurnsAndTilts) {
    InputEvent down = pointer(InputEvent::Type::PointerDown, 800, 500);
    down.button = platform::PointerButton::Right;
    send({down, pointer(InputEvent::Type::PointerMove, 900, 400)});
    EXPECT_GT(state.camera.bearing, 0);
    EXPECT_GT(state.camera.pitch, 0);
}

TEST_F(ControlsTest, TheWheelComesNearerToWhatIsUnderThePointer) {
    const auto held = state::groundAt(state.camera, context.lens, {600, 400});
    InputEvent wheel = pointer(InputEvent::Type::Scroll, 600, 400);
    wheel.scrollY = 2;
    const double before = state.camera.metresPerPixel;
    send({wheel});
    context.seconds = 1;
    state = state::reduce(state, *controls.fly(context), {});
    EXPECT_LT(state.camera.metresPerPixel, before);
    const auto now = state::groundAt(state.camera, context.lens, {600, 400});
    ASSERT_TRUE(held && now);
    EXPECT_NEAR(now->lon, held->lon, 1e-3);
}

// A notch each 0.3 s, each of which arrives before the next; then one after a pause.
TEST_F(ControlsTest, NotchesThatFollowEachOtherAreOneStepOfUndo) {
    state::Store store(state);
    double now = 0;
    const auto turn = [&](double until) {
        InputEvent notch = pointer(InputEvent::Type::Scroll, 700, 400);
        notch.scrollY = 1;
        context.seconds = now;
        send({notch});
        for (; now < until; now += 0.02) {
            context.seconds = now;
            if (const auto flight = controls.fly(context)) {
                store.apply({*flight}, {});
                state = store.current();
            }
        }
    };
    const state::Camera start = state.camera;
    turn(0.3);
    turn(0.6);
    turn(2.0);
    const state::Camera afterThree = state.camera;
    turn(3.0);
    EXPECT_LT(state.camera.metresPerPixel, afterThree.metresPerPixel);
    store.apply({state::intent::Undo{}}, {});
    EXPECT_EQ(store.current().camera, afterThree);
    store.apply({state::intent::Undo{}}, {});
    EXPECT_EQ(store.current().camera, start);
    EXPECT_FALSE(store.canUndo());
}

TEST_F(ControlsTest, ADoubleClickAndHomeFlyAndArrive) {
    send({pointer(InputEvent::Type::PointerDown, 800, 500, 1.0),
          pointer(InputEvent::Type::PointerUp, 800, 500, 1.0),
          pointer(InputEvent::Type::PointerDown, 800, 500, 1.2),
          pointer(InputEvent::Type::PointerUp, 800, 500, 1.2)});
    ASSERT_TRUE(controls.isFlying());
    context.seconds = 10;
    state = state::reduce(state, *controls.fly(context), {});
    EXPECT_FALSE(controls.isFlying());
    EXPECT_NEAR(state.camera.metresPerPixel, 2200, 1);
    send({keyDown(Key::Home)});
    context.seconds = 20;
    state = state::reduce(state, *controls.fly(context), {});
    for (const geo::LonLat place : places) {
        const auto shown = state::screenOf(state.camera, context.lens, place);
        ASSERT_TRUE(shown);
        EXPECT_GT(shown->x, 0);
        EXPECT_LT(shown->x, 1920);
    }
}

TEST_F(ControlsTest, KeysPlayStepAndUndo) {
    send({keyDown(Key::Space)});
    EXPECT_TRUE(state.timeline.isPlaying);
    send({keyDown(Key::Space)});
    EXPECT_FALSE(state.timeline.isPlaying);
    const auto result = send({keyDown(platform::letterKey('Z'), {false, true, false})});
    ASSERT_EQ(result.intents.size(), 1U);
    EXPECT_TRUE(std::holds_alternative<state::intent::Undo>(result.intents.front()));
    const auto search = send({keyDown(platform::letterKey('F'), {false, true, false})});
    EXPECT_EQ(search.commands, std::vector{Command::FocusSearch});
}

TEST(Between, BeginsAndEndsWhereItShould) {
    state::Camera from;
    state::Camera to;
    to.centre = {135, 34};
    to.metresPerPixel = 400;
    to.bearing = 350;
    EXPECT_NEAR(between(from, to, 0).metresPerPixel, from.metresPerPixel, 1e-6);
    EXPECT_EQ(between(from, to, 1), to);
    EXPECT_NEAR(between(from, to, 0.5).bearing, 355, 1e-9) << "the short way round";
}

TEST_F(ControlsTest, ShiftAndDragDrawsABoxThatMovesNothing) {
    const state::Camera before = state.camera;
    InputEvent down = pointer(InputEvent::Type::PointerDown, 100, 100);
    down.modifiers.shift = true;
    send({down, pointer(InputEvent::Type::PointerMove, 300, 250)});
    EXPECT_EQ(controls.area().size(), 4U);
    const auto result = send({pointer(InputEvent::Type::PointerUp, 300, 250)});
    ASSERT_EQ(result.area.size(), 4U);
    EXPECT_EQ(result.area[0].x, 100);
    EXPECT_EQ(result.area[2].y, 250);
    EXPECT_EQ(state.camera, before);
    EXPECT_TRUE(controls.area().empty());
}

TEST_F(ControlsTest, AltOrADrawsAroundAndEscapeLetsItBe) {
    const auto asked = send({keyDown(platform::letterKey('A'))});
    ASSERT_EQ(asked.commands, std::vector<Command>{Command::DrawAround});
    controls.toggleLasso();
    send({pointer(InputEvent::Type::PointerDown, 100, 100),
          pointer(InputEvent::Type::PointerMove, 200, 100),
          pointer(InputEvent::Type::PointerMove, 200, 200)});
    EXPECT_FALSE(controls.area().empty());
    send({keyDown(Key::Escape)});
    EXPECT_TRUE(controls.area().empty());
    EXPECT_TRUE(send({pointer(InputEvent::Type::PointerUp, 200, 200)}).area.empty());
    InputEvent down = pointer(InputEvent::Type::PointerDown, 100, 100);
    down.modifiers.alt = true;
    const auto result = send({down, pointer(InputEvent::Type::PointerMove, 200, 100),
                              pointer(InputEvent::Type::PointerMove, 200, 200),
                              pointer(InputEvent::Type::PointerMove, 120, 180),
                              pointer(InputEvent::Type::PointerUp, 120, 180)});
    EXPECT_EQ(result.area.size(), 3U);
}

TEST_F(ControlsTest, ControlAndClickAddsAndTakesAway) {
    state.selected = {"a"};
    const std::vector<std::string> under = {"b"};
    context.underPointer = under;
    InputEvent down = pointer(InputEvent::Type::PointerDown, 100, 100);
    InputEvent up = pointer(InputEvent::Type::PointerUp, 100, 100);
    down.modifiers.control = up.modifiers.control = true;
    send({down, up});
    EXPECT_EQ(state.selected, (std::vector<std::string>{"a", "b"}));
    up.seconds = 5;
    send({down, up});
    EXPECT_EQ(state.selected, std::vector<std::string>{"a"});
}

TEST_F(ControlsTest, AltArrowsAndTheMousesSideButtonsGoBackAndForth) {
    send({});
    state = state::reduce(state, state::intent::Select{{"a"}}, {});
    state = state::reduce(state, state::intent::Select{{"b"}}, {});
    send({keyDown(Key::Left, {.alt = true})});
    EXPECT_EQ(state.selected, std::vector<std::string>{"a"});
    InputEvent side = pointer(InputEvent::Type::PointerDown, 100, 100);
    side.button = platform::PointerButton::Forward;
    send({side});
    EXPECT_EQ(state.selected, std::vector<std::string>{"b"});
}

TEST_F(ControlsTest, UndoIsOfWhatIsTypedOnlyWhileATextIsTyped) {
    InputEvent undo = keyDown(platform::letterKey('Z'));
    undo.modifiers.control = true;
    context.panelHasKeys = true;
    EXPECT_EQ(controls.translate({&undo, 1}, context).intents.size(), 1U) << "a row has the focus";
    context.isTyping = true;
    EXPECT_TRUE(controls.translate({&undo, 1}, context).intents.empty());
}

TEST_F(ControlsTest, AltAndSSavesTheStoryWhoseWordsAreTyped) {
    context.isTyping = context.panelHasKeys = true;
    EXPECT_TRUE(send({keyDown(platform::letterKey('S'), {.alt = true})}).commands.empty())
        << "there is none";
    state.draft.text = state::SharedText("[[chapter]]\n");
    EXPECT_EQ(send({keyDown(platform::letterKey('S'), {.alt = true})}).commands,
              std::vector{Command::SaveStory});
    EXPECT_EQ(send({keyDown(platform::letterKey('S'), {.shift = true, .alt = true})}).commands,
              std::vector{Command::SaveStoryAs});
    EXPECT_FALSE(state.draft.isOpen);
    send({keyDown(platform::letterKey('S'))});
    EXPECT_FALSE(state.draft.isOpen) << "a letter of the words";
    context.isTyping = context.panelHasKeys = false;
    send({keyDown(platform::letterKey('S'))});
    EXPECT_TRUE(state.draft.isOpen);
}

TEST_F(ControlsTest, TTogglesTheTable) {
    EXPECT_EQ(send({keyDown(platform::letterKey('T'))}).commands, std::vector{Command::EnterTable});
    EXPECT_TRUE(state.table.isOpen);
    context.panelHasKeys = context.isTyping = true;
    send({keyDown(platform::letterKey('T'))});
    EXPECT_TRUE(state.table.isOpen) << "a T that is typed is a letter";
}

} // namespace
} // namespace portolan::app
