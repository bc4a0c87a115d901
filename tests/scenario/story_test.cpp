// Stories from the command line: what is checked, and what those that ship say.
#include "support/run_program.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <regex>

namespace portolan {

namespace {

namespace fs = std::filesystem;

// Lines are counted from 1, the first being empty.
constexpr const char* kSpoilt = R"(
title = { en = "A spoilt story", ja = "壊れた物語" }
languages = ["en", "ja"]
[[chapter]]
id = "one"
title = { en = "Unknown things", ja = "不明" }
captoin = { en = "1: no such key", ja = "1" }
filter = { kind = ["mision"], place = ["kumamotto"], organisation = ["tjpoo"] }
time = { from = "2024-13" }
[[chapter]]
id = "one"
title = { en = "No Japanese" }
picture = "nowhere.jpg"
duration = 0.5
filter = { kind = ["mission"] }
time = { to = "1999" }
[[chapter.figure]]
subject = "kumamoto-expo-2024"
measure = "visitors"
label = { en = "visitors", ja = "来場者" }
)";

/// "LINE severity" of each problem, in order.
std::vector<std::string> problemsOf(const std::string& told, const std::string& file) {
    std::vector<std::string> problems;
    std::istringstream lines(told);
    const std::regex form("(\\d+):(\\d+): (error|warning): (.+): (.+)");
    for (std::string line; std::getline(lines, line);) {
        std::smatch match;
        const std::string rest = line.rfind(file + ':', 0) == 0 ? line.substr(file.size() + 1) : "";
        EXPECT_TRUE(std::regex_match(rest, match, form)) << line;
        problems.push_back(match[1].str() + ' ' + match[3].str());
    }
    return problems;
}

} // namespace

TEST(StoryCheck, NamesEveryMistakeWithItsLineAndNothingElse) {
    const support::TemporaryFolder folder;
    const std::string file = folder / "spoilt.toml";
    std::ofstream(file) << kSpoilt;
    const auto outcome = support::portolan({"check", file});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_EQ(problemsOf(outcome.err, file),
              (std::vector<std::string>{
                  "7 warning",  // an unknown key
                  "8 error",    // an unknown kind
                  "8 error",    // an unknown place
                  "8 error",    // an unknown organisation
                  "9 error",    // a month that does not exist
                  "10 warning", // a chapter that shows nothing
                  "11 error",   // an id that stands twice
                  "12 warning", // a language that is missing
                  "13 warning", // a picture that is not there
                  "14 error",   // a duration out of range
                  "19 error",   // a figure that no record states
              }))
        << outcome.err;
    EXPECT_NE(outcome.out.find("2 chapters; 7 errors, 4 warnings"), std::string::npos)
        << outcome.out;
}

TEST(StoryCheck, RefusesAFileWithoutAChapter) {
    const support::TemporaryFolder folder;
    const std::string file = folder / "empty.toml";
    std::ofstream(file) << "title = { en = \"Nothing\" }\n";
    const auto outcome = support::portolan({"check", file});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_EQ(outcome.err.rfind("portolan: no chapter can be read", 0), 0U) << outcome.err;
}

} // namespace portolan
