// The timeline: its handles, its zoom, its modes and what is typed into it, by pointer and by key.
#include "state/timeline.h"
#include "ui/ui_driver.h"

#include <gtest/gtest.h>

namespace portolan::test {
namespace {

using state::TimeMode;

base::Day day(int year, int month, int dayOfMonth = 1) {
    return base::dayFromCivil({year, month, dayOfMonth});
}

state::DayRange plotOf(const UiDriver& ui) {
    return state::plotDays(ui.state().timeline, ui.dataset().extent);
}

ImVec2 inPlot(const UiDriver& ui, float part) {
    const ui::Box box = ui::timePlotBox(ui.layout());
    return {box.first.x + box.width() * part, box.first.y + box.height() * 0.2F};
}

double dayAt(const UiDriver& ui, float part) {
    const state::DayRange plot = plotOf(ui);
    return plot.first + part * (plot.last - plot.first);
}

/// What is in force on any of the days, and what has no date.
std::uint32_t recordsOf(const UiDriver& ui, base::DayInterval days) {
    std::uint32_t count = 0;
    for (dataset::EngagementIndex i = 0; i < ui.dataset().engagements.size(); ++i) {
        count += ui.dataset().activeInterval(i).overlaps(days) ? 1 : 0;
    }
    return count;
}

TEST(Timeline, PlayTogglesAndSpeedGoesRound) {
    UiDriver ui({});
    ui.click("timeline/play");
    EXPECT_TRUE(ui.state().timeline.isPlaying);
    ui.click("timeline/play");
    EXPECT_FALSE(ui.state().timeline.isPlaying);
    std::vector<double> seen;
    for (int i = 0; i < 4; ++i) {
        ui.click("timeline/speed");
        seen.push_back(ui.state().timeline.speed);
    }
    EXPECT_EQ(seen, (std::vector<double>{2, 4, 0.5, 1}));
}

TEST(Timeline, LoopTurnsOnAndOff) {
    UiDriver ui({});
    ui.click("timeline/loop");
    EXPECT_TRUE(ui.state().timeline.loops);
    ui.click("timeline/loop");
    EXPECT_FALSE(ui.state().timeline.loops);
}

TEST(Timeline, AHandleMovesTheWindowByWholeMonthsAsOneStep) {
    UiDriver ui({});
    const state::Timeline before = ui.state().timeline;
    ui.drag("timeline/window start", {300, 0});
    const state::Timeline after = ui.state().timeline;
    EXPECT_GT(after.first, before.first + 300);
    EXPECT_EQ(after.last, before.last);
    EXPECT_EQ(base::civilFromDay(static_cast<base::Day>(after.first)).day, 1);
    ui.apply(state::intent::Undo{});
    EXPECT_EQ(ui.state().timeline.first, before.first);
}

TEST(Timeline, ThePlayheadIsDragged) {
    UiDriver ui({});
    const double before = ui.state().timeline.cursor;
    ui.drag("timeline/playhead", {-400, 0});
    EXPECT_LT(ui.state().timeline.cursor, before - 300);
    EXPECT_EQ(ui.state().timeline.last, before);
}

TEST(Timeline, TheUndatedChipHidesThemShowsThemAloneAndShowsAllAgain) {
    UiDriver ui({});
    const std::uint32_t all = ui.selection().count;
    const std::uint32_t undated = ui.selection().undatedCount;
    ASSERT_GT(undated, 0U);
    EXPECT_NE(ui.texts("timeline").find("\n" + std::to_string(undated) + "\n"), std::string::npos);
    ui.click("timeline/undated");
    EXPECT_EQ(ui.selection().count, all - undated);
    EXPECT_NE(ui.texts("timeline").find("Hidden from the map"), std::string::npos);
    ui.click("timeline/undated");
    EXPECT_EQ(ui.selection().count, undated);
    EXPECT_NE(ui.texts("timeline").find("Nothing else is shown"), std::string::npos);
    ui.click("timeline/undated");
    EXPECT_EQ(ui.selection().count, all);
    ui.focusPanel(2);
    ui.type("u");
    EXPECT_EQ(ui.selection().count, all - undated) << "by key too";
}

TEST(Timeline, TheWheelZoomsAboutThePointersDayInOneStepOfHistory) {
    UiDriver ui({});
    const state::DayRange whole = plotOf(ui);
    ui.moveTo(inPlot(ui, 0.6F));
    const double under = dayAt(ui, 0.6F);
    for (int notch = 0; notch < 3; ++notch) {
        ui.wheel(1);
    }
    ui.frames(6);
    const state::DayRange near = plotOf(ui);
    EXPECT_LT(near.last - near.first, (whole.last - whole.first) / 2);
    EXPECT_NEAR(dayAt(ui, 0.6F), under, 1);
    ui.apply(state::intent::Undo{});
    EXPECT_EQ(plotOf(ui), whole);
}

TEST(Timeline, TheWheelComesAsNearAsTenDaysAndBackToEverything) {
    UiDriver ui({});
    const state::DayRange whole = plotOf(ui);
    ui.moveTo(inPlot(ui, 0.3F));
    for (int notch = 0; notch < 40; ++notch) {
        ui.wheel(1);
    }
    EXPECT_NEAR(plotOf(ui).last - plotOf(ui).first, state::kShortestPlotDays, 1e-6);
    EXPECT_NE(ui.texts("timeline").find("Records per day"), std::string::npos);
    for (int notch = 0; notch < 60; ++notch) {
        ui.wheel(-1);
    }
    EXPECT_EQ(plotOf(ui), whole);
}

TEST(Timeline, AZoomedPlotIsDraggedAndTheMomentStays) {
    UiDriver ui({});
    ui.apply(state::intent::SetTimePlot{static_cast<double>(day(2019, 1)),
                                        static_cast<double>(day(2021, 1))});
    ui.frames(2);
    const double cursor = ui.state().timeline.cursor;
    ui.dragFrom(inPlot(ui, 0.7F), {-200, 0});
    EXPECT_GT(plotOf(ui).first, day(2019, 2));
    EXPECT_NEAR(plotOf(ui).last - plotOf(ui).first, day(2021, 1) - day(2019, 1), 1e-6);
    EXPECT_EQ(ui.state().timeline.cursor, cursor);
    ui.apply(state::intent::Undo{});
    EXPECT_EQ(plotOf(ui).first, day(2019, 1));
}

TEST(Timeline, AZoomedPlotFollowsTheMomentWhereverItGoes) {
    UiDriver ui({});
    ui.apply(state::intent::SetTimePlot{static_cast<double>(day(2019, 1)),
                                        static_cast<double>(day(2019, 6))});
    ui.click("timeline/Back to what happened before");
    EXPECT_TRUE(ui.has("timeline/playhead")) << "2024 is far to the right";
    EXPECT_NEAR(plotOf(ui).last - plotOf(ui).first, day(2019, 6) - day(2019, 1), 1e-6);
}

TEST(Timeline, KeysZoomPanAndShowEverythingAgain) {
    UiDriver ui({});
    const state::DayRange whole = plotOf(ui);
    ui.apply(state::intent::ScrubTo{static_cast<double>(day(2020, 1))});
    ui.focusPanel(2);
    ui.type("+");
    const state::DayRange near = plotOf(ui);
    EXPECT_NEAR(near.last - near.first, (whole.last - whole.first) / 2, 1);
    ui.type("[");
    EXPECT_LT(plotOf(ui).first, near.first);
    ui.type("0");
    EXPECT_EQ(plotOf(ui), whole);
}

TEST(Timeline, AClickPutsTheMomentThere) {
    UiDriver ui({});
    ui.dragFrom(inPlot(ui, 0.25F), {0, 0});
    EXPECT_NEAR(ui.state().timeline.cursor, dayAt(ui, 0.25F), 2);
}

TEST(Timeline, ModesChangeWhatIsShown) {
    UiDriver ui({});
    ui.apply(state::intent::ScrubTo{static_cast<double>(day(2019, 10, 3))});
    ui.click("timeline/mode moment");
    EXPECT_EQ(ui.state().timeline.mode, TimeMode::Moment);
    EXPECT_EQ(state::shownDays(ui.state().timeline),
              (base::DayInterval{day(2019, 10, 3), day(2019, 10, 3)}));
    EXPECT_NE(ui.texts("timeline").find("3 October 2019"), std::string::npos);
    ui.click("timeline/mode window");
    EXPECT_EQ(state::shownDays(ui.state().timeline).last, day(2024, 12, 31));
    ui.focusPanel(2);
    ui.type("m");
    EXPECT_EQ(ui.state().timeline.mode, TimeMode::Cumulative);
}

TEST(Timeline, InWindowModeTheWindowIsDraggedAsAWhole) {
    UiDriver ui({});
    ui.apply(state::intent::SetWindow{static_cast<double>(day(2019, 1)),
                                      static_cast<double>(day(2021, 12, 31))});
    ui.click("timeline/mode window");
    const state::Timeline before = ui.state().timeline;
    const state::DayRange plot = plotOf(ui);
    const auto part = static_cast<float>((day(2020, 6) - plot.first) / (plot.last - plot.first));
    ui.dragFrom(inPlot(ui, part), {120, 0});
    const state::Timeline after = ui.state().timeline;
    EXPECT_GT(after.first, before.first + 30);
    EXPECT_EQ(after.last - after.first, before.last - before.first);
    EXPECT_EQ(after.cursor, after.last);
    ui.apply(state::intent::Undo{});
    EXPECT_EQ(ui.state().timeline.first, before.first);
}

TEST(Timeline, TypedDatesAreTheWindow) {
    UiDriver ui({});
    ui.click("timeline/window dates");
    ui.frames(2);
    ui.type("2019-10");
    ui.key(ImGuiKey_Enter);
    EXPECT_EQ(ui.state().timeline.first, day(2019, 10));
    EXPECT_EQ(ui.state().timeline.last, day(2024, 12, 31));
    EXPECT_FALSE(ui.has("timeline/date from")) << "the fields have gone";
    ui.apply(state::intent::Undo{});
    EXPECT_EQ(ui.state().timeline.first, day(2017, 1));
}

TEST(Timeline, AnIntervalIsBothEndsAndWhatIsWrongIsSaid) {
    UiDriver ui({});
    ui.focusPanel(2);
    ui.type("d");
    ui.frames(2);
    ui.type("2018-13");
    ui.key(ImGuiKey_Enter);
    EXPECT_NE(ui.texts("timeline").find("2018-13"), std::string::npos) << ui.texts("timeline");
    EXPECT_EQ(ui.state().timeline.first, day(2017, 1));
    ASSERT_TRUE(ui.has("timeline/date from")) << "the fields stay, to mend it";
    ui.type("2018/2020-02");
    ui.key(ImGuiKey_Enter);
    EXPECT_EQ(ui.state().timeline.first, day(2018, 1));
    EXPECT_EQ(ui.state().timeline.last, day(2020, 2, 29));
}

TEST(Timeline, EscapeLeavesTheDatesAsTheyWere) {
    UiDriver ui({});
    ui.click("timeline/window dates");
    ui.frames(2);
    ui.type("2020");
    ui.key(ImGuiKey_Escape);
    EXPECT_EQ(ui.state().timeline.first, day(2017, 1));
    EXPECT_FALSE(ui.has("timeline/date from"));
}

TEST(Timeline, TheFlagSaysWhatBeginsWhereAStepWent) {
    UiDriver ui({});
    ui.apply(state::intent::ScrubTo{static_cast<double>(day(2019, 9, 1))});
    ui.click("timeline/On to what happened next");
    EXPECT_EQ(state::shownDays(ui.state().timeline).last, day(2019, 10, 3));
    EXPECT_NE(ui.texts("timeline").find("TJPO"), std::string::npos) << ui.texts("timeline");
}

TEST(Timeline, PlaySaysHowMuchItStepsOver) {
    UiDriver ui({});
    ui.apply(state::intent::ScrubTo{static_cast<double>(day(2018, 6, 1))});
    ui.click("timeline/play");
    ui.frames(1);
    EXPECT_NE(ui.texts("timeline").find("» "), std::string::npos) << ui.texts("timeline");
}

TEST(Timeline, EveryRecordIsInABinOrInTheLaneAtEveryZoom) {
    UiDriver ui({});
    const auto index = dataset::buildSearchIndex(ui.dataset());
    const auto model = ui::buildTime(ui.dataset(), *index, ui.selection());
    const ui::Speech speech{&ui.words(), base::Language::En};
    const std::uint32_t dated =
        static_cast<std::uint32_t>(ui.dataset().engagements.size()) - model->undatedCount;
    for (const double widthPx : {100.0, 400.0, 900.0, 1500.0, 30000.0}) {
        const auto plot = ui::buildTimePlot(ui.dataset(), *index, ui.selection(), *model, speech,
                                            plotOf(ui), widthPx);
        std::uint32_t counted = 0;
        for (const ui::TimeBin& bin : plot->bins) {
            counted += bin.count;
        }
        for (const ui::FuzzyBar& bar : plot->fuzzy) {
            counted += bar.count;
        }
        EXPECT_EQ(counted, dated) << widthPx;
    }
}

TEST(Timeline, AnEmptyDatasetHasATimelineAllTheSame) {
    UiDriver ui({.isEmpty = true});
    EXPECT_TRUE(ui.has("timeline/window start"));
    ui.moveTo(inPlot(ui, 0.5F));
    ui.wheel(1);
    ui.click("timeline/mode moment");
    ui.click("timeline/play");
    ui.frames(3);
    EXPECT_TRUE(ui.has("timeline/playhead"));
}

TEST(Timeline, WhatIsCountedIsWhatIsInForce) {
    UiDriver ui({});
    const base::DayInterval days{day(2019, 1), day(2020, 12, 31)};
    dataset::Filter filter;
    filter.dates = days;
    ui.apply(state::intent::SetFilter{filter});
    EXPECT_EQ(ui.selection().count, recordsOf(ui, days));
}

} // namespace
} // namespace portolan::test
