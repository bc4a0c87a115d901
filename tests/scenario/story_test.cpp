// Stories from the command line: what is checked, and what those that ship say.
#include "support/run_program.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
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
[[chapter]]
id = "three"
title = { en = "Sister cities", ja = """姉妹都市としての交流と産業協力の十年のあゆみと、
これからの二十年にわたる展望について""" }
filter = { kind = "sister_city" }
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
                  "23 warning", // a title that does not fit the screen
              }))
        << outcome.err;
    EXPECT_NE(outcome.out.find("3 chapters; 7 errors, 5 warnings"), std::string::npos)
        << outcome.out;
}

constexpr const char* kTooMuch = R"(
title = { en = "Too much" }
languages = ["en", "ja"]
[[chapter]]
title = { en = "The expo", ja = "博覧会" }
filter = { kind = "sister_city" }
[chapter.caption]
en = "Sister cities."
ja = "姉妹都市。"
[[chapter.figure]]
subject = "kumamoto-expo-2024"
measure = "attendance"
label = { en = "visitors from every one of the prefectures of Kyushu", ja = "来場者" }
unit = { en = "persons of whom most came from Kumamoto", ja = "人" }
[[chapter.label]]
of = "kaohsiung-kumamoto-sister-cities-2017"
text.en = "Two cities that have been sisters since they signed an agreement in the year of 2017, at last"
text.ja = "姉妹都市"
)";

TEST(StoryCheck, NamesChapterLanguageAndLineOfWhatDoesNotFit) {
    const support::TemporaryFolder folder;
    const std::string file = folder / "much.toml";
    std::ofstream(file) << kTooMuch;
    const auto outcome = support::portolan({"check", file});
    EXPECT_EQ(outcome.status, 0) << "a warning is no error";
    EXPECT_EQ(problemsOf(outcome.err, file),
              (std::vector<std::string>{"13 warning", "14 warning", "17 warning"}))
        << outcome.err;
    EXPECT_NE(outcome.err.find("13:16: warning: chapter 1, English: what a figure is of"),
              std::string::npos)
        << outcome.err;
    EXPECT_NE(outcome.err.find("17:11: warning: chapter 1, English: a label"), std::string::npos)
        << outcome.err;
    EXPECT_EQ(outcome.err.find("Japanese"), std::string::npos) << outcome.err;
}

TEST(StoryCheck, HoldsTheStoryAgainstItsRoom) {
    const std::string file = std::string(PORTOLAN_SHARE_DIR) + "/stories/kaohsiung-kyushu.toml";
    const auto near =
        support::portolan({"check", file, "--screen-width", "3", "--farthest-seat", "8"});
    EXPECT_EQ(near.err, "") << "the design reaches so far";
    const auto far =
        support::portolan({"check", file, "--screen-width", "2", "--farthest-seat", "25"});
    EXPECT_EQ(far.status, 0);
    EXPECT_NE(far.err.find("names on the map are set in"), std::string::npos) << far.err;
    EXPECT_NE(far.err.find("chapter 3, Japanese: too small for the farthest seat"),
              std::string::npos)
        << far.err;
    const auto half = support::portolan({"check", file, "--screen-width", "2"});
    EXPECT_EQ(half.status, 2);
    EXPECT_NE(half.err.find("add --farthest-seat"), std::string::npos) << half.err;
}

TEST(StoryCheck, RefusesAFileWithoutAChapter) {
    const support::TemporaryFolder folder;
    const std::string file = folder / "empty.toml";
    std::ofstream(file) << "title = { en = \"Nothing\" }\n";
    const auto outcome = support::portolan({"check", file});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_EQ(outcome.err.rfind("portolan: no chapter can be read", 0), 0U) << outcome.err;
}

