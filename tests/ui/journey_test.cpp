// The question that Portolan is made for, asked of the bundled records from a fresh start: which
// parks in Kyushu has Kaohsiung met since 2017, on semiconductors, with something signed; who else
// met them; says who? The records have an agreement and nothing signed, and no park in Kyushu: the
// answer says so, and what it leaves out.
#include "ui/typist.h"
#include "ui/ui_driver.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace portolan::test {
namespace {

constexpr const char* kAgreement = "kaohsiung-kyushu-semiconductor-agreement-2024";

bool says(const UiDriver& ui, const std::string& panel, const std::string& words) {
    std::string text = ui.texts(panel);
    std::replace(text.begin(), text.end(), '\n', ' '); // paragraphs are broken into lines
    return text.find(words) != std::string::npos;
}

/// The rows of a facet that are on view, by their keys.
std::vector<std::string> rowsOf(const UiDriver& ui, const std::string& facet) {
    std::vector<std::string> keys;
    for (const ui::LoggedItem& item : ui.log()) {
        if (!item.isText && item.panel == "filter" && item.label.starts_with(facet + " ")) {
            keys.push_back(item.label.substr(facet.size() + 1));
        }
    }
    return keys;
}

std::vector<std::string> passingIds(const UiDriver& ui) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < ui.selection().passes.size(); ++i) {
        if (ui.selection().passes[i] != 0) {
            ids.push_back(ui.dataset().engagementId(static_cast<dataset::EngagementIndex>(i)));
        }
    }
    return ids;
}

/// With all of the question asked but for the status.
void expectFiveMeetings(const UiDriver& ui) {
    EXPECT_EQ(passingIds(ui),
              (std::vector<std::string>{"kaohsiung-kyushu-mission-2024", "kumamoto-expo-2024",
                                        "kyushu-bureau-visit-2024", "kyushu-university-visit-2024",
                                        kAgreement}));
    EXPECT_TRUE(says(ui, "filter", "5 of 39 records")) << ui.texts("filter");
}

/// Nothing was signed: the notice says what hides how much.
void expectNothingSigned(const UiDriver& ui) {
    EXPECT_EQ(ui.selection().count, 0U);
    EXPECT_TRUE(says(ui, "notice", "No record passes the filter")) << ui.texts("notice");
    EXPECT_TRUE(ui.has("notice/Without Status: 5")) << ui.texts("notice");
    EXPECT_TRUE(ui.has("notice/Without Sector: 1")) << "a memorandum on startups was signed";
}

/// What was agreed, with whom, and says who.
void expectAnswer(const UiDriver& ui) {
    EXPECT_EQ(passingIds(ui), std::vector<std::string>{kAgreement});
    EXPECT_TRUE(says(ui, "filter", "Status: Agreed")) << ui.texts("filter");
    EXPECT_TRUE(says(ui, "card",
                     "Kaohsiung–Kyushu agreement on academic, technological and "
                     "semiconductor cooperation"))
        << ui.texts("card");
    EXPECT_TRUE(says(ui, "card", "Agreed"));
    EXPECT_TRUE(says(ui, "card", "Kyushu University"));
    EXPECT_TRUE(says(ui, "card", "Kyushu Bureau of Economy, Trade and Industry"));
    // Says who: the release, and what of it was inferred from what.
    EXPECT_TRUE(says(ui, "card", "Kaohsiung delegation at the KUMAMOTO Industrial"));
    EXPECT_TRUE(says(ui, "card", "the bureau and the university are those with whom the talks"))
        << ui.texts("card");
}

/// Of the parks that the records have none lies in Kyushu.
void expectNoParkOfKyushu(const UiDriver& ui) {
    const std::vector<std::string> rows = rowsOf(ui, "place");
    EXPECT_NE(std::find(rows.begin(), rows.end(), "asia-new-bay-area-2"), rows.end());
    EXPECT_NE(std::find(rows.begin(), rows.end(), "hsinchu-science-park"), rows.end());
    EXPECT_EQ(std::find(rows.begin(), rows.end(), "kyushu"), rows.end()) << "no park is part of it";
    EXPECT_EQ(std::find(rows.begin(), rows.end(), "kyushu-university-campus"), rows.end());
}

/// On Kyushu's own card: everybody who met it.
void expectPartnersOfKyushu(const UiDriver& ui) {
    EXPECT_EQ(ui.state().selected, std::vector<std::string>{"kyushu"});
    EXPECT_TRUE(says(ui, "card", "Partners")) << ui.texts("card");
    EXPECT_TRUE(ui.has("card/open kaohsiung")) << ui.texts("card");
    EXPECT_TRUE(ui.has("card/open beijing-china-japan-zone"));
    EXPECT_TRUE(says(ui, "card", "Beijing China–Japan Innovation Cooperation Demonstration Zone"));
}

/// Scrolls the filters, as far as it takes, and clicks.
void clickInFilters(UiDriver& ui, const std::string& widget) {
    const ui::Box panel = ui.layout().filter;
    for (int i = 0; i < 40 && ui.has(widget); ++i) {
        const ui::Box box = ui.find(widget);
        const bool isBelow = box.last.y > panel.last.y - 12;
        if (!isBelow && box.first.y > panel.first.y + 330) {
            break;
        }
        ui.moveTo({panel.first.x + 100, panel.last.y - 60});
        ui.wheel(isBelow ? -1.0F : 1.0F);
        ui.frames(2);
    }
    ui.click(widget);
    ui.frames(2);
}

