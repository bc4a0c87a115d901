// Any bytes as a session or settings: no crash, and whatever is read stands in bounds and can be
// written and read again. libFuzzer's entry point; the test below replays it on spoilt sessions.
#include "state/session.h"
#include "support/sample_dataset.h"
#include "support/spoil.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace portolan::state {

void consumeStory(std::string_view bytes);

namespace {

void consume(std::string_view bytes) {
    static const dataset::Dataset kRecords = test::osakaAndKaohsiung();
    if (const auto settings = settingsFromJson(bytes, "fuzz")) {
        const auto again = settingsFromJson(toJson(settings->value), "fuzz");
        ASSERT_TRUE(again);
    }
    auto loaded = sessionFromJson(bytes, "fuzz");
    if (!loaded) {
        ASSERT_FALSE(loaded.error().what.empty());
        return;
    }
    AppState& state = loaded->value.state;
    fitToDataset(state, kRecords, "fuzz");
    ASSERT_TRUE(std::isfinite(state.camera.centre.lon) && std::abs(state.camera.centre.lat) < 90);
    ASSERT_TRUE(state.camera.metresPerPixel > 0 && state.camera.pitch <= 60);
    ASSERT_LE(state.timeline.first, state.timeline.last);
    ASSERT_TRUE(state.comfort.scale == 0 || (state.comfort.scale >= 1 && state.comfort.scale <= 3));
    ASSERT_FALSE(state.table.columns.empty());
    ASSERT_TRUE(state.home.empty() || state.home == "osaka" || state.home == "kaohsiung");
    const auto again = sessionFromJson(toJson(loaded->value), "fuzz");
    ASSERT_TRUE(again);
    ASSERT_EQ(again->value, loaded->value);
}

Session sample() {
    Session session;
    session.dataset = {"/records", "records", {{"from_lon", "X"}}};
    session.state.filter.kinds = {dataset::EngagementKind::Mou};
    session.state.filter.places = {"osaka", "nara"};
    session.state.projectionCentre = geo::LonLat{120.3, 22.6};
    session.state.selected = {"m1"};
    session.state.trail.back = {{"m1"}, {"osaka", "kaohsiung"}};
    session.state.home = "osaka";
    return session;
}

std::string spoil(std::string text, std::mt19937& random) {
    static constexpr std::array<std::string_view, 12> kTricky = {
        "{",      "}",     "[",      "]",       "\"",   ",",
        ":null,", "1e308", "-9e999", "\\u0000", "\xFF", "99999999999"};
    for (auto changes = 1 + random() % 4; changes > 0; --changes) {
        if (random() % 5 != 0) {
            test::spoilOnce(text, kTricky, random);
            continue;
        }
        // a number becomes another
        const std::size_t digit = text.find_first_of("0123456789", random() % (text.size() + 1));
        if (digit != std::string::npos) {
            text.replace(digit, 1, kTricky[7 + random() % 5]);
        }
    }
    return text;
}

} // namespace

TEST(SessionFuzz, SpoiltSessionsAreReadInBoundsOrRefused) {
    std::mt19937 random(17); // NOLINT(bugprone-random-generator-seed): the same every time
    const std::string good = toJson(sample());
    for (int i = 0; i < 20'000 && !testing::Test::HasFatalFailure(); ++i) {
        consume(spoil(good, random));
    }
}

} // namespace portolan::state

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    portolan::state::consume(bytes);
    portolan::state::consumeStory(bytes);
    return 0;
}
