#include "state/story_file.h"
#include "support/sample_dataset.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace portolan::state {

namespace {

using base::Language;

class StoryFile : public testing::Test {
protected:
    StoryFile() : data_(records()), index_(dataset::buildSearchIndex(data_)) {}

    static dataset::Dataset records() {
        test::SampleDataset sample;
        const auto kyushu = sample.place("kyushu");
        const auto kumamoto = sample.place("kumamoto", kyushu);
        const auto kaohsiung = sample.place("kaohsiung", dataset::kNone, "TW");
        sample.organisation("kcg", kaohsiung);
        sample.engagement("sisters", dataset::EngagementKind::SisterCity, "2017");
        sample.at(kumamoto, dataset::PlaceRole::Partner).at(kaohsiung, dataset::PlaceRole::Partner);
        sample.engagement("mission", dataset::EngagementKind::Mission, "2024-02");
        sample.at(kaohsiung, dataset::PlaceRole::Origin).at(kumamoto, dataset::PlaceRole::Stop, 1);
        dataset::Dataset data = sample.build();
        data.figures.push_back({"companies", "7", "company", {}, {}});
        data.engagements.back().figures = {0, 1};
        return data;
    }

    base::Loaded<Story> read(const std::string& toml) const {
        auto loaded = storyFromToml(toml,
                                    {data_,
                                     *index_,
                                     {"none", "neutral", "JP"},
                                     [](const std::string& f) {
                                         return std::string(f == "there.jpg" ? "" : "no picture");
                                     }},
                                    "s.toml");
        EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().toString());
        return loaded.value_or(base::Loaded<Story>{});
    }
    /// What is said of a chapter that holds the lines, "line: severity: message" each.
    std::vector<std::string> told(const std::string& lines) const {
        std::vector<std::string> all;
        for (const auto& note : read("[[chapter]]\ntitle = { en = \"T\" }\n" + lines).diagnostics) {
            all.push_back(fmt::format("{}: {}", note.where.line, note.message));
        }
        return all;
    }

    dataset::Dataset data_;
    std::shared_ptr<const dataset::SearchIndex> index_;
};

using Told = std::vector<std::string>;

} // namespace

TEST_F(StoryFile, ReadsAChapterWhole) {
    const auto loaded = read(R"(
title = { en = "North", ja = "北へ" }
languages = ["ja", "en"]
theme = "light"
boundaries = "JP"
[[chapter]]
id = "first"
kicker = { en = "2024", ja = "2024年" }
title = { en = "To Kyushu", ja = "九州へ" }
caption = { en = "A mission", ja = "訪問団" }
notes = { en = "Greet them" }
filter = { kind = ["mission", "sister_city"], place = "kyushu", ties = "inbound" }
time = { from = "2017", to = "2024-02", play = 2024-02-01 }
fit = ["kaohsiung", "mission"]
highlight = ["mission"]
projection = "globe"
projection_centre = [130, 33]
layers = { graticule = false }
picture = "there.jpg"
lens = ["kumamoto"]
duration = 9.5
[[chapter.figure]]
subject = "mission"
measure = "companies"
label = { en = "companies", ja = "企業" }
unit = { ja = "社" }
[[chapter.label]]
of = "sisters"
text = { en = "Sister cities", ja = "姉妹都市" }
)");
    EXPECT_TRUE(loaded.diagnostics.empty())
        << (loaded.diagnostics.empty() ? "" : loaded.diagnostics[0].toString());
    const Story& story = loaded.value;
    EXPECT_EQ(story.languages, (std::vector{Language::Ja, Language::En}));
    EXPECT_EQ(story.theme, Theme::Light);
    EXPECT_EQ(story.boundaries, "JP");
    ASSERT_EQ(story.chapters.size(), 1U);
    const Chapter& chapter = story.chapters[0];
    EXPECT_EQ(chapter.title[base::indexOf(Language::Ja)], "九州へ");
    EXPECT_EQ(chapter.filter.kinds.size(), 2U);
    EXPECT_EQ(chapter.filter.places, std::vector<std::string>{"kyushu"});
    EXPECT_EQ(chapter.filter.ties, dataset::PlaceTies::Inbound);
    EXPECT_EQ(base::isoFromDay(chapter.days.first), "2017-01-01");
    EXPECT_EQ(base::isoFromDay(chapter.days.last), "2024-02-29");
    EXPECT_EQ(base::isoFromDay(chapter.play->last), "2024-02-01");
    EXPECT_EQ(chapter.fit, Chapter::Fit::Ids);
    EXPECT_EQ(chapter.fitIds.size(), 2U);
    EXPECT_EQ(chapter.figures.at(0).unit[base::indexOf(Language::Ja)], "社");
    EXPECT_EQ(chapter.labels.at(0).engagement, "sisters");
    EXPECT_FALSE(chapter.layers.graticule);
    EXPECT_EQ(chapter.projection, "globe");
    EXPECT_EQ(chapter.seconds, 9.5);
    EXPECT_EQ(chapter.lens, (StoryLens{StoryLens::Of::Places, {"kumamoto"}}));
}

TEST_F(StoryFile, NamesWhatTheDatasetDoesNotHave) {
    EXPECT_EQ(told("filter = { kind = [\"mision\", \"mission\"] }"),
              Told{"3: kind: there is no 'mision': did you mean 'mission'?"});
    EXPECT_EQ(told("filter = { place = [\"kumamotto\"] }"),
              Told{"3: place: the dataset has no 'kumamotto': did you mean 'kumamoto'?"});
    EXPECT_EQ(told("filter = { organisation = [\"kcgg\"] }"),
              Told{"3: organisation: the dataset has no 'kcgg': did you mean 'kcg'?"});
    EXPECT_EQ(told("highlight = [\"missions\"]"),
              Told{"3: highlight: the dataset has no 'missions': did you mean 'mission'?"});
    EXPECT_EQ(told("fit = \"kyushuu\""),
              Told{"3: fit: the dataset has no 'kyushuu': did you mean 'kyushu'?"});
}

