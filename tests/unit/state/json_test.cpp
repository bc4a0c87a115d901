#include "state/json.h"

#include <gtest/gtest.h>

namespace portolan::state {
namespace {

TEST(StateJson, WhatIsMissingKeepsItsDefault) {
    const auto loaded = appStateFromJson(R"({"theme": "light", "filter": {"text": "高雄"}})");
    ASSERT_TRUE(loaded);
    EXPECT_TRUE(loaded->diagnostics.empty());
    AppState expected;
    expected.theme = Theme::Light;
    expected.filter.text = "高雄";
    EXPECT_EQ(loaded->value, expected);
}

TEST(StateJson, WhatCannotBeUnderstoodIsNamedAndTheRestIsRead) {
    const auto loaded = appStateFromJson(
        R"({"theme": "sepia", "camera": {"pitch": "steep", "bearing": 90},
            "filter": {"kinds": ["mou", "parade"], "from": "2019-02-30"}, "later": 1})",
        "view.json");
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->value.camera.bearing, 90);
    EXPECT_EQ(loaded->value.filter.kinds, std::vector{dataset::EngagementKind::Mou});
    ASSERT_EQ(loaded->diagnostics.size(), 5U);
    std::string all;
    for (const auto& note : loaded->diagnostics) {
        all += note.toString() + "\n";
    }
    for (const char* field : {"theme", "camera.pitch", "filter.kinds", "filter.from", "later"}) {
        EXPECT_NE(all.find(field), std::string::npos) << field << " in\n" << all;
    }
}

TEST(StateJson, RefusesWhatIsNoObject) {
    for (const char* text : {"", "[1]", "{\"theme\": ", "null"}) {
        EXPECT_FALSE(appStateFromJson(text)) << text;
    }
}

TEST(StateJson, TextOfAnyBytesIsWritten) {
    AppState state;
    state.filter.text = "half a character: \xE9\xAB";
    EXPECT_TRUE(appStateFromJson(toJson(state)));
}

} // namespace
} // namespace portolan::state
