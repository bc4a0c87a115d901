// The window reopens as it was left, even after it was killed; session files that are not whole
// open as far as they can.
#include "support/desktop.h"
#include "support/run_program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <csignal>
#include <fstream>
#include <functional>
#include <random>
#include <thread>

namespace portolan {

namespace {

using nlohmann::json;
using support::TemporaryFolder;
using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

/// What a turn with Shift and the left arrow takes from the bearing.
constexpr int kTurn = 10;

class SessionTest : public testing::Test {
protected:
    void SetUp() override {
        if (desktop.name().empty()) {
            GTEST_SKIP() << "there is no Xvfb";
        }
    }
    std::unique_ptr<support::RunningProgram> start(std::vector<std::string> arguments = {}) {
        arguments.insert(arguments.begin(), PORTOLAN_BINARY);
        writtenBefore = written();
        return std::make_unique<support::RunningProgram>(arguments, environment(),
                                                         folder.path() / "log");
    }
    std::map<std::string, std::string> environment() const {
        return support::environmentOn(desktop.name(), folder);
    }
    std::filesystem::path kept() const { return folder / "state/portolan/session.json"; }
    std::string keptText() const { return support::readBytes(kept()); }
    /// Fails the test where it is half a file.
    json keptState() const {
        const json session = json::parse(keptText(), nullptr, false);
        EXPECT_TRUE(session.is_object()) << "not whole: " << keptText();
        return session.is_object() ? session["state"] : json();
    }
    std::string log() const { return support::readBytes(folder / "log"); }
    static bool waitFor(const std::function<bool()>& isSo) { return support::waitFor(isSo, 90s); }
    /// When the kept file was written last.
    std::filesystem::file_time_type written() const {
        std::error_code none;
        return std::filesystem::last_write_time(kept(), none);
    }
    /// Until what was started has drawn, and written how it looks.
    bool waitUntilShown() {
        return waitFor([this] { return written() != writtenBefore; });
    }
    void write(const std::filesystem::path& path, const std::string& text) const {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << text;
    }

    TemporaryFolder folder;
    support::Desktop desktop;
    std::filesystem::file_time_type writtenBefore;
};

/// As far apart as a file's decimals.
void expectSame(json a, json b) {
    for (json* state : {&a, &b}) {
        (*state)["timeline"].erase("cursor"); // it may have played on
    }
    EXPECT_EQ(a, b);
}

} // namespace

// Each turn that was made more than two seconds before the kill is kept: one second that may be
// lost, one for the keys' way through the display, the frame and the disk of a busy machine.
TEST_F(SessionTest, ReopensAsItWasWhenItIsKilledTenTimes) {
    std::mt19937 random(20240208); // NOLINT: the same input every time
    json before;
    int turned = 0;
    for (int round = 0; round < 10; ++round) {
        const auto program = start({"--size", "800x600"});
        const json left = std::filesystem::exists(kept()) ? keptState() : json();
        ASSERT_TRUE(waitUntilShown()) << log();
        if (round > 0) {
            expectSame(keptState(), left);
        }
        desktop.send({"mousemove", "420", "300"});
        std::vector<Clock::time_point> turns;
        const auto end = Clock::now() + 2500ms + std::chrono::milliseconds(random() % 1000);
        while (Clock::now() < end) {
            switch (random() % 4) {
            case 0:
                desktop.send({"click", random() % 2 == 0 ? "4" : "5"});
                break;
            case 1:
                desktop.send({"key", random() % 2 == 0 ? "period" : "Right"});
                break;
            default:
                if (turns.size() < 35) { // a whole turn would look like none
                    turns.push_back(Clock::now());
                    desktop.send({"key", "shift+Left"});
                }
            }
        }
        const auto killed = Clock::now();
        program->kill();
        const auto sure = std::count_if(turns.begin(), turns.end(),
                                        [&](auto when) { return when < killed - 2s; });
        const int bearing =
            static_cast<int>(std::lround(keptState()["camera"]["bearing"].get<double>()));
        const int since = ((turned - bearing) % 360 + 360) % 360;
        const int steps = since / kTurn;
        EXPECT_EQ(since % kTurn, 0);
        EXPECT_GE(steps, sure) << "in round " << round << " of " << turns.size();
        EXPECT_LE(steps, static_cast<int>(turns.size()));
        turned = bearing;
    }
}

TEST_F(SessionTest, ReopensAsItWasClosedUnlessFlagsSayOtherwise) {
    {
        const auto program = start({"--size", "800x600", "--kind", "mou", "--theme", "light"});
        ASSERT_TRUE(waitUntilShown()) << log();
        desktop.send({"mousemove", "420", "300", "key", "ctrl+q"});
        ASSERT_TRUE(waitFor([&] { return !program->isRunning(); }));
    }
    const json closed = keptState();
    EXPECT_EQ(closed["filter"]["kinds"], json({"mou"}));
    {
        const auto program = start({"--theme", "print"});
        ASSERT_TRUE(waitUntilShown()) << log();
        json reopened = keptState();
        EXPECT_EQ(reopened["theme"], "print");
        reopened["theme"] = "light";
        EXPECT_EQ(reopened, closed);
    }
    const auto program = start({"--fresh", "--size", "800x600"});
    ASSERT_TRUE(waitUntilShown()) << log();
    EXPECT_EQ(keptState()["filter"]["kinds"], json::array());
}

TEST_F(SessionTest, WhatCannotBeUnderstoodIsNamedAndKeptAside) {
    const std::string odd = R"({"portolan_session": 7, "dataset": {"path": "/nowhere/records"},
        "state": {"theme": "light", "projection": "+proj=nonsense", "viewpoint": "Atlantis",
        "filter": {"places": ["atlantis"], "kinds": ["mou"]}, "selected": ["m-lost"]}, "more": 1)";
    write(kept(), odd); // and cut at its end
    const auto program = start({"--size", "800x600"});
    const auto aside = folder.path() / "state/portolan/session.json.bak";
    ASSERT_TRUE(waitFor([&] { return keptText() != odd; })) << log();
    EXPECT_EQ(support::readBytes(aside), odd);
    EXPECT_EQ(keptState()["theme"], "light");
    EXPECT_EQ(keptState()["filter"]["kinds"], json({"mou"}));
    EXPECT_EQ(keptState()["filter"]["places"], json::array());
    for (const char* lost : {"newer Portolan", "/nowhere/records", "nonsense", "Atlantis",
                             "place 'atlantis'", "record 'm-lost'"}) {
        EXPECT_NE(log().find(lost), std::string::npos) << lost << " in\n" << log();
    }
}

