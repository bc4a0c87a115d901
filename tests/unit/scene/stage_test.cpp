#include "scene/stage.h"
#include "scene/stage_lines.h"
#include "scene/stage_progress.h"
#include "scene/stage_type.h"
#include "support/debian_fonts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace portolan::scene {

namespace {

using base::Language;

dataset::Figure figure(std::string value, std::string unit,
                       dataset::Qualifier qualifier = dataset::Qualifier::Exact) {
    return {"measure", std::move(value), std::move(unit), qualifier, {}};
}

std::string shown(const StageNumber& number) {
    return number.before + "|" + number.number + "|" + number.after;
}

StageWords someWords() {
    StageWords words;
    words.language = Language::Ja;
    words.kicker = "2024年2月";
    words.title = "高雄から九州へ";
    words.caption = "高雄の訪問団は830人の来場者を迎え、50社と商談しました。";
    words.others = {{Language::En, "The delegation drew 830 visitors."},
                    {Language::ZhHant, "代表團接待830名訪客。"}};
    words.tiles = {{stageNumber(figure("830", "person"), "人", Language::Ja), "来場者"},
                   {stageNumber(figure("50", "company"), "社", Language::Ja), "企業"},
                   {stageNumber(figure("1140000", "USD"), "", Language::Ja), "受注見込み額"}};
    return words;
}

} // namespace

TEST(StageNumber, IsWrittenAsTheLanguageDoes) {
    const auto orders = figure("1140000", "USD", dataset::Qualifier::About);
    EXPECT_EQ(shown(stageNumber(orders, "", Language::En)), "about|US$1.14 M|");
    EXPECT_EQ(shown(stageNumber(orders, "", Language::Ja)), "約|114|万米ドル");
    EXPECT_EQ(shown(stageNumber(orders, "", Language::ZhHant)), "約|114|萬美元");
    EXPECT_EQ(shown(stageNumber(orders, "", Language::Id)), "sekitar|US$1,14 juta|");
    const auto fund = figure("10000000000", "HKD");
    EXPECT_EQ(shown(stageNumber(fund, "", Language::En)), "|HK$10 bn|");
    EXPECT_EQ(shown(stageNumber(fund, "", Language::Ja)), "|100|億香港ドル");
    const auto companies = figure("14321", "company", dataset::Qualifier::MoreThan);
    EXPECT_EQ(shown(stageNumber(companies, "", Language::En)), "over|14,321|");
    EXPECT_EQ(shown(stageNumber(companies, "社", Language::Ja)), "|14,321|社超") << "not rounded";
    EXPECT_EQ(shown(stageNumber(figure("8", "percent"), "", Language::En)), "|8%|");
    EXPECT_EQ(shown(stageNumber(figure("8", "ordinal"), "番目", Language::Ja)), "|8|番目");
    EXPECT_EQ(shown(stageNumber(figure("22", "ordinal"), "", Language::En)), "|22nd|");
    EXPECT_EQ(shown(stageNumber(figure("2050", "year"), "", Language::En, 0.5)), "|2050|");
    EXPECT_EQ(shown(stageNumber(figure("a few", "person"), "人", Language::Ja)), "|a few|人");
}

TEST(StageNumber, CountsUpToTheStatedValue) {
    const auto visitors = figure("830", "person");
    EXPECT_EQ(stageNumber(visitors, "", Language::En, 0).number, "0");
    EXPECT_EQ(stageNumber(visitors, "", Language::En, 0.5).number, "415");
    EXPECT_EQ(stageNumber(visitors, "", Language::En, 1).number, "830");
}

class StageTest : public testing::Test {
protected:
    StageLines lines(std::string_view text, Language language, float width, std::size_t most = 3) {
        return stageLines(setter_, text,
                          {.weight = text::Weight::Bold, .sizePx = 42, .language = language}, width,
                          most);
    }
    text::Typesetter setter_{std::make_shared<support::DebianFonts>()};
};

