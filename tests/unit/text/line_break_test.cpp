#include "text/line_break.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace portolan::text {
namespace {

/// The text with a bar wherever a line may begin.
std::string barred(std::string text, base::Language language) {
    std::vector<std::size_t> breaks = lineBreaks(text, language);
    std::reverse(breaks.begin(), breaks.end());
    for (const std::size_t at : breaks) {
        text.insert(at, "|");
    }
    return text;
}

TEST(LineBreaks, StandAfterSpacesAndDashesAndNowhereInWords) {
    EXPECT_EQ(barred("Hsinchu Science Park", base::Language::En), "Hsinchu |Science |Park");
    EXPECT_EQ(barred("China–Japan", base::Language::En), "China–|Japan");
    EXPECT_EQ(barred("Bangkok", base::Language::Id), "Bangkok");
    EXPECT_EQ(barred("", base::Language::En), "");
}

TEST(LineBreaks, FollowTheCustomsOfEachLanguage) {
    EXPECT_EQ(barred("香川県", base::Language::Ja), "香|川|県");
    EXPECT_EQ(barred("中（日）", base::Language::ZhHans), "中|（日）") << "no bracket alone";
    EXPECT_EQ(barred("中日イノベーション協力", base::Language::Ja), "中|日|イノベーション|協|力");
    EXPECT_EQ(barred("베이징 시범구", base::Language::Ko), "베이징 |시범구");
}

TEST(LineBreaks, DamagedTextBreaksNothing) {
    for (const std::size_t at : lineBreaks("a\xFF\xFE b\xE9\x99", base::Language::En)) {
        EXPECT_LT(at, 8U);
    }
}

} // namespace
} // namespace portolan::text
