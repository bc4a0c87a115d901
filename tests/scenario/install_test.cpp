// An installed prefix runs from wherever it is moved to.
#include "support/run_program.h"

#include <gtest/gtest.h>

namespace portolan {

namespace {

namespace fs = std::filesystem;
using support::TemporaryFolder;

class InstalledPrefix : public testing::Test {
protected:
    void SetUp() override {
        const auto outcome = support::run(
            {.command = {"cmake", "--install", PORTOLAN_BUILD_DIR, "--prefix", folder_ / "first"}});
        ASSERT_EQ(outcome.status, 0) << outcome.err << outcome.out;
        fs::rename(folder_ / "first", prefix());
    }

    fs::path prefix() const { return folder_.path() / "moved prefix"; }
    support::Outcome portolan(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), (prefix() / "bin/portolan").string());
        return support::run({.command = std::move(arguments), .folder = elsewhere_.path()});
    }

    TemporaryFolder folder_, elsewhere_;
};

} // namespace

TEST_F(InstalledPrefix, listsTheBundledRecordsFromAnotherFolder) {
    const auto outcome = portolan({"query", "-f", "json"});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "");
    EXPECT_EQ(outcome.out.substr(0, 1), "[");
    EXPECT_NE(outcome.out.find("sister_city"), std::string::npos);
}

TEST_F(InstalledPrefix, drawsTheSamePictureAsTheBuildTree) {
    const auto outcome = portolan({"render", "-o", "map.png", "--size", "480x300"});
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    const auto built =
        support::portolan({"render", "-o", elsewhere_ / "built.png", "--size", "480x300"});
    ASSERT_EQ(built.status, 0) << built.err;
    EXPECT_TRUE(support::readBytes(elsewhere_ / "map.png") ==
                support::readBytes(elsewhere_ / "built.png"));
}

TEST_F(InstalledPrefix, tellsWhichOfItsFilesIsMissing) {
    for (const char* name : {"basemap.pmap", "viewpoints.toml"}) {
        fs::rename(prefix() / "share/portolan" / name, folder_.path() / name);
        const auto outcome = portolan({"render", "-o", "map.png", "--size", "320x200"});
        EXPECT_NE(outcome.status, 0);
        EXPECT_EQ(outcome.err.rfind("portolan: ", 0), 0U) << outcome.err;
        EXPECT_NE(outcome.err.find(name), std::string::npos) << outcome.err;
        EXPECT_FALSE(fs::exists(elsewhere_ / "map.png"));
        fs::rename(folder_.path() / name, prefix() / "share/portolan" / name);
    }
}

TEST_F(InstalledPrefix, hasItsDesktopEntryIconAndNotice) {
    for (const char* file :
         {"share/applications/portolan.desktop", "share/icons/hicolor/scalable/apps/portolan.svg",
          "share/portolan/NOTICE", "share/portolan/cooperation/places.csv"}) {
        EXPECT_TRUE(fs::exists(prefix() / file)) << file;
    }
}

} // namespace portolan
