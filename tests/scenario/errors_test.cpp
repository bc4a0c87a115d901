// What goes wrong is told in one sentence with its mend, and in the exit status.
#include "support/run_program.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace portolan {

namespace {

using support::TemporaryFolder;
using Words = std::vector<std::string>;

/// One line, "portolan: what went wrong: what to do", and nothing on standard output.
void expectSentence(const support::Outcome& outcome, int status, const std::string& about) {
    EXPECT_EQ(outcome.status, status) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.err.rfind("portolan: ", 0), 0U) << outcome.err;
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
    EXPECT_NE(outcome.err.find(about), std::string::npos) << outcome.err;
    EXPECT_NE(outcome.err.find(": ", outcome.err.find(about)), std::string::npos)
        << "no mend: " << outcome.err;
}

Words render(const TemporaryFolder& folder, const Words& more) {
    Words words = {"render", "-o", folder / "map.png"};
    if (std::find(more.begin(), more.end(), "--size") == more.end()) {
        words.insert(words.end(), {"--size", "320x200"});
    }
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

struct WrongUsage {
    Words arguments;
    std::string about;
};

} // namespace

class UsageError : public testing::TestWithParam<WrongUsage> {};

TEST_P(UsageError, isToldInOneSentence) {
    const TemporaryFolder folder;
    const auto outcome = support::portolan(render(folder, GetParam().arguments));
    expectSentence(outcome, 2, GetParam().about);
    EXPECT_EQ(folder.names(), Words{});
}

INSTANTIATE_TEST_SUITE_P(
    Flags, UsageError,
    testing::Values(
        WrongUsage{{"--crs", "EPSG:999999"}, "EPSG:999999"},
        WrongUsage{{"--crs", "nowhere"}, "nowhere"},
        WrongUsage{{"--crs", "+proj=nonsense"}, "+proj=nonsense"},
        WrongUsage{{"--size", "0x400"}, "0x400"}, WrongUsage{{"--size", "wide"}, "wide"},
        WrongUsage{{"--size", "99999x99999"}, "99999x99999"},
        WrongUsage{{"--bbox", "1,2,3"}, "1,2,3"}, WrongUsage{{"--lang", "tlh"}, "tlh"},
        WrongUsage{{"--theme", "pink"}, "pink"}, WrongUsage{{"--at", "yesterday"}, "yesterday"},
        WrongUsage{{"--kind", "party"}, "party"}, WrongUsage{{"--place", "atlantis"}, "atlantis"},
        WrongUsage{{"--fit", "atlantis"}, "atlantis"}, WrongUsage{{"--boundaries", "XX"}, "XX"},
        WrongUsage{{"--pitch", "95"}, "95"}, WrongUsage{{"--chapter", "0"}, "'0' is no chapter"},
        WrongUsage{{"--chapter", "-1"}, "'-1' is no chapter"},
        WrongUsage{{"--chapter", "2"}, "no story is named"},
        WrongUsage{{"--from", "2020", "--to", "2019"}, "2019"}));

TEST(UsageErrors, tellOfAFlagThatIsNotThere) {
    const auto outcome = support::portolan({"query", "--colour"});
    expectSentence(outcome, 2, "--colour");
}

TEST(UsageErrors, tellThatRenderNeedsAFile) {
    const auto outcome = support::portolan({"render"});
    expectSentence(outcome, 2, "output");
}

TEST(DataErrors, tellOfADatasetThatIsNotThere) {
    const TemporaryFolder folder;
    for (const Words& command :
         {Words{"query", folder / "absent"}, Words{"check", folder / "absent"},
          Words{"render", folder / "absent", "-o", folder / "map.png"}}) {
        expectSentence(support::portolan(command), 1, "absent");
    }
    EXPECT_EQ(folder.names(), Words{});
}

TEST(MachineErrors, tellThatThereIsNoOpenGl) {
    const TemporaryFolder folder;
    const auto outcome =
        support::portolan(render(folder, {}), {{"__EGL_VENDOR_LIBRARY_FILENAMES", "/nonexistent"}});
    expectSentence(outcome, 3, "OpenGL");
    EXPECT_EQ(folder.names(), Words{});
}

TEST(MachineErrors, tellThatThereIsNoFont) {
    const TemporaryFolder folder;
    std::ofstream(folder / "fonts.conf") << "<?xml version=\"1.0\"?>\n"
                                            "<!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">\n"
                                            "<fontconfig></fontconfig>\n";
    const TemporaryFolder pictures;
    const auto outcome =
        support::portolan(render(pictures, {}), {{"FONTCONFIG_FILE", folder / "fonts.conf"}});
    expectSentence(outcome, 3, "font");
    EXPECT_NE(outcome.err.find("fonts-noto"), std::string::npos) << outcome.err;
    EXPECT_EQ(pictures.names(), Words{});
}

TEST(MachineErrors, tellThatThereIsNoDisplay) {
    const auto outcome = support::portolan({"view"}, {{"DISPLAY", ""}, {"WAYLAND_DISPLAY", ""}});
    expectSentence(outcome, 3, "display");
}

} // namespace portolan
