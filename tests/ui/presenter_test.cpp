// The presenter's window: every part has its place in every language and size, and every button
// does what its key does.
#include "ui/presenter_panel.h"
#include "ui/ui_driver.h"

#include <gtest/gtest.h>

#include <set>

namespace portolan::test {

namespace {

using state::Blank;
using state::StageTool;

class PresenterTest : public testing::Test {
protected:
    std::unique_ptr<UiDriver> open(base::Language language = base::Language::En,
                                   ImVec2 window = {1920, 1080}, float scale = 1) {
        UiDriver::Setup setup;
        setup.language = language;
        setup.window = window;
        setup.scale = scale;
        setup.chapterSeconds = {12, 8, 8};
        setup.draws = [this, window](const ui::Panel& panel) { draw(panel, window); };
        auto ui = std::make_unique<UiDriver>(setup);
        state::Presentation stage;
        stage.story = "story.toml";
        stage.isOn = true;
        ui->apply(state::intent::SetPresentation{stage});
        ui->frames(2);
        return ui;
    }
    void draw(const ui::Panel& panel, ImVec2 window) {
        ui::PresenterModel model(
            {panel.view.state->presentation, languages, base::Language::Ja, base::Language::En, 1});
        model.story = "Kaohsiung in Kyushu";
        model.chapters = {"Why Kyushu", "The offices", "What follows"};
        model.seconds = {12, 8, 8};
        model.notes = notes;
        model.clock = "14:05";
        model.elapsed = 3723;
        model.left = 245;
        model.problems = problems;
        model.stage.size = model.next.size = {1920, 1080};
        drawPresenter(panel, model, memory, window, 0);
    }