TEST(Journey, TheQuestionIsAnsweredByKeyboardAlone) {
    UiDriver ui({});
    Typist keys(ui);
    keys.press("Ctrl+F"); // Kaohsiung, however it is written
    keys.type("カオシュン");
    keys.press("Enter");
    ASSERT_EQ(ui.state().selected, std::vector<std::string>{"kaohsiung"});
    keys.press("H");
    EXPECT_TRUE(says(ui, "filter", "Home city: Kaohsiung")) << ui.texts("filter");
    keys.press("D"); // since 2017
    keys.type("2017/..");
    keys.press("Enter");
    EXPECT_TRUE(says(ui, "timeline", "2017 to 2024")) << ui.texts("timeline");
    keys.press("F"); // Kyushu
    ASSERT_TRUE(keys.goTo("filter/find place"));
    keys.type("kyushu");
    keys.press("↓");
    ASSERT_TRUE(keys.goTo("filter/place kyushu", "↓"));
    keys.press("Space");
    EXPECT_TRUE(says(ui, "filter", "Place: Kyushu"));
    EXPECT_EQ(keys.at(), "filter/place kyushu") << "the row keeps the keyboard";
    ASSERT_TRUE(keys.goTo("filter/find sector")); // semiconductors
    keys.type("semicond");
    keys.press("Enter");
    ASSERT_EQ(keys.at(), "filter/sector semiconductors");
    keys.press("Space");
    expectFiveMeetings(ui);
    ASSERT_TRUE(keys.goTo("filter/facet status")); // signed
    keys.press("→");
    ASSERT_TRUE(keys.goTo("filter/status signed", "↓"));
    keys.press("Space");
    expectNothingSigned(ui);
    ASSERT_TRUE(keys.goTo("notice/Without Status: 5", "Tab", 200));
    keys.press("Enter");
    expectFiveMeetings(ui);
    keys.press("Esc");
    keys.press("F");
    ASSERT_TRUE(keys.goTo("filter/facet status"));
    ASSERT_TRUE(keys.goTo("filter/status agreed", "↓"));
    keys.press("Space");
    keys.press("Esc"); // the list of what passes, and its one row
    keys.press("T");
    keys.press("Esc");
    keys.press("F6");
    for (int i = 0; i < ui::kPanelCount && ui.memory().lastFocus != ui::kTablePanel; ++i) {
        keys.press("F6");
    }
    keys.press("↓");
    keys.press("Enter");
    ASSERT_EQ(ui.state().selected, std::vector<std::string>{kAgreement});
    expectAnswer(ui);
    ASSERT_TRUE(keys.goTo("card/open kyushu", "Tab", 200)); // who else met them
    keys.press("Enter");
    expectPartnersOfKyushu(ui);
    keys.press("Esc");
    keys.press("F"); // and the parks
    ASSERT_TRUE(keys.goTo("filter/find place"));
    keys.type("park");
    expectNoParkOfKyushu(ui);
}

TEST(Journey, TheQuestionIsAnsweredByMouse) {
    UiDriver ui({});
    clickInFilters(ui, "filter/find place");
    ui.type("kaohsiung");
    clickInFilters(ui, "filter/place kaohsiung");
    clickInFilters(ui, "filter/clear find place");
    clickInFilters(ui, "filter/find place");
    ui.type("kyushu");
    clickInFilters(ui, "filter/place kyushu");
    clickInFilters(ui, "filter/clear find place");
    clickInFilters(ui, "filter/ties");
    ui.click("filter/Only between the chosen");
    const auto kyushu = ui.dataset().findEntity("kyushu");
    ASSERT_TRUE(kyushu);
    EXPECT_EQ(ui.selection().places[kyushu->index].passing, ui.selection().count)
        << "all that passes is between it and Kaohsiung";
    EXPECT_TRUE(says(ui, "filter", "Place: Kyushu, Only between the chosen"));
    ui.click("timeline/window dates"); // the first of the fields is ready to be typed over
    ui.type("2017/..");
    ui.click("timeline/Show these dates");
    EXPECT_TRUE(says(ui, "timeline", "2017 to 2024")) << ui.texts("timeline");
    EXPECT_FALSE(ui.has("timeline/Show these dates"));
    clickInFilters(ui, "filter/facet place"); // for room
    clickInFilters(ui, "filter/find sector");
    ui.type("semicond");
    clickInFilters(ui, "filter/sector semiconductors");
    expectFiveMeetings(ui);
    clickInFilters(ui, "filter/facet sector");
    clickInFilters(ui, "filter/facet status");
    clickInFilters(ui, "filter/status signed");
    expectNothingSigned(ui);
    ui.click("notice/Without Status: 5");
    clickInFilters(ui, "filter/status agreed");
    ui.click("top/Table");
    ui.frames(3);
    const ui::Box rows = ui.find("table/rows");
    ui.moveTo({rows.first.x + 40, rows.first.y + 14});
    ui.dragFrom({rows.first.x + 40, rows.first.y + 14}, {0, 0});
    ASSERT_EQ(ui.state().selected, std::vector<std::string>{kAgreement});
    expectAnswer(ui);
    ui.click("card/open kyushu");
    expectPartnersOfKyushu(ui);
    clickInFilters(ui, "filter/facet place");
    clickInFilters(ui, "filter/find place");
    ui.type("park");
    expectNoParkOfKyushu(ui);
}

} // namespace
} // namespace portolan::test
