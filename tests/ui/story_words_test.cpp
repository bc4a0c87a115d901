// The words of a chapter as they are typed: lines break at the field's edge, the words do not.
#include "state/story_file.h"
#include "ui/ui_driver.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace portolan::test {
namespace {

constexpr const char* kLong =
    "Kaohsiung and the cities of Kyushu met for the first time in the autumn of 2017, and have "
    "met in each year since, on semiconductors, hydrogen and ports";
constexpr const char* kLongJapanese = "高雄と九州の都市は二〇一七年の秋に初めて会い、それから毎年、"
                                      "半導体、水素、港湾について話し合いを"
                                      "続けてきた。";

std::string story(const std::string& caption, const std::string& language = "en") {
    return fmt::format("languages = [\"{0}\"]\n[[chapter]]\ntitle = {{ {0} = \"A\" }}\n"
                       "caption = {{ {0} = \"{1}\" }}\n",
                       language, caption);
}

std::string captionOf(const UiDriver& ui) {
    const auto index = dataset::buildSearchIndex(ui.dataset());
    const auto told = state::storyFromToml(ui.state().draft.text.view(), {ui.dataset(), *index, {}},
                                           "story.toml");
    if (!told) {
        return told.error().toString();
    }
    const auto& words = told->value.chapters.front().caption;
    return words[base::indexOf(told->value.languages.front())];
}

float heightOf(const UiDriver& ui) {
    return ui.find("story/Caption").height();
}

void chord(UiDriver& ui, ImGuiKey key) {
    ImGui::GetIO().KeyCtrl = true;
    ui.key(key);
    ImGui::GetIO().KeyCtrl = false;
    ui.frames(2);
}

/// The field's, with what it takes for its edges.
int linesOf(const UiDriver& ui) {
    const std::string& shown = ui.memory().story.fields[2].text.shown();
    return 1 + static_cast<int>(std::count(shown.begin(), shown.end(), '\n'));
}

/// What the field shows is nowhere wider than it is.
void expectInside(const UiDriver& ui) {
    const std::string& shown = ui.memory().story.fields[2].text.shown();
    const ImFont* const font = ImGui::GetIO().Fonts->Fonts[0];
    EXPECT_LT(font->CalcTextSizeA(font->FontSize, 1e9F, 0, shown.c_str()).x,
              ui.find("story/Caption").width());
}

} // namespace

TEST(StoryWords, ALongCaptionIsShownInLinesAndSavedInOne) {
    UiDriver ui({.story = story("")});
    const float before = heightOf(ui);
    ui.click("story/Caption");
    for (const char c : std::string(kLong)) {
        ui.type(std::string(1, c));
    }
    ui.frames(2);
    EXPECT_EQ(captionOf(ui), kLong);
    EXPECT_GE(linesOf(ui), 3);
    EXPECT_GT(heightOf(ui), before);
    expectInside(ui);
    ui.click("story/Title"); // shown alike where it is not typed in
    ui.frames(2);
    EXPECT_GE(linesOf(ui), 3);
    EXPECT_EQ(captionOf(ui), kLong);
}

TEST(StoryWords, WordsWithoutSpacesAreBrokenToo) {
    UiDriver ui({.language = base::Language::Ja, .story = story(kLongJapanese, "ja")});
    ui.frames(2);
    EXPECT_GE(linesOf(ui), 2);
    ui.click("story/Caption");
    chord(ui, ImGuiKey_End);
    ui.type("以上");
    ui.frames(2);
    EXPECT_EQ(captionOf(ui), std::string(kLongJapanese) + "以上");
}

TEST(StoryWords, NoLineIsWiderThanItsFieldInAnyWindow) {
    for (const auto& [window, scale] : {std::pair{ImVec2(1920, 1080), 1.0F},
                                        {ImVec2(1920, 1080), 2.0F},
                                        {ImVec2(1024, 640), 1.0F},
                                        {ImVec2(1024, 640), 2.0F}}) {
        UiDriver ui({.window = window, .scale = scale, .story = story(kLong)});
        ui.frames(3);
        expectInside(ui);
        EXPECT_GE(linesOf(ui), 3);
    }
}