TEST_F(StageTest, BreaksWhereTheAuthorEndsALine) {
    const auto broken =
        lines("高雄の訪問団は\n830人の来場者を迎え、\n50社と商談。", Language::Ja, 600);
    EXPECT_EQ(broken.lines, (std::vector<std::string>{"高雄の訪問団は", "830人の来場者を迎え、",
                                                      "50社と商談。"}));
    // Where there is room the phrases stand on one line, without a space in Japanese…
    EXPECT_EQ(lines("高雄から\n九州へ", Language::Ja, 2000).lines,
              std::vector<std::string>{"高雄から九州へ"});
    // …and with one in English.
    EXPECT_EQ(lines("from Kaohsiung\nto Kyushu", Language::En, 2000).lines,
              std::vector<std::string>{"from Kaohsiung to Kyushu"});
}

TEST_F(StageTest, BreaksEvenlyBetweenWords) {
    const auto broken =
        lines("Kaohsiung and Kumamoto have been sister cities since 2017", Language::En, 800);
    ASSERT_EQ(broken.lines.size(), 2U);
    EXPECT_TRUE(broken.fits);
    for (const std::string& line : broken.lines) {
        EXPECT_NE(line.front(), ' ');
        EXPECT_NE(line.back(), ' ');
        EXPECT_GT(line.size(), 20U);
    }
}

TEST_F(StageTest, SaysWhenATextIsTooLong) {
    std::string text;
    for (int i = 0; i < 60; ++i) {
        text += "Kaohsiung and Kumamoto ";
    }
    const auto broken = lines(text, Language::En, 800);
    EXPECT_FALSE(broken.fits);
    EXPECT_EQ(broken.lines.size(), 3U);
}

TEST_F(StageTest, KeepsItsWordsOnTheScreenAndOffEachOther) {
    const StageWords words = someWords();
    for (const glm::vec2 size :
         {glm::vec2(1920, 1080), glm::vec2(1024, 768), glm::vec2(3840, 2160)}) {
        const auto scale = static_cast<float>(stageScale(glm::ivec2(size)));
        const StageRequest request{words, size, scale, mapStyle(state::Theme::Dark)};
        const StageLayout layout = layOutStage(request, setter_);
        EXPECT_TRUE(layout.faults.empty());
        for (const StageLayout::Line& a : layout.lines) {
            const text::Run& run = setter_.set(a.text, a.style);
            EXPECT_GE(a.origin.x, 90 * scale) << a.text;
            EXPECT_LE(a.origin.x + run.width, size.x - 20 * scale) << a.text;
            EXPECT_LE(a.origin.y, size.y - 30 * scale) << a.text;
            for (const StageLayout::Line& b : layout.lines) {
                if (&a < &b && a.origin.x + run.width > b.origin.x &&
                    b.origin.x + setter_.set(b.text, b.style).width > a.origin.x) {
                    EXPECT_GT(std::abs(a.origin.y - b.origin.y), 28 * scale)
                        << a.text << " / " << b.text;
                }
            }
        }
    }
}

TEST_F(StageTest, GrowsWithTheScreen) {
    const StageWords words = someWords();
    const auto& style = mapStyle(state::Theme::Dark);
    const StageLayout small = layOutStage({words, {1920, 1080}, 1, style}, setter_);
    const StageLayout large = layOutStage({words, {3840, 2160}, 2, style}, setter_);
    ASSERT_EQ(small.lines.size(), large.lines.size());
    for (std::size_t i = 0; i < small.lines.size(); ++i) {
        EXPECT_EQ(small.lines[i].text, large.lines[i].text);
        EXPECT_EQ(2 * small.lines[i].style.sizePx, large.lines[i].style.sizePx);
    }
}

TEST(Legibility, FollowsTheAngleAtTheFarthestSeat) {
    // A capital of 16 minutes of arc, 10 m away: 46.5 mm, in type of 64 mm; 640 px are a metre.
    const Legibility room = legibility(3, 10, 1920);
    EXPECT_NEAR(room.read, 40.97, 0.05);
    EXPECT_NEAR(room.glance / room.read, 10.0 / 16, 1e-4);
    EXPECT_NEAR(legibility(3, 20, 1920).read, 2 * room.read, 1e-3) << "twice as far";
    EXPECT_NEAR(legibility(1.5, 10, 1920).read, 2 * room.read, 1e-3) << "half as wide";
    EXPECT_EQ(legibility(0, 10, 1920), Legibility{}) << "nothing is known";
    EXPECT_EQ(legibility(3, 0, 1920), Legibility{});
    EXPECT_EQ(mapGrowth({}), 1);
    EXPECT_GT(mapGrowth(legibility(2, 10, 1920)), 1);
}

