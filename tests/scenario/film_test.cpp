// Films: a frame is what `render` draws of its moment, a file is whole or not there, and whatever
// was asked wrongly is told in a sentence.
#include "support/run_program.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <fstream>
#include <regex>

namespace portolan {

namespace {

using support::TemporaryFolder;
using Names = std::vector<std::string>;

constexpr const char* kSize = "640x360";
constexpr std::size_t kFrameBytes = std::size_t{640} * 360 * 3;

/// Two short chapters of two projections.
constexpr const char* kStory = R"(
title = { en = "A short film" }
languages = ["en"]
[[chapter]]
id = "sisters"
title = { en = "Two sister cities" }
caption = { en = "Since 2017." }
duration = 2
filter = { kind = "sister_city" }
[[chapter]]
id = "missions"
title = { en = "Missions" }
duration = 4
projection = "mercator"
filter = { kind = "mission" }
time = { from = "2023-06", to = "2024-02", play = "2023-06" }
)";

class FilmTest : public testing::Test {
protected:
    FilmTest() : story_(folder_ / "story.toml") { std::ofstream(story_) << kStory; }

    std::vector<std::string> film(const std::string& name) const {
        return {"render", "--story", story_, "-o", folder_ / name, "--size", kSize, "--fps", "5"};
    }

    /// As RGB, top row first, all frames one after another.
    std::string decoded(const std::string& name) const {
        const std::string raw = folder_ / "decoded.rgb";
        const auto outcome =
            support::run({.command = {"ffmpeg", "-v", "error", "-y", "-i", folder_ / name, "-f",
                                      "rawvideo", "-pix_fmt", "rgb24", raw}});
        EXPECT_EQ(outcome.status, 0) << outcome.err;
        return support::readBytes(raw);
    }

    /// Ended by the signal once the film is being written.
    support::Outcome endedMidway(const std::vector<std::string>& command,
                                 const std::string& signal) const {
        std::string line;
        for (const std::string& word : command) {
            line += "'" + word + "' ";
        }
        line += "& until compgen -G '" + (folder_ / "film.mp4.*") +
                "' > /dev/null; do sleep 0.02; done; sleep 0.2; kill -" + signal + " $!; wait $!";
        return support::run({.command = {"bash", "-c", line}});
    }

    std::string probed(const std::string& name, const std::string& entries) const {
        return support::run({.command = {"ffprobe", "-v", "error", "-count_frames", "-show_entries",
                                         "stream=" + entries, "-of",
                                         "default=nokey=1:noprint_wrappers=1", folder_ / name}})
            .out;
    }

    TemporaryFolder folder_;
    std::string story_;
};

/// Of two pictures, decibels.
double psnr(const std::string& a, const std::string& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double gap = static_cast<std::uint8_t>(a[i]) - static_cast<std::uint8_t>(b[i]);
        sum += gap * gap;
    }
    return 10 * std::log10(255.0 * 255.0 * static_cast<double>(a.size()) / std::max(sum, 1.0));
}

} // namespace

TEST_F(FilmTest, ShowsInEachFrameWhatRenderDrawsOfItsMoment) {
    for (const std::string name : {"film.mp4", "film.webm"}) {
        const auto made = support::portolan(film(name));
        ASSERT_EQ(made.status, 0) << made.err;
        EXPECT_EQ(made.out + made.err, "");
        const std::string frames = decoded(name);
        ASSERT_EQ(frames.size(), 30 * kFrameBytes) << "six seconds, five frames each";
        for (const int frame : {0, 9, 10, 11, 15, 29}) {
            const std::string at = std::to_string(frame / 5.0);
            const auto drawn = support::portolan({"render", "--story", story_, "--at", at, "-o",
                                                  folder_ / "still.png", "--size", kSize});
            ASSERT_EQ(drawn.status, 0) << drawn.err;
            EXPECT_GT(
                psnr(frames.substr(static_cast<std::size_t>(frame) * kFrameBytes, kFrameBytes),
                     decoded("still.png")),
                35)
                << name << ", frame " << frame;
        }
    }
}

TEST_F(FilmTest, IsAFileThatPlayersUnderstandAndTheSameEveryTime) {
    for (const auto& [name, codec] :
         {std::pair<std::string, std::string>{"a.mp4", "h264"}, {"a.webm", "vp9"}}) {
        auto chapter = film(name);
        chapter.insert(chapter.end(), {"--chapter", "1"});
        ASSERT_EQ(support::portolan(chapter).status, 0);
        EXPECT_EQ(probed(name, "codec_name"), codec + "\n");
        EXPECT_EQ(probed(name, "width,height"), "640\n360\n");
        EXPECT_EQ(probed(name, "pix_fmt,color_range,color_space"), "yuv420p\ntv\nbt709\n");
        EXPECT_EQ(probed(name, "r_frame_rate,nb_read_frames"), "5/1\n10\n");
        const std::string once = support::readBytes(folder_ / name);
        ASSERT_EQ(support::portolan(chapter).status, 0);
        EXPECT_TRUE(once == support::readBytes(folder_ / name)) << name;
    }
    const std::string mp4 = support::readBytes(folder_ / "a.mp4");
    EXPECT_LT(mp4.find("moov"), mp4.find("mdat")) << "plays before all of it has come";
}

