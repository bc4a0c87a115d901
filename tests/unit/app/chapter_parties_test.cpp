// Who is named under a chapter's title, and beside which flag.
#include "app/sources/flags.h"
#include "app/story/chapter_parties.h"
#include "dataset/search_index.h"
#include "formats/load_dataset.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace portolan::app {
namespace {

class ChapterPartiesTest : public testing::Test {
protected:
    std::vector<std::string> named(const state::Chapter& chapter) const {
        std::vector<std::string> lines;
        const auto shown =
            dataset::select(*data_, *dataset::buildSearchIndex(*data_), chapter.filter);
        for (const ChapterParties& parties : partiesOf(story_, chapter, *data_, shown)) {
            lines.push_back(parties.economy + ":");
            for (const dataset::OrganisationIndex organisation : parties.organisations) {
                lines.back() += " " + data_->organisations[organisation].id;
            }
        }
        return lines;
    }

    std::shared_ptr<const dataset::Dataset> data_ =
        formats::loadDataset(PORTOLAN_SOURCE_DIR "/data/cooperation")->value;
    state::Story story_;
};

using Lines = std::vector<std::string>;

} // namespace

TEST_F(ChapterPartiesTest, NamesNobodyUnlessTheProfileShowsFlags) {
    state::Chapter chapter;
    chapter.highlight = {"tjpo-osaka-mou-2019"};
    EXPECT_EQ(named(chapter), Lines{});
}

TEST_F(ChapterPartiesTest, NamesThoseOfItsRecordsOnceInTheProfilesOrder) {
    story_.flags = true;
    state::Chapter chapter;
    chapter.labels = {{"kaohsiung-kumamoto-startup-mou-2024", {}}};
    chapter.highlight = {"kaohsiung-kumamoto-sister-cities-2017"};
    EXPECT_EQ(named(chapter),
              (Lines{"TW: kaohsiung-city-government", "JP: kumamoto-city-government"}));
    story_.parties.economies = {"JP"};
    EXPECT_EQ(named(chapter),
              (Lines{"JP: kumamoto-city-government", "TW: kaohsiung-city-government"}));
}

TEST_F(ChapterPartiesTest, NamesAllThatItShowsWhereNothingIsPointedOut) {
    story_.flags = true;
    state::Chapter chapter;
    chapter.filter.kinds = {dataset::EngagementKind::SisterCity};
    EXPECT_EQ(named(chapter),
              (Lines{"TW: kaohsiung-city-government", "JP: kumamoto-city-government"}));
}

TEST(Flags, AreThoseOfThePackageAndNoneWhereItHasNone) {
    Flags flags;
    EXPECT_EQ(flags.of(""), nullptr);
    EXPECT_EQ(flags.of("../../etc/passwd"), nullptr);
    EXPECT_EQ(flags.of("QQ"), nullptr) << "no economy is called so";
    if (!std::filesystem::exists("/usr/share/iso-flags-png-320x240")) {
        GTEST_SKIP() << "iso-flags-png-320x240 is not installed";
    }
    for (const char* economy : {"TW", "JP", "HK", "KR", "CN", "TH", "ID"}) {
        const auto flag = flags.of(economy);
        ASSERT_NE(flag, nullptr) << economy;
        EXPECT_EQ(flag->size, glm::ivec2(160, 120));
        EXPECT_EQ(flags.of(economy), flag) << "read once";
    }
}

} // namespace portolan::app