TEST(StageType, NeverShrinksAndKeepsToTheShare) {
    const StageType design = stageType(Language::En, {});
    const Legibility far = legibility(2, 12, 1920);
    const StageType whole = stageType(Language::En, far);
    EXPECT_FLOAT_EQ(whole.caption, far.read);
    EXPECT_FLOAT_EQ(whole.note, far.glance);
    EXPECT_FLOAT_EQ(whole.captionLine / whole.caption, design.captionLine / design.caption);
    EXPECT_FLOAT_EQ(whole.title, design.title) << "it is large enough";
    const StageType half = stageType(Language::En, far, 0.5F);
    EXPECT_FLOAT_EQ(half.caption, (design.caption + far.read) / 2);
    const StageType near = stageType(Language::En, legibility(10, 3, 1920));
    EXPECT_EQ(near.caption, design.caption);
    EXPECT_EQ(near.small, design.small);
}

TEST_F(StageTest, GrowsWithTheRoomWhileItsWordsKeepOffEachOther) {
    const StageWords words = someWords();
    const auto& style = mapStyle(state::Theme::Dark);
    const StageLayout design = layOutStage({words, {1920, 1080}, 1, style}, setter_);
    const auto sizeOf = [](const StageLayout& layout, std::string_view start) {
        const auto line =
            std::find_if(layout.lines.begin(), layout.lines.end(),
                         [&](const auto& each) { return each.text.starts_with(start); });
        return line == layout.lines.end() ? 0.0F : line->style.sizePx;
    };
    float before = sizeOf(design, "高雄の訪問団");
    for (const double seat : {11.0, 14.0, 17.0}) {
        const Legibility legible = legibility(3, seat, 1920);
        const StageLayout layout = layOutStage({words, {1920, 1080}, 1, style, legible}, setter_);
        EXPECT_TRUE(layout.faults.empty()) << seat;
        EXPECT_FLOAT_EQ(sizeOf(layout, "高雄の訪問団"), legible.read) << seat;
        EXPECT_GT(sizeOf(layout, "高雄の訪問団"), before) << seat;
        before = sizeOf(layout, "高雄の訪問団");
        EXPECT_GE(sizeOf(layout, "来場者"), legible.glance - 0.01F);
        for (const StageLayout::Line& a : layout.lines) {
            const float end = a.origin.x + setter_.width(a.text, a.style);
            EXPECT_LE(end, 1920 - 20) << a.text;
            EXPECT_LE(a.origin.y, 1080 - 16) << a.text;
            for (const StageLayout::Line& b : layout.lines) {
                const bool besides =
                    end <= b.origin.x || b.origin.x + setter_.width(b.text, b.style) <= a.origin.x;
                if (&a < &b && !besides) {
                    EXPECT_GT(std::abs(a.origin.y - b.origin.y),
                              0.9F * std::min(a.style.sizePx, b.style.sizePx))
                        << seat << ": " << a.text << " / " << b.text;
                }
            }
        }
    }
}

TEST_F(StageTest, SaysWhatCannotBeReadAndWhatFindsNoRoom) {
    StageWords words = someWords();
    const auto& style = mapStyle(state::Theme::Dark);
    const Legibility far = legibility(1, 15, 1920);
    const StageLayout small = layOutStage({words, {1920, 1080}, 1, style, far}, setter_);
    const auto caption =
        std::find_if(small.faults.begin(), small.faults.end(), [](const StageFault& fault) {
            return fault.text == StageFault::Text::Caption;
        });
    ASSERT_NE(caption, small.faults.end());
    EXPECT_GT(caption->needed, caption->sizePx) << "it has room, in a smaller size";
    EXPECT_FLOAT_EQ(caption->needed, far.read);
    const auto faultsOf = [&](const StageWords& each) {
        std::vector<StageFault::Text> texts;
        for (const StageFault& fault :
             layOutStage({each, {1920, 1080}, 1, style}, setter_).faults) {
            EXPECT_EQ(fault.needed, 0);
            texts.push_back(fault.text);
        }
        return texts;
    };
    EXPECT_TRUE(faultsOf(words).empty());
    words.tiles[1].label = "この地域の企業と大学と自治体のすべての参加者";
    words.tiles[2].number.after = "万米ドル相当の受注見込みの金額";
    words.caption += words.caption + words.caption + words.caption + words.caption;
    EXPECT_EQ(faultsOf(words), (std::vector{StageFault::Text::Figure, StageFault::Text::Number,
                                            StageFault::Text::Caption}));
}

