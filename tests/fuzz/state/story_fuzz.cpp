// Any bytes as a story: no crash, and whatever is read stands in bounds and names only what the
// dataset has. The test replays it on spoilt stories.
#include "state/story_edit.h"
#include "state/story_file.h"
#include "support/sample_dataset.h"
#include "support/spoil.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace portolan::state {

void consumeStory(std::string_view bytes); // session_fuzz.cpp has libFuzzer's entry point

namespace {

dataset::Dataset records() {
    test::SampleDataset sample;
    const auto osaka = sample.place("osaka");
    const auto kaohsiung = sample.place("kaohsiung", dataset::kNone, "TW");
    sample.engagement("m1", dataset::EngagementKind::Mou, "2019-10-03");
    sample.at(osaka, dataset::PlaceRole::Partner).at(kaohsiung, dataset::PlaceRole::Partner);
    return sample.build();
}

constexpr std::string_view kStory = R"(
title = { en = "North", ja = "北へ" }
languages = ["ja", "en"]
[[chapter]]
title = { en = "To Osaka", ja = "大阪へ" }
filter = { kind = ["mou"], place = "osaka", from = "2019" }
time = { from = "2017", to = 2024-02-01, play = "2019" }
fit = ["osaka"]
highlight = ["m1"]
layers = { graticule = false }
duration = 9.5
[[chapter.label]]
of = "m1"
text = { en = "MOU", ja = "覚書" }
[[chapter]]
title = { en = "Close", ja = "近く" }
view = { centre = [135, 34], width_km = 900, pitch = 20 }
)";

std::string spoil(std::mt19937& random) {
    static constexpr std::array<std::string_view, 14> kTricky = {
        "{",     "}",    "[",   "]",   "\"",   "\n[[chapter]]\n",     "=", ",",
        "1e308", "-inf", "nan", "'''", "\xFF", "99999999999999999999"};
    std::string text(kStory);
    for (auto changes = 1 + random() % 4; changes > 0; --changes) {
        test::spoilOnce(text, kTricky, random);
    }
    return text;
}

/// Whatever is written into it, it is a story still.
void consumeEdits(std::string_view bytes) {
    const std::size_t count = chaptersIn(bytes);
    const edit::SetWords words{0, ChapterWords::Caption, base::Language::Ja, "一\n\"二\""};
    for (const StoryEdit& wanted :
         {StoryEdit(edit::MoveChapter{0, 1}), StoryEdit(words), StoryEdit(edit::RemoveChapter{1}),
          StoryEdit(edit::SetTitle{base::Language::Ko, "북"})}) {
        const auto written = edited(bytes, wanted);
        ASSERT_TRUE(written || !written.error().what.empty());
        const bool removes = std::holds_alternative<edit::RemoveChapter>(wanted);
        const bool mends = count == 0 && std::holds_alternative<edit::SetWords>(wanted);
        ASSERT_TRUE(!written || mends || chaptersIn(*written) == count - (removes ? 1 : 0))
            << bytes;
    }
}

} // namespace

void consumeStory(std::string_view bytes) {
    static const dataset::Dataset kRecords = records();
    static const auto kIndex = dataset::buildSearchIndex(kRecords);
    ASSERT_LT(datasetOfStory(bytes).size(), bytes.size() + 1);
    consumeEdits(bytes);
    const auto loaded = storyFromToml(bytes, {kRecords, *kIndex, {"none"}}, "fuzz");
    if (!loaded) {
        ASSERT_FALSE(loaded.error().what.empty());
        return;
    }
    ASSERT_FALSE(loaded->value.languages.empty());
    for (const Chapter& chapter : loaded->value.chapters) {
        ASSERT_TRUE(chapter.seconds >= kShortestChapter && chapter.seconds <= kLongestChapter);
        ASSERT_LE(chapter.days.first, chapter.days.last);
        ASSERT_TRUE(std::abs(chapter.view.centre.lat) < 90 && chapter.view.widthKm > 0);
        ASSERT_LE(chapter.figures.size(), kMostFigures);
        for (const std::string& id : chapter.highlight) {
            ASSERT_TRUE(kRecords.findEntity(id));
        }
    }
}

TEST(StoryFuzz, SpoiltStoriesAreReadInBoundsOrRefused) {
    std::mt19937 random(17); // NOLINT(bugprone-random-generator-seed): the same every time
    consumeStory(kStory);
    for (int i = 0; i < 5'000 && !testing::Test::HasFatalFailure(); ++i) {
        consumeStory(spoil(random));
    }
}

} // namespace portolan::state
