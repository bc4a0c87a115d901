#include "state/home.h"
#include "state/reduce.h"
#include "support/network_view.h"

#include <gtest/gtest.h>

namespace portolan::state {
namespace {

TEST(Home, IsTheSelectedPlaceAndItsKeyLeavesItAgain) {
    support::NetworkRecords records;
    const auto a = records.place(120, 23);
    const auto b = records.place(130, 33);
    const std::string tie = records.engage(dataset::EngagementKind::Mou, {a, b});
    const auto data = records.take();
    AppState state;
    EXPECT_EQ(wantedHome(state, *data).place, "") << "nothing is chosen";
    state.selected = {tie, "p1"};
    state.hovered = "p0";
    const intent::ChooseHome wanted = wantedHome(state, *data);
    EXPECT_EQ(wanted.place, "p1");
    EXPECT_EQ(wanted.position, (geo::LonLat{130, 33}));
    state = reduce(state, wanted, {});
    EXPECT_EQ(state.home, "p1");
    EXPECT_EQ(state.projection, "equidistant");
    EXPECT_EQ(state.projectionCentre, (geo::LonLat{130, 33}));
    EXPECT_EQ(wantedHome(state, *data).place, "");
    state.selected = {tie};
    EXPECT_EQ(wantedHome(state, *data).place, "p0") << "what the pointer is over";
}

} // namespace
} // namespace portolan::state
