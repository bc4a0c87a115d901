// A laptop and a projector: the stage fills the projector, and is there again when the cable was
// out.
#include "support/desktop.h"
#include "support/run_program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <functional>
#include <thread>

namespace portolan {

namespace {

using nlohmann::json;
using namespace std::chrono_literals;
using Windows = std::vector<std::string>;

constexpr const char* kOnProjector = "1024x768+1280+0";

class ProjectorTest : public testing::Test {
protected:
    void SetUp() override {
        if (desktop.name().empty()) {
            GTEST_SKIP() << "there is no Xorg with the dummy driver";
        }
    }
    json at() const {
        const json session =
            json::parse(support::readBytes(folder / "state/portolan/session.json"), nullptr, false);
        return session.is_object() ? session["state"]["presentation"] : json::object();
    }
    bool isOnProjector() const {
        const Windows windows = desktop.windows();
        return windows.size() == 2 &&
               std::find(windows.begin(), windows.end(), kOnProjector) != windows.end();
    }
    bool areOnLaptop() const {
        const Windows windows = desktop.windows();
        return windows.size() == 2 &&
               std::all_of(windows.begin(), windows.end(), [](const std::string& place) {
                   int width = 0, height = 0, x = 0, y = 0;
                   std::sscanf(place.c_str(), "%dx%d+%d+%d", &width, &height, &x, &y);
                   return x >= 0 && y >= 0 && x + width <= 1280 && y + height <= 800;
               });
    }
    static bool waitFor(const std::function<bool()>& isSo) { return support::waitFor(isSo, 30s); }

    support::TemporaryFolder folder;
    support::LaptopAndProjector desktop;
};

} // namespace

TEST_F(ProjectorTest, StagesComeBackToItWhereTheyWere) {
    support::RunningProgram program(
        {PORTOLAN_BINARY, "--story",
         std::string(PORTOLAN_SOURCE_DIR) + "/data/stories/kaohsiung-kyushu.toml", "--size",
         "800x500"},
        support::environmentOn(desktop.name(), folder), folder.path() / "log");
    ASSERT_TRUE(waitFor([&] { return isOnProjector(); }))
        << testing::PrintToString(desktop.windows());
    ASSERT_TRUE(waitFor([&] { return at()["on"] == true; })) << at();
    desktop.send({"key", "Next"});
    ASSERT_TRUE(waitFor([&] { return at()["chapter"] == 1; })) << at();
    for (int times = 0; times < 2; ++times) {
        desktop.unplug();
        ASSERT_TRUE(waitFor([&] { return areOnLaptop(); }))
            << testing::PrintToString(desktop.windows());
        EXPECT_EQ(at()["chapter"], 1 + times);
        desktop.send({"key", "Next"});
        ASSERT_TRUE(waitFor([&] { return at()["chapter"] == 2 + times; })) << "a clicker tells on";
        desktop.plug();
        ASSERT_TRUE(waitFor([&] { return isOnProjector(); }))
            << testing::PrintToString(desktop.windows());
        EXPECT_EQ(at()["chapter"], 2 + times);
    }
    EXPECT_TRUE(program.isRunning()) << support::readBytes(folder / "log");
}

} // namespace portolan
