// The newcomer's journey without a window: a click on an arc opens its record, and play makes the
// missions travel.
#include "app/picture/resources.h"
#include "app/window/controls.h"
#include "app/window/under_pointer.h"
#include "state/store.h"
#include "support/network_view.h"
#include "ui/view_model.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace portolan::app {
namespace {

using platform::InputEvent;
using support::NetworkStage;

InputEvent eventAt(InputEvent::Type type, geo::ScreenPoint at) {
    InputEvent event;
    event.type = type;
    event.x = at.x;
    event.y = at.y;
    return event;
}

/// A point of the target on the visible arc.
geo::ScreenPoint middleOf(const NetworkStage& stage, const scene::Network& network,
                          const scene::VisibleArc& arc) {
    const auto points = network.arcs.pointsOf(network.arcs.curves[arc.curve].curve.pieces[0]);
    const scene::CurvePoint& middle = points[points.size() / 2];
    return *stage.view.transform.screenFromMapPx(glm::dvec2(middle.x, middle.y) +
                                                 glm::dvec2(network.arcs.shiftPx));
}

std::shared_ptr<const dataset::Dataset> missionAndMou() {
    support::NetworkRecords records;
    const auto kaohsiung = records.place(120.31, 22.62);
    const auto kumamoto = records.place(130.74, 32.79);
    const auto fukuoka = records.place(130.40, 33.59);
    using dataset::EngagementKind;
    records.engage(EngagementKind::Mission, {kaohsiung, kumamoto, fukuoka}, "2024-02");
    records.engage(EngagementKind::Mou, {kaohsiung, kumamoto}, "2019");
    return records.take();
}

class JourneyTest : public testing::Test {
protected:
    NetworkStage stage{.data = missionAndMou()};
    state::Store store{stage.state};
    UnderPointer pointer;
    Controls controls;
    ui::Box map{{0, 0}, {1920, 1080}};
    geo::Projection projection =
        *geo::Projection::create(geo::resolveDefinition("east-asia", {122, 30}));

    void send(const std::vector<InputEvent>& events, const scene::Network& network) {
        scene::Scene scene;
        scene.view = stage.view;
        scene.network = &network;
        pointer.follow(events);
        pointer.look(scene, *stage.data, map);
        const std::vector<std::string> under = pointer.selectable(*stage.data);
        ControlContext context;
        context.state = &store.current();
        context.lens.projection = &projection;
        context.underPointer = under;
        store.apply(controls.translate(events, context).intents, {});
    }
};

TEST_F(JourneyTest, AClickOnAnArcOpensItsCard) {
    const scene::Network& network = stage.update();
    for (const scene::VisibleArc& arc : network.arcs.visible) {
        const geo::ScreenPoint at = middleOf(stage, network, arc);
        send({eventAt(InputEvent::Type::PointerMove, at)}, network);
        EXPECT_FALSE(pointer.named().empty());
        send({eventAt(InputEvent::Type::PointerDown, at), eventAt(InputEvent::Type::PointerUp, at)},
             network);
        const dataset::LegIndex leg = network.fans.legs[network.fans.lanes[arc.lane].legs.first];
        const std::string& id = stage.data->engagementId(stage.data->legs[leg].engagement);
        ASSERT_FALSE(store.current().selected.empty());
        EXPECT_EQ(store.current().selected.front(), id);
        const ui::Catalogue english;
        const auto cards =
            ui::buildCards(*stage.data, store.current().selected, {&english, base::Language::En});
        ASSERT_FALSE(cards.empty());
        EXPECT_EQ(cards.front().id, id);
        EXPECT_FALSE(cards.front().stops.empty());
        EXPECT_TRUE(pointer.named().empty()) << "the list goes with the click";
    }
}

TEST_F(JourneyTest, NothingIsPointedAtInTheGapsBetweenThePanels) {
    const scene::Network& network = stage.update();
    const geo::ScreenPoint at = middleOf(stage, network, network.arcs.visible.front());
    map.last.y = static_cast<float>(at.y) - 2; // the timeline stands above the pointer
    send({eventAt(InputEvent::Type::PointerMove, at)}, network);
    EXPECT_TRUE(pointer.named().empty());
    EXPECT_TRUE(pointer.selectable(*stage.data).empty());
    map.last.y = static_cast<float>(at.y) + 2;
    send({eventAt(InputEvent::Type::PointerMove, at)}, network);
    EXPECT_FALSE(pointer.named().empty());
}

TEST_F(JourneyTest, PlayMovesTheMissionsHead) {
    const dataset::Dataset& data = *stage.data;
    const auto index = dataset::buildSearchIndex(data);
    const dataset::Selection all = dataset::select(data, *index, {});
    const auto time = ui::buildTime(data, *index, all);
    const std::vector<double> rests = restsIn(time->eventMonths, data, all);
    const state::Context context{{data.extent, time->eventMonths, rests, time->eventDays}};
    state::AppState initial = stage.state;
    initial.timeline = state::timelineFor(data.extent);
    state::Store played(initial);
    played.apply({state::intent::TogglePlay{}}, context);
    int framesWithHead = 0;
    std::vector<float> xs;
    for (int frame = 0; frame < 2000 && played.current().timeline.isPlaying; ++frame) {
        played.apply({state::intent::Advance{1.0 / 30}}, context);
        stage.state.timeline = state::shownTimeline(played.current().timeline);
        const scene::Network& network = stage.update();
        if (!network.arcs.heads.empty()) {
            ++framesWithHead;
            xs.push_back(network.arcs.heads.front().px.x);
        }
    }
    EXPECT_FALSE(played.current().timeline.isPlaying) << "play comes to the end";
    EXPECT_GT(framesWithHead, 60) << "the mission is seen for two seconds at least";
    ASSERT_FALSE(xs.empty());
    EXPECT_GT(*std::max_element(xs.begin(), xs.end()) - *std::min_element(xs.begin(), xs.end()), 20)
        << "and it moves";
}

} // namespace
} // namespace portolan::app
