#include "ui/ui_driver.h"

#include <gtest/gtest.h>

namespace portolan::test {
namespace {

using dataset::EngagementKind;

std::size_t countOf(const UiDriver& ui, EngagementKind kind) {
    const auto& all = ui.dataset().engagements;
    return static_cast<std::size_t>(std::count_if(
        all.begin(), all.end(), [kind](const auto& record) { return record.kind == kind; }));
}

TEST(FilterPanel, AClickOnAKindTakesItAwayAndAChipBringsItBack) {
    UiDriver ui({});
    const std::size_t all = ui.selection().count;
    ui.click("filter/kind visit");
    EXPECT_EQ(ui.selection().count, all - countOf(ui, EngagementKind::Visit));
    EXPECT_NE(ui.texts("filter").find("Without: Visit"), std::string::npos);
    ui.click("filter/Without: Visit");
    EXPECT_TRUE(ui.state().filter.isEmpty());
}

TEST(FilterPanel, ControlAndClickShowsOnlyThatKind) {
    UiDriver ui({});
    ImGui::GetIO().KeyCtrl = true;
    ui.click("filter/kind expo");
    EXPECT_EQ(ui.state().filter.kinds, std::vector{EngagementKind::Expo});
}

TEST(FilterPanel, PlacesUnfoldAndFilter) {
    UiDriver ui({});
    EXPECT_FALSE(ui.has("filter/place kyushu"));
    ui.click("filter/unfold japan");
    ui.click("filter/place kyushu");
    EXPECT_EQ(ui.state().filter.places, std::vector<std::string>{"kyushu"});
    EXPECT_LT(ui.selection().count, ui.dataset().engagements.size());
    EXPECT_GT(ui.selection().count, 0U);
    ui.click("filter/Reset filters");
    EXPECT_TRUE(ui.state().filter.isEmpty());
}

TEST(FilterPanel, ShiftAndEnterFilterByTheWordsAsOneStepOfHistory) {
    UiDriver ui({});
    ui.click("filter/search");
    ui.type("tsuruya");
    EXPECT_TRUE(ui.state().filter.text.empty());
    ImGui::GetIO().KeyShift = true;
    ui.key(ImGuiKey_Enter);
    ImGui::GetIO().KeyShift = false;
    EXPECT_EQ(ui.state().filter.text, "tsuruya");
    EXPECT_GT(ui.selection().count, 0U);
    EXPECT_LT(ui.selection().count, 5U);
    ui.apply(state::intent::Undo{});
    EXPECT_TRUE(ui.state().filter.text.empty());
}

TEST(FilterPanel, ShowsHowManyPassOfHowMany) {
    UiDriver ui({});
    ui.click("filter/kind visit");
    const std::string texts = ui.texts("filter");
    EXPECT_NE(texts.find(std::to_string(ui.selection().count) + "\nof " +
                         std::to_string(ui.dataset().engagements.size()) + " records"),
              std::string::npos)
        << texts;
}

TEST(TopBar, SwitchesLanguageProjectionBoundariesAndTheme) {
    UiDriver ui({});
    ui.click("top/日本語");
    EXPECT_EQ(ui.state().language, base::Language::Ja);
    ui.click("top/projection");
    ui.click("top/Globe");
    EXPECT_EQ(ui.state().projection, "globe");
    ui.click("top/boundaries");
    ui.click("top/No boundaries");
    EXPECT_EQ(ui.state().viewpoint, "none");
    ui.click("top/Colours");
    ui.click("top/Light");
    EXPECT_EQ(ui.state().theme, state::Theme::Light);
}

TEST(TopBar, TakesAnyProjectionAndShowsWhatIsWrongWithIt) {
    UiDriver ui({});
    ui.click("top/projection");
    ui.click("top/crs");
    ui.type("EPSG:3857");
    ui.key(ImGuiKey_Enter);
    EXPECT_EQ(ui.state().projection, "EPSG:3857");
    ui.showProjectionError("EPSG:99 is not known: write a CRS that PROJ knows");
    ui.frames(2);
    EXPECT_NE(ui.texts("top").find("EPSG:99 is not known"), std::string::npos);
}

TEST(Card, ShowsEachPartOfARecord) {
    UiDriver ui({});
    ui.apply(state::intent::Select{{"beijing-zone-thailand-japan-mission-2023"}});
    ui.frames(2);
    const std::string texts = ui.texts("card");
    for (const char* part : {"Mission", "Approximate date", "About June 2023", "Itinerary",
                             "Bangkok", "Tokyo", "Joint innovation promotion centre:", "Parties",
                             "Lead", "Sources", "inferred", "Sectors", "Regenerative medicine"}) {
        EXPECT_NE(texts.find(part), std::string::npos) << part << " in\n" << texts;
    }
    ui.apply(state::intent::Select{{"kumamoto-expo-2024"}});
    ui.frames(2);
    const std::string expo = ui.texts("card");
    for (const char* part :
         {"≈USD 1,140,000", "830", "Visitors to the", "Part of", "Kaohsiung mission"}) {
        EXPECT_NE(expo.find(part), std::string::npos) << part << " in\n" << expo;
    }
}

TEST(Card, LinksLeadToOtherRecordsAndItCloses) {
    UiDriver ui({});
    ui.apply(state::intent::Select{{"beijing-zone-thailand-japan-mission-2023"}});
    ui.frames(2);
    ui.click("card/record world-chinese-entrepreneurs-convention-2023");
    EXPECT_EQ(ui.state().selected,
              std::vector<std::string>{"world-chinese-entrepreneurs-convention-2023"});
    ui.click("card/Close");
    EXPECT_TRUE(ui.state().selected.empty());
    ui.frames(1);
    EXPECT_TRUE(ui.texts("card").empty());
}

TEST(Card, SeveralRecordsArePaged) {
    UiDriver ui({});
    ui.apply(state::intent::Select{{"tjpo-osaka-mou-2019", "takeda-taiwan-investment"}});
    ui.frames(2);
    EXPECT_NE(ui.texts("card").find("1 of 2"), std::string::npos);
    ui.click("card/Next record");
    EXPECT_NE(ui.texts("card").find("Takeda"), std::string::npos);
}

TEST(Hover, NamesEverythingUnderThePointer) {
    UiDriver ui({});
    std::vector<ui::HoverItem> items(11);
    for (std::size_t i = 0; i < items.size(); ++i) {
        items[i].title = "Record " + std::to_string(i);
    }
    ui.showHover(items);
    ui.frames(2);
    const std::string texts = ui.texts("hover");
    EXPECT_NE(texts.find("Record 7"), std::string::npos);
    EXPECT_NE(texts.find("and 3 more"), std::string::npos);
}

TEST(Notice, SaysWhatToDoWhenNothingPassesAndWhenThereIsNothing) {
    UiDriver ui({});
    dataset::Filter filter;
    filter.text = "no such thing anywhere";
    ui.apply(state::intent::SetFilter{filter});
    ui.frames(2);
    EXPECT_NE(ui.texts("notice").find("No record passes the filter"), std::string::npos);
    ui.click("notice/Reset filters");
    EXPECT_TRUE(ui.state().filter.isEmpty());
}

TEST(Notice, AnEmptyDatasetSaysHowToOpenAnother) {
    UiDriver ui({.isEmpty = true});
    EXPECT_NE(ui.texts("notice").find("portolan FOLDER"), std::string::npos);
}

TEST(SmallWindow, TheRailOpensTheFiltersOverTheMap) {
    UiDriver ui({.window = {1024, 640}});
    EXPECT_TRUE(ui.texts("filter").empty());
    const float mapLeft = ui.layout().map.first.x;
    ui.click("rail/Filters");
    ui.frames(1);
    EXPECT_FALSE(ui.texts("filter").empty());
    EXPECT_EQ(ui.layout().map.first.x, mapLeft);
    ui.click("top/Map and colours");
    ui.click("top/Mercator");
    EXPECT_EQ(ui.state().projection, "mercator");
}

TEST(Keyboard, ReachesAndPressesEveryKindOfWidget) {
    UiDriver ui({});
    ui.focusPanel(2);
    for (int i = 0; i < 6 && !ui.state().timeline.isPlaying; ++i) {
        ui.key(ImGuiKey_Space);
        ui.key(ImGuiKey_RightArrow);
    }
    EXPECT_TRUE(ui.state().timeline.isPlaying);
    ui.focusPanel(1);
    for (int i = 0; i < 6 && ui.state().filter.kinds.empty(); ++i) {
        ui.key(ImGuiKey_DownArrow);
        ui.key(ImGuiKey_Enter);
        if (!ui.has("filter/kind visit")) {
            ui.key(ImGuiKey_Enter); // that was the heading
        }
    }
    EXPECT_FALSE(ui.state().filter.kinds.empty());
    ui.focusPanel(0);
    for (int i = 0; i < 4; ++i) { // from the menu past colours, boundaries and projection
        ui.key(ImGuiKey_LeftArrow);
    }
    ui.key(ImGuiKey_Enter);
    EXPECT_EQ(ui.state().language, base::Language::Id);
}

TEST(Keyboard, PassesOverAPanelThatIsNotThere) {
    UiDriver ui({});
    ui.focusPanel(3); // no card is open
    EXPECT_TRUE(ImGui::GetIO().NavVisible);
    ui.apply(state::intent::Select{{"tjpo-osaka-mou-2019"}});
    ui.frames(2);
    ui.focusPanel(3);
    for (int i = 0; i < 8 && !ui.state().selected.empty(); ++i) {
        ui.key(ImGuiKey_Enter);
        ui.key(ImGuiKey_RightArrow);
    }
    EXPECT_TRUE(ui.state().selected.empty()) << "the card is closed by keyboard";
}

} // namespace
} // namespace portolan::test
