// Making a story by hand: capture, order, words.
#include "state/story_file.h"
#include "ui/typist.h"
#include "ui/ui_driver.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace portolan::test {
namespace {

constexpr const char* kStory = R"(# Two cities.
languages = ["ja", "en"]

# The beginning.
[[chapter]]
title = { en = "First", ja = "一" }

[[chapter]]
title = { en = "Second" } # short

[[chapter]]
title = { en = "Third" }
)";

std::string textOf(const UiDriver& ui) {
    return std::string(ui.state().draft.text.view());
}

bool says(const UiDriver& ui, const std::string& words) {
    return textOf(ui).find(words) != std::string::npos;
}

std::string longStory() {
    std::string story = "languages = [\"ja\"]\n";
    for (int i = 0; i < 100; ++i) {
        story += fmt::format(
            "[[chapter]]\ntitle = {{ ja = \"第{}章　高雄と九州の協力が半導体からスタート"
            "アップ、水素、そして観光へと広がるまで\" }}\n",
            i + 1);
    }
    return story;
}

} // namespace

TEST(StoryPanel, CapturesTheFirstChapterOfANewStory) {
    UiDriver ui({});
    ui.apply(state::intent::SetDraft{0, true, false});
    ui.frames(2);
    EXPECT_FALSE(ui.has("story/Save the story"));
    ui.click("story/Capture this view");
    ui.frames(2);
    EXPECT_TRUE(says(ui, "[[chapter]]\nduration = 12\nview = { centre = [122.0000, 27.5000]"));
    EXPECT_TRUE(ui.has("story/chapter 1"));
    EXPECT_TRUE(ui.state().draft.isUnsaved());
    ui.click("story/Save the story");
    ASSERT_FALSE(ui.memory().commands.empty());
    EXPECT_EQ(ui.memory().commands.back(), ui::Command::SaveStory);
}

TEST(StoryPanel, WordsAreTypedIntoTheChosenChapter) {
    UiDriver ui({.story = kStory});
    ui.click("story/chapter 2");
    EXPECT_EQ(ui.state().draft.chapter, 1U);
    EXPECT_TRUE(ui.state().draft.isSeen);
    ui.click("story/EN");
    ui.click("story/Title");
    ui.key(ImGuiKey_End);
    ui.type(" act");
    ui.frames(2);
    EXPECT_TRUE(says(ui, "title = { en = \"Second act\" } # short")) << textOf(ui);
    EXPECT_TRUE(says(ui, "# Two cities."));
    ui.apply(state::intent::Undo{});
    EXPECT_EQ(textOf(ui), kStory);
}

TEST(StoryPanel, WordsOfEachLanguageAreApart) {
    UiDriver ui({.story = kStory});
    EXPECT_TRUE(ui.has("story/日本語"));
    ui.click("story/Caption"); // the guests' language is there first
    ui.type("Kaohsiung");
    ui.frames(2);
    EXPECT_TRUE(says(ui, "[chapter.caption]\nja = \"Kaohsiung\"")) << textOf(ui);
    ui.click("story/ID");
    ui.click("story/Title");
    ui.type("Satu");
    ui.frames(2);
    EXPECT_TRUE(says(ui, "languages = [\"ja\", \"en\", \"id\"]")) << textOf(ui);
    EXPECT_TRUE(says(ui, "ja = \"一\", id = \"Satu\""));
}

TEST(StoryPanel, ChaptersAreDraggedAndMovedByKeys) {
    UiDriver ui({.story = kStory});
    ui.drag("story/chapter 1", {0, 70});
    ui.frames(3);
    EXPECT_LT(textOf(ui).find("Third"), textOf(ui).find("# The beginning.")) << textOf(ui);
    ui.apply(state::intent::Undo{});
    EXPECT_EQ(textOf(ui), kStory);
    ui.frames(2);
    ui.click("story/chapter 1");
    ui.click("story/Later in the story");
    ui.frames(2);
    EXPECT_LT(textOf(ui).find("Second"), textOf(ui).find("First"));
    EXPECT_EQ(ui.state().draft.chapter, 1U);
    ui.click("story/Delete the chapter");
    ui.frames(2);
    EXPECT_FALSE(says(ui, "First"));
    EXPECT_FALSE(says(ui, "# The beginning."));
    EXPECT_TRUE(says(ui, "# Two cities."));
}

TEST(StoryPanel, KeysMoveAndDeleteAChapterAndUndoTakesThemBack) {
    UiDriver ui({.story = kStory});
    Typist typist(ui);
    ui.focusPanel(ui::kStoryPanel);
    ASSERT_TRUE(typist.goTo("story/chapter 1"));
    const auto alt = [&](ImGuiKey key) {
        ImGui::GetIO().KeyAlt = true;
        ui.key(key);
        ImGui::GetIO().KeyAlt = false;
        ui.frames(3);
    };
    alt(ImGuiKey_DownArrow);
    EXPECT_LT(textOf(ui).find("Second"), textOf(ui).find("# The beginning.")) << textOf(ui);
    EXPECT_LT(textOf(ui).find("First"), textOf(ui).find("Third"));
    EXPECT_EQ(typist.at(), "story/chapter 2") << "the keyboard goes along";
    EXPECT_EQ(ui.state().draft.chapter, 1U);
    const std::string moved = textOf(ui);
    alt(ImGuiKey_DownArrow);
    EXPECT_LT(textOf(ui).find("Third"), textOf(ui).find("First"));
    alt(ImGuiKey_DownArrow);
    EXPECT_LT(textOf(ui).find("Third"), textOf(ui).find("First")) << "it is the last";
    alt(ImGuiKey_UpArrow);
    EXPECT_EQ(textOf(ui), moved);
    ui.key(ImGuiKey_Delete);
    ui.frames(3);
    EXPECT_FALSE(says(ui, "First"));
    typist.press("Ctrl+Z");
    EXPECT_EQ(textOf(ui), moved);
    for (int i = 0; i < 3; ++i) {
        typist.press("Ctrl+Z");
    }
    EXPECT_EQ(textOf(ui), kStory);
    typist.press("Ctrl+Y");
    EXPECT_EQ(textOf(ui), moved);
}