// What a chapter shows is looked at where its camera stands, so each has an exact view.
constexpr const char* kContested = R"(
title = { en = "Seeded" }
languages = ["en"]
[[chapter]]
title = { en = "Nemuro" }
view = { centre = [148, 45], width_km = 900 }
layers = { place_names = true }
[[chapter]]
title = { en = "Between Ishigaki and Keelung" }
view = { centre = [123.5, 25.7], width_km = 150 }
layers = { place_names = true }
[[chapter]]
title = { en = "Near Chuncheon" }
view = { centre = [127.5, 38.2], width_km = 120 }
[[chapter]]
title = { en = "Kumamoto" }
caption = { en = "Dokdo is written here; Dokdology would be a word of its own." }
view = { centre = [130.7, 32.8], width_km = 60 }
[[chapter]]
title = { en = "West of Luzon" }
view = { centre = [115.5, 14.5], width_km = 1600 }
)";

std::vector<std::string> contestedOf(const std::string& out) {
    std::vector<std::string> items;
    const std::regex form("chapter (\\d+(, on the way)?): "
                          "(the line|the name|in the story's words) .*\\((\\S*/\\S*)\\).*");
    std::istringstream lines(out);
    for (std::string line; std::getline(lines, line);) {
        std::smatch match;
        if (line.rfind("chapter ", 0) == 0) {
            EXPECT_TRUE(std::regex_match(line, match, form)) << line;
            items.push_back(match[1].str() + ' ' + match[4].str());
        }
    }
    return items;
}

TEST(StoryPreflight, ListsEachContestedLineNameAndWordByChapter) {
    const support::TemporaryFolder folder;
    const std::string file = folder / "seeded.toml";
    std::ofstream(file) << kContested;
    const auto japan = support::portolan({"check", file, "--profile", "japan"});
    std::vector<std::string> atRest = contestedOf(japan.out);
    const auto isOnTheWay = [](const std::string& item) {
        return item.find("on the way") != std::string::npos;
    };
    EXPECT_TRUE(std::any_of(atRest.begin(), atRest.end(), isOnTheWay)) << "the flight over Korea";
    atRest.erase(std::remove_if(atRest.begin(), atRest.end(), isOnTheWay), atRest.end());
    EXPECT_EQ(atRest, (std::vector<std::string>{
                          "1 claim/jpn-rus/e149n46",
                          "1 island/southern-kurils",
                          "2 island/senkaku",
                          "3 kor-prk/line_of_control/e128n38",
                          "4 island/liancourt",
                          "5 sea/south-china-sea",
                      }))
        << japan.out;
    const auto neutral = support::portolan({"check", file});
    EXPECT_EQ(contestedOf(neutral.out), (std::vector<std::string>{"4 island/liancourt"}))
        << neutral.out;
}

TEST(StoryPreflight, ListsTheFlagsThatAProfileShows) {
    if (!std::filesystem::exists("/usr/share/iso-flags-png-320x240")) {
        GTEST_SKIP() << "iso-flags-png-320x240 is not installed";
    }
    const support::TemporaryFolder folder;
    const std::string story = folder / "story.toml", guests = folder / "guests.toml";
    std::ofstream(story) << R"(
title = { en = "A memorandum" }
languages = ["en"]
[[chapter]]
title = { en = "Startups" }
highlight = ["kaohsiung-kumamoto-startup-mou-2024"]
)";
    std::ofstream(guests) << "[evening]\nparties = [\"JP\"]\nflags = true\n";
    const std::string out = support::portolan({"check", story, "--profile", guests}).out;
    EXPECT_NE(out.find("chapter 1: the flag beside Kumamoto City (JP)\n"
                       "chapter 1: the flag beside Kaohsiung City Government (TW)\n"),
              std::string::npos)
        << out;
    EXPECT_EQ(support::portolan({"check", story, "--profile", "japan"}).out.find("flag"),
              std::string::npos)
        << "none of those that ship shows any";
}

TEST(StoryCheck, SaysWhichLensFindsNoPlace) {
    const support::TemporaryFolder folder;
    const std::string file = folder / "lens.toml";
    std::ofstream(file) << R"(
title = { en = "A lens" }
languages = ["en"]
[[chapter]]
title = { en = "Kaohsiung" }
lens = ["kaohsiung", "hong-kong"]
filter = { kind = ["mou"] }
)";
    const std::string err = support::portolan({"check", file}).err;
    EXPECT_NE(err.find("6:"), std::string::npos) << err;
    EXPECT_NE(err.find("chapter 1, English: the lens finds no place"), std::string::npos) << err;
}

