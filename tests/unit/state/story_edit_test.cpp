#include "state/story_edit.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace portolan::state {
namespace {

using base::Language;

constexpr std::string_view kStory = R"(# North: what was agreed.
title = { en = "North", ja = "北へ" } # both
languages = ["ja", "en"]   # the guests' first

# The first meeting.
[[chapter]]
id   = "first"
title = { ja = '大阪へ', en = "To Osaka" }
duration = 9.5 # slow
mood = "calm"
[chapter.caption]
en = """One
two"""
# what they like to hear
ja = "一"
[[chapter.label]]
of = "m1"
text = { en = "MOU", ja = "覚書" }
# after the label

# Then the second.
# It is short.
[[chapter]]
title.en = "Close"

[[chapter]]
# inside the third
title = { en = "End" }

# the end of the file
)";

std::string after(std::string_view text, const StoryEdit& wanted) {
    const auto written = edited(text, wanted);
    EXPECT_TRUE(written) << (written ? "" : written.error().toString());
    return written.value_or("");
}

std::string replaced(std::string_view text, std::string_view was, std::string_view is) {
    std::string whole(text);
    const std::size_t at = whole.find(was);
    EXPECT_NE(at, std::string::npos) << was;
    return whole.replace(at, was.size(), is);
}

std::string withWords(std::string_view text, std::size_t chapter, ChapterWords words,
                      Language language, std::string said) {
    return after(text, edit::SetWords{chapter, words, language, std::move(said)});
}

} // namespace

