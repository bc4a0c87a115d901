#include "support/debian_fonts.h"
#include "text/glyph_run.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace portolan::text {
namespace {

using base::Language;

class TypesetterTest : public testing::Test {
protected:
    // The ink (channel 0) or halo (1) of one glyph.
    std::vector<std::uint8_t> channelOf(const PlacedGlyph& glyph, int channel) {
        const Typesetter::Atlas atlas = setter_.takeAtlas();
        std::vector<std::uint8_t> texels;
        for (int y = glyph.atlas[1]; y < glyph.atlas[3]; ++y) {
            for (int x = glyph.atlas[0]; x < glyph.atlas[2]; ++x) {
                const int at = (y * atlas.width + x) * 2 + channel;
                texels.push_back(atlas.texels[static_cast<std::size_t>(at)]);
            }
        }
        return texels;
    }
    std::vector<std::uint8_t> inkOf(std::string_view text, Language language) {
        const text::Run& run = setter_.set(text, {.sizePx = 24, .language = language});
        return channelOf(run.glyphs.front(), 0);
    }

    Typesetter setter_{std::make_shared<support::DebianFonts>()};
};

TEST_F(TypesetterTest, HanFormsAreThoseOfTheLanguage) {
    std::set<std::vector<std::uint8_t>> formsOfBone;
    for (const Language language : {Language::Ja, Language::ZhHant, Language::ZhHans}) {
        formsOfBone.insert(inkOf("骨", language));
    }
    EXPECT_EQ(formsOfBone.size(), 3U);
    EXPECT_NE(inkOf("直", Language::Ja), inkOf("直", Language::ZhHans));
    EXPECT_NE(inkOf("角", Language::Ja), inkOf("角", Language::ZhHans));
    EXPECT_NE(inkOf("角", Language::Ko), inkOf("角", Language::ZhHans));
    EXPECT_EQ(inkOf("一", Language::Ja), inkOf("一", Language::Ja));
}

TEST_F(TypesetterTest, HaloReachesBeyondTheInkAndFadesToNothing) {
    const PlacedGlyph glyph = setter_.set("I", {.sizePx = 13}).glyphs.front();
    const std::vector<std::uint8_t> ink = channelOf(glyph, 0);
    const std::vector<std::uint8_t> halo = channelOf(glyph, 1);
    const auto width = static_cast<std::size_t>(glyph.width);
    std::size_t inked = 0, haloed = 0;
    for (std::size_t i = 0; i < ink.size(); ++i) {
        inked += ink[i] > 0 ? 1U : 0U;
        haloed += halo[i] > 0 ? 1U : 0U;
        if (ink[i] > 128) {
            EXPECT_GT(halo[i], 215) << "under the ink, texel " << i;
        }
    }
    EXPECT_GT(haloed, inked * 3);
    for (std::size_t x = 0; x < width; ++x) {
        EXPECT_LT(halo[x], 26) << "top edge of the quad";
    }
}

TEST_F(TypesetterTest, HaloGrowsWithTheTextUpToTwice) {
    const auto margin = [&](float size) {
        const PlacedGlyph glyph = setter_.set("l", {.sizePx = size}).glyphs.front();
        const std::vector<std::uint8_t> ink = channelOf(glyph, 0);
        const auto first = std::find_if(ink.begin(), ink.end(), [](auto v) { return v > 0; });
        return (first - ink.begin()) / static_cast<int>(glyph.width);
    };
    EXPECT_EQ(margin(11), margin(13));
    EXPECT_GT(margin(26), margin(13));
    EXPECT_EQ(margin(52), margin(26));
}

TEST_F(TypesetterTest, ThaiMarksStandOnTheirConsonant) {
    const text::Run& run = setter_.set("ที่", {.sizePx = 20});
    ASSERT_EQ(run.glyphs.size(), 3U);
    EXPECT_GT(run.glyphs[0].advance, 5);
    EXPECT_EQ(run.glyphs[1].advance, 0);
    EXPECT_EQ(run.glyphs[2].advance, 0);
    EXPECT_LT(run.glyphs[2].y, run.glyphs[0].y) << "the tone mark is above";
    EXPECT_TRUE(setter_.problems().empty());
}

TEST_F(TypesetterTest, KoreanSyllablesAreSquare) {
    const text::Run& run = setter_.set("부산", {.sizePx = 20, .language = Language::Ko});
    ASSERT_EQ(run.glyphs.size(), 2U);
    EXPECT_NEAR(run.glyphs[0].advance, run.glyphs[1].advance, 0.1);
    EXPECT_TRUE(setter_.problems().empty());
}

TEST_F(TypesetterTest, JamoComposeToASyllable) {
    const text::Run& run =
        setter_.set("\u1107\u116E", {.sizePx = 20, .language = Language::Ko}); // 부
    EXPECT_NEAR(run.width, setter_.set("부", {.sizePx = 20, .language = Language::Ko}).width, 0.1);
}

TEST_F(TypesetterTest, LettersAreKerned) {
    const Style style{.sizePx = 40};
    const float apart = setter_.set("A", style).width + setter_.set("V", style).width;
    EXPECT_LT(setter_.set("AV", style).width, apart - 1);
}

TEST_F(TypesetterTest, TrackingSpreadsLettersEvenly) {
    const float plain = setter_.set("Sea", {.family = Family::SerifItalic, .sizePx = 20}).width;
    const text::Run& wide =
        setter_.set("Sea", {.family = Family::SerifItalic, .sizePx = 20, .trackingPx = 6});
    EXPECT_NEAR(wide.width, plain + 18, 0.5);
}

TEST_F(TypesetterTest, CapitalsFollowTheText) {
    const text::Run& capitals = setter_.set("Kyūshū", {.sizePx = 12, .capitals = true});
    EXPECT_EQ(capitals.width, setter_.set("KYŪSHŪ", {.sizePx = 12}).width);
}

TEST_F(TypesetterTest, RightToLeftTextRunsFromTheRight) {
    // Latin first, then Hebrew: alef, the first letter, ends up at the far right.
    const Style style{.sizePx = 20};
    const text::Run& run = setter_.set("a אב", style);
    ASSERT_EQ(run.glyphs.size(), 4U);
    for (std::size_t i = 1; i < run.glyphs.size(); ++i) {
        EXPECT_GT(run.glyphs[i].penX, run.glyphs[i - 1].penX);
    }
}

TEST_F(TypesetterTest, PensAndWidthAgree) {
    const text::Run& run = setter_.set("Kumamoto 熊本 กรุง", {.sizePx = 13});
    float pen = 0;
    for (const PlacedGlyph& glyph : run.glyphs) {
        EXPECT_NEAR(glyph.penX, pen, 0.01);
        pen += glyph.advance;
    }
    EXPECT_NEAR(run.width, pen, 0.01);
    EXPECT_GT(run.ascent, run.descent);
}

TEST_F(TypesetterTest, QuadsStandOnWholePixels) {
    for (const PlacedGlyph& glyph : setter_.set("Fukuoka", {.sizePx = 13.7F}).glyphs) {
        EXPECT_EQ(glyph.x, std::round(glyph.x));
        EXPECT_EQ(glyph.y, std::round(glyph.y));
        EXPECT_EQ(glyph.width, static_cast<float>(glyph.atlas[2] - glyph.atlas[0]));
    }
}

TEST_F(TypesetterTest, SpacesTakeNoRoomInTheAtlas) {
    const text::Run& run = setter_.set("  ", {.sizePx = 13});
    ASSERT_EQ(run.glyphs.size(), 2U);
    EXPECT_EQ(run.glyphs[0].width, 0);
    EXPECT_GT(run.width, 4);
}

TEST_F(TypesetterTest, NothingIsSetForNothing) {
    const text::Run& run = setter_.set("", {.sizePx = 13});
    EXPECT_TRUE(run.glyphs.empty());
    EXPECT_EQ(run.width, 0);
}

TEST_F(TypesetterTest, BrokenUtf8AndControlsAreHarmless) {
    EXPECT_FALSE(setter_.set("A\xC3(\xFF", {.sizePx = 13}).glyphs.empty());
    EXPECT_EQ(setter_.set("A\nB", {.sizePx = 13}).width, setter_.set("A B", {.sizePx = 13}).width);
}

TEST_F(TypesetterTest, TheSameTextCostsNoNewTexels) {
    setter_.set("Kaohsiung", {.sizePx = 13});
    const auto before = setter_.takeAtlas();
    setter_.set("Kaohsiung", {.sizePx = 13});
    const auto after = setter_.takeAtlas();
    EXPECT_EQ(before.revision, after.revision);
    EXPECT_GT(before.dirtyBottom, before.dirtyTop);
    EXPECT_EQ(after.dirtyTop, after.dirtyBottom);
}

TEST_F(TypesetterTest, AMissingCharacterShowsABoxAndNamesThePackage) {
    const text::Run& run = setter_.set("\U00012000", {.sizePx = 13}); // cuneiform
    ASSERT_EQ(run.glyphs.size(), 1U);
    EXPECT_GT(run.glyphs[0].width, 0);
    ASSERT_EQ(setter_.problems().size(), 1U);
    EXPECT_EQ(setter_.problems()[0].code, base::ErrorCode::Machine);
    EXPECT_NE(setter_.problems()[0].mend.find("fonts-noto"), std::string::npos);
    setter_.set("\U00012001", {.sizePx = 13});
    EXPECT_EQ(setter_.problems().size(), 1U) << "said once";
}

TEST_F(TypesetterTest, AFullAtlasSaysSoAndStartsAgain) {
    for (int size = 200; size < 420 && !setter_.takeAtlas().isFull; ++size) {
        setter_.set("熊本高雄福岡東京", {.sizePx = static_cast<float>(size)});
    }
    ASSERT_TRUE(setter_.takeAtlas().isFull);
    setter_.clear();
    EXPECT_FALSE(setter_.takeAtlas().isFull);
    EXPECT_GT(setter_.set("熊", {.sizePx = 200}).glyphs.front().width, 150);
}

TEST(TypesetterWithoutFonts, SaysWhatToInstallAndSetsNothing) {
    Typesetter setter(std::make_shared<support::NoFonts>());
    EXPECT_TRUE(setter.set("Tokyo", {.sizePx = 13}).glyphs.empty());
    setter.set("Osaka", {.sizePx = 15});
    ASSERT_EQ(setter.problems().size(), 1U);
    EXPECT_EQ(setter.problems()[0].mend, "install fonts-inter fonts-noto-core fonts-noto-cjk");
}

TEST(TypesetterWithBrokenFonts, DrawsNothingAndDoesNotFall) {
    class Garbage : public FontSource {
        base::Result<std::vector<FontBytes>> facesFor(Family, Weight, Language) override {
            static const std::vector<std::byte> kBytes(100, std::byte{42});
            return std::vector{FontBytes{nullptr, kBytes, 0, "garbage"}};
        }
    };
    Typesetter setter(std::make_shared<Garbage>());
    for (const PlacedGlyph& glyph : setter.set("Tokyo", {.sizePx = 13}).glyphs) {
        EXPECT_EQ(glyph.width, 0);
    }
    EXPECT_FALSE(setter.problems().empty());
}

} // namespace
} // namespace portolan::text
