// The stage in the window, with the presenter's window beside it: the audience sees the story and
// nothing else.
#include "support/desktop.h"
#include "support/run_program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <functional>
#include <thread>

namespace portolan {

namespace {

using nlohmann::json;
using namespace std::chrono_literals;
using Pixels = std::vector<std::uint32_t>;

constexpr int kWidth = 800;
constexpr int kHeight = 500;

class StageTest : public testing::Test {
protected:
    void SetUp() override {
        if (desktop.name().empty()) {
            GTEST_SKIP() << "there is no Xvfb";
        }
    }
    /// Two chapters of two seconds; the picture of the second is missing.
    std::string story() const {
        std::string file = folder / "story.toml";
        std::ofstream(file) << "title = { en = \"Short\" }\nlanguages = [\"en\"]\n"
                               "[[chapter]]\ntitle = { en = \"First\" }\n"
                               "notes = { en = \"Thank the governor\" }\nduration = 2\n"
                               "[[chapter]]\ntitle = { en = \"Second\" }\n"
                               "picture = \"nowhere.jpg\"\nduration = 2\n";
        return file;
    }
    std::unique_ptr<support::RunningProgram> start(std::vector<std::string> more) const {
        std::vector<std::string> arguments = {PORTOLAN_BINARY, "--story", story(), "--size",
                                              std::to_string(kWidth) + "x" +
                                                  std::to_string(kHeight)};
        arguments.insert(arguments.end(), more.begin(), more.end());
        std::filesystem::remove_all(folder / "state");
        return std::make_unique<support::RunningProgram>(
            arguments, support::environmentOn(desktop.name(), folder), folder.path() / "log");
    }
    json at() const {
        const json session =
            json::parse(support::readBytes(folder / "state/portolan/session.json"), nullptr, false);
        return session.is_object() ? session["state"]["presentation"] : json::object();
    }
    static bool waitFor(const std::function<bool()>& isSo) { return support::waitFor(isSo, 90s); }
    Pixels stage() const { return desktop.pixels(0, 0, kWidth, kHeight); }
    Pixels beside() const { return desktop.pixels(kWidth, 0, kWidth, kHeight); }
    /// The stage once the chapter is over and nothing moves any more.
    Pixels stageAtEnd(std::uint32_t chapter) const {
        EXPECT_TRUE(waitFor([&] { return at()["chapter"] == chapter && at()["seconds"] == 2.0; }))
            << at() << support::readBytes(folder / "log");
        return settled();
    }
    Pixels settled() const {
        Pixels last = stage();
        EXPECT_TRUE(waitFor([&] {
            std::this_thread::sleep_for(700ms);
            Pixels now = stage();
            return std::exchange(last, now) == now;
        }));
        return last;
    }
    static bool isPlain(const Pixels& pixels) {
        return std::adjacent_find(pixels.begin(), pixels.end(), std::not_equal_to<>()) ==
               pixels.end();
    }