TEST_F(StageTest, DrawsFewGlyphsAnewWhileANumberCounts) {
    const StageWords words = someWords();
    const StageRequest request{words, {1920, 1080}, 1, mapStyle(state::Theme::Dark)};
    const StageLayout layout = layOutStage(request, setter_);
    StageMoment moment;
    for (const double share : {0.0, 0.3, 0.7}) {
        moment.counted = {stageNumber(figure("830", "person"), "人", Language::Ja, share)};
        drawStage(layout, request, moment, setter_);
    }
    for (int i = 0; i < 10; ++i) { // every digit has been seen
        moment.counted = {stageNumber(figure(std::to_string(i), "person"), "人", Language::Ja)};
        drawStage(layout, request, moment, setter_);
    }
    const auto before = setter_.takeAtlas().revision;
    for (int i = 0; i < 830; ++i) {
        moment.counted = {stageNumber(figure(std::to_string(i), "person"), "人", Language::Ja)};
        drawStage(layout, request, moment, setter_);
    }
    EXPECT_EQ(setter_.takeAtlas().revision, before);
}

namespace {

std::shared_ptr<const StagePicture> blank(int width, int height) {
    return std::make_shared<const StagePicture>(
        StagePicture{{width, height}, std::vector<std::uint8_t>(4UL * width * height)});
}

StageLayout layOut(const StageWords& words, glm::vec2 sizePx, text::Typesetter& setter) {
    const auto scale = static_cast<float>(stageScale(glm::ivec2(sizePx)));
    return layOutStage({words, sizePx, scale, mapStyle(state::Theme::Dark)}, setter);
}

} // namespace

TEST_F(StageTest, KeepsThePicturesShapeOffTheWords) {
    for (const std::size_t tiles : {0U, 1U, 3U}) {
        for (const glm::ivec2 shape : {glm::ivec2(1600, 900), glm::ivec2(600, 1300)}) {
            for (const glm::vec2 size : {glm::vec2(1920, 1080), glm::vec2(1024, 640)}) {
                StageWords words = someWords();
                words.tiles.resize(tiles);
                const StageLayout without = layOut(words, size, setter_);
                words.picture = blank(shape.x, shape.y);
                const StageLayout layout = layOut(words, size, setter_);
                ASSERT_TRUE(layout.picture);
                const glm::vec2 drawn = layout.picture->high - layout.picture->low;
                EXPECT_NEAR(drawn.x / drawn.y,
                            static_cast<float>(shape.x) / static_cast<float>(shape.y), 0.02);
                EXPECT_GT(std::max(drawn.x, drawn.y), size.y * 0.24F);
                EXPECT_TRUE((Box{glm::vec2(0), size}.contains(*layout.picture)));
                for (const Box& box : without.boxes) {
                    EXPECT_FALSE(layout.picture->overlaps(box)) << tiles << " figures";
                }
            }
        }
    }
}

