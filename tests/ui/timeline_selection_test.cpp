// What is selected, counted and chosen on the timeline.
#include "state/timeline.h"
#include "ui/ui_driver.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace portolan::test {
namespace {

base::Day day(int year, int month, int dayOfMonth = 1) {
    return base::dayFromCivil({year, month, dayOfMonth});
}

std::vector<ui::Box> ringsOf(const UiDriver& ui) {
    std::vector<ui::Box> rings;
    for (const ui::LoggedItem& item : ui.log()) {
        if (item.panel == "timeline" && item.label == "selected" && !item.isText) {
            rings.push_back(item.box);
        }
    }
    return rings;
}

template<class Is>
std::string recordThat(const UiDriver& ui, Is is) {
    for (dataset::EngagementIndex i = 0; i < ui.dataset().engagements.size(); ++i) {
        if (is(ui.dataset().engagements[i])) {
            return ui.dataset().engagementId(i);
        }
    }
    ADD_FAILURE() << "no such record";
    return {};
}

float xOf(const UiDriver& ui, double at) {
    const ui::Box box = ui::timePlotBox(ui.layout());
    const state::DayRange days = state::plotDays(ui.state().timeline, ui.dataset().extent);
    return box.first.x +
           box.width() * static_cast<float>((at - days.first) / (days.last - days.first));
}

void doubleClickAt(UiDriver& ui, ImVec2 at) {
    ui.moveTo(at);
    for (const bool isDown : {true, false, true, false}) {
        ImGui::GetIO().MouseDown[0] = isDown;
        ui.frame();
    }
    ui.frames(2);
}

ImVec2 emptySpot(const UiDriver& ui, float part) {
    const ui::Box box = ui::timePlotBox(ui.layout());
    return {box.first.x + box.width() * part, box.first.y + 12};
}

TEST(TimelineSelection, TheBlockOfWhatIsSelectedHasARing) {
    UiDriver ui({});
    EXPECT_TRUE(ringsOf(ui).empty());
    ui.apply(state::intent::Select{{"tjpo-osaka-mou-2019"}});
    ui.frames(2);
    const std::vector<ui::Box> rings = ringsOf(ui);
    ASSERT_EQ(rings.size(), 1U);
    const auto found = ui.dataset().findEntity("tjpo-osaka-mou-2019");
    const base::DayInterval days = ui.dataset().engagements[found->index].interval;
    EXPECT_GT(rings[0].last.x, xOf(ui, days.first) - 8);
    EXPECT_LT(rings[0].first.x, xOf(ui, days.first + 31.0) + 8);
    ui.apply(state::intent::Select{});
    ui.frames(2);
    EXPECT_TRUE(ringsOf(ui).empty());
}

TEST(TimelineSelection, SoHaveABarOfTheLaneAndASquareOfWhatHasNoDate) {
    UiDriver ui({});
    const float bottom = ui::timePlotBox(ui.layout()).last.y;
    const float right = ui::timePlotBox(ui.layout()).last.x;
    ui.apply(state::intent::Select{{recordThat(ui, [](const auto& record) {
        return !record.isUndated && record.precision == base::DatePrecision::Year;
    })}});
    ui.frames(2);
    ASSERT_EQ(ringsOf(ui).size(), 1U);
    EXPECT_GT(ringsOf(ui)[0].first.y, bottom) << "in the lane";
    ui.apply(state::intent::Select{
        {recordThat(ui, [](const auto& record) { return record.isUndated; })}});
    ui.frames(2);
    ASSERT_EQ(ringsOf(ui).size(), 1U);
    EXPECT_GT(ringsOf(ui)[0].first.x, right) << "under the chip";
}

TEST(TimelineSelection, AllThatAreSelectedHaveRingsAtEveryZoom) {
    UiDriver ui({});
    std::vector<std::string> ids;
    for (dataset::EngagementIndex i = 0; i < ui.dataset().engagements.size(); ++i) {
        ids.push_back(ui.dataset().engagementId(i));
    }
    ui.apply(state::intent::Select{ids});
    for (const int years : {1, 3, 8}) {
        ui.apply(state::intent::SetTimePlot{static_cast<double>(day(2017, 1)),
                                            static_cast<double>(day(2017 + years, 1))});
        ui.frames(2);
        const ui::Speech speech{&ui.words(), base::Language::En};
        const auto index = dataset::buildSearchIndex(ui.dataset());
        const auto model = ui::buildTime(ui.dataset(), *index, ui.selection());
        const auto plot =
            ui::buildTimePlot(ui.dataset(), *index, ui.selection(), *model, speech,
                              state::plotDays(ui.state().timeline, ui.dataset().extent),
                              ui::timePlotBox(ui.layout()).width());
        const std::size_t marks =
            plot->fuzzy.size() + (plot->hasBlocks() ? plot->blocks.size() : plot->bins.size());
        EXPECT_EQ(ringsOf(ui).size(), marks + model->undated.size()) << years;
    }
}

TEST(TimelineSelection, ADoubleClickShowsEverythingAndLeavesTheMoment) {
    UiDriver ui({});
    ui.apply(state::intent::SetTimePlot{static_cast<double>(day(2020, 1)),
                                        static_cast<double>(day(2020, 7))});
    ui.apply(state::intent::ScrubTo{static_cast<double>(day(2020, 6))});
    ui.frames(2);
    const double cursor = ui.state().timeline.cursor;
    doubleClickAt(ui, emptySpot(ui, 0.2F));
    EXPECT_EQ(ui.state().timeline.plotFirst, ui.state().timeline.plotLast) << "everything";
    EXPECT_EQ(ui.state().timeline.cursor, cursor);
}

TEST(TimelineSelection, ADoubleClickOnARecordFliesThere) {
    UiDriver ui({});
    ui.apply(state::intent::SetTimePlot{static_cast<double>(day(2019, 1)),
                                        static_cast<double>(day(2021, 1))});
    ui.apply(state::intent::Select{{"tjpo-osaka-mou-2019"}});
    ui.frames(2);
    const ui::Box ring = ringsOf(ui).at(0);
    const double cursor = ui.state().timeline.cursor;
    ui.apply(state::intent::Select{});
    doubleClickAt(ui, {(ring.first.x + ring.last.x) / 2, (ring.first.y + ring.last.y) / 2});
    EXPECT_EQ(ui.state().selected, std::vector<std::string>{"tjpo-osaka-mou-2019"});
    EXPECT_EQ(ui.memory().wantsFlight, "tjpo-osaka-mou-2019");
    EXPECT_EQ(ui.state().timeline.cursor, cursor);
}

TEST(TimelineSelection, TheUndatedChipCountsWhatPassesTheOtherFilters) {
    UiDriver ui({});
    const auto chip = [&] { return ui.selection().undatedInReach; };
    const std::uint32_t all = chip();
    dataset::Filter filter;
    filter.kinds = {dataset::EngagementKind::Mission, dataset::EngagementKind::Office};
    ui.apply(state::intent::SetFilter{filter});
    ui.frames(2);
    const std::uint32_t some = ui.selection().undatedCount;
    ASSERT_GT(all, some);
    for (const auto rule : {dataset::UndatedRule::Include, dataset::UndatedRule::Exclude,
                            dataset::UndatedRule::Only}) {
        filter.undated = rule;
        ui.apply(state::intent::SetFilter{filter});
        ui.frames(2);
        EXPECT_EQ(chip(), some);
        const std::string texts = ui.texts("timeline");
        EXPECT_NE(texts.find("\n" + std::to_string(some) + "\n"), std::string::npos) << texts;
    }
}

TEST(TimelineSelection, BarsOfALaneNeverCoverEachOther) {
    UiDriver ui({});
    const auto index = dataset::buildSearchIndex(ui.dataset());
    const auto model = ui::buildTime(ui.dataset(), *index, ui.selection());
    const ui::Speech speech{&ui.words(), base::Language::En};
    for (const auto unit : {dataset::BinUnit::Day, dataset::BinUnit::Week, dataset::BinUnit::Month,
                            dataset::BinUnit::Year}) {
        const auto bars =
            ui::fuzzyBars(ui.dataset(), *model, speech, unit,
                          {static_cast<double>(day(2019, 1)), static_cast<double>(day(2024, 1))});
        for (std::size_t i = 0; i < bars.size(); ++i) {
            for (std::size_t k = i + 1; k < bars.size(); ++k) {
                EXPECT_FALSE(bars[i].lane == bars[k].lane && bars[i].days.overlaps(bars[k].days))
                    << bars[i].label << " and " << bars[k].label;
            }
            EXPECT_TRUE(!bars[i].isMixed || bars[i].count > 1);
        }
    }
}

TEST(TimelineSelection, ABarOfSeveralSelectsThemAll) {
    UiDriver ui({});
    ui.apply(state::intent::SetTimePlot{static_cast<double>(day(2019, 8)),
                                        static_cast<double>(day(2019, 11))});
    ui.frames(2);
    std::vector<std::string> ids;
    for (dataset::EngagementIndex i = 0; i < ui.dataset().engagements.size(); ++i) {
        ids.push_back(ui.dataset().engagementId(i));
    }
    const auto index = dataset::buildSearchIndex(ui.dataset());
    const auto model = ui::buildTime(ui.dataset(), *index, ui.selection());
    const auto plot = ui::buildTimePlot(ui.dataset(), *index, ui.selection(), *model,
                                        {&ui.words(), base::Language::En},
                                        state::plotDays(ui.state().timeline, ui.dataset().extent),
                                        ui::timePlotBox(ui.layout()).width());
    const auto bar =
        std::max_element(plot->fuzzy.begin(), plot->fuzzy.end(),
                         [](const auto& a, const auto& b) { return a.count < b.count; });
    ASSERT_NE(bar, plot->fuzzy.end());
    ASSERT_GT(bar->count, 1U);
    ui.apply(state::intent::Select{{ui.dataset().engagementId(bar->engagement)}});
    ui.frames(2);
    const ui::Box ring = ringsOf(ui).at(0);
    const ui::Box plotBox = ui::timePlotBox(ui.layout());
    const float x =
        (std::max(ring.first.x, plotBox.first.x) + std::min(ring.last.x, plotBox.last.x)) / 2;
    ui.dragFrom({x, (ring.first.y + ring.last.y) / 2}, {0, 0});
    EXPECT_EQ(ui.state().selected.size(), bar->count);
}

TEST(TimelineSelection, WhileItPlaysTheCountsSayWhatTheyAreOf) {
    UiDriver ui({});
    const auto says = [&] {
        return ui.texts("filter").find("Counted over all that play passes") != std::string::npos;
    };
    EXPECT_FALSE(says());
    ui.apply(state::intent::ScrubTo{static_cast<double>(day(2018, 1))});
    ui.click("timeline/play");
    EXPECT_TRUE(says()) << ui.texts("filter");
    ui.click("timeline/play");
    EXPECT_FALSE(says());
}

TEST(TimelineSelection, TheCardOfSeveralSaysWhatTheyAre) {
    UiDriver ui({});
    ui.apply(
        state::intent::Select{{"tjpo-osaka-mou-2019", "kumamoto-expo-2024", "osaka-prefecture"}});
    ui.frames(2);
    const std::string texts = ui.texts("card");
    EXPECT_NE(texts.find("2 records · 1 place\n"), std::string::npos) << texts;
    EXPECT_NE(texts.find("1 of 3"), std::string::npos) << texts;
}

} // namespace
} // namespace portolan::test