TEST(StoryEdit, ChangesNothingButTheWordsThatAreGiven) {
    EXPECT_EQ(withWords(kStory, 0, ChapterWords::Title, Language::Ja, "京都へ"),
              replaced(kStory, "'大阪へ'", "'京都へ'"));
    EXPECT_EQ(withWords(kStory, 0, ChapterWords::Title, Language::Ja, "L'an \"1\""),
              replaced(kStory, "'大阪へ'", R"("L'an \"1\"")"));
    EXPECT_EQ(withWords(kStory, 0, ChapterWords::Caption, Language::En, "Three\nfour"),
              replaced(kStory, "One\ntwo", "Three\nfour"));
    EXPECT_EQ(withWords(kStory, 1, ChapterWords::Title, Language::En, "Closer"),
              replaced(kStory, "\"Close\"", "\"Closer\""));
    EXPECT_EQ(withWords(kStory, 0, ChapterWords::Title, Language::Ja, "大阪へ"), kStory);
}

TEST(StoryEdit, AddsWordsWhereAnEditorWouldWriteThem) {
    EXPECT_EQ(withWords(kStory, 2, ChapterWords::Title, Language::Ja, "終"),
              replaced(kStory, "{ en = \"End\" }", "{ en = \"End\", ja = \"終\" }"));
    EXPECT_EQ(
        withWords(kStory, 1, ChapterWords::Title, Language::Ja, "近く"),
        replaced(kStory, "title.en = \"Close\"\n", "title.en = \"Close\"\ntitle.ja = \"近く\"\n"));
    EXPECT_EQ(withWords(kStory, 0, ChapterWords::Kicker, Language::En, "2019"),
              replaced(kStory, "\"first\"\n", "\"first\"\nkicker = { en = \"2019\" }\n"));
    EXPECT_EQ(withWords(kStory, 2, ChapterWords::Caption, Language::Ja, "一\n二"),
              replaced(kStory, "{ en = \"End\" }\n",
                       "{ en = \"End\" }\n[chapter.caption]\nja = \"\"\"一\n二\"\"\"\n"));
    EXPECT_EQ(withWords(kStory, 0, ChapterWords::Notes, Language::En, "Smile."),
              replaced(kStory, "ja = \"一\"\n", "ja = \"一\"\n[chapter.notes]\nen = \"Smile.\"\n"));
}

TEST(StoryEdit, ALanguageThatIsNewIsOneOfTheStorys) {
    EXPECT_EQ(withWords(kStory, 1, ChapterWords::Title, Language::ZhHant, "近"),
              replaced(replaced(kStory, "\"Close\"\n", "\"Close\"\ntitle.zh-Hant = \"近\"\n"),
                       "[\"ja\", \"en\"]", "[\"ja\", \"en\", \"zh-Hant\"]"));
}

TEST(StoryEdit, ChaptersMoveWithTheCommentsAboveThem) {
    const std::string moved = after(kStory, edit::MoveChapter{1, 0});
    EXPECT_EQ(moved.find("# Then the second.\n# It is short.\n[[chapter]]\ntitle.en"),
              kStory.find("# The first meeting."));
    EXPECT_LT(moved.find("title.en"), moved.find("# The first meeting.\n[[chapter]]\nid"));
    EXPECT_LT(moved.find("# after the label"), moved.find("# inside the third"));
    EXPECT_TRUE(moved.ends_with("\n# the end of the file\n"));
    EXPECT_EQ(after(moved, edit::MoveChapter{0, 1}), kStory);
    EXPECT_EQ(after(after(kStory, edit::MoveChapter{0, 2}), edit::MoveChapter{2, 0}), kStory);
}

TEST(StoryEdit, AChapterGoesWithItsCommentsAndNoOthers) {
    const std::string left = after(kStory, edit::RemoveChapter{1});
    EXPECT_EQ(left, replaced(kStory,
                             "# Then the second.\n# It is short.\n[[chapter]]\ntitle.en = "
                             "\"Close\"\n\n",
                             ""));
    EXPECT_FALSE(edited("[[chapter]]\n", edit::RemoveChapter{0}));
}

TEST(StoryEdit, NewChaptersStandAmongTheOthers) {
    const edit::InsertChapter inserted{1, "[[chapter]]\nid = \"new\"\n"};
    EXPECT_EQ(after(kStory, inserted), replaced(kStory, "# Then the second.",
                                                "[[chapter]]\nid = \"new\"\n\n# Then the second."));
    EXPECT_EQ(
        after(kStory, edit::InsertChapter{9, inserted.toml}),
        replaced(kStory, "{ en = \"End\" }\n", "{ en = \"End\" }\n\n[[chapter]]\nid = \"new\"\n"));
    EXPECT_EQ(after("title = { en = \"T\" }", edit::InsertChapter{0, inserted.toml}),
              "title = { en = \"T\" }\n\n[[chapter]]\nid = \"new\"\n");
}

TEST(StoryEdit, KeysAreReplacedAddedAndTakenAway) {
    EXPECT_EQ(after(kStory, edit::SetSeconds{0, 12}),
              replaced(kStory, "duration = 9.5 #", "duration = 12 #"));
    EXPECT_EQ(after(kStory, edit::SetSeconds{2, 7.5}),
              replaced(kStory, "{ en = \"End\" }\n", "{ en = \"End\" }\nduration = 7.5\n"));
    EXPECT_EQ(after(kStory, edit::SetKeys{0, {{"mood", ""}, {"fit", "\"all\""}}}),
              replaced(kStory, "slow\nmood = \"calm\"\n", "slow\nfit = \"all\"\n"));
    EXPECT_EQ(*withKey(kStory, "dataset", "\"../x\""),
              replaced(kStory, "guests' first\n", "guests' first\ndataset = \"../x\"\n"));
    EXPECT_EQ(*withKey("[[chapter]]\n", "dataset", "\"x\""), "dataset = \"x\"\n\n[[chapter]]\n");
}

TEST(StoryEdit, WindowsLineEndsStay) {
    const std::string story = "[[chapter]]\r\ntitle = { en = \"A\" }\r\n\r\n[[chapter]]\r\n";
    EXPECT_EQ(withWords(story, 1, ChapterWords::Caption, Language::En, "One\ntwo"),
              story + "[chapter.caption]\r\nen = \"\"\"One\r\ntwo\"\"\"\r\n");
}

TEST(StoryEdit, WhatCannotBeWrittenIsSaid) {
    const auto broken = edited("title = {\n[[chapter]]\n", edit::RemoveChapter{0});
    ASSERT_FALSE(broken);
    EXPECT_NE(broken.error().what.find("line 1"), std::string::npos) << broken.error().what;
    EXPECT_FALSE(edited("chapter = [{ id = \"a\" }, { id = \"b\" }]", edit::RemoveChapter{0}));
    EXPECT_FALSE(edited(kStory, edit::SetSeconds{3, 7}));
    EXPECT_EQ(chaptersIn(kStory), 3U);
    EXPECT_EQ(chaptersIn("chapter = [{ id = \"a\" }]"), 0U);
}

TEST(StoryEdit, StoriesThatShipStayAsTheyAreButForTheChange) {
    for (const auto& file :
         std::filesystem::directory_iterator(PORTOLAN_SOURCE_DIR "/data/stories")) {
        std::stringstream text;
        text << std::ifstream(file.path()).rdbuf();
        const std::string story = text.str();
        const std::size_t count = chaptersIn(story);
        ASSERT_GE(count, 3U) << file.path();
        EXPECT_EQ(
            after(after(story, edit::MoveChapter{0, count - 1}), edit::MoveChapter{count - 1, 0}),
            story);
        EXPECT_EQ(
            after(after(story, edit::InsertChapter{2, "[[chapter]]\n"}), edit::RemoveChapter{2}),
            story);
    }
}

} // namespace portolan::state
