// Profiles: how they are read, and what they make of a story.
#include "state/profile_file.h"

#include <gtest/gtest.h>

namespace portolan::state {

namespace {

using base::Language;

Story storyInThreeLanguages() {
    Story story;
    story.languages = {Language::En, Language::ZhHant, Language::Ja};
    story.disclaimer[0] = "The story's";
    story.chapters.resize(2);
    story.chapters[1].boundaries = "CN";
    return story;
}

} // namespace

TEST(Profile, PutsTheGuestsLanguagesFirstAndItsBoundariesInEveryChapter) {
    Profile profile;
    profile.code = "japan";
    profile.languages = {Language::Ja, Language::Ko, Language::En};
    profile.boundaries = "JP";
    const Story told = toldTo(storyInThreeLanguages(), profile);
    EXPECT_EQ(told.languages, (std::vector<Language>{Language::Ja, Language::En, Language::ZhHant}))
        << "none is lost, none is added";
    EXPECT_EQ(told.boundaries, "JP");
    EXPECT_EQ(told.chapters[1].boundaries, "") << "the story's stands";
    EXPECT_EQ(told.disclaimer[0], "The story's") << "where the profile has none";
}

TEST(Profile, LeavesWhatItDoesNotSpeakOf) {
    EXPECT_EQ(toldTo(storyInThreeLanguages(), {}), storyInThreeLanguages());
}

TEST(Profile, SaysWhoIsNamedFirstAndWhetherFlagsAreShown) {
    constexpr std::string_view kText = R"(
[plain]
languages = ["ja"]
[sides]
parties = "hosts"
flags = true
[economies]
parties = ["JP", "TW", "japan"]
)";
    const auto loaded = profilesFromToml(kText, {}, "mine.toml");
    ASSERT_EQ(loaded.value.size(), 3U);
    const Story plain = toldTo({}, loaded.value[0]);
    EXPECT_EQ(plain.parties, dataset::PartyOrder());
    EXPECT_FALSE(plain.flags) << "none unless a profile says so";
    const Story sides = toldTo({}, loaded.value[1]);
    EXPECT_EQ(sides.parties.first, dataset::PartyOrder::First::Hosts);
    EXPECT_TRUE(sides.flags);
    EXPECT_EQ(toldTo({}, loaded.value[2]).parties.economies,
              (std::vector<std::string>{"JP", "TW"}));
    ASSERT_EQ(loaded.diagnostics.size(), 1U) << "'japan' is neither a side nor a code";
    EXPECT_EQ(loaded.diagnostics[0].where.line, 8);
}

TEST(ProfileFile, ReadsProfilesInTheirOrderAndNamesMistakes) {
    constexpr std::string_view kText = R"(
[zebra]
languages = ["ja", "klingon"]
boundaries = "ATLANTIS"
[alpha]
languages = ["ko"]
boundaries = "KR"
approval = "12-34"
colour = "red"
screen_width = 3
farthest_seat = 12
[near]
screen_width = 2
)";
    const auto loaded = profilesFromToml(kText, {"JP", "KR"}, "mine.toml");
    ASSERT_EQ(loaded.value.size(), 3U);
    EXPECT_EQ(loaded.value[0].code, "zebra");
    EXPECT_EQ(loaded.value[0].languages, std::vector<Language>{Language::Ja});
    EXPECT_EQ(loaded.value[0].boundaries, "");
    EXPECT_EQ(loaded.value[1].boundaries, "KR");
    EXPECT_EQ(loaded.value[1].approval, "12-34");
    std::vector<int> lines;
    for (const base::Diagnostic& problem : loaded.diagnostics) {
        lines.push_back(problem.where.line);
    }
    EXPECT_EQ(lines, (std::vector<int>{3, 4, 9, 13})) << "a width without a distance says nothing";
    EXPECT_EQ(loaded.value[1].viewing, (ViewingDistance{3, 12}));
    EXPECT_EQ(toldTo(storyInThreeLanguages(), loaded.value[1]).viewing, (ViewingDistance{3, 12}));
    EXPECT_FALSE(toldTo(storyInThreeLanguages(), loaded.value[2]).viewing.isKnown());
    EXPECT_TRUE(profilesFromToml("[broken", {}, "x").value.empty());
    EXPECT_EQ(profilesFromToml("[broken", {}, "x").diagnostics.size(), 1U);
}

} // namespace portolan::state