TEST_F(SessionTest, RecordsThatCannotBeReadAnyMoreDoNotKeepItShut) {
    write(folder / "broken.gpkg", "this is no GeoPackage");
    json session = {{"portolan_session", 1},
                    {"dataset", {{"path", folder / "broken.gpkg"}}},
                    {"state", {{"theme", "light"}}}};
    write(kept(), session.dump());
    const auto program = start({"--size", "800x600"});
    ASSERT_TRUE(waitFor([&] { return keptText() != session.dump(); })) << log();
    EXPECT_TRUE(program->isRunning());
    EXPECT_NE(log().find("broken.gpkg"), std::string::npos) << log();
    EXPECT_EQ(support::readBytes(folder / "state/portolan/session.json.bak"), session.dump());
}

TEST_F(SessionTest, AFileThatWasNamedIsOpenedAndLeftAsItIs) {
    const std::string text = R"({"portolan_session": 1, "state": {"filter": {"kinds": ["expo"]}}})";
    write(folder / "fair.portolan", text);
    const auto program = start({folder / "fair.portolan", "--size", "800x600"});
    ASSERT_TRUE(waitUntilShown()) << log();
    EXPECT_EQ(keptState()["filter"]["kinds"], json({"expo"}));
    EXPECT_EQ(support::readBytes(folder / "fair.portolan"), text);
    const auto refused = support::portolan({"--session", folder / "log"}, environment());
    EXPECT_EQ(refused.status, 1);
    EXPECT_NE(refused.err.find("is no saved session"), std::string::npos) << refused.err;
}