TEST_F(StoryFile, NamesFiguresThatNoRecordStates) {
    const std::string figure =
        "[[chapter.figure]]\nsubject = \"mission\"\nlabel = { en = \"L\" }\n";
    EXPECT_EQ(told(figure + "measure = \"visitors\""),
              Told{"6: 'mission' states no figure 'visitors': it is one of companies"});
    EXPECT_EQ(told(figure + "measure = \"companies\""), Told{});
}

TEST_F(StoryFile, NamesWhatCannotBe) {
    EXPECT_EQ(told("time = { from = \"2024-13\" }").size(), 1U);
    EXPECT_EQ(told("time = { from = \"2024\", to = \"2019\" }"),
              Told{"3: time: 'to' is before 'from': swap them"});
    EXPECT_EQ(told("duration = 100000"),
              Told{"3: duration 100000 is out of range: write 2 to 600"});
    EXPECT_EQ(told("captoin = { en = \"C\" }"),
              Told{"3: unknown key 'captoin' in chapter: did you mean 'caption'?"});
    EXPECT_EQ(told("picture = \"gone.jpg\"").size(), 1U);
    EXPECT_EQ(told("lens = \"nowhere\"").at(0).substr(0, 39),
              "3: lens: the dataset has no 'nowhere': ");
    EXPECT_EQ(told("lens = [\"kumamoto\", \"sisters\"]"),
              (Told{"3: lens: 'sisters' is no place: write \"auto\", \"none\" or ids of places"}));
    EXPECT_EQ(told("boundaries = \"XX\"").size(), 1U);
    EXPECT_EQ(told("projection = \"nowhere\"").size(), 1U);
    EXPECT_EQ(told("caption = { eng = \"C\" }").size(), 2U) << "no such language, and no English";
}

TEST_F(StoryFile, TellsOfAChapterThatShowsNothingNow) {
    EXPECT_EQ(told("filter = { kind = [\"expo\"] }"),
              Told{"1: the chapter shows no record: widen its filter or its time"});
    EXPECT_EQ(told("time = { to = \"2010\" }"),
              Told{"1: the chapter shows no record: widen its filter or its time"});
    EXPECT_EQ(told("filter = { kind = [\"expo\"] }\nlayers = { arcs = false, nodes = false }"),
              Told{}); // a title page
}

TEST_F(StoryFile, TellsOfALanguageThatIsMissing) {
    const auto loaded = read("languages = [\"ja\", \"en\"]\n[[chapter]]\n"
                             "title = { en = \"T\", ja = \"題\" }\ncaption = { en = \"C\" }");
    ASSERT_EQ(loaded.diagnostics.size(), 1U);
    EXPECT_EQ(loaded.diagnostics[0].where.line, 4);
    EXPECT_EQ(loaded.diagnostics[0].severity, base::Severity::Warning);
    EXPECT_NE(loaded.diagnostics[0].message.find("caption has no Japanese"), std::string::npos);
}

TEST_F(StoryFile, ReadsTheChaptersAroundOneThatIsNoToml) {
    const auto loaded = read("title = { en = \"S\" }\n"
                             "[[chapter]]\ntitle = { en = \"One\" }\n"
                             "[[chapter]]\ntitle = { en = \"Two\n"
                             "[[chapter]]\ntitle = { en = \"Three\" }\nduration = 1\n");
    ASSERT_EQ(loaded.value.chapters.size(), 2U);
    EXPECT_EQ(loaded.value.chapters[1].title[0], "Three");
    ASSERT_EQ(loaded.diagnostics.size(), 2U);
    EXPECT_EQ(loaded.diagnostics[0].where.line, 5);
    EXPECT_EQ(loaded.diagnostics[1].where.line, 8) << "lines are those of the file";
}

TEST_F(StoryFile, NamesTheLineOfLettersThatWantQuotes) {
    for (const std::string key : {"título", "題名", "заголовок", "ti\u00a0tle"}) {
        const auto loaded = storyFromToml("[[chapter]]\ntitle = { en = \"One\" }\n[[chapter]]\n" +
                                              key + " = 1\ntitle = { en = \"Two\" }\n",
                                          {data_, *index_, {}}, "s.toml");
        ASSERT_TRUE(loaded) << key;
        EXPECT_EQ(loaded->value.chapters.size(), 1U) << key;
        ASSERT_FALSE(loaded->diagnostics.empty()) << key;
        EXPECT_EQ(loaded->diagnostics[0].where.line, 4) << key;
    }
}

TEST_F(StoryFile, RefusesWhatHasNoChapter) {
    for (const std::string text : {"", "title = { en = \"S\" }", "[[[", "chapter = 3"}) {
        const auto loaded = storyFromToml(text, {data_, *index_, {}}, "s.toml");
        ASSERT_FALSE(loaded) << text;
        EXPECT_NE(loaded.error().what.find("s.toml"), std::string::npos);
    }
}

TEST_F(StoryFile, KnowsTheDatasetThatItIsToldFrom) {
    EXPECT_EQ(datasetOfStory("dataset = \"../records\"\n[[chapter]]"), "../records");
    EXPECT_EQ(datasetOfStory("[[chapter]]"), "");
}

} // namespace portolan::state
