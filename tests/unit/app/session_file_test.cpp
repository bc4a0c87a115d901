// Session files find their records where they were, or beside them on another machine; what is kept
// at every change is whole, and what it replaces is not lost.
#include "app/sources/session_file.h"
#include "app/window/autosave.h"
#include "formats/files.h"
#include "support/dataset_folder.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace portolan::app {
namespace {

namespace fs = std::filesystem;

class SessionFileTest : public testing::Test {
protected:
    void SetUp() override {
        fs::create_directories(root / "here/records");
        fs::create_directories(root / "there");
        session.state.filter.text = "高雄";
        session.dataset = originOf((root / "here/records").string(), {});
    }
    static std::string bytes(const fs::path& path) {
        return formats::readFile(path.string(), 1U << 20U).value_or("");
    }

    test::TemporaryFolder folder;
    fs::path root{folder.path()};
    state::Session session;
};

TEST_F(SessionFileTest, OpensTheRecordsWhereTheyWere) {
    ASSERT_TRUE(saveSession(root / "there/a.portolan", session));
    const auto opened = openSession(root / "there/a.portolan");
    ASSERT_TRUE(opened);
    EXPECT_EQ(fs::path(opened->dataset), root / "here/records");
    EXPECT_EQ(opened->session.state.filter.text, "高雄");
    EXPECT_TRUE(opened->problems.empty());
}

TEST_F(SessionFileTest, OpensTheRecordsThatMovedWithIt) {
    ASSERT_TRUE(saveSession(root / "here/a.portolan", session));
    fs::rename(root / "here", root / "elsewhere");
    const auto opened = openSession(root / "elsewhere/a.portolan");
    ASSERT_TRUE(opened);
    EXPECT_EQ(fs::path(opened->dataset), root / "elsewhere/records");
    EXPECT_TRUE(opened->problems.empty());
}

TEST_F(SessionFileTest, NamesRecordsThatAreNowhere) {
    ASSERT_TRUE(saveSession(root / "there/a.portolan", session));
    fs::remove_all(root / "here");
    const auto opened = openSession(root / "there/a.portolan");
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->dataset, "");
    ASSERT_EQ(opened->problems.size(), 1U);
    EXPECT_NE(opened->problems.front().message.find("here/records"), std::string::npos);
}

TEST_F(SessionFileTest, OfTheBundledRecordsNeedsNone) {
    session.dataset = {};
    ASSERT_TRUE(saveSession(root / "a.portolan", session));
    const auto opened = openSession(root / "a.portolan");
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->dataset, "");
    EXPECT_TRUE(opened->problems.empty());
}

TEST_F(SessionFileTest, CopiesAreNotWrittenOverByOthers) {
    const fs::path kept = root / "session.json";
    for (const char* text : {"first", "second", "first"}) {
        folder.write("session.json", text);
        keepCopy(kept);
    }
    EXPECT_EQ(bytes(root / "session.json.bak"), "first");
    EXPECT_EQ(bytes(root / "session.json.2.bak"), "second");
    EXPECT_FALSE(fs::exists(root / "session.json.3.bak"));
}

TEST_F(SessionFileTest, WhatWasOfferedLastIsKeptWhenItEnds) {
    const UserDirectories directories{root / "state", root / "config", root};
    state::AppState state;
    {
        Autosave autosave(directories, session.dataset, {}, state);
        for (int i = 1; i <= 1000; ++i) {
            state.camera.bearing = i * 0.1;
            autosave.offer(state, 800, 600);
        }
    }
    const auto opened = openSession(Autosave::sessionPath(directories));
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->session.state.camera.bearing, 100);
    EXPECT_EQ(opened->session.width, 800);
    EXPECT_FALSE(fs::exists(Autosave::settingsPath(directories))) << "no setting was changed";
}

// --lang once is no change of settings; choosing another in the window is.
TEST_F(SessionFileTest, OnlyWhatIsChosenIsKeptAsASetting) {
    const UserDirectories directories{root / "state", root / "config", root};
    state::Settings settings;
    settings.comfort.scale = 1.5;
    state::AppState state;
    state.language = base::Language::Ja; // by a flag
    {
        Autosave autosave(directories, {}, settings, state);
        state.theme = state::Theme::Light;
        autosave.offer(state, 800, 600);
    }
    const auto kept =
        state::settingsFromJson(bytes(Autosave::settingsPath(directories)), "settings");
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->value.theme, state::Theme::Light);
    EXPECT_EQ(kept->value.language, base::Language::En);
    EXPECT_EQ(kept->value.comfort.scale, 1.5);
}

} // namespace
} // namespace portolan::app
