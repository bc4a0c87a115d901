#include "dataset/filter.h"
#include "dataset/text_width.h"

#include <gtest/gtest.h>

namespace portolan::dataset {

namespace {

struct SamePair {
    const char* a;
    const char* b;
};

class FoldsAlike : public testing::TestWithParam<SamePair> {};

TEST_P(FoldsAlike, ForSearch) {
    EXPECT_EQ(foldForSearch(GetParam().a), foldForSearch(GetParam().b));
}

INSTANTIATE_TEST_SUITE_P(Forms, FoldsAlike,
                         testing::Values(SamePair{"Kaohsiung", "KAOHSIUNG"},
                                         SamePair{"ＡＢＣ", "abc"}, SamePair{"高雄", "髙雄"},
                                         SamePair{"国", "國"}, SamePair{"山﨑", "山崎"},
                                         SamePair{"臺灣", "台湾"}, SamePair{"広島", "廣島"},
                                         SamePair{"關西", "関西"}, SamePair{"関西", "关西"},
                                         SamePair{"たかお", "タカオ"}, SamePair{"ﾀｶｵ", "タカオ"},
                                         SamePair{"Gāoxióng", "gaoxiong"},
                                         SamePair{"Straße", "STRASSE"}, SamePair{"大阪", "大阪"}));

TEST(FoldForSearch, KeepsDifferentWordsApart) {
    EXPECT_NE(foldForSearch("か"), foldForSearch("が"));
    EXPECT_NE(foldForSearch("高雄"), foldForSearch("高知"));
    EXPECT_NE(foldForSearch("가오슝"), foldForSearch("나오슝"));
}

TEST(FoldForSearch, IsItsOwnFixedPoint) {
    for (const char* text : {"Ｇāoxióng 髙雄 タカオ 가오슝 กรุงเทพฯ", "", "abc"}) {
        EXPECT_EQ(foldForSearch(foldForSearch(text)), foldForSearch(text));
    }
}

TEST(FoldForSearch, OutlivesBytesThatAreNotUtf8) {
    EXPECT_NO_FATAL_FAILURE(foldForSearch("\xFF\xC3"));
}

TEST(DisplayWidth, CountsHanTwiceAndMarksNotAtAll) {
    EXPECT_EQ(displayWidth("Osaka"), 5U);
    EXPECT_EQ(displayWidth("大阪"), 4U);
    EXPECT_EQ(displayWidth("e\u0301"), 1U);
}

TEST(FitToWidth, FillsExactlyTheWidthInEveryScript) {
    for (const char* text : {"Osaka", "大阪府立大学", "부산", "", "กรุงเทพฯ"}) {
        for (std::size_t width = 0; width < 12; ++width) {
            EXPECT_EQ(displayWidth(fitToWidth(text, width)), width) << text << " " << width;
        }
    }
    EXPECT_EQ(fitToWidth("大阪府", 5), "大阪…");
    EXPECT_EQ(fitToWidth("大阪府", 4), "大… ");
}

} // namespace

} // namespace portolan::dataset