// One second that may be lost, one for the frame and the disk of a busy machine.
TEST_F(SessionTest, AStoryComesBackAtItsChapterAndSecondWhenItIsKilled) {
    const std::string story = std::string(PORTOLAN_SHARE_DIR) + "/stories/kaohsiung-kyushu.toml";
    const auto at = [this] { return keptState()["presentation"]; };
    {
        const auto explored = start({"--size", "800x600", "--kind", "mou"});
        ASSERT_TRUE(waitUntilShown()) << log();
        desktop.send({"mousemove", "420", "300", "key", "ctrl+q"});
        ASSERT_TRUE(waitFor([&] { return !explored->isRunning(); }));
    }
    const json explored = keptState();
    {
        const auto program = start({"--story", story});
        ASSERT_TRUE(waitUntilShown()) << log();
        ASSERT_TRUE(waitFor([&] { return at()["seconds"] >= 1; })) << "it is told: " << log();
        desktop.send({"mousemove", "420", "300", "key", "Next"});
        ASSERT_TRUE(waitFor([&] { return at()["chapter"] == 1; })) << log();
        ASSERT_TRUE(waitFor([&] { return at()["seconds"] > 3; })) << at();
        program->kill();
    }
    const double killed = at()["seconds"];
    EXPECT_EQ(keptState()["filter"], explored["filter"]) << "what was explored waits";
    const auto program = start();
    ASSERT_TRUE(waitUntilShown()) << log();
    EXPECT_EQ(at()["story"], story);
    EXPECT_EQ(at()["chapter"], 1);
    ASSERT_TRUE(waitFor([&] { return at()["seconds"] > killed; })) << "it goes on: " << log();
    desktop.send({"mousemove", "420", "300", "key", "Escape"});
    ASSERT_TRUE(waitFor([&] { return at()["on"] == false; })) << log();
    const double left = at()["seconds"];
    json shown = keptState();
    shown["presentation"] = explored["presentation"];
    EXPECT_EQ(shown["draft"]["text"], "") << "nothing of the story was changed";
    shown["draft"] = explored["draft"];
    expectSame(shown, explored);
    desktop.send({"key", "F5"});
    ASSERT_TRUE(waitFor([&] { return at()["on"] == true; })) << log();
    EXPECT_EQ(at()["chapter"], 1);
    EXPECT_GE(at()["seconds"], left);
}

TEST_F(SessionTest, WordsThatNoFileHasComeBackWhenItIsKilled) {
    const std::string story = folder / "fair.toml";
    const std::string byHand = "# By hand.\n[[chapter]]\ntitle = { en = \"The fair\" }\n";
    write(story, byHand);
    const auto text = [this] { return keptState()["draft"]["text"].get<std::string>(); };
    const auto has = [&](const char* words) { return text().find(words) != std::string::npos; };
    {
        const auto program = start({"--story", story, "--size", "1024x640"});
        ASSERT_TRUE(waitUntilShown()) << log();
        ASSERT_TRUE(waitFor([&] { return keptState()["presentation"]["on"] == true; })) << log();
        desktop.send({"mousemove", "300", "300", "key", "Escape"});
        ASSERT_TRUE(waitFor([&] { return keptState()["presentation"]["on"] == false; })) << log();
        desktop.send({"key", "s"});
        ASSERT_TRUE(waitFor([&] { return keptState()["draft"]["open"] == true; })) << log();
        for (int y = 320; y < 420 && !has("zq"); y += 20) { // one of the chapter's fields
            desktop.send({"mousemove", "860", std::to_string(y), "click", "1"});
            std::this_thread::sleep_for(300ms);
            desktop.send({"type", "--delay", "60", "zq"});
            support::waitFor([&] { return has("zq"); }, 3s);
        }
        ASSERT_TRUE(has("zq")) << text();
        desktop.send({"type", "--delay", "60", " and hydrogen"});
        ASSERT_TRUE(waitFor([&] { return has("zq and hydrogen"); })) << text();
        program->kill();
    }
    EXPECT_EQ(support::readBytes(story), byHand) << "nobody saved it";
    const auto program = start();
    ASSERT_TRUE(waitUntilShown()) << log();
    EXPECT_TRUE(has("zq and hydrogen")) << text();
    EXPECT_TRUE(has("# By hand."));
    desktop.send({"mousemove", "300", "300", "key", "alt+s"});
    ASSERT_TRUE(waitFor([&] {
        return support::readBytes(story).find("zq and hydrogen") != std::string::npos;
    })) << log();
    EXPECT_TRUE(waitFor([&] { return text().empty(); })) << "the file has it";
    desktop.send({"key", "alt+shift+s"});
    std::this_thread::sleep_for(1s); // the dialog, with the story's own name chosen
    desktop.send({"key", "ctrl+a"});
    desktop.send({"type", "--delay", "60", folder / "other.toml"});
    desktop.send({"key", "Return"});
    ASSERT_TRUE(waitFor([&] { return std::filesystem::exists(folder / "other.toml"); })) << log();
    EXPECT_TRUE(waitFor([&] {
        return keptState()["presentation"]["story"] == folder / "other.toml";
    })) << "it goes on in the other file";
    EXPECT_EQ(support::readBytes(folder / "other.toml").find("# By hand."), 0U);
}

TEST_F(SessionTest, TwoWindowsLeaveAWholeFile) {
    const auto first = start({"--size", "800x600"});
    const auto second = start({"--size", "800x600"});
    ASSERT_TRUE(waitUntilShown()) << log();
    desktop.send({"mousemove", "420", "300"});
    for (int i = 0; i < 30; ++i) {
        desktop.send({"key", "shift+Left"});
        EXPECT_TRUE(keptState().is_object());
    }
}

} // namespace portolan
