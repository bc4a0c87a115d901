// Everything seen from a home city.
#include "ui/ui_driver.h"

#include <gtest/gtest.h>

namespace portolan::test {
namespace {

TEST(HomeCity, CountsAreSeenFromItAndItsChipLeavesIt) {
    UiDriver ui({});
    const std::uint32_t all = ui.selection().count;
    ui.apply(state::intent::ChooseHome{"kaohsiung", geo::LonLat{120.3, 22.63}});
    ui.frames(2);
    EXPECT_LT(ui.selection().count, all);
    const auto home = ui.dataset().findEntity("kaohsiung");
    ASSERT_TRUE(home);
    EXPECT_EQ(ui.selection().places[home->index].passing, ui.selection().count);
    ui.click("filter/Home city: Kaohsiung");
    EXPECT_TRUE(ui.state().home.empty());
    EXPECT_EQ(ui.selection().count, all);
    ui.apply(state::intent::Undo{});
    EXPECT_EQ(ui.state().home, "kaohsiung") << "one step of history";
}

TEST(HomeCity, HidesARecordElsewhereAndSaysSo) {
    UiDriver ui({});
    ui.apply(state::intent::ChooseHome{"kaohsiung", geo::LonLat{120.3, 22.63}});
    ui.apply(state::intent::Select{{"beijing-zone-thailand-japan-mission-2023"}});
    ui.frames(3);
    EXPECT_NE(ui.texts("card").find("Hidden by: Home city"), std::string::npos) << ui.texts("card");
    ui.click("card/Show it");
    ui.frames(2);
    EXPECT_TRUE(ui.state().home.empty());
    EXPECT_EQ(ui.texts("card").find("Hidden by"), std::string::npos);
}

TEST(HomeCity, IsAWayToSeeSomethingWhereItHidesAll) {
    UiDriver ui({});
    dataset::Filter filter;
    filter.text = ui.dataset().text(ui.dataset().engagements[0].title, base::Language::En);
    ui.apply(state::intent::SetFilter{filter});
    ui.apply(state::intent::ChooseHome{"no-ties-here", geo::LonLat{0, 0}});
    ui.frames(3);
    ASSERT_EQ(ui.selection().count, 0U);
    ui.click("notice/Without Home city: 1");
    ui.frames(2);
    EXPECT_TRUE(ui.state().home.empty());
    EXPECT_EQ(ui.selection().count, 1U);
}

TEST(HomeCity, HidesARecordWithOthersAndShowingItIsOneStep) {
    UiDriver ui({});
    ui.apply(state::intent::ChooseHome{"kaohsiung", geo::LonLat{120.3, 22.63}});
    dataset::Filter filter;
    filter.kinds = {dataset::EngagementKind::Mou};
    ui.apply(state::intent::SetFilter{filter});
    ui.apply(state::intent::Select{{"beijing-zone-thailand-japan-mission-2023"}});
    ui.frames(3);
    ui.click("card/Show it");
    EXPECT_TRUE(ui.state().home.empty());
    EXPECT_TRUE(ui.state().filter.isEmpty());
    ui.apply(state::intent::Undo{});
    EXPECT_EQ(ui.state().home, "kaohsiung");
    EXPECT_EQ(ui.state().filter, filter) << "both came back with one step";
}

TEST(HomeCity, IsNamedAmongWhatHidesEverything) {
    UiDriver ui({});
    ui.apply(state::intent::ChooseHome{"kaohsiung", geo::LonLat{120.3, 22.63}});
    dataset::Filter filter;
    filter.places = {"thailand"};
    ui.apply(state::intent::SetFilter{filter});
    ui.frames(2);
    ASSERT_EQ(ui.selection().count, 0U);
    const std::string way = ui.firstOf("notice/Without Home city: ");
    ASSERT_FALSE(way.empty()) << ui.texts("notice");
    ui.click(way);
    EXPECT_TRUE(ui.state().home.empty());
    EXPECT_GT(ui.selection().count, 0U);
    ui.apply(state::intent::Undo{});
    EXPECT_EQ(ui.state().home, "kaohsiung");
    ui.frames(2);
    ui.click("notice/Reset filters"); // leaves home too: nothing may go on hiding everything
    EXPECT_EQ(ui.selection().count, ui.dataset().engagements.size());
    ui.apply(state::intent::Undo{});
    EXPECT_EQ(ui.state().home, "kaohsiung") << "one step";
    EXPECT_EQ(ui.state().filter, filter);
}

} // namespace
} // namespace portolan::test
