// What is taken away from the window: it is seen to be made and can be stopped; where it is
// stopped, killed or has no room, nothing of it stands under its name.
#include "support/desktop.h"
#include "support/run_program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <functional>
#include <thread>
#include <utility>

namespace portolan {

namespace {

using nlohmann::json;
using namespace std::chrono_literals;
using Names = std::vector<std::string>;
using Pixels = std::vector<std::uint32_t>;

/// Of one chapter that is passed and one whose film takes longer than any test.
constexpr const char* kStory = R"(
title = { en = "Long" }
languages = ["en"]
[[chapter]]
title = { en = "First" }
duration = 2
[[chapter]]
title = { en = "Second" }
duration = 600
)";

class ExportTest : public testing::Test {
protected:
    void SetUp() override {
        if (desktop.name().empty()) {
            GTEST_SKIP() << "there is no Xvfb";
        }
        std::ofstream(folder / "story.toml") << kStory;
    }
    static bool waitFor(const std::function<bool()>& isSo) { return support::waitFor(isSo, 90s); }
    std::string log() const { return support::readBytes(folder / "log"); }
    Pixels screen() const { return desktop.pixels(0, 0, 1024, 640); }
    json kept() const {
        const json session =
            json::parse(support::readBytes(folder / "state/portolan/session.json"), nullptr, false);
        return session.is_object() ? session["state"] : json::object();
    }
    json at() const { return kept().value("presentation", json::object()); }
    /// By a shell, after `before`.
    void start(const std::string& arguments, const std::string& before = "") {
        const std::string line =
            before + "exec '" + PORTOLAN_BINARY + "' --size 1024x640 " + arguments;
        program = std::make_unique<support::RunningProgram>(
            std::vector<std::string>{"bash", "-c", line},
            support::environmentOn(desktop.name(), folder), folder.path() / "log");
    }
    /// At the second chapter, off the stage.
    void startAndLeaveStage(const std::string& before = "") {
        start("--story '" + folder / "story.toml" + "'", before);
        ASSERT_TRUE(waitFor([&] { return at().value("seconds", 0.0) > 0; })) << log();
        desktop.send({"mousemove", "500", "300", "key", "Next"});
        ASSERT_TRUE(waitFor([&] { return at().value("chapter", 0) == 1; })) << at() << log();
        desktop.send({"key", "Escape"});
        ASSERT_TRUE(waitFor([&] { return !at().value("on", true); })) << at() << log();
    }
    /// Tabs lead `back` from the name to a field that is to hold `text`.
    void takeAway(const std::string& name, int back = 0, const std::string& text = "") {
        const Pixels before = screen();
        desktop.send({"key", "ctrl+e"});
        ASSERT_TRUE(waitFor([&] { return screen() != before; })) << log();
        std::this_thread::sleep_for(1s); // the field has the keyboard when the dialog stands
        desktop.send({"type", "--delay", "30", taken / name});
        for (int i = 0; i < back; ++i) {
            desktop.send({"key", "--delay", "100", "shift+Tab"});
            std::this_thread::sleep_for(1s);
        }
        if (!text.empty()) {
            desktop.send({"type", "--delay", "30", text});
            desktop.send({"key", "--delay", "100", "Tab"});
            std::this_thread::sleep_for(1s);
        }
        desktop.send({"key", "Return"});
    }
    bool isBeingWritten(const std::string& name) const {
        const Names names = taken.names();
        return std::any_of(names.begin(), names.end(), [&](const std::string& each) {
            return each.rfind(name + ".", 0) == 0 && each.find(".portolan-part") != each.npos;
        });
    }

    support::TemporaryFolder folder, taken;
    support::Desktop desktop{"1024x640x24"};
    std::unique_ptr<support::RunningProgram> program;
};

/// What takes long enough to be killed while it is written.
struct Long {
    const char* name;
    int back; ///< Tabs from the name to the size
    const char* size;
};

class KilledExport : public ExportTest, public testing::WithParamInterface<Long> {};

} // namespace

TEST_F(ExportTest, AFilmIsSeenToBeMadeAndIsStopped) {
    startAndLeaveStage();
    takeAway("film.mp4");
    ASSERT_TRUE(waitFor([&] { return isBeingWritten("film.mp4"); })) << log();
    const Pixels begun = screen();
    ASSERT_TRUE(waitFor([&] { return screen() != begun; })) << "nothing tells how far it is";
    ASSERT_TRUE(isBeingWritten("film.mp4"));
    desktop.send({"key", "--delay", "100", "Tab", "Return"});
    EXPECT_TRUE(waitFor([&] { return taken.names().empty(); })) << "it was not stopped";
    desktop.send({"key", "--delay", "100", "Escape"});
    takeAway("again.csv");
    EXPECT_TRUE(waitFor([&] {
        return taken.names() == Names{"again.csv", "again.sources.txt"};
    })) << log();
    EXPECT_EQ(log(), "");
}

TEST_P(KilledExport, LeavesNothingUnderItsNameAndTheNextStartClearsUp) {
    startAndLeaveStage();
    takeAway(GetParam().name, GetParam().back, GetParam().size);
    ASSERT_TRUE(waitFor([&] { return isBeingWritten(GetParam().name); })) << log();
    program->kill();
    EXPECT_EQ(taken.names().size(), 1U);
    EXPECT_TRUE(isBeingWritten(GetParam().name)) << "who finds it knows whose it is";
    const json left = kept();
    start("");
    EXPECT_TRUE(waitFor([&] { return taken.names().empty(); })) << "what was left is there still";
    desktop.send({"key", "F5"});
    ASSERT_TRUE(waitFor([&] { return at().value("on", false); })) << log();
    EXPECT_EQ(at()["chapter"], 1);
    EXPECT_EQ(at()["story"], left["presentation"]["story"]);
}

INSTANTIATE_TEST_SUITE_P(Kinds, KilledExport,
                         testing::Values(Long{"film.mp4", 0, ""}, Long{"film.webm", 0, ""},
                                         Long{"map.png", 1, "16384x9216"},
                                         Long{"map.tif", 1, "16384x9216"}),
                         [](const auto& each) {
                             std::string name = each.param.name;
                             std::replace(name.begin(), name.end(), '.', '_');
                             return name;
                         });

// A file system without room stands behind a limit on the size of files.
TEST_F(ExportTest, SaysWhatToDoWhereTheDiskIsFullAndGoesOn) {
    startAndLeaveStage("trap '' XFSZ; ulimit -f 64; export MESA_SHADER_CACHE_DISABLE=true; ");
    for (const char* name : {"map.png", "map.pdf", "film.mp4"}) {
        takeAway(name);
        const std::string place = taken / name;
        EXPECT_TRUE(waitFor([&] { return log().find(place) != std::string::npos; })) << name;
        EXPECT_NE(log().find(place + " cannot be written (File too large): choose"),
                  std::string::npos)
            << log();
        EXPECT_EQ(taken.names(), Names{});
        desktop.send({"key", "--delay", "100", "Escape"});
    }
    const json before = kept();
    desktop.send({"key", "shift+Left"});
    EXPECT_TRUE(waitFor([&] { return kept()["camera"] != before["camera"]; })) << "it goes on";
}

} // namespace portolan