TEST(StoryWords, KeysGoFromLineToLine) {
    UiDriver ui({.story = story(kLong)});
    ui.click("story/Caption");
    chord(ui, ImGuiKey_Home);
    ui.key(ImGuiKey_End); // of the first line
    ui.type("1");
    ui.frames(2);
    const std::size_t first = captionOf(ui).find('1');
    ASSERT_NE(first, std::string::npos);
    EXPECT_GT(first, 10U);
    EXPECT_LT(first, 60U);
    chord(ui, ImGuiKey_Home);
    ui.key(ImGuiKey_DownArrow);
    ui.key(ImGuiKey_Home);
    ui.type("2");
    ui.frames(2);
    EXPECT_NE(captionOf(ui).find("21in the autumn"), std::string::npos) << captionOf(ui);
}

TEST(StoryWords, AnArrowAndADeletionCrossAnEdgeAsIfItWereNotThere) {
    UiDriver ui({.story = story(kLong)});
    ui.click("story/Caption");
    chord(ui, ImGuiKey_Home);
    ui.key(ImGuiKey_DownArrow); // the second line's first letter
    const std::size_t second = ui.memory().story.fields[2].hand.cursor;
    ui.key(ImGuiKey_LeftArrow);
    EXPECT_EQ(ui.memory().story.fields[2].hand.cursor, second - 2) << "before the space";
    ui.key(ImGuiKey_RightArrow);
    EXPECT_EQ(ui.memory().story.fields[2].hand.cursor, second);
    ui.key(ImGuiKey_Backspace);
    ui.frames(2);
    EXPECT_EQ(captionOf(ui).size(), std::string(kLong).size() - 1);
    ui.type(" ");
    ui.frames(2);
    EXPECT_EQ(captionOf(ui), kLong);
}

TEST(StoryWords, WhatIsCopiedHasNoBreaksOfTheField) {
    UiDriver ui({.story = story(kLong)});
    ui.click("story/Caption");
    chord(ui, ImGuiKey_A);
    chord(ui, ImGuiKey_C);
    EXPECT_STREQ(ImGui::GetClipboardText(), kLong);
    chord(ui, ImGuiKey_X);
    EXPECT_STREQ(ImGui::GetClipboardText(), kLong);
    EXPECT_EQ(captionOf(ui), "");
    chord(ui, ImGuiKey_V);
    EXPECT_EQ(captionOf(ui), kLong);
}

TEST(StoryWords, UndoInTheFieldTakesTheLettersBackAndRedoReturnsThem) {
    UiDriver ui({.story = story(kLong)});
    ui.click("story/Caption");
    chord(ui, ImGuiKey_End);
    ui.type(" and tea");
    ui.frames(2);
    EXPECT_EQ(captionOf(ui), std::string(kLong) + " and tea");
    chord(ui, ImGuiKey_Z);
    EXPECT_EQ(captionOf(ui), kLong);
    EXPECT_EQ(ui.memory().story.fields[2].text.words(), kLong) << "the field says it too";
    chord(ui, ImGuiKey_Y);
    EXPECT_EQ(captionOf(ui), std::string(kLong) + " and tea");
    ui.type("!");
    ui.frames(2);
    EXPECT_EQ(captionOf(ui), std::string(kLong) + " and tea!");
}

TEST(StoryWords, ACharacterThatTheInterfaceLacksIsKept) {
    UiDriver ui({.language = base::Language::Ja, .story = story("𠮷野家と高雄", "ja")});
    ui.click("story/Caption");
    chord(ui, ImGuiKey_End);
    ui.type("市");
    ui.frames(2);
    EXPECT_EQ(captionOf(ui), "𠮷野家と高雄市");
}

TEST(StoryWords, EscapeKeepsWhatWasTyped) {
    UiDriver ui({.story = story("Met")});
    ui.click("story/Caption");
    chord(ui, ImGuiKey_End);
    ui.type(" again");
    ui.key(ImGuiKey_Escape);
    ui.frames(2);
    EXPECT_EQ(captionOf(ui), "Met again");
}

} // namespace portolan::test