TEST(StoryPreflight, NamesTheProfilesThatThereAre) {
    const auto outcome = support::portolan(
        {"check", std::string(PORTOLAN_SHARE_DIR) + "/stories/hong-kong-japan.toml", "--profile",
         "nowhere"});
    EXPECT_EQ(outcome.status, 2);
    EXPECT_NE(outcome.err.find("use one of international, japan"), std::string::npos)
        << outcome.err;
}

class ShippedStory : public testing::TestWithParam<std::string> {
protected:
    std::string file() const {
        return std::string(PORTOLAN_SHARE_DIR) + "/stories/" + GetParam() + ".toml";
    }
};

TEST_P(ShippedStory, FitsTheBundledRecordsInEnglishJapaneseAndChinese) {
    for (const char* size : {"1280x720", "1920x1080", "3840x2160"}) {
        const auto outcome = support::portolan({"check", file(), "--size", size});
        EXPECT_EQ(outcome.status, 0);
        EXPECT_EQ(outcome.err, "") << "every text speaks all of the story's languages, and fits";
        EXPECT_NE(outcome.out.find("0 errors, 0 warnings"), std::string::npos);
    }
    const std::string text = support::readBytes(file());
    const std::size_t line = text.find("\nlanguages = ");
    const std::string languages = text.substr(line, text.find('\n', line + 1) - line);
    for (const char* language : {"\"en\"", "\"ja\"", "\"zh-Hant\""}) {
        EXPECT_NE(languages.find(language), std::string::npos) << language;
    }
}

INSTANTIATE_TEST_SUITE_P(Stories, ShippedStory,
                         testing::Values("kaohsiung-kyushu", "beijing-zone-journey",
                                         "taiwan-japan-mous", "hong-kong-japan"));

class StoryRender : public testing::Test {
protected:
    support::Outcome render(const std::string& name, std::vector<std::string> more) const {
        std::vector<std::string> words = {"render",
                                          "-o",
                                          folder_ / name,
                                          "--story",
                                          std::string(PORTOLAN_SHARE_DIR) +
                                              "/stories/kaohsiung-kyushu.toml",
                                          "--size",
                                          "480x270"};
        words.insert(words.end(), more.begin(), more.end());
        return support::portolan(words);
    }
    std::string picture(const std::string& name, std::vector<std::string> more) const {
        const auto outcome = render(name, std::move(more));
        EXPECT_EQ(outcome.status, 0) << outcome.err;
        return support::readBytes(folder_.path() / name);
    }
    support::TemporaryFolder folder_;
};

TEST_F(StoryRender, DrawsTheSamePictureForTheSameMoment) {
    const std::string once = picture("1.png", {"--chapter", "2", "--at", "3.5"});
    EXPECT_GT(once.size(), 10'000U);
    EXPECT_EQ(picture("2.png", {"--chapter", "2", "--at", "3.5"}), once);
    EXPECT_EQ(picture("3.png", {"--at", "15.5"}), once) << "the first chapter lasts twelve seconds";
    EXPECT_NE(picture("4.png", {"--chapter", "2"}), once) << "the camera was on its way";
    EXPECT_NE(picture("5.png", {"--chapter", "2", "--at", "3.5", "--lang", "ja"}), once);
}

TEST_F(StoryRender, RefusesWhatTheStoryDoesNotHave) {
    EXPECT_EQ(render("a.png", {"--chapter", "99"}).err,
              "portolan: the story has no chapter 99: write 1 to 6\n");
    const auto outcome = render("b.png", {"--chapter", "1", "--at", "soon"});
    EXPECT_EQ(outcome.status, 2);
    EXPECT_EQ(outcome.err.rfind("portolan: --at: 'soon' is no moment", 0), 0U) << outcome.err;
    EXPECT_EQ(folder_.names(), std::vector<std::string>{});
}

} // namespace portolan
