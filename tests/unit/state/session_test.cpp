// What a session file keeps, and what is made of one that is not whole.
#include "state/cut_json.h"
#include "state/session.h"
#include "state/timeline.h"
#include "support/sample_dataset.h"

#include <gtest/gtest.h>

namespace portolan::state {
namespace {

std::string all(const base::Diagnostics& notes) {
    std::string text;
    for (const auto& note : notes) {
        text += note.toString() + "\n";
    }
    return text;
}

Session sample() {
    Session session;
    session.dataset = {"/home/a/records", "../records", {{"from_lon", "Start X"}}};
    session.width = 1280;
    session.height = 800;
    session.state.filter.text = "高雄";
    session.state.theme = Theme::Light;
    session.state.projection = "globe";
    session.state.projectionCentre = geo::LonLat{120.3, 22.6};
    session.state.selected = {"m1", "m2"};
    session.state.trail.back = {{"m3"}, {"m1", "m4"}};
    session.state.table.isOpen = true;
    session.state.home = "osaka";
    return session;
}

TEST(Session, RoundTrips) {
    const auto loaded = sessionFromJson(toJson(sample()), "a.portolan");
    ASSERT_TRUE(loaded);
    EXPECT_EQ(all(loaded->diagnostics), "");
    EXPECT_EQ(loaded->value, sample());
}

TEST(Session, OfANewerVersionIsReadAsFarAsItIsKnown) {
    std::string text = toJson(sample());
    text.replace(text.find(R"("portolan_session": 1)"), 21,
                 R"("portolan_session": 9, "hologram": {"depth": 3})");
    const auto loaded = sessionFromJson(text, "a.portolan");
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->value, sample());
    const std::string notes = all(loaded->diagnostics);
    EXPECT_NE(notes.find("newer Portolan (version 9"), std::string::npos) << notes;
    EXPECT_NE(notes.find("hologram"), std::string::npos) << notes;
}

// Wherever it is cut, what stands before the cut is there and nothing else is.
TEST(Session, ThatWasCutGivesWhatStandsBeforeTheCut) {
    const std::string text = toJson(sample());
    std::size_t restored = 0;
    for (std::size_t at = 0; at + 2 < text.size(); ++at) {
        const auto loaded = sessionFromJson(text.substr(0, at), "a.portolan");
        if (!loaded) {
            EXPECT_LT(at, 30U) << "nothing was restored of " << text.substr(0, at);
            continue;
        }
        EXPECT_NE(all(loaded->diagnostics).find("was cut"), std::string::npos);
        EXPECT_EQ(loaded->value.state.filter.text == "高雄", at > text.find('}', text.find("高雄")))
            << at;
        ++restored;
    }
    EXPECT_GT(restored, text.size() / 2);
}

TEST(Session, IsRefusedWhereItIsNone) {
    for (const char* text : {"", "null", "[]", "{}", "hello", R"({"theme": "dark"})", "\0\xFF"}) {
        const auto loaded = sessionFromJson(text, "notes.txt");
        ASSERT_FALSE(loaded) << text;
        EXPECT_NE(loaded.error().what.find("notes.txt"), std::string::npos);
    }
}

TEST(Session, NestedBeyondReasonIsRefused) {
    EXPECT_FALSE(sessionFromJson(std::string(200'000, '['), "a.portolan"));
    EXPECT_FALSE(sessionFromJson("{\"portolan_session\": " + std::string(200'000, '{'), "a"));
}

TEST(Session, WithoutATimeWindowShowsAllOfTime) {
    const auto dataset = test::osakaAndKaohsiung();
    AppState state;
    fitToDataset(state, dataset, "a.portolan");
    EXPECT_EQ(state.timeline, timelineFor(dataset.extent));
    state.timeline.last = 0; // the file was cut between the two
    fitToDataset(state, dataset, "a.portolan");
    EXPECT_EQ(state.timeline, timelineFor(dataset.extent));
}

TEST(Session, KeepsWhetherEconomiesAreAFacetOfTheirOwn) {
    Session session = sample();
    session.state.filter.places = {"osaka"};
    session.state.filter.economies = {"TW"};
    session.state.filter.economyRule = dataset::EconomyRule::Narrow;
    const auto loaded = sessionFromJson(toJson(session), "a.portolan");
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->value.state.filter, session.state.filter);
}

TEST(Session, NamesWhatTheDatasetDoesNotHaveAndKeepsTheRest) {
    const auto dataset = test::osakaAndKaohsiung();
    AppState state;
    const std::string place = dataset.places.front().id;
    const std::string record = dataset.engagementId(0);
    state.filter.places = {place, "atlantis"};
    state.filter.sectors = {"alchemy"};
    state.filter.text = "kept";
    state.selected = {record, "m-lost"};
    state.trail.back = {{"m-lost"}, {record}};
    state.home = "atlantis";
    state.timeline.first = -1e7;
    state.timeline.last = 1e7;
    const std::string notes = all(fitToDataset(state, dataset, "a.portolan"));
    EXPECT_EQ(state.filter.places, std::vector{place});
    EXPECT_TRUE(state.filter.sectors.empty());
    EXPECT_EQ(state.filter.text, "kept");
    EXPECT_EQ(state.selected, std::vector{record});
    EXPECT_EQ(state.trail.back, (std::vector<std::vector<std::string>>{{record}}));
    EXPECT_EQ(state.home, "");
    EXPECT_EQ(state.timeline.first, timelineFor(dataset.extent).first);
    for (const char* lost : {"place 'atlantis'", "sector 'alchemy'", "record 'm-lost'"}) {
        EXPECT_NE(notes.find(lost), std::string::npos) << lost << " in\n" << notes;
    }
}

TEST(Session, ThatFitsItsDatasetIsLeftAsItIs) {
    const auto dataset = test::osakaAndKaohsiung();
    AppState state;
    state.timeline = timelineFor(dataset.extent);
    state.selected = {dataset.engagementId(0), dataset.places.front().id};
    state.filter.organisations = {std::string(dataset::kUnstated)};
    const AppState before = state;
    EXPECT_EQ(all(fitToDataset(state, dataset, "a")), "");
    EXPECT_EQ(state, before);
}

TEST(Settings, RoundTrip) {
    Settings settings;
    settings.language = base::Language::ZhHant;
    settings.theme = Theme::Print;
    settings.viewpoint = "none";
    settings.comfort = {1.5, true, ColourVision::Tritanopia, {2.5, 14}};
    const auto loaded = settingsFromJson(toJson(settings), "settings.json");
    ASSERT_TRUE(loaded);
    EXPECT_EQ(all(loaded->diagnostics), "");
    EXPECT_EQ(loaded->value, settings);
    EXPECT_FALSE(settingsFromJson("{}", "settings.json"));
}

} // namespace
} // namespace portolan::state
