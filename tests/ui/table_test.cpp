// The table by pointer and keys.
#include "ui/ui_driver.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace portolan::test {
namespace {

using state::TableColumn;

/// A driver whose table is open.
class TableTest : public testing::Test {
protected:
    TableTest() {
        ui.click("top/Table");
        ui.frames(2);
    }
    std::string idAt(std::size_t row) const {
        return ui.dataset().engagementId(ui.tableRows()[row]);
    }
    /// The middle of a row that is in sight.
    ImVec2 row(std::size_t at) const {
        const ui::Box rows = ui.find("table/rows");
        return {rows.first.x + 200, rows.first.y + 28 * (static_cast<float>(at) + 0.5F)};
    }
    void clickRow(std::size_t at) {
        ui.moveTo(row(at));
        ImGui::GetIO().MouseDown[0] = true;
        ui.frame();
        ImGui::GetIO().MouseDown[0] = false;
        ui.frames(2);
    }
    std::string clipboard() const { return ImGui::GetClipboardText(); }

    UiDriver ui{{}};
};

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    std::size_t begin = 0;
    for (std::size_t end; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1) {
        lines.push_back(text.substr(begin, end - begin));
    }
    return lines;
}

TEST_F(TableTest, OpensAboveTheTimelineListsWhatPassesAndCloses) {
    EXPECT_FALSE(ui.layout().table.isEmpty());
    EXPECT_LE(ui.layout().map.last.y, ui.layout().table.first.y);
    EXPECT_NE(ui.texts("table").find(std::to_string(ui.selection().count) + " records"),
              std::string::npos);
    EXPECT_FALSE(ui.texts("rows").empty());
    dataset::Filter filter;
    filter.kinds = {dataset::EngagementKind::Expo};
    ui.apply(state::intent::SetFilter{filter});
    ui.frames(2);
    EXPECT_EQ(ui.tableRows().size(), ui.selection().count);
    EXPECT_EQ(ui.texts("rows").find("Sister city"), std::string::npos);
    ui.click("table/Close");
    ui.frames(1);
    EXPECT_TRUE(ui.layout().table.isEmpty());
}

TEST_F(TableTest, AHeadingSortsAndTurnsRound) {
    ui.click("table/sort title");
    EXPECT_EQ(ui.state().table.sortedBy, TableColumn::Title);
    const auto ascending = ui.tableRows();
    ui.click("table/sort title");
    EXPECT_TRUE(ui.state().table.isDescending);
    ui.frames(1);
    EXPECT_EQ(ui.tableRows().front(), ascending.back());
}

TEST_F(TableTest, ClicksSelectAddAndSpanRows) {
    clickRow(1);
    EXPECT_EQ(ui.state().selected, std::vector{idAt(1)});
    ImGui::GetIO().KeyCtrl = true;
    clickRow(3);
    EXPECT_EQ(ui.state().selected, (std::vector{idAt(1), idAt(3)}));
    clickRow(1);
    EXPECT_EQ(ui.state().selected, std::vector{idAt(3)});
    ImGui::GetIO().KeyCtrl = false;
    clickRow(0);
    ImGui::GetIO().KeyShift = true;
    clickRow(2);
    EXPECT_EQ(ui.state().selected, (std::vector{idAt(0), idAt(1), idAt(2)}));
    ImGui::GetIO().KeyShift = false;
}