    const std::vector<base::Language> languages = {base::Language::Ja, base::Language::En};
    std::string notes = "Thank the governor first.";
    std::vector<std::string> problems;
    ui::PresenterMemory memory;
};

const std::vector<std::pair<ImVec2, float>> kWindows = {
    {{1920, 1080}, 1}, {{1920, 1080}, 2}, {{1280, 720}, 1}, {{1024, 640}, 1}, {{1024, 640}, 2}};

std::vector<ui::Box> boxesOf(const ui::PresenterLayout& layout) {
    std::vector<ui::Box> boxes;
    for (const ui::Box& box : {layout.top, layout.stage, layout.progress, layout.chapters,
                               layout.next, layout.notes, layout.problems, layout.buttons}) {
        if (!box.isEmpty()) {
            boxes.push_back(box);
        }
    }
    return boxes;
}

} // namespace

TEST_F(PresenterTest, PartsStandBesideEachOtherInTheWindow) {
    for (const auto& [window, scale] : kWindows) {
        for (const ImVec2 shape : {ImVec2(1920, 1080), ImVec2(1024, 768), ImVec2(3440, 1440)}) {
            for (const bool hasProblems : {false, true}) {
                const auto layout = ui::presenterLayout(window, scale, shape, hasProblems);
                const auto boxes = boxesOf(layout);
                for (std::size_t i = 0; i < boxes.size(); ++i) {
                    const ui::Box& a = boxes[i];
                    EXPECT_GE(a.first.x, 0);
                    EXPECT_LE(a.last.x, window.x);
                    EXPECT_LE(a.last.y, window.y);
                    for (std::size_t j = 0; j < i; ++j) {
                        const ui::Box& b = boxes[j];
                        const bool isBeside =
                            a.last.x <= b.first.x + 1 || b.last.x <= a.first.x + 1 ||
                            a.last.y <= b.first.y + 1 || b.last.y <= a.first.y + 1;
                        EXPECT_TRUE(isBeside) << i << " and " << j << " at " << window.x << " × "
                                              << window.y << ", " << scale;
                    }
                }
                EXPECT_FALSE(layout.problems.isEmpty() && hasProblems);
                EXPECT_GT(layout.notes.height(), 40 * scale) << window.x << ", " << scale;
            }
        }
    }
}

TEST_F(PresenterTest, EveryWordIsReadInEveryLanguageAndSize) {
    const std::set<std::string> own = {"Kaohsiung in Kyushu", "1  Why Kyushu", "2  The offices",
                                       "3  What follows"};
    for (const base::Language language : base::kLanguages) {
        for (const auto& [window, scale] : kWindows) {
            const auto ui = open(language, window, scale);
            for (const ui::LoggedItem& item : ui->log()) {
                const bool isStorys =
                    item.label.find("The offices") != std::string::npos || own.contains(item.label);
                EXPECT_TRUE(!item.isText || !item.isCut || isStorys)
                    << item.label << " in " << base::tagOf(language) << " at " << window.x << ", "
                    << scale;
                EXPECT_LE(item.box.last.x, window.x + 1) << item.label;
                EXPECT_LE(item.box.last.y, window.y + 1) << item.label;
            }
        }
    }
}

TEST_F(PresenterTest, ButtonsDoWhatTheKeysDo) {
    const auto ui = open();
    const auto& stage = ui->state().presentation;
    ui->click("presenter/Next chapter");
    EXPECT_EQ(stage.chapter, 1U);
    ui->click("presenter/Previous chapter");
    EXPECT_EQ(ui->state().presentation.chapter, 0U);
    ui->click("presenter/Black screen");
    EXPECT_EQ(ui->state().presentation.blank, Blank::Black);
    EXPECT_NE(ui->texts("presenter").find("The screen is black"), std::string::npos);
    ui->click("presenter/White screen");
    EXPECT_EQ(ui->state().presentation.blank, Blank::White);
    ui->click("presenter/White screen");
    ui->click("presenter/Next language of the story");
    EXPECT_EQ(ui->state().presentation.language, base::Language::En);
    ui->click("presenter/Stand still and go on");
    EXPECT_TRUE(ui->state().presentation.isPaused);
    ui->click("presenter/3  What follows");
    EXPECT_EQ(ui->state().presentation.chapter, 2U);
    EXPECT_NE(ui->texts("presenter").find("This is the last chapter"), std::string::npos);
    ui->click("presenter/Larger presenter's window");
    EXPECT_EQ(ui->state().presentation.window.scale, 1.25);
    ui->click("presenter/Leave to explore");
    EXPECT_FALSE(ui->state().presentation.isOn);
    EXPECT_EQ(ui->state().presentation.chapter, 2U);
}

TEST_F(PresenterTest, GuestsAreChosenBesideTheScale) {
    const auto ui = open();
    ui->click("presenter/Guests");
    ui->frames(2);
    ui->click("presenter/Guests from Japan");
    ui->frames(2);
    EXPECT_EQ(ui->state().presentation.profile, "japan");
    EXPECT_FALSE(ui->has("presenter/Guests from Japan")) << "the menu has closed";
}

TEST_F(PresenterTest, AllOfTheRoomIsSeenInASmallWindowAtTwiceTheSize) {
    const ImVec2 window(1280, 720);
    const auto ui = open(base::Language::Ja, window, 2);
    ui->click("presenter/来賓");
    ui->frames(4);
    EXPECT_LE(ui->find("presenter/farthest seat").last.y, window.y);
    EXPECT_GE(ui->find("presenter/ストーリーの設定どおり").first.y, 0);
}

TEST_F(PresenterTest, ThePenDrawsOnThePictureOfTheStage) {
    const auto ui = open();
    ui->click("presenter/Pen");
    const ui::Box picture = ui->find("presenter/The stage");
    ui->drag("presenter/The stage", {picture.width() / 4, 0});
    const auto& strokes = ui->state().presentation.strokes;
    ASSERT_EQ(strokes.size(), 1U);
    EXPECT_NEAR(strokes.front().front().x, 0, 2);
    EXPECT_NEAR(strokes.front().back().x, 480, 2) << "a quarter of the stage's 1920";
    ui->drag("presenter/The stage", {0, picture.height() / 4});
    EXPECT_EQ(ui->state().presentation.strokes.size(), 2U);
    ui->click("presenter/Take back a stroke of the pen");
    EXPECT_EQ(ui->state().presentation.strokes.size(), 1U);
    EXPECT_FALSE(ui->state().presentation.pointed) << "the pointer has left the picture";
}

TEST_F(PresenterTest, WhatIsWrongWithTheStoryIsListedHere) {
    problems = {"12: the picture 'nowhere.jpg' is not there"};
    const auto ui = open();
    EXPECT_NE(ui->texts("presenter").find("nowhere.jpg"), std::string::npos);
    EXPECT_NE(ui->texts("presenter").find("Thank the governor"), std::string::npos);
}

TEST(Length, IsReadAsAClock) {
    EXPECT_EQ(ui::lengthOf(0), "0:00");
    EXPECT_EQ(ui::lengthOf(245.9), "4:05");
    EXPECT_EQ(ui::lengthOf(3723), "1:02:03");
    EXPECT_EQ(ui::lengthOf(-30), "−0:30");
}

} // namespace portolan::test