TEST(StoryPanel, TheLastChapterIsNotDeleted) {
    UiDriver ui({.story = "[[chapter]]\ntitle = { en = \"Alone\" }\n"});
    Typist typist(ui);
    ui.focusPanel(ui::kStoryPanel);
    ASSERT_TRUE(typist.goTo("story/chapter 1"));
    ui.key(ImGuiKey_Delete);
    ui.frames(3);
    EXPECT_TRUE(says(ui, "Alone"));
}

TEST(StoryPanel, TheViewOfAChapterIsReplacedAndItsWordsStay) {
    UiDriver ui({.story = kStory});
    ui.click("story/chapter 2");
    ui.click("story/Show this view instead");
    ui.frames(2);
    EXPECT_TRUE(says(ui, "title = { en = \"Second\" } # short\nview = { centre")) << textOf(ui);
}

TEST(StoryPanel, SecondsArePutIn) {
    UiDriver ui({.story = kStory});
    ui.click("story/Seconds");
    ui.key(ImGuiKey_End);
    ui.type("0");
    ui.click("story/Title");
    ui.frames(2);
    EXPECT_TRUE(says(ui, "duration = 120")) << textOf(ui);
}

TEST(StoryPanel, AnUnsavedStoryIsLeftAtTheSecondPress) {
    UiDriver ui({.story = kStory});
    ui.click("story/Capture this view");
    const std::string made = textOf(ui);
    ui.click("story/New story");
    ui.frames(2);
    EXPECT_EQ(textOf(ui), made);
    ui.click("story/New story");
    ui.frames(2);
    EXPECT_EQ(textOf(ui), "languages = [\"en\"]\n");
}

TEST(StoryPanel, AStoryWithAMistakeIsNotWrittenTo) {
    UiDriver ui({.story = "title = {\n[[chapter]]\ntitle = { en = \"A\" }\n"});
    ui.frames(2);
    EXPECT_FALSE(ui.has("story/chapter 1"));
    EXPECT_NE(ui.texts("story").find("has a mistake"), std::string::npos) << ui.texts("story");
}

TEST(StoryPanel, FitsEveryLanguageAndWindow) {
    for (const base::Language language : base::kLanguages) {
        for (const auto& [window, scale] : {std::pair{ImVec2(1920, 1080), 1.0F},
                                            {ImVec2(1920, 1080), 2.0F},
                                            {ImVec2(1024, 640), 1.0F},
                                            {ImVec2(1024, 640), 2.0F}}) {
            UiDriver ui(
                {.language = language, .window = window, .scale = scale, .story = longStory()});
            ui.frames(3);
            const ui::Box panel = ui.layout().card;
            ASSERT_FALSE(panel.isEmpty());
            for (const ui::LoggedItem& item : ui.log()) {
                if (std::string_view(item.panel) != "story") {
                    continue;
                }
                EXPECT_GE(item.box.first.x, panel.first.x - 1) << item.label;
                EXPECT_LE(item.box.last.x, panel.last.x + 1) << item.label;
                const bool isTitle = item.label.find("第") != std::string::npos;
                EXPECT_TRUE(!item.isCut || isTitle) << base::tagOf(language) << " " << item.label;
            }
        }
    }
}

TEST(StoryPanel, InALowWindowTheWordsAreSeenBelowTheChapters) {
    for (const float scale : {1.0F, 2.0F}) {
        UiDriver ui({.window = ImVec2(1024, 640), .scale = scale, .story = longStory()});
        ui.frames(3);
        if (ui.layout().card.height() > 400 * scale) {
            EXPECT_LT(ui.find("story/Title").last.y, ui.layout().card.last.y);
        }
        EXPECT_LT(ui.find("story/chapter 3").first.y, ui.layout().card.last.y);
    }
}

TEST(StoryPanel, AnEmptyDatasetIsCapturedToo) {
    UiDriver ui({.isEmpty = true});
    ui.apply(state::intent::SetDraft{0, true, false});
    ui.frames(2);
    ui.click("story/Capture this view");
    ui.frames(2);
    EXPECT_TRUE(ui.has("story/chapter 1"));
}

TEST(StoryPanel, GuestsAreChosenInTheMenu) {
    UiDriver ui({});
    ui.showPalette();
    ui.frames(2);
    ui.type("guests from japan");
    ui.frames(2);
    ui.key(ImGuiKey_Enter);
    ui.frames(2);
    EXPECT_EQ(ui.state().presentation.profile, "japan");
}

} // namespace portolan::test