TEST_F(TableTest, TheKeysWalkPageSelectAndFly) {
    ui.focusPanel(ui::kTablePanel);
    ui.key(ImGuiKey_DownArrow);
    EXPECT_EQ(ui.state().selected, std::vector{idAt(0)});
    ui.key(ImGuiKey_DownArrow);
    ui.key(ImGuiKey_DownArrow);
    EXPECT_EQ(ui.state().selected, std::vector{idAt(2)});
    ui.key(ImGuiKey_UpArrow);
    EXPECT_EQ(ui.state().selected, std::vector{idAt(1)});
    ui.key(ImGuiKey_End);
    EXPECT_EQ(ui.state().selected, std::vector{idAt(ui.tableRows().size() - 1)});
    EXPECT_GT(ui.memory().table.top, 0);
    ui.key(ImGuiKey_Enter);
    EXPECT_EQ(ui.memory().wantsFlight, ui.state().selected.front());
    ui.key(ImGuiKey_Home);
    EXPECT_EQ(ui.state().selected, std::vector{idAt(0)});
    EXPECT_EQ(ui.memory().table.top, 0);
    ui.key(ImGuiKey_PageDown);
    EXPECT_NE(ui.state().selected, std::vector{idAt(0)});
    ImGui::GetIO().KeyCtrl = true;
    ui.key(ImGuiKey_A);
    ImGui::GetIO().KeyCtrl = false;
    EXPECT_EQ(ui.state().selected.size(), ui.tableRows().size());
}

TEST_F(TableTest, TheKeyboardReachesTheHeadingsAboveTheRows) {
    ui.focusPanel(ui::kTablePanel);
    ui.key(ImGuiKey_DownArrow);
    ui.key(ImGuiKey_UpArrow);
    ui.key(ImGuiKey_Enter);
    EXPECT_TRUE(ui.state().table.isDescending || ui.state().table.sortedBy != TableColumn::Date)
        << "↑ in the first row leads to a heading, Enter sorts by it";
}

TEST_F(TableTest, CopiesTheSelectedRowsElseAllWithAHeading) {
    ui.click("table/Copy the rows, tab-separated");
    const auto all = linesOf(clipboard());
    ASSERT_EQ(all.size(), ui.tableRows().size() + 1);
    EXPECT_EQ(all[0], "Date\tKind\tTitle\tPlaces\tStatus");
    clickRow(1);
    ImGui::GetIO().KeyCtrl = true;
    ui.key(ImGuiKey_C);
    ImGui::GetIO().KeyCtrl = false;
    EXPECT_EQ(linesOf(clipboard()), (std::vector{all[0], all[2]}));
    EXPECT_NE(ui.texts("table").find("1 row copied"), std::string::npos);
}

TEST_F(TableTest, ColumnsAreChosenAndWidened) {
    ui.click("table/Columns");
    ui.click("table/show sources");
    ui.click("table/show kind");
    EXPECT_EQ(ui.state().table.columns,
              (std::vector{TableColumn::Date, TableColumn::Title, TableColumn::Places,
                           TableColumn::Status, TableColumn::Sources}));
    ui.key(ImGuiKey_Escape);
    EXPECT_TRUE(ui.has("table/sort sources"));
    const float before = ui.find("table/sort date").width();
    ui.drag("table/edge date", {80, 0});
    EXPECT_NEAR(ui.find("table/sort date").width(), before + 80, 2);
}

TEST_F(TableTest, TheWheelScrollsByRowsAndARecordSelectedElsewhereComesIntoSight) {
    ui.moveTo(row(2));
    ImGui::GetIO().MouseWheel = -1;
    ui.frame();
    ImGui::GetIO().MouseWheel = 0;
    EXPECT_EQ(ui.memory().table.top, 3);
    ui.apply(state::intent::Select{{idAt(ui.tableRows().size() - 1)}});
    ui.frames(2);
    EXPECT_GT(ui.memory().table.top, static_cast<double>(ui.tableRows().size()) - 20);
}

TEST(TableBar, IsNotCutInAnyLanguageInASmallWindow) {
    for (const base::Language language : base::kLanguages) {
        UiDriver other({language, {1024, 640}, 1, false});
        state::TableView table;
        table.isOpen = true;
        other.apply(state::intent::SetTable{table});
        other.frames(2);
        for (const ui::LoggedItem& item : other.log()) {
            EXPECT_FALSE(item.panel == "table" && item.isText && item.isCut)
                << base::tagOf(language) << ": " << item.label;
        }
    }
}

} // namespace
} // namespace portolan::test
