// Two periods, compared in the panel.
#include "state/comparison.h"
#include "ui/ui_driver.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace portolan::test {
namespace {

state::Comparison firstAndSecondHalf(const UiDriver& ui) {
    return state::toggledComparison({}, ui.state().timeline);
}

TEST(ComparePanel, BeginsWithTheHalvesOfTheWindowInWholeYears) {
    state::Timeline timeline;
    timeline.first = base::dayFromCivil({2016, 1, 1});
    timeline.last = base::dayFromCivil({2025, 12, 31});
    const state::Comparison comparison = state::toggledComparison({}, timeline);
    EXPECT_TRUE(comparison.isOn);
    EXPECT_EQ(base::isoFromDay(comparison.before.first), "2016-01-01");
    EXPECT_EQ(base::isoFromDay(comparison.before.last), "2020-12-31");
    EXPECT_EQ(base::isoFromDay(comparison.after.first), "2021-01-01");
    EXPECT_EQ(base::isoFromDay(comparison.after.last), "2025-12-31");
    const state::Comparison off = state::toggledComparison(comparison, timeline);
    EXPECT_FALSE(off.isOn);
    EXPECT_EQ(off.before, comparison.before) << "the periods are kept";
}

TEST(ComparePanel, ListsPairsUnderTheirChangeWithTheirCounts) {
    UiDriver ui({});
    ui.apply(state::intent::SetComparison{firstAndSecondHalf(ui)});
    ui.frames(2);
    ASSERT_NE(ui.comparison(), nullptr);
    ASSERT_FALSE(ui.comparison()->pairs.empty());
    const std::string texts = ui.texts("compare");
    for (const char* word : {"New", "Lasting", "Grown", "Ended"}) {
        EXPECT_NE(texts.find(word), std::string::npos) << word;
    }
    const auto& first = ui.comparison()->pairs.front();
    EXPECT_NE(texts.find(std::to_string(first.before) + " → " + std::to_string(first.after)),
              std::string::npos)
        << texts;
}

TEST(ComparePanel, ATypedPeriodCountsAnewAndIsOneStepOfHistory) {
    UiDriver ui({});
    const state::Comparison halves = firstAndSecondHalf(ui);
    ui.apply(state::intent::SetComparison{halves});
    ui.frames(2);
    ui.click("compare/Later");
    ui.type("2019");
    ui.key(ImGuiKey_Enter);
    ui.frames(2);
    EXPECT_EQ(base::isoFromDay(ui.state().comparison.after.first), "2019-01-01");
    EXPECT_EQ(base::isoFromDay(ui.state().comparison.after.last), "2019-12-31");
    ui.apply(state::intent::Undo{});
    EXPECT_EQ(ui.state().comparison, halves);
}

TEST(ComparePanel, AWrongPeriodChangesNothingAndSaysHowItIsTyped) {
    UiDriver ui({});
    const state::Comparison halves = firstAndSecondHalf(ui);
    ui.apply(state::intent::SetComparison{halves});
    ui.frames(2);
    ui.click("compare/Later");
    ui.type("soon");
    ui.key(ImGuiKey_Enter);
    ui.frames(2);
    EXPECT_EQ(ui.state().comparison, halves);
    EXPECT_NE(ui.texts("compare").find("Type a period as 2019"), std::string::npos);
}

TEST(ComparePanel, APairSelectsItsRecordsAndTheirCardComesInThePanelsPlace) {
    UiDriver ui({});
    ui.apply(state::intent::SetComparison{firstAndSecondHalf(ui)});
    ui.frames(2);
    const auto pair = ui.comparison()->pairs.front();
    ui.click(ui.firstOf("compare/pair "));
    ASSERT_FALSE(ui.state().selected.empty());
    for (const std::string& id : ui.state().selected) {
        const auto record = ui.dataset().findEntity(id);
        ASSERT_TRUE(record);
        const auto legs = ui.dataset().legsOf(record->index);
        EXPECT_TRUE(std::any_of(legs.begin(), legs.end(), [&](const dataset::Leg& leg) {
            return std::min(leg.from, leg.to) == pair.a && std::max(leg.from, leg.to) == pair.b;
        })) << id;
    }
    ui.frames(2);
    EXPECT_TRUE(ui.has("card/Close"));
    EXPECT_FALSE(ui.has("compare/Close"));
    ui.click("card/Close");
    ui.frames(2);
    EXPECT_TRUE(ui.has("compare/Close"));
    ui.click("compare/Close");
    EXPECT_FALSE(ui.state().comparison.isOn);
}

} // namespace
} // namespace portolan::test