TEST_F(StageTest, NamesWhoTakesPartUnderTheTitleBesideTheirFlags) {
    StageWords words = someWords();
    const StageLayout without = layOut(words, {1920, 1080}, setter_);
    EXPECT_TRUE(without.flags.empty());
    words.parties = {{blank(160, 120), {"熊本市"}}, {nullptr, {"高雄市政府", "台達電子"}}};
    const StageLayout layout = layOut(words, {1920, 1080}, setter_);
    const auto lineOf = [&](const std::string& text) {
        const auto found = std::find_if(layout.lines.begin(), layout.lines.end(),
                                        [&](const auto& line) { return line.text == text; });
        EXPECT_NE(found, layout.lines.end()) << text;
        return found == layout.lines.end() ? StageLayout::Line() : *found;
    };
    const auto first = lineOf("熊本市"), second = lineOf("高雄市政府、台達電子");
    EXPECT_LT(first.origin.x, second.origin.x) << "in their order";
    EXPECT_GT(first.origin.y, lineOf("高雄から九州へ").origin.y + 20) << "under the title";
    ASSERT_EQ(layout.flags.size(), 1U) << "one has none";
    const Box flag = layout.flags[0].box;
    EXPECT_LT(flag.high.x, first.origin.x);
    EXPECT_GE(flag.low.x, 96);
    EXPECT_NEAR((flag.high.x - flag.low.x) / (flag.high.y - flag.low.y), 4.0F / 3, 0.1F);
}

TEST_F(StageTest, LeavesNoEconomyOutWhereManyTakePart) {
    StageWords words = someWords();
    words.language = Language::En;
    words.parties = {{nullptr, {}}, {nullptr, {"Kumamoto City Government"}}};
    for (int i = 0; i < 30; ++i) {
        words.parties[0].names.push_back("Company " + std::to_string(i));
    }
    const StageLayout layout = layOut(words, {1920, 1080}, setter_);
    bool hasFew = false, hasOther = false;
    for (const StageLayout::Line& line : layout.lines) {
        hasFew = hasFew || (line.text.starts_with("Company 0, ") &&
                            line.text.find(" +") != std::string::npos);
        hasOther = hasOther || line.text == "Kumamoto City Government";
        EXPECT_LE(line.origin.x + setter_.set(line.text, line.style).width, 1920 - 80);
    }
    EXPECT_TRUE(hasFew) << "and says how many are not named";
    EXPECT_TRUE(hasOther);
}

TEST_F(StageTest, NamesEachKindOnceInItsLegend) {
    StageWords words = someWords();
    EXPECT_TRUE(layOut(words, {1920, 1080}, setter_).swatches.empty());
    using dataset::EngagementKind;
    words.legend = {{EngagementKind::Mission, "訪問団"},
                    {EngagementKind::Mou, "覚書"},
                    {EngagementKind::Agreement, "協定"}};
    const StageLayout layout = layOut(words, {1920, 1080}, setter_);
    ASSERT_EQ(layout.swatches.size(), 2U) << "an agreement's arc looks as an MOU's";
    const auto written = [&](const std::string& text) {
        return std::count_if(layout.lines.begin(), layout.lines.end(),
                             [&](const auto& line) { return line.text == text; });
    };
    EXPECT_EQ(written("訪問団"), 1);
    EXPECT_EQ(written("覚書 · 協定"), 1);
    words.legend.push_back({EngagementKind::Forum, "フォーラム、セミナー、シンポジウムなどの催し"});
    words.legend.push_back({EngagementKind::Office, "事務所、投資、そのほかの拠点とプロジェクト"});
    for (const std::size_t chapters : {1U, 5U, 24U, 90U}) {
        words.chapters = chapters;
        for (const Legibility& room : {Legibility{}, legibility(3, 14, 1920)}) {
            const StageRequest request{words, {1920, 1080}, 1, mapStyle(state::Theme::Dark), room};
            const float end = progressEnd(request, setter_);
            const StageLayout rows = layOutStage(request, setter_);
            ASSERT_EQ(rows.swatches.size(), 4U);
            for (const StageLayout::Swatch& swatch : rows.swatches) {
                EXPECT_TRUE(swatch.origin.x > end || swatch.origin.y < 1080 - 39 - 20)
                    << chapters << " chapters: beside the progress, or above it";
                EXPECT_GT(swatch.origin.x, 90);
            }
        }
    }
    words.legend.resize(3);
    words.chapters = 1;
    words.small = "GS(2024)0650";
    const StageLayout raised = layOut(words, {1920, 1080}, setter_);
    EXPECT_LT(raised.swatches[0].origin.y, layout.swatches[0].origin.y) << "above the small print";
}

} // namespace portolan::scene
