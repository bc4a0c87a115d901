#include "ui/soft_text.h"

#include <gtest/gtest.h>

namespace portolan::ui {
TEST(SoftText, ALineIsBrokenAndTheWordsAreNot) {
    const SoftText text("one two", {4});
    EXPECT_EQ(text.shown(), "one \ntwo");
    EXPECT_EQ(text.words(), "one two");
    EXPECT_TRUE(text.isSoftAt(4));
    EXPECT_EQ(text.wordsAt(4), 4U);
    EXPECT_EQ(text.wordsAt(5), 4U);
    EXPECT_EQ(text.shownAt(4), 5U);
    EXPECT_EQ(text.wordsOf(2, 7), "e tw");
}

TEST(SoftText, LettersAtTheEdgeGoIntoTheWords) {
    const SoftText text("one two", {4});
    EXPECT_EQ(text.typed({4}, "one x\ntwo", 5).words, "one xtwo");
    const auto typed = text.typed({5}, "one \nxtwo", 6);
    EXPECT_EQ(typed.words, "one xtwo");
    EXPECT_EQ(typed.cursor, 5U);
    EXPECT_EQ(text.typed({5}, "one \n\ntwo", 6).words, "one \ntwo") << "Enter is a line of its own";
}

TEST(SoftText, WhoDeletesABreakThatIsNotThereMeansTheCharacterBeside) {
    const SoftText text("漢字漢字", {6});
    const auto back = text.typed({7}, "漢字漢字", 6);
    EXPECT_EQ(back.words, "漢漢字");
    EXPECT_EQ(back.cursor, 3U);
    const auto forth = text.typed({6}, "漢字漢字", 6);
    EXPECT_EQ(forth.words, "漢字字");
    EXPECT_EQ(forth.cursor, 6U);
}

TEST(SoftText, ACharacterThatCannotBeShownStays) {
    const SoftText text("𠮷野家");
    EXPECT_EQ(text.shown(), "\xEF\xBF\xBD野家");
    const auto typed = text.typed({9}, "\xEF\xBF\xBD野家x", 10);
    EXPECT_EQ(typed.words, "𠮷野家x");
    EXPECT_EQ(typed.cursor, typed.words.size());
}

} // namespace portolan::ui
