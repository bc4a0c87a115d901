// The rules that hold for any state and any intents.
#include "state/json.h"
#include "state/store.h"
#include "state/timeline.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace portolan::state {
namespace {

using rc::gen::arbitrary;
using rc::gen::element;
using rc::gen::inRange;

double anyDay() {
    return *rc::gen::oneOf(rc::gen::map(inRange(-200000, 200000), [](int d) { return d + 0.25; }),
                           arbitrary<double>());
}

Phase anyPhase() {
    return *element(Phase::Preview, Phase::Commit);
}

dataset::Filter anyFilter() {
    dataset::Filter filter;
    filter.kinds = *rc::gen::container<std::vector<dataset::EngagementKind>>(
        rc::gen::map(inRange(0, static_cast<int>(dataset::kEngagementKindCount)),
                     [](int kind) { return static_cast<dataset::EngagementKind>(kind); }));
    filter.placeKinds = *rc::gen::container<std::vector<dataset::PlaceKind>>(
        element(dataset::PlaceKind::Park, dataset::PlaceKind::Campus));
    filter.places = *rc::gen::container<std::vector<std::string>>(
        element<std::string>("osaka", "kaohsiung", "kyushu"));
    filter.text = *element<std::string>("", "高雄", "startup \"quoted\"\n");
    filter.dates.first = *element(base::kBeginningOfTime, 17000, -5);
    filter.undated = *element(dataset::UndatedRule::Include, dataset::UndatedRule::Only);
    return filter;
}

Camera anyCamera() {
    Camera camera;
    camera.centre = {*arbitrary<double>(), *arbitrary<double>()};
    camera.metresPerPixel = *arbitrary<double>();
    camera.bearing = *arbitrary<double>();
    camera.pitch = *arbitrary<double>();
    return camera;
}

TableView anyTable() {
    TableView table;
    table.isOpen = *arbitrary<bool>();
    table.columns.resize(*inRange<std::size_t>(0, kTableColumnCount + 1), TableColumn::Title);
    table.sortedBy = *element(TableColumn::Date, TableColumn::Sources);
    return table;
}

Comparison anyComparison() {
    const base::Day day = *inRange(15000, 20000);
    return {*arbitrary<bool>(), {day, day + 365}, {day + 366, base::kEndOfTime}};
}

Layers anyLayers() {
    Layers layers;
    layers.arcs = *arbitrary<bool>();
    layers.windRose = *arbitrary<bool>();
    return layers;
}

/// What exploring needs beside filter, time and camera.
Intent anyExploringIntent() {
    switch (*inRange(0, 8)) {
    case 0:
        return intent::GoBack{};
    case 1:
        return intent::GoForward{};
    case 2:
        return intent::ChooseHome{*element<std::string>("", "osaka", "nara"),
                                  *arbitrary<bool>() ? std::optional(geo::LonLat{135.5, 34.7})
                                                     : std::nullopt};
    case 3:
        return intent::SetComparison{anyComparison(), anyPhase()};
    case 4:
        return intent::SetTable{anyTable()};
    case 5:
        return intent::SetComfort{{*element(0.0, 1.5, 9.0), *arbitrary<bool>(),
                                   *element(ColourVision::Full, ColourVision::Tritanopia),
                                   *element(ViewingDistance{}, ViewingDistance{2.5, 14})}};
    case 6:
        return intent::SetLayers{anyLayers()};
    default:
        return intent::ResetFilter{};
    }
}

Intent anyIntent() {
    switch (*inRange(0, 22)) {
    case 0:
        return intent::SetFilter{anyFilter(), anyPhase()};
    case 1:
        return intent::SetWindow{anyDay(), anyDay(), anyPhase()};
    case 2:
        return intent::ScrubTo{anyDay(), anyPhase()};
    case 3:
        return intent::TogglePlay{};
    case 4:
        return intent::SetSpeed{*arbitrary<double>()};
    case 5:
        return intent::StepEvent{*element(-1, 1)};
    case 6:
        return intent::StepMonths{*inRange(-30, 30)};
    case 7:
        return intent::SetCamera{anyCamera(), anyPhase(), *inRange<std::uint32_t>(0, 3)};
    case 8:
        return intent::ChooseProjection{*element<std::string>("mercator", "", "EPSG:3857"), {}};
    case 9:
        return intent::ChooseTheme{*element(Theme::Dark, Theme::Light, Theme::Print)};
    case 10:
        return intent::Select{{*element<std::string>("a", "b")}};
    case 11:
        return intent::Advance{*arbitrary<double>()};
    case 12:
        return intent::ChooseLanguage{*element(base::Language::Ja, base::Language::Ko)};
    case 13:
        return intent::SetTimePlot{anyDay(), anyDay(), anyPhase()};
    case 14:
        return intent::SetLooping{*arbitrary<bool>()};
    case 15:
        return intent::SetTimeMode{
            *element(TimeMode::Cumulative, TimeMode::Window, TimeMode::Moment)};
    case 16:
        return intent::JumpToEnd{*arbitrary<bool>()};
    default:
        return anyExploringIntent();
    }
}

struct World {
    std::vector<base::Day> months{base::dayFromCivil({2017, 1, 1}),
                                  base::dayFromCivil({2019, 10, 1})};
    Context context{
        {{base::dayFromCivil({2017, 1, 1}), base::dayFromCivil({2024, 3, 1})}, months, {}}};
    AppState initial = [this] {
        AppState state;
        state.timeline = timelineFor(context.time.extent);
        return state;
    }();
};

RC_GTEST_PROP(Reduce, KeepsTheWindowOrderedAndTheCameraOnTheGlobe, ()) {
    const World world;
    AppState state = world.initial;
    const int steps = *inRange(1, 30);
    for (int i = 0; i < steps; ++i) {
        state = reduce(state, anyIntent(), world.context);
        const Timeline& time = state.timeline;
        RC_ASSERT(world.initial.timeline.first <= time.first);
        RC_ASSERT(time.first <= time.cursor && time.cursor <= time.last);
        RC_ASSERT(time.last <= world.initial.timeline.last);
        RC_ASSERT(time.mode != TimeMode::Window || time.cursor == time.last);
        const DayRange plot = plotDays(time, world.context.time.extent);
        RC_ASSERT(world.initial.timeline.first <= plot.first && plot.first < plot.last);
        RC_ASSERT(plot.last <= world.initial.timeline.last + 1);
        RC_ASSERT(time.speed > 0);
        RC_ASSERT(std::abs(state.camera.centre.lat) < 90);
        RC_ASSERT(std::abs(state.camera.centre.lon) <= 180);
        RC_ASSERT(state.camera.metresPerPixel > 0 && state.camera.pitch <= 60);
    }
}

/// What undo gives back: all but the moment, play, the pointer and the person's comfort. A window
/// that play or a step slid stays where they slid it.
AppState undoable(AppState state) {
    state.timeline.first = state.timeline.last = 0;
    state.timeline.cursor = 0;
    state.timeline.speed = 1;
    state.timeline.isPlaying = false;
    state.timeline.loops = false;
    state.hovered.clear();
    state.comfort = {};
    return state;
}

RC_GTEST_PROP(Store, UndoingEverythingGivesTheStartAndRedoingTheEnd, ()) {
    const World world;
    Store store(world.initial);
    const int steps = *inRange(1, 30);
    for (int i = 0; i < steps; ++i) {
        store.apply({anyIntent()}, world.context);
    }
    store.apply({intent::ChooseViewpoint{"none"}}, world.context); // ends a gesture, if one is open
    const AppState end = store.current();
    while (store.canUndo()) {
        store.apply({intent::Undo{}}, world.context);
    }
    RC_ASSERT(undoable(store.current()) == undoable(world.initial));
    while (store.canRedo()) {
        store.apply({intent::Redo{}}, world.context);
    }
    RC_ASSERT(undoable(store.current()) == undoable(end));
}

RC_GTEST_PROP(StateJson, RoundTrips, ()) {
    const World world;
    AppState state = world.initial;
    const int steps = *inRange(1, 20);
    for (int i = 0; i < steps; ++i) {
        state = reduce(state, anyIntent(), world.context);
    }
    state.timeline.isPlaying = false;
    const auto loaded = appStateFromJson(toJson(state));
    RC_ASSERT(loaded.has_value());
    RC_ASSERT(loaded->diagnostics.empty());
    RC_ASSERT(loaded->value == state);
}

} // namespace
} // namespace portolan::state
