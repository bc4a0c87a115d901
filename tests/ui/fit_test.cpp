// No text is cut but in the rows of the table, none leaves its panel, and none lies over another,
// in any language, at small and large scale and size.
#include "ui/ui_driver.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace portolan::test {
namespace {

struct Place {
    float width, height, scale;
};

class FitTest : public testing::TestWithParam<std::tuple<base::Language, Place>> {
protected:
    static UiDriver::Setup setup() {
        const auto [language, place] = GetParam();
        return {language, {place.width, place.height}, place.scale, false};
    }
    void expectAllFits(const UiDriver& ui, const std::string& when) const {
        const auto& place = std::get<Place>(GetParam());
        std::vector<const ui::LoggedItem*> texts;
        for (const ui::LoggedItem& item : ui.log()) {
            if (!item.isText || item.label.empty() || item.panel == "hover") {
                continue;
            }
            texts.push_back(&item);
            const ui::Box panel = panelOf(ui.layout(), item.panel);
            const float left = panel.isEmpty() ? 0 : panel.first.x;
            const float right = panel.isEmpty() ? place.width : panel.last.x;
            if (item.panel != "rows") { // whose cells are cut on purpose, and whole in a tip
                EXPECT_FALSE(item.isCut) << item.panel << ": " << item.label << " is cut, " << when;
                EXPECT_GE(item.box.first.x, left - 0.5F) << item.panel << ": " << item.label;
                EXPECT_LE(item.box.last.x, right + 0.5F) << item.panel << ": " << item.label;
            }
        }
        expectNoneLiesOverAnother(texts, when);
        expectNoticeIsFree(ui, when);
    }
    /// What there is to do where nothing is shown is not hidden itself.
    static void expectNoticeIsFree(const UiDriver& ui, const std::string& when) {
        for (const ui::LoggedItem& item : ui.log()) {
            for (const ui::Box& panel : {ui.layout().filter, ui.layout().card}) {
                const bool isUnder =
                    item.box.first.x < panel.last.x && item.box.last.x > panel.first.x &&
                    item.box.first.y < panel.last.y && item.box.last.y > panel.first.y;
                EXPECT_FALSE(item.panel == "notice" && isUnder) << item.label << ", " << when;
            }
        }
    }
    static ui::Box panelOf(const ui::Layout& layout, const std::string& panel) {
        return panel == "filter"     ? layout.filter
               : panel == "timeline" ? layout.timeline
               : panel == "card"     ? layout.card
               : panel == "table"    ? layout.table
                                     : ui::Box{};
    }
    static void expectNoneLiesOverAnother(const std::vector<const ui::LoggedItem*>& texts,
                                          const std::string& when) {
        for (std::size_t i = 0; i < texts.size(); ++i) {
            for (std::size_t k = i + 1; k < texts.size(); ++k) {
                const ui::Box& a = texts[i]->box;
                const ui::Box& b = texts[k]->box;
                const float wide = std::min(a.last.x, b.last.x) - std::max(a.first.x, b.first.x);
                const float high = std::min(a.last.y, b.last.y) - std::max(a.first.y, b.first.y);
                // Fonts leave room above and below their letters.
                const bool isOver = texts[i]->panel == texts[k]->panel && wide > 1 &&
                                    high > 0.3F * std::min(a.height(), b.height());
                EXPECT_FALSE(isOver) << texts[i]->panel << ": " << texts[i]->label << " and "
                                     << texts[k]->label << ", " << when;
            }
        }
    }
};

TEST_P(FitTest, PanelsWithACard) {
    UiDriver ui(setup());
    expectAllFits(ui, "at rest");
    for (const char* id : {"beijing-zone-thailand-japan-mission-2023", "kumamoto-expo-2024",
                           "tjpo-osaka-mou-2019", "osaka-prefecture"}) {
        ui.apply(state::intent::Select{{id}});
        ui.frames(2);
        expectAllFits(ui, id);
    }
    ui.apply(state::intent::Select{{"tjpo-osaka-mou-2019", "kumamoto-expo-2024", "osaka"}});
    ui.frames(2);
    expectAllFits(ui, "several");
}

TEST_P(FitTest, CardsOfOrganisationsAndSources) {
    UiDriver ui(setup());
    std::vector<std::string> ids;
    for (const auto& organisation : ui.dataset().organisations) {
        ids.push_back(organisation.id);
    }
    for (const auto& source : ui.dataset().sources) {
        ids.push_back(source.id);
    }
    for (std::size_t i = 0; i < ids.size(); i += 7) {
        ui.apply(state::intent::Select{{ids[i]}});
        ui.frames(2);
        expectAllFits(ui, ids[i]);
    }
}

TEST_P(FitTest, TheTableAndItsTips) {
    UiDriver ui(setup());
    state::TableView table;
    table.isOpen = true;
    for (const auto column : {state::TableColumn::Date, state::TableColumn::Organisations}) {
        table.sortedBy = column;
        ui.apply(state::intent::SetTable{table});
        ui.frames(3);
        expectAllFits(ui, std::string("sorted by ") + std::to_string(static_cast<int>(column)));
    }
    const float scale = ui.layout().scale;
    const ui::Box rows = ui.find("table/rows");
    for (float x = rows.first.x + 30 * scale; x < rows.last.x - 30 * scale; x += 60 * scale) {
        const ImVec2 at{x, rows.first.y + 14 * scale};
        ui.moveTo(at);
        ui.frames(2);
        const auto cell = std::find_if(ui.log().begin(), ui.log().end(), [&](const auto& item) {
            return item.panel == "rows" && item.isText && item.box.contains(at);
        });
        if (cell == ui.log().end() || !cell->isCut) {
            continue;
        }
        std::string tip = ui.texts("tip");
        EXPECT_FALSE(tip.empty()) << cell->label << " is cut and has no tip";
        for (const ui::LoggedItem& item : ui.log()) {
            EXPECT_FALSE(item.panel == "tip" && item.box.contains(at)) << "over what it is about";
        }
    }
}

TEST_P(FitTest, WordsOfTheTablesVocabulariesAreWhole) {
    UiDriver ui(setup());
    state::TableView table;
    table.isOpen = true;
    ui.apply(state::intent::SetTable{table});
    ui.apply(state::intent::Select{{"tjpo-osaka-mou-2019"}});
    ui.frames(3);
    const ui::Box rows = ui.find("table/rows");
    for (const char* column : {"kind", "status"}) {
        const ui::Box heading = ui.find(std::string("table/sort ") + column);
        for (const ui::LoggedItem& item : ui.log()) {
            const bool isInColumn = item.panel == "rows" && item.isText &&
                                    item.box.first.x >= heading.first.x &&
                                    item.box.first.x < heading.last.x;
            const bool isWholeRow =
                item.box.first.y >= rows.first.y && item.box.last.y <= rows.last.y;
            const bool isInSight = heading.last.x <= rows.last.x;
            EXPECT_FALSE(isInColumn && isWholeRow && isInSight && item.isCut) << item.label;
        }
    }
    if (!ui.layout().isTight) { // there the columns scroll
        EXPECT_LE(ui.find("table/sort status").last.x, ui.layout().table.last.x);
    }
}

TEST_P(FitTest, TipsStayInTheWindowAndCoverNoNeighbour) {
    UiDriver ui(setup());
    for (const char* name :
         {"timeline/play", "timeline/speed", "timeline/loop", "timeline/mode window",
          "timeline/mode moment", "timeline/undated", "timeline/window dates"}) {
        const ui::Box box = ui.find(name);
        ui.moveTo({(box.first.x + box.last.x) / 2, (box.first.y + box.last.y) / 2});
        ui.frames(3);
        const auto tip = std::find_if(ui.log().begin(), ui.log().end(),
                                      [](const auto& item) { return item.panel == "tip"; });
        ASSERT_NE(tip, ui.log().end()) << name;
        EXPECT_LE(tip->box.last.y, ui.layout().timeline.first.y) << name;
        EXPECT_GE(tip->box.first.x, 0) << name;
        EXPECT_LE(tip->box.last.x, std::get<Place>(GetParam()).width) << name;
    }
}

TEST_P(FitTest, TheTimelineWithASelectionAndAZoom) {
    UiDriver ui(setup());
    if (!ui.layout().isTight) { // there a card is in the timeline's place
        ui.apply(state::intent::Select{{"tjpo-osaka-mou-2019"}});
    }
    for (const auto& [first, last] : {std::pair{17167, 20000}, {18000, 18100}, {18165, 18180}}) {
        ui.apply(state::intent::SetTimePlot{static_cast<double>(first), static_cast<double>(last)});
        ui.frames(2);
        expectAllFits(ui, "at a zoom");
    }
    ui.apply(state::intent::ScrubTo{18000});
    ui.click("timeline/play");
    expectAllFits(ui, "while it plays");
}

TEST_P(FitTest, FiltersInUse) {
    UiDriver ui(setup());
    if (ui.layout().filter.isEmpty()) {
        ui.click("rail/" + std::string(ui.words()("Filters")));
    }
    dataset::Filter filter;
    filter.kinds = {dataset::EngagementKind::Mou};
    filter.undated = dataset::UndatedRule::Exclude;
    filter.text = "osaka";
    filter.sectors = {"investment_promotion"};
    ui.apply(state::intent::SetFilter{filter});
    ui.frames(2);
    expectAllFits(ui, "filtered");
}

TEST_P(FitTest, TiesChosenAndARecordThatIsHidden) {
    UiDriver ui(setup());
    if (ui.layout().filter.isEmpty()) {
        ui.click("rail/" + std::string(ui.words()("Filters")));
    }
    dataset::Filter filter;
    filter.kinds = {dataset::EngagementKind::Mou, dataset::EngagementKind::Visit,
                    dataset::EngagementKind::Office, dataset::EngagementKind::Expo};
    filter.places = {"japan"};
    filter.ties = dataset::PlaceTies::Outbound;
    filter.statuses = {dataset::Status::Intended};
    filter.certainties = {dataset::DateCertainty::Approximate};
    ui.apply(state::intent::SetFilter{filter});
    ui.apply(state::intent::Select{{"kumamoto-expo-2024"}});
    ui.frames(3);
    expectAllFits(ui, "with ties");
    filter.text = "no such thing";
    ui.apply(state::intent::SetFilter{filter});
    ui.frames(3);
    expectAllFits(ui, "when nothing passes");
    ui.memory().isFilterOpen = false;
    ui.frames(3);
    expectAllFits(ui, "when nothing passes, beside a card");
    ui.apply(state::intent::Select{});
    ui.frames(3);
    expectAllFits(ui, "when nothing passes, alone");
    EXPECT_TRUE(ui.has("notice/" + std::string(ui.words()("Reset filters"))));
}

TEST_P(FitTest, FileDialogs) {
    ui::FileList list;
    list.folder = "/home/ana";
    list.rows = {{"maps", true}, {"osaka.portolan", false}};
    list.asksToReplace = true;
    UiDriver ui(setup());
    ui.showFiles(&list);
    for (const auto purpose :
         {ui::FilePurpose::Open, ui::FilePurpose::Save, ui::FilePurpose::Export}) {
        ui::beginFileDialog(ui.files(), purpose, "/home/ana/a");
        ui.frames(3);
        expectAllFits(ui, "in the file dialog");
        list.asksToReplace = false;
    }
    state::Presentation told;
    told.story = "/home/ana/story.toml";
    ui.apply(state::intent::SetPresentation{told});
    ui::beginFileDialog(ui.files(), ui::FilePurpose::Export, "/home/ana/a.mp4");
    ui.frames(3);
    expectAllFits(ui, "in the file dialog, of a film");
    list.making = {ui::ExportKind::Film, 0.5F};
    ui.frames(3);
    expectAllFits(ui, "while the film is made");
}

TEST_P(FitTest, MenuOfTheProgram) {
    UiDriver ui(setup());
    const bool isSmall = ui.layout().room == ui::Room::Small;
    ui.click("top/" + std::string(ui.words()(isSmall ? "Map and colours" : "Session and comfort")));
    ui.frames(2);
    expectAllFits(ui, "in the menu");
}

TEST_P(FitTest, TwoPeriods) {
    UiDriver ui(setup());
    ui.apply(state::intent::SetComparison{{true,
                                           {base::dayFromCivil({2016, 1, 1}), 18261},
                                           {18262, base::dayFromCivil({2025, 12, 31})}}});
    ui.frames(2);
    expectAllFits(ui, "two periods");
}

std::string nameOf(const testing::TestParamInfo<FitTest::ParamType>& info) {
    const auto& [language, place] = info.param;
    std::string name(base::tagOf(language));
    name.erase(std::remove(name.begin(), name.end(), '-'), name.end());
    return name + "_" + std::to_string(static_cast<int>(place.width)) + "_" +
           std::to_string(static_cast<int>(place.scale * 100));
}

INSTANTIATE_TEST_SUITE_P(Everywhere, FitTest,
                         testing::Combine(testing::ValuesIn(base::kLanguages),
                                          testing::Values(Place{1920, 1080, 1}, Place{1024, 640, 1},
                                                          Place{1920, 1080, 2}, Place{1024, 640, 2},
                                                          Place{2048, 1280, 2})),
                         nameOf);

} // namespace
} // namespace portolan::test