TEST_F(FilmTest, IsMadeForAScreenOf4K) {
    for (const auto& [name, codec] :
         {std::pair<std::string, std::string>{"a.mp4", "h264"}, {"a.webm", "vp9"}}) {
        const auto made = support::portolan({"render", "--story", story_, "--chapter", "1", "-o",
                                             folder_ / name, "--size", "3840x2160", "--fps", "2"});
        ASSERT_EQ(made.status, 0) << made.err;
        EXPECT_EQ(probed(name, "codec_name"), codec + "\n");
        EXPECT_EQ(probed(name, "width,height"), "3840\n2160\n");
        EXPECT_EQ(probed(name, "r_frame_rate,nb_read_frames"), "2/1\n4\n");
    }
}

TEST_F(FilmTest, PassesThroughARangeOfTime) {
    const auto made =
        support::portolan({"render", "-o", folder_ / "range.mp4", "--size", kSize, "--from", "2023",
                           "--to", "2024", "--duration", "2", "--fps", "4"});
    ASSERT_EQ(made.status, 0) << made.err;
    const std::string frames = decoded("range.mp4");
    ASSERT_EQ(frames.size(), 8 * kFrameBytes);
    EXPECT_LT(psnr(frames.substr(0, kFrameBytes), frames.substr(7 * kFrameBytes)), 40)
        << "more has begun at its end";
}

TEST_F(FilmTest, IsWholeOrAbsent) {
    auto command = film("film.mp4");
    command.insert(command.begin(), PORTOLAN_BINARY);
    command[command.size() - 1] = "60"; // long enough to be ended midway
    const auto ended = endedMidway(command, "TERM");
    EXPECT_EQ(ended.status, 128 + SIGTERM);
    EXPECT_NE(ended.err.find("the film was stopped"), std::string::npos) << ended.err;
    EXPECT_EQ(folder_.names(), (Names{"story.toml"}));

    EXPECT_EQ(endedMidway(command, "KILL").status, 128 + SIGKILL);
    const Names left = folder_.names();
    ASSERT_EQ(left.size(), 2U);
    EXPECT_EQ(left.front().rfind("film.mp4.", 0), 0U) << left.front();
    EXPECT_NE(left.front().find(".portolan-part"), std::string::npos) << left.front();
    ASSERT_EQ(support::portolan(film("film.mp4")).status, 0);
    EXPECT_EQ(folder_.names(), (Names{"film.mp4", "story.toml"})) << "what was left is gone";

    const std::string before = support::readBytes(folder_ / "film.mp4");
    std::string line = "trap '' XFSZ; ulimit -f 8; exec";
    for (const std::string& word : command) {
        line += " '" + word + "'";
    }
    const auto full = support::run({.command = {"bash", "-c", line}});
    EXPECT_EQ(full.status, 3) << full.err;
    EXPECT_NE(full.err.find("film.mp4 cannot be written"), std::string::npos) << full.err;
    EXPECT_EQ(folder_.names(), (Names{"film.mp4", "story.toml"}));
    EXPECT_TRUE(before == support::readBytes(folder_ / "film.mp4"));
}

TEST_F(FilmTest, SaysInASentenceWhatIsWrong) {
    const auto refused = [&](std::vector<std::string> arguments, int status,
                             const std::string& said) {
        arguments.insert(arguments.begin(), "render");
        const auto outcome = support::portolan(arguments);
        EXPECT_EQ(outcome.status, status) << said;
        EXPECT_TRUE(std::regex_search(outcome.err, std::regex("^portolan: " + said)))
            << outcome.err << "\nshould say: " << said;
        EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
    };
    const std::string film = folder_ / "x.mp4";
    refused({"--story", story_, "-o", film, "--fps", "0"}, 2,
            "--fps: no film has 0 .*: write 1 to 120");
    refused({"--story", story_, "-o", film, "--size", "641x360"}, 2,
            "--size: .*: write even numbers");
    refused({"--story", story_, "-o", folder_ / "x.avi"}, 2,
            "'.*x.avi' is no picture and no film: .*");
    refused({"--story", story_, "-o", folder_ / "none/x.mp4"}, 3,
            ".*none/x.mp4 cannot be written .*: choose");
    refused({"--story", folder_ / "none.toml", "-o", film}, 1, ".*none.toml.*");
    refused({"--story", story_, "-o", film, "--chapter", "3"}, 2,
            "the story has no chapter 3: write 1 to 2");
    refused({"--story", story_, "-o", film, "--at", "3"}, 2,
            "--at: a film shows more than a moment: .*");
    refused({"--story", story_, "-o", film, "--theme", "light"}, 2,
            "--theme: a story says itself .*write it into .*");
    refused({"--story", story_, "-o", film, "--kind", "mou"}, 2, "--kind: a story says itself .*");
    refused({"--story", story_, "-o", film, "--duration", "3"}, 2, "--duration: a story lasts .*");
    refused({"-o", film}, 2, "nothing says how long the film lasts: add --duration SECONDS, .*");
    refused({"-o", film, "--duration", "-3"}, 2, "--duration: a film cannot last -3 seconds: .*");
    EXPECT_EQ(folder_.names(), (Names{"story.toml"}));
}

} // namespace portolan
