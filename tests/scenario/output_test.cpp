// Files that the program writes appear whole or not at all, and are the same every time.
#include "support/run_program.h"

#include <gtest/gtest.h>
#include <unistd.h>

namespace portolan {

namespace {

using support::TemporaryFolder;
using Names = std::vector<std::string>;

std::vector<std::string> render(const std::string& path, const std::string& size = "640x400") {
    return {"render", "-o", path, "--size", size};
}

} // namespace

TEST(RenderedFile, isTheSameByteForByteEveryTime) {
    const TemporaryFolder folder;
    for (const char* name : {"first.png", "second.png"}) {
        const auto outcome = support::portolan(render(folder / name));
        ASSERT_EQ(outcome.status, 0) << outcome.err;
        EXPECT_EQ(outcome.out, "");
        EXPECT_EQ(outcome.err, "");
    }
    const std::string first = support::readBytes(folder / "first.png");
    EXPECT_GT(first.size(), 50'000U);
    EXPECT_TRUE(first == support::readBytes(folder / "second.png"));
}

// Ended at twenty moments between the start and the end: either nothing is there, or the whole
// file.
TEST(RenderedFile, isWholeOrAbsentWhenTheProgramIsEnded) {
    const TemporaryFolder whole;
    ASSERT_EQ(support::portolan(render(whole / "map.png", "1200x800")).status, 0);
    const std::string expected = support::readBytes(whole / "map.png");
    int ended = 0;
    for (int ms = 50; ms <= 1'000; ms += 50) {
        const TemporaryFolder folder;
        std::vector<std::string> command = render(folder / "map.png", "1200x800");
        command.insert(command.begin(), PORTOLAN_BINARY);
        const auto outcome = support::run({.command = command, .killAfterMs = ms});
        const std::string bytes = support::readBytes(folder / "map.png");
        EXPECT_TRUE(bytes.empty() || bytes == expected) << "after " << ms << " ms";
        EXPECT_TRUE(outcome.status == 0 || bytes.empty() || bytes == expected);
        ended += outcome.status == 0 ? 0 : 1;
    }
    EXPECT_GT(ended, 0) << "the program was never ended midway";
}

TEST(RenderedFile, leavesTheOldOneWhereTheNewOneFails) {
    const TemporaryFolder folder;
    ASSERT_EQ(support::portolan(render(folder / "map.png", "320x200")).status, 0);
    const std::string before = support::readBytes(folder / "map.png");
    auto command = render(folder / "map.png", "320x200");
    command.insert(command.end(), {"--crs", "EPSG:999999"});
    EXPECT_EQ(support::portolan(command).status, 2);
    EXPECT_TRUE(before == support::readBytes(folder / "map.png"));
    EXPECT_EQ(folder.names(), (Names{"map.png"}));
}

TEST(RenderedFile, isRefusedWhereItsFolderIsNotThere) {
    const TemporaryFolder folder;
    const auto outcome = support::portolan(render(folder / "absent/map.png", "320x200"));
    EXPECT_EQ(outcome.status, 3);
    EXPECT_NE(outcome.err.find("absent/map.png"), std::string::npos) << outcome.err;
    EXPECT_EQ(folder.names(), Names{});
}

TEST(RenderedFile, isRefusedWhereTheFolderMayNotBeWritten) {
    if (geteuid() == 0) {
        GTEST_SKIP() << "root may write everywhere";
    }
    const TemporaryFolder folder;
    std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_read |
                                                    std::filesystem::perms::owner_exec);
    const auto outcome = support::portolan(render(folder / "map.png", "320x200"));
    EXPECT_EQ(outcome.status, 3);
    EXPECT_NE(outcome.err.find("map.png"), std::string::npos) << outcome.err;
}

// A file system without room stands behind a limit on the size of files.
TEST(RenderedFile, isTakenAwayAgainWhereThereIsNoRoom) {
    const TemporaryFolder folder;
    const auto outcome = support::run(
        {.command = {"sh", "-c",
                     R"(trap '' XFSZ; ulimit -f 16; exec "$0" render -o "$1" --size 640x400)",
                     PORTOLAN_BINARY, folder / "map.png"},
         .environment = {{"MESA_SHADER_CACHE_DISABLE", "true"}}});
    EXPECT_EQ(outcome.status, 3);
    EXPECT_NE(outcome.err.find("cannot be written"), std::string::npos) << outcome.err;
    EXPECT_EQ(folder.names(), Names{});
}

TEST(ListedRecords, tellWhenStandardOutputIsFull) {
    const auto outcome = support::run(
        {.command = {"sh", "-c", R"(exec "$0" query -f json >/dev/full)", PORTOLAN_BINARY}});
    EXPECT_EQ(outcome.status, 3);
    EXPECT_NE(outcome.err.find("portolan: "), std::string::npos);
}

} // namespace portolan
