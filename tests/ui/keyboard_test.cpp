// Where the keyboard leads in the panels, and that it is seen there.
#include "ui/typist.h"
#include "ui/ui_driver.h"

#include <gtest/gtest.h>

#include <set>

namespace portolan::test {
namespace {

TEST(Tab, LeadsThroughEveryPanelAndBack) {
    UiDriver ui({});
    ui.apply(state::intent::Select{{"kaohsiung"}});
    Typist keys(ui);
    keys.press("Tab"); // from the map
    const std::string first = keys.at();
    EXPECT_TRUE(first.starts_with("top/")) << first;
    std::vector<std::string> stops = {first};
    std::set<std::string> panels;
    for (int i = 0; i < 200; ++i) {
        keys.press("Tab");
        if (keys.at() == first) {
            break;
        }
        ASSERT_FALSE(keys.at().empty()) << "after " << stops.back();
        stops.push_back(keys.at());
        panels.insert(keys.at().substr(0, keys.at().find('/')));
    }
    EXPECT_EQ(keys.at(), first) << "goes round";
    for (const char* panel : {"top", "filter", "timeline", "card"}) {
        EXPECT_TRUE(panels.contains(panel)) << panel;
    }
    for (std::size_t i = stops.size(); i-- > stops.size() - 10;) {
        keys.press("Shift+Tab");
        EXPECT_EQ(keys.at(), stops[i]);
    }
}

TEST(Tab, ReachesEachFacetsHeadingFieldAndRowsOnce) {
    UiDriver ui({});
    Typist keys(ui);
    keys.press("F");
    EXPECT_EQ(keys.at(), "filter/search");
    std::vector<std::string> stops;
    for (int i = 0; i < 13; ++i) {
        keys.press("Tab");
        stops.push_back(keys.at());
    }
    EXPECT_EQ(stops[0], "filter/facet kind");
    EXPECT_EQ(stops[1].rfind("filter/kind ", 0), 0U) << stops[1];
    EXPECT_EQ(stops[2], "filter/facet place");
    EXPECT_EQ(stops[3], "filter/find place");
    EXPECT_EQ(stops[4].rfind("filter/place ", 0), 0U) << stops[4];
    EXPECT_EQ(stops[5], "filter/facet sector");
    EXPECT_EQ(stops[6], "filter/find sector");
    EXPECT_EQ(stops[7].rfind("filter/sector ", 0), 0U) << stops[7];
}

TEST(Tab, ComesBackToTheRowThatWasLeft) {
    UiDriver ui({});
    Typist keys(ui);
    keys.press("F");
    ASSERT_TRUE(keys.goTo("filter/facet kind"));
    keys.press("Tab");
    ASSERT_TRUE(keys.goTo("filter/kind agreement", "↓"));
    keys.press("Tab");
    keys.press("Shift+Tab");
    EXPECT_EQ(keys.at(), "filter/kind agreement");
    keys.press("Space");
    EXPECT_FALSE(ui.state().filter.kinds.empty());
    keys.press("Ctrl+Z");
    EXPECT_TRUE(ui.state().filter.isEmpty()) << "undo works where the keyboard is";
}

TEST(TableKeys, TLeadsTheKeyboardIntoTheTableAndOutOfIt) {
    UiDriver ui({});
    Typist keys(ui);
    keys.press("T");
    EXPECT_EQ(keys.at(), "table/rows");
    keys.press("↓");
    keys.press("↓");
    EXPECT_EQ(ui.state().selected, std::vector{ui.dataset().engagementId(ui.tableRows()[1])});
    keys.press("T");
    EXPECT_FALSE(ui.state().table.isOpen);
    EXPECT_EQ(keys.at(), "");
    EXPECT_LT(ui.memory().lastFocus, 0) << "the keys are the map's again";
    ui.click("top/Table");
    ui.frames(2);
    EXPECT_LT(ui.memory().lastFocus, 0) << "the pointer takes them nowhere";
}

TEST(Field, TakesWhatIsTypedAsSoonAsTheKeyboardIsThere) {
    UiDriver ui({});
    Typist keys(ui);
    keys.press("F"); // leads to the search box without opening it
    ASSERT_EQ(keys.at(), "filter/search");
    keys.type("os");
    keys.type("aka");
    EXPECT_STREQ(ui.memory().search.data(), "osaka");
    EXPECT_TRUE(ui.has("found/place osaka")) << ui.texts("found");
    keys.press("Esc");
    ASSERT_TRUE(keys.goTo("filter/find sector"));
    keys.type("hydrogen");
    EXPECT_TRUE(ui.has("filter/sector hydrogen"));
    EXPECT_FALSE(ui.has("filter/sector semiconductors"));
    keys.press("↓");
    EXPECT_EQ(keys.at(), "filter/sector hydrogen");
}

TEST(Field, LosesNoLetterThatIsTypedBeforeItIsReady) {
    UiDriver ui({});
    ui.memory().wantsSearch = true; // Ctrl+F, and before the next frame:
    ImGui::GetIO().AddInputCharacter('k');
    ui.frames(1);
    ImGui::GetIO().AddInputCharacter('a');
    ui.frames(1);
    ImGui::GetIO().AddInputCharacter('o');
    ui.frames(4);
    EXPECT_STREQ(ui.memory().search.data(), "kao");
    // The palette opens while another field still has the keyboard.
    ui.showPalette();
    ImGui::GetIO().AddInputCharacter('t');
    ui.frames(1);
    ImGui::GetIO().AddInputCharacter('o');
    ui.frames(4);
    EXPECT_STREQ(ui.memory().palette.text.data(), "to");
    EXPECT_STREQ(ui.memory().search.data(), "") << "what was typed there is over";
}

TEST(Field, IsClearedByItsCross) {
    UiDriver ui({});
    EXPECT_FALSE(ui.has("filter/clear find place"));
    ui.click("filter/find place");
    ui.type("kyushu");
    EXPECT_FALSE(ui.has("filter/place CN"));
    ui.click("filter/clear find place");
    EXPECT_TRUE(ui.has("filter/place CN"));
    EXPECT_FALSE(ui.has("filter/clear find place"));
    dataset::Filter filter;
    filter.text = "hydrogen";
    ui.apply(state::intent::SetFilter{filter});
    ui.frames(2);
    ui.click("filter/clear search");
    EXPECT_TRUE(ui.state().filter.isEmpty()) << "the words were the filter";
}

TEST(Rows, StayWhereTheyAreWhenChipsPushThem) {
    for (const char* key : {"Space", ""}) { // and by pointer
        UiDriver ui({.window = {1280, 720}});
        Typist keys(ui);
        keys.press("F");
        ASSERT_TRUE(keys.goTo("filter/facet place"));
        keys.press("Tab");
        keys.press("Tab");
        ASSERT_TRUE(keys.goTo("filter/place CN", "↓"));
        for (int i = 0; i < 2; ++i) {
            const ui::Box before = ui.find("filter/place CN");
            if (*key != '\0') {
                keys.press(key);
            } else {
                ui.click("filter/place CN");
                ui.frames(2);
            }
            const ui::Box after = ui.find("filter/place CN");
            EXPECT_NEAR(after.first.y, before.first.y, 1) << key << i;
            EXPECT_LE(after.last.y, ui.layout().filter.last.y);
        }
    }
}

TEST(Places, AreFoundByTheirKindInEveryLanguage) {
    const std::pair<base::Language, const char*> kWords[] = {
        {base::Language::En, "park"},     {base::Language::Ja, "パーク"},
        {base::Language::ZhHant, "園區"}, {base::Language::ZhHans, "园区"},
        {base::Language::Ko, "단지"},     {base::Language::Id, "taman"}};
    for (const auto& [language, word] : kWords) {
        UiDriver ui({.language = language});
        ui.click("filter/find place");
        ui.type(word);
        for (const char* park : {"asia-new-bay-area-2", "hsinchu-science-park",
                                 "hong-kong-science-park", "san-tin-technopole"}) {
            EXPECT_TRUE(ui.has("filter/place " + std::string(park))) << word << " " << park;
        }
        EXPECT_FALSE(ui.has("filter/place kumamoto")) << word;
    }
}

TEST(SmallWindow, TheFiltersGiveWayToATableAndACardThatOpen) {
    UiDriver ui({.window = {1024, 640}});
    ui.click("rail/Filters");
    ASSERT_TRUE(ui.has("filter/search"));
    ui.apply(state::intent::Select{{"kaohsiung"}});
    ui.frames(3);
    EXPECT_FALSE(ui.has("filter/search"));
    ui.click("rail/Filters");
    EXPECT_TRUE(ui.has("filter/search")) << "whoever opens them again may";
    state::TableView table = ui.state().table;
    table.isOpen = true;
    ui.apply(state::intent::SetTable{table});
    ui.frames(3);
    EXPECT_FALSE(ui.has("filter/search"));
    ui.click("rail/Filters");
    EXPECT_GE(ui.layout().table.first.x, ui.layout().filter.last.x) << "the table moves aside";
}

TEST(SmallWindow, ATableThatCoversTheMapMakesWayForARecordThatIsToBeSeenThere) {
    for (const float width : {1024.0F, 1920.0F}) {
        UiDriver ui({.window = {width, width == 1024 ? 640.0F : 1080.0F}});
        Typist keys(ui);
        keys.press("T");
        keys.press("↓");
        keys.press("Enter");
        EXPECT_FALSE(ui.memory().wantsFlight.empty());
        EXPECT_EQ(ui.state().table.isOpen, width == 1920) << "beside a large map it stays";
    }
}

TEST(SmallWindow, APanelInATightOneTakesTheTimelinesPlaceWhole) {
    UiDriver ui({.window = {1024, 640}, .scale = 2});
    EXPECT_TRUE(ui.has("timeline/play"));
    ui.click("rail/Filters");
    EXPECT_FALSE(ui.has("timeline/play"));
    EXPECT_EQ(ui.layout().rail.last.y, ui.layout().filter.last.y);
    ui.click("rail/Filters");
    EXPECT_TRUE(ui.has("timeline/play"));
}

} // namespace
} // namespace portolan::test
