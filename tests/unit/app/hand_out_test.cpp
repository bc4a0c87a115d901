// What a delegation takes home: pages that are the stage's pictures, with text that can be found.
#include "app/output/hand_out.h"
#include "app/output/render_document.h"
#include "formats/files.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>

namespace portolan::app {
namespace {

const std::string kStory = PORTOLAN_SOURCE_DIR "/data/stories/kaohsiung-kyushu.toml";

HeadlessSession open(const std::string& language) {
    HeadlessRequest request;
    request.view.size = "1920x1080";
    request.view.language = language;
    auto session = openHeadless(request);
    EXPECT_TRUE(session.has_value()) << (session ? "" : session.error().toString());
    return std::move(*session);
}

std::string inTemp(const std::string& name) {
    return testing::TempDir() + "portolan-hand-out-" + name;
}

std::string read(const std::string& path) {
    return formats::readFile(path, 1U << 27U).value_or("");
}

StoryMoment moment(std::size_t chapter) {
    return {.file = kStory, .profile = {}, .chapter = chapter, .seconds = {}};
}

base::Result<void> write(const std::string& path, std::size_t chapter) {
    HeadlessSession session = open("ja");
    return renderDocument(path, *documentFormat(path), moment(chapter), session);
}

std::string withoutSpaces(std::string text) {
    constexpr std::string_view kMark = "\u200B";
    for (std::size_t at = text.find(kMark); at != std::string::npos; at = text.find(kMark)) {
        text.erase(at, kMark.size());
    }
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\f'; });
    return text;
}

/// The page's text in the order in which it is written.
std::string textOfPage(const std::string& pdf, std::size_t page) {
    const std::string out = pdf + ".txt";
    std::ostringstream command;
    command << "pdftotext -raw -f " << page << " -l " << page << " '" << pdf << "' '" << out << "'";
    EXPECT_EQ(std::system(command.str().c_str()), 0) << "poppler-utils is missing";
    std::string text = withoutSpaces(read(out));
    std::filesystem::remove(out);
    return text;
}

TEST(HandOut, APageForEachChapterWhoseJapaneseIsFoundAndThenTheSources) {
    const std::string path = inTemp("story.pdf");
    const auto written = write(path, 0);
    ASSERT_TRUE(written) << written.error().toString();
    HeadlessSession session = open("ja");
    const state::AppState explored = session.state;
    std::size_t chapters = 1;
    for (std::size_t chapter = 1; chapter <= chapters; ++chapter) {
        session.state = explored;
        ASSERT_TRUE(tellStory(moment(chapter), session));
        chapters = session.told->stage.moment.chapters;
        const std::string page = textOfPage(path, chapter);
        const scene::StageWords& words = session.told->stage.words;
        EXPECT_NE(page.find(withoutSpaces(words.title)), std::string::npos) << words.title;
        EXPECT_NE(page.find(withoutSpaces(words.caption)), std::string::npos)
            << words.caption << " in " << page;
    }
    EXPECT_GE(chapters, 5U);
    const std::string last = textOfPage(path, chapters + 1);
    EXPECT_NE(last.find("出典"), std::string::npos);
    EXPECT_NE(last.find("KaohsiungViesforWin-WinatKumamotoExpoinJapan"), std::string::npos) << last;

    const std::string bytes = read(path);
    ASSERT_TRUE(write(path, 0));
    EXPECT_EQ(bytes == read(path), true) << "the same story gives the same bytes";
    EXPECT_LT(bytes.size(), 10U << 20U);
    std::filesystem::remove(path);
}

/// Rows of red, green and blue, as `pdftoppm` writes them.
struct Pixels {
    int width = 0, height = 0;
    std::string rgb;
};

Pixels rasterised(const std::string& pdf) {
    const std::string out = pdf + "-page";
    EXPECT_EQ(std::system(("pdftoppm -r 144 -singlefile '" + pdf + "' '" + out + "'").c_str()), 0);
    const std::string bytes = read(out + ".ppm");
    std::istringstream stream(bytes);
    std::string magic;
    int most = 0;
    Pixels pixels;
    stream >> magic >> pixels.width >> pixels.height >> most;
    pixels.rgb = bytes.substr(static_cast<std::size_t>(stream.tellg()) + 1);
    std::filesystem::remove(out + ".ppm");
    return pixels;
}

/// Mean difference of the channels over a part of both pictures, of 255.
double gap(const Pixels& page, const std::vector<std::uint8_t>& stage, glm::ivec2 low,
           glm::ivec2 size) {
    double sum = 0;
    for (int y = low.y; y < low.y + size.y; ++y) {
        for (int x = low.x; x < low.x + size.x; ++x) {
            const auto at = static_cast<std::size_t>(y * page.width + x);
            for (std::size_t c = 0; c < 3; ++c) {
                sum +=
                    std::abs(static_cast<std::uint8_t>(page.rgb[at * 3 + c]) - stage[at * 4 + c]);
            }
        }
    }
    return sum / (3.0 * size.x * size.y);
}

TEST(HandOut, APageIsTheStagesPicture) {
    const std::string path = inTemp("page.pdf");
    for (const std::size_t chapter : {2U, 4U}) {
        ASSERT_TRUE(write(path, chapter));
        const Pixels page = rasterised(path);
        ASSERT_EQ(page.width, 1920);
        ASSERT_EQ(page.height, 1080);
        HeadlessSession session = open("ja");
        ASSERT_TRUE(tellStory(moment(chapter), session));
        const scene::Scene& scene = session.maker->build(session.state, session.materials,
                                                         session.projection, session.frame);
        ASSERT_TRUE(session.maker->draw(scene, session.target->framebuffer.id()));
        const auto stage = gpu::readPixels(*session.target);
        EXPECT_LT(gap(page, stage, {0, 0}, {1920, 1080}), 4);
        // Nowhere is something missing or elsewhere: a letter fills such a part. (On the stage
        // horizontal strokes stand on whole pixels: 41 was the most.)
        constexpr int kPart = 40;
        double worst = 0;
        for (int y = 0; y < 1080; y += kPart) {
            for (int x = 0; x < 1920; x += kPart) {
                worst = std::max(worst, gap(page, stage, {x, y}, {kPart, kPart}));
            }
        }
        EXPECT_LT(worst, 55) << "chapter " << chapter;
    }
    std::filesystem::remove(path);
}

TEST(HandOut, AnSvgIsOnePageOfLinesAndAPicture) {
    const std::string path = inTemp("page.svg");
    ASSERT_TRUE(write(path, 2));
    const std::string svg = read(path);
    EXPECT_NE(svg.find("<svg"), std::string::npos);
    EXPECT_NE(svg.find("width=\"960pt\""), std::string::npos) << svg.substr(0, 300);
    EXPECT_NE(svg.find("data:image/jpeg"), std::string::npos);
    EXPECT_GT(std::count(svg.begin(), svg.end(), '<'), 500);
    std::filesystem::remove(path);
}

TEST(HandOut, WhatCannotBeWrittenLeavesNoFile) {
    const auto written = write("/nowhere/at/all.pdf", 1);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, base::ErrorCode::Machine);
    EXPECT_FALSE(documentFormat("x.png"));
}

} // namespace
} // namespace portolan::app
