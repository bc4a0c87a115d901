// No text is cut but in the rows of the table, and none leaves the window, in any language, at
// small and large scale and size.
#include "ui/ui_driver.h"

#include <gtest/gtest.h>

#include <tuple>

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
    void expectAllFits(const UiDriver& ui, const char* when) const {
        const auto& place = std::get<Place>(GetParam());
        for (const ui::LoggedItem& item : ui.log()) {
            if (!item.isText || item.panel == "hover" || item.panel == "rows") {
                continue;
            }
            EXPECT_FALSE(item.isCut) << item.panel << ": " << item.label << " is cut, " << when;
            EXPECT_GE(item.box.first.x, -0.5F) << item.panel << ": " << item.label;
            EXPECT_LE(item.box.last.x, place.width + 0.5F) << item.panel << ": " << item.label;
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
                                                          Place{1920, 1080, 2},
                                                          Place{2048, 1280, 2})),
                         nameOf);

} // namespace
} // namespace portolan::test
