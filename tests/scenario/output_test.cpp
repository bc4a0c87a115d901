// Files that the program writes appear whole or not at all, and are the same every time.
#include "support/run_program.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

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

/// A hand-out of each kind.
class HandOutFile : public testing::TestWithParam<const char*> {
protected:
    std::string path() const { return folder_ / (std::string("map.") + GetParam()); }
    /// As a shell runs it, after `before`; `after` follows its "&".
    support::Outcome drawn(const std::string& before, const std::string& after = "") const {
        return support::run(
            {.command = {"bash", "-c", before + R"("$0" render -o "$1" --size 1200x800)" + after,
                         PORTOLAN_BINARY, path()},
             .environment = {{"MESA_SHADER_CACHE_DISABLE", "true"}}});
    }
    Names whole() const { return {std::string("map.") + GetParam()}; }
    TemporaryFolder folder_;
};

TEST_P(HandOutFile, IsWholeOrAbsentWhenItIsKilledAndTheNextOneClearsUp) {
    ASSERT_EQ(drawn("").status, 0);
    const std::string expected = support::readBytes(path());
    ASSERT_GT(expected.size(), 10'000U);
    std::filesystem::remove(path());
    // The last of them while the file is being written, if it is there long enough to be seen.
    const std::string seen =
        R"(& for i in $(seq 400); do compgen -G "$1".*.portolan-part >/dev/null && break;
                                sleep 0.01; done; kill -KILL $!; wait $!)";
    for (const std::string& after : {std::string("& sleep 0.3; kill -KILL $!; wait $!"),
                                     std::string("& sleep 0.8; kill -KILL $!; wait $!"), seen}) {
        drawn("", after);
        const std::string bytes = support::readBytes(path());
        EXPECT_TRUE(bytes.empty() || bytes == expected) << after;
        std::filesystem::remove(path());
    }
    for (const char* name : {"", ".aux.xml"}) { // no process has so high a number
        std::ofstream(path() + ".9999999.portolan-part" + name) << "half";
    }
    ASSERT_EQ(drawn("").status, 0);
    EXPECT_EQ(folder_.names(), whole()) << "what was left is gone";
    EXPECT_TRUE(support::readBytes(path()) == expected);
}

TEST_P(HandOutFile, LeavesTheOldOneWhereTheDiskIsFull) {
    std::ofstream(path()) << "the old one";
    const auto full = drawn("trap '' XFSZ; ulimit -f 16; exec ");
    EXPECT_EQ(full.status, 3) << full.err;
    EXPECT_NE(full.err.find("cannot be written"), std::string::npos) << full.err;
    EXPECT_EQ(folder_.names(), whole());
    EXPECT_EQ(support::readBytes(path()), "the old one");
}

INSTANTIATE_TEST_SUITE_P(Kinds, HandOutFile, testing::Values("pdf", "svg", "tif", "png"));

TEST(ListedRecords, tellWhenStandardOutputIsFull) {
    const auto outcome = support::run(
        {.command = {"sh", "-c", R"(exec "$0" query -f json >/dev/full)", PORTOLAN_BINARY}});
    EXPECT_EQ(outcome.status, 3);
    EXPECT_NE(outcome.err.find("portolan: "), std::string::npos);
}

} // namespace portolan