    support::TemporaryFolder folder;
    support::Desktop desktop{"2200x760x24"};
};

} // namespace

TEST_F(StageTest, NothingOfThePresentersEverShowsOnIt) {
    Pixels first;
    Pixels second;
    {
        const auto alone = start({});
        first = stageAtEnd(0);
        ASSERT_FALSE(first.empty());
        EXPECT_FALSE(isPlain(first));
        EXPECT_TRUE(isPlain(beside()));
        desktop.send({"key", "Next"});
        second = stageAtEnd(1);
        EXPECT_NE(second, first);
    }
    const auto program = start({"--presenter"});
    EXPECT_EQ(stageAtEnd(0), first);
    EXPECT_FALSE(isPlain(beside())) << "there is the presenter's window";
    desktop.send({"mousemove", "1400", "300", "key", "ctrl+plus", "shift+l", "Next"});
    EXPECT_EQ(stageAtEnd(1), second) << "a mistake of the story's is the presenter's business";
    EXPECT_EQ(at()["window"]["scale"], 1.25);
    EXPECT_EQ(at()["window"]["language"], "ja");
    EXPECT_NE(support::readBytes(folder / "log").find("nowhere.jpg"), std::string::npos);
    desktop.send({"key", "p", "mousemove", "2100", "700"}); // its cursor is a picture, too
    ASSERT_TRUE(waitFor([&] { return isPlain(beside()); })) << at();
    EXPECT_EQ(stage(), second);
}

TEST_F(StageTest, KeysThatComeBeforeTheStoryAreHeardInTheirOrder) {
    const auto after = [this](const std::vector<std::string>& keys, const json& expected) {
        const auto program = start({});
        desktop.send(
            {"search", "--sync", "--onlyvisible", "--name", "Portolan", "windowfocus", "--sync"});
        for (const std::string& key : keys) {
            desktop.send({"key", key});
        }
        EXPECT_TRUE(waitFor([&] {
            json now = at();
            now.merge_patch(expected);
            return now.contains("story") && at() == now;
        })) << at()
            << expected;
    };
    after({"Next"}, {{"chapter", 1}, {"on", true}});
    after({"Next", "Prior", "Next", "l"}, {{"chapter", 1}, {"language", "en"}});
    after({"Next", "Escape"}, {{"chapter", 1}, {"on", false}});
    after({"Escape", "F5", "Next"}, {{"chapter", 1}, {"on", true}});
}

TEST_F(StageTest, TakesTheKeysFromAPanelThatHadThem) {
    const auto program = start({});
    stageAtEnd(0);
    const auto press = [this](const std::string& key, const char* what, const json& becomes) {
        desktop.send({"key", key});
        EXPECT_TRUE(waitFor([&] { return at()[what] == becomes; })) << key << at();
    };
    press("Escape", "on", false);
    desktop.send({"key", "F6"});
    desktop.send({"key", "Tab"});
    press("F5", "on", true);
    press("Next", "chapter", 1);
    press("Prior", "chapter", 0);
    press("Next", "chapter", 1);
    press("Home", "chapter", 0);
    press("Next", "chapter", 1);
    press("Escape", "on", false);
}

TEST_F(StageTest, ItsControlsComeWithTheMouseAndGo) {
    const auto program = start({});
    const Pixels still = stageAtEnd(0);
    for (int x = 100; x < 400; x += 30) {
        desktop.send({"mousemove", std::to_string(x), "100"});
    }
    ASSERT_TRUE(waitFor([&] { return stage() != still; })) << "controls";
    ASSERT_TRUE(waitFor([&] { return stage() == still; })) << "and none";
    for (const std::vector<std::string>& step :
         std::vector<std::vector<std::string>>{{"key", "d"},
                                               {"mousemove", "200", "200"},
                                               {"mousedown", "1"},
                                               {"mousemove", "300", "260"},
                                               {"mouseup", "1"},
                                               {"mousemove", "2000", "700"}}) {
        desktop.send(step);
        std::this_thread::sleep_for(200ms);
    }
    const Pixels stroke = settled();
    EXPECT_NE(stroke, still) << "a stroke of the pen";
    desktop.send({"key", "e"});
    ASSERT_TRUE(waitFor([&] { return stage() == still; }));
    desktop.send({"mousemove", "200", "200", "mousedown", "1", "mousemove", "300", "260", "mouseup",
                  "1", "mousemove", "2000", "700"});
    EXPECT_TRUE(waitFor([&] { return stage() == stroke; })) << "however quickly it is drawn";
    desktop.send(
        {"mousemove", "300", "100", "key", "ctrl+z", "key", "d", "mousemove", "2000", "700"});
    EXPECT_TRUE(waitFor([&] { return stage() == still; }));
}

TEST_F(StageTest, TheRoomIsTypedInThePresentersWindow) {
    const auto program = start({"--presenter"});
    stageAtEnd(0);
    const auto metres = [this](const char* of) {
        const json settings = json::parse(
            support::readBytes(folder / "config/portolan/settings.json"), nullptr, false);
        return settings.is_object() ? settings["comfort"][of] : json();
    };
    const auto menu = [this] { return desktop.pixels(kWidth + 700, 60, 440, 320); };
    const auto click = [&](const char* x, const char* y) {
        desktop.send({"mousemove", x, y});
        const Pixels before = menu();
        desktop.send({"click", "1"});
        EXPECT_TRUE(waitFor([&] { return menu() != before; })) << x << ", " << y;
    };
    // A key that comes before the field has the keyboard is the stage's: it is pressed again.
    const auto type = [&](const char* key, const char* of, double becomes) {
        const auto isSo = [&] { return metres(of) == becomes; };
        for (int times = 0; times < 10 && !isSo(); ++times) {
            desktop.send({"key", key});
            support::waitFor(isSo, 8s);
        }
        EXPECT_TRUE(isSo()) << key << metres(of);
    };
    click("1921", "28"); // whose guests they are, and their room
    click("1865", "311");
    type("3", "screen_width", 3);
    type("5", "screen_width", 35);
    type("BackSpace", "screen_width", 3);
    click("1865", "347");
    type("1", "farthest_seat", 1);
    type("2", "farthest_seat", 12);
    const Pixels open = menu();
    desktop.send({"key", "Return"});
    desktop.send({"key", "Escape"}); // closes the menu and leaves the audience alone
    EXPECT_TRUE(waitFor([&] { return menu() != open; }));
    desktop.send({"key", "Next"});
    EXPECT_TRUE(waitFor([&] { return at()["chapter"] == 1; })) << at();
    EXPECT_EQ(at()["on"], true);
}

TEST_F(StageTest, ALoopPlaysByItself) {
    const auto program = start({"--loop"});
    for (const int chapter : {1, 0, 1}) {
        ASSERT_TRUE(waitFor([&] { return at()["chapter"] == chapter; })) << at();
    }
    EXPECT_EQ(at()["loops"], true);
}

} // namespace portolan
