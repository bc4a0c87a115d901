// The facets of the filter panel, by pointer and by keyboard.
#include "support/sample_dataset.h"
#include "ui/ui_driver.h"

#include <gtest/gtest.h>

namespace portolan::test {
namespace {

using dataset::EngagementKind;
using dataset::PlaceTies;
using Keys = std::vector<std::string>;

/// Presses the arrow until `isThere`, as somebody does who looks where the focus is.
template<class IsThere>
bool walk(UiDriver& ui, ImGuiKey key, IsThere isThere) {
    for (int i = 0; i < 60; ++i) {
        if (isThere()) {
            return true;
        }
        ui.key(key);
    }
    return false;
}

TEST(Facets, TheHeadingFoldsAndUnfoldsByPointerAndByKeyboard) {
    UiDriver ui({});
    ui.click("filter/facet sector"); // for room
    ui.click("filter/facet place");
    EXPECT_FALSE(ui.has("filter/status signed"));
    ui.click("filter/facet status");
    EXPECT_TRUE(ui.has("filter/status signed"));
    ui.click("filter/facet status");
    EXPECT_FALSE(ui.has("filter/status signed"));
    EXPECT_TRUE(ui.has("filter/kind visit"));
    ui.focusPanel(1);
    for (int i = 0; i < 4 && ui.has("filter/kind visit"); ++i) {
        ui.key(ImGuiKey_DownArrow);
        ui.key(ImGuiKey_LeftArrow);
    }
    EXPECT_FALSE(ui.has("filter/kind visit"));
    ui.key(ImGuiKey_RightArrow);
    EXPECT_TRUE(ui.has("filter/kind visit"));
}

TEST(Facets, EveryFacetOfTheIssueIsThere) {
    UiDriver ui({});
    for (const char* facet :
         {"kind", "place", "sector", "organisation", "status", "source", "certainty"}) {
        EXPECT_TRUE(ui.has("filter/facet " + std::string(facet))) << facet;
    }
}

TEST(Facets, OnlyAllButAndAllStandOnTheRowUnderThePointer) {
    UiDriver ui({});
    const auto pointAtRow = [&ui] { // chips move the rows
        const ui::Box row = ui.find("filter/kind expo");
        ui.moveTo({row.first.x + 60, (row.first.y + row.last.y) / 2});
        ui.frames(2);
    };
    EXPECT_FALSE(ui.has("filter/Only kind expo"));
    pointAtRow();
    ui.click("filter/Only kind expo");
    EXPECT_EQ(ui.state().filter.kinds, std::vector{EngagementKind::Expo});
    pointAtRow();
    ui.click("filter/All but kind expo");
    EXPECT_EQ(ui.selection().kinds[static_cast<std::size_t>(EngagementKind::Expo)].total +
                  ui.selection().count,
              ui.dataset().engagements.size());
    pointAtRow();
    ui.click("filter/All kind expo");
    EXPECT_TRUE(ui.state().filter.isEmpty());
}

TEST(Facets, LettersOnTheFocusedRowDoTheSame) {
    UiDriver ui({});
    ui.focusPanel(1);
    ui.key(ImGuiKey_DownArrow); // from the search box, which would take the letters
    const auto isOnly = [&] {
        ui.type("o");
        return ui.state().filter.kinds.size() == 1;
    };
    ASSERT_TRUE(walk(ui, ImGuiKey_DownArrow, isOnly));
    const EngagementKind only = ui.state().filter.kinds.front();
    ui.type("B");
    EXPECT_EQ(std::count(ui.state().filter.kinds.begin(), ui.state().filter.kinds.end(), only), 0);
    EXPECT_GT(ui.state().filter.kinds.size(), 1U);
    ui.type("a");
    EXPECT_TRUE(ui.state().filter.isEmpty());
}

TEST(Facets, ThePlacesAreATreeThatTheArrowsFold) {
    UiDriver ui({});
    EXPECT_FALSE(ui.has("filter/place kyushu"));
    ui.focusPanel(1);
    ASSERT_TRUE(walk(ui, ImGuiKey_DownArrow, [&] {
        ui.key(ImGuiKey_RightArrow);
        return ui.has("filter/place kyushu");
    }));
    ui.key(ImGuiKey_DownArrow); // into the tree
    ui.key(ImGuiKey_LeftArrow); // and back to the whole
    ui.key(ImGuiKey_LeftArrow);
    EXPECT_FALSE(ui.has("filter/place kyushu"));
}

TEST(Facets, AnEconomyIsChosenAsAPlaceIs) {
    UiDriver ui({});
    ASSERT_TRUE(ui.has("filter/place CN")) << "Beijing stands below its economy";
    ui.click("filter/place CN");
    EXPECT_EQ(ui.state().filter.economies, Keys{"CN"});
    const auto count = ui.selection().count;
    EXPECT_GT(count, 0U);
    EXPECT_NE(ui.texts("filter").find("Place: Chinese mainland"), std::string::npos);
    ui.click("filter/place japan");
    EXPECT_GT(ui.selection().count, count) << "any of the chosen";
}

TEST(Facets, AChosenPlaceOffersItsTies) {
    UiDriver ui({});
    EXPECT_FALSE(ui.has("filter/ties"));
    ui.click("filter/place taiwan");
    const auto all = ui.selection().count;
    ui.click("filter/ties");
    ui.click("filter/Outbound");
    EXPECT_EQ(ui.state().filter.ties, PlaceTies::Outbound);
    EXPECT_LE(ui.selection().count, all);
    EXPECT_NE(ui.texts("filter").find("Place: Taiwan, Outbound"), std::string::npos);
    ui.click("filter/Place: Taiwan, Outbound");
    EXPECT_TRUE(ui.state().filter.isEmpty());
}

TEST(Facets, ARowsMenuOpensByRightClickAndByKey) {
    UiDriver ui({});
    ui.rightClick("filter/place japan");
    ui.frames(2);
    ui.click("filter/Only between the chosen");
    EXPECT_EQ(ui.state().filter.places, Keys{"japan"});
    EXPECT_EQ(ui.state().filter.ties, PlaceTies::Between);
    ui.apply(state::intent::ResetFilter{});
    ui.focusPanel(1);
    ASSERT_TRUE(walk(ui, ImGuiKey_DownArrow, [&] {
        ui.openMenu();
        return ui.has("filter/All but");
    }));
    ui.key(ImGuiKey_Enter);
    EXPECT_FALSE(ui.state().filter.isEmpty());
}

TEST(Facets, ALongOneHasItsOwnSearchInEveryLanguage) {
    UiDriver ui({});
    ui.click("filter/find place");
    ui.type("カオシュン");
    ui.frames(2);
    EXPECT_TRUE(ui.has("filter/place kaohsiung"));
    EXPECT_TRUE(ui.has("filter/place taiwan")) << "what it is part of stands above it";
    EXPECT_FALSE(ui.has("filter/place japan"));
    EXPECT_TRUE(ui.state().filter.isEmpty()) << "it looks for a row, it filters nothing";
}

TEST(Facets, MoreShowsTheRestAndFewerPutsItAway) {
    UiDriver ui({base::Language::En, {1920, 1400}}); // all rows are near enough to be there
    ui.click("filter/facet kind");
    ui.click("filter/facet place");
    ui.click("filter/facet sector");
    ui.click("filter/facet organisation");
    const auto rows = [&] {
        return std::count_if(ui.log().begin(), ui.log().end(), [](const ui::LoggedItem& item) {
            return !item.isText && item.label.starts_with("organisation ");
        });
    };
    const auto few = rows();
    ASSERT_LT(few, 12);
    const auto more = std::find_if(ui.log().begin(), ui.log().end(), [](const auto& item) {
        return !item.isText && item.label.ends_with(" more");
    });
    ASSERT_NE(more, ui.log().end());
    const int left = std::stoi(more->label);
    ui.click("filter/" + more->label);
    EXPECT_EQ(rows(), few + left);
}

TEST(Facets, AHundredThousandOrganisationsAreARangeOfRows) {
    SampleDataset sample;
    const auto here = sample.place("here");
    const auto there = sample.place("there");
    for (int i = 0; i < 100'000; ++i) {
        const auto organisation = sample.organisation("org-" + std::to_string(i));
        sample.engagement("e" + std::to_string(i), EngagementKind::Mou);
        sample.at(here, dataset::PlaceRole::Partner).at(there, dataset::PlaceRole::Partner);
        sample.with(organisation);
    }
    UiDriver ui({.dataset = std::make_shared<dataset::Dataset>(sample.build())});
    ui.click("filter/facet organisation");
    ui.click("filter/99,992 more");
    const auto drawn = [&] {
        return std::count_if(ui.log().begin(), ui.log().end(), [](const ui::LoggedItem& item) {
            return !item.isText && item.label.starts_with("organisation ");
        });
    };
    EXPECT_GT(drawn(), 10);
    EXPECT_LT(drawn(), 200);
    ui.click("filter/find organisation");
    ui.type("org-77777");
    ui.frames(2);
    EXPECT_EQ(drawn(), 1);
    ui.click("filter/organisation org-77777");
    EXPECT_EQ(ui.selection().count, 1U);
}

TEST(Chips, EachTakesAwayWhatItStandsForAndNothingElse) {
    UiDriver ui({});
    dataset::Filter filter;
    filter.kinds = {EngagementKind::Mou};
    filter.places = {"japan"};
    filter.statuses = {dataset::Status::Signed};
    filter.text = "o";
    filter.undated = dataset::UndatedRule::Exclude;
    ui.apply(state::intent::SetFilter{filter});
    ui.frames(2);
    ui.click("filter/Place: Japan");
    filter.places.clear();
    EXPECT_EQ(ui.state().filter, filter);
    ui.click("filter/Status: Signed");
    filter.statuses.clear();
    EXPECT_EQ(ui.state().filter, filter);
    ui.click("filter/Without: Undated");
    ui.click("filter/“o”");
    ui.click("filter/Kind: MOU");
    EXPECT_TRUE(ui.state().filter.isEmpty());
}

TEST(Chips, ManyOfAFacetShareOne) {
    UiDriver ui({});
    dataset::Filter filter;
    for (std::size_t i = 0; i < 5; ++i) {
        filter.organisations.push_back(ui.dataset().organisations[i].id);
    }
    ui.apply(state::intent::SetFilter{filter});
    ui.frames(2);
    ui.click("filter/Organisation: 5");
    EXPECT_TRUE(ui.state().filter.isEmpty());
}

TEST(Chips, DeleteTakesTheFocusedOneAwayAndGoesOnToTheNext) {
    UiDriver ui({});
    dataset::Filter filter;
    filter.places = {"japan", "taiwan"};
    ui.apply(state::intent::SetFilter{filter});
    ui.focusPanel(1);
    ASSERT_TRUE(walk(ui, ImGuiKey_DownArrow, [&] {
        ui.key(ImGuiKey_Delete);
        return ui.state().filter.places.size() == 1;
    }));
    ui.key(ImGuiKey_Delete);
    EXPECT_TRUE(ui.state().filter.isEmpty());
}

TEST(Total, DatedUndatedAndHiddenAreAll) {
    UiDriver ui({});
    for (const char* row : {"filter/kind visit", "filter/place japan", "filter/kind mou"}) {
        ui.click(row);
        const auto& selection = ui.selection();
        const std::size_t hidden = ui.dataset().engagements.size() - selection.count;
        const std::string line = std::to_string(selection.datedCount) + " dated, " +
                                 std::to_string(selection.undatedCount) + " undated, " +
                                 std::to_string(hidden) + " hidden";
        EXPECT_NE(ui.texts("filter").find(line), std::string::npos) << line;
        EXPECT_EQ(selection.datedCount + selection.undatedCount, selection.count);
    }
}

TEST(Notice, NamesTheFacetsThatBringRecordsBack) {
    UiDriver ui({});
    dataset::Filter filter;
    filter.kinds = {EngagementKind::Expo};
    filter.text = "no such thing anywhere";
    ui.apply(state::intent::SetFilter{filter});
    ui.frames(2);
    EXPECT_FALSE(ui.has("notice/Without Kind: 39")) << "without the kind the words still hide all";
    const auto expos = ui.selection().kinds[static_cast<std::size_t>(EngagementKind::Expo)].total;
    ui.click("notice/Without Words: " + std::to_string(expos));
    EXPECT_TRUE(ui.state().filter.text.empty());
    EXPECT_EQ(ui.selection().count, expos);
    EXPECT_TRUE(ui.texts("notice").empty());
}

TEST(Hidden, TheCardSaysWhatHidesItsRecordAndShowsIt) {
    UiDriver ui({});
    dataset::Filter filter;
    filter.kinds = {EngagementKind::Expo};
    filter.places = {"japan"};
    ui.apply(state::intent::SetFilter{filter});
    ui.apply(state::intent::Select{{"tjpo-osaka-mou-2019"}});
    ui.frames(2);
    EXPECT_NE(ui.texts("card").find("Hidden by: Kind"), std::string::npos) << ui.texts("card");
    EXPECT_EQ(ui.texts("card").find("Hidden by: Kind, Place"), std::string::npos);
    ui.click("card/Show it");
    EXPECT_TRUE(ui.state().filter.kinds.empty());
    EXPECT_EQ(ui.state().filter.places, Keys{"japan"}) << "what does not hide it stays";
    ui.frames(2);
    EXPECT_EQ(ui.texts("card").find("Hidden by"), std::string::npos);
    ui.apply(state::intent::Undo{});
    EXPECT_EQ(ui.state().filter, filter) << "one step of the history";
}

} // namespace
} // namespace portolan::test
