// Pictures drawn by the program against those in tests/golden/pictures, which somebody looked at.
// PORTOLAN_UPDATE_GOLDENS=1 takes today's pictures as right: look at each before committing it.
#include "golden/picture_compare.h"

#include "support/run_program.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

namespace portolan::golden {

namespace {

namespace fs = std::filesystem;

struct Scene {
    const char* name;
    std::vector<std::string> arguments;
};

void PrintTo(const Scene& scene, std::ostream* stream) {
    *stream << scene.name;
}

const fs::path kPictures = fs::path(PORTOLAN_SOURCE_DIR) / "tests/golden/pictures";
const fs::path kFailures = fs::path(PORTOLAN_BUILD_DIR) / "golden";

constexpr double kThreshold = 0.1;      ///< a pixel's, on pixelmatch's scale
constexpr double kFailingShare = 0.001; ///< of a picture's pixels

fs::path draw(const Scene& scene) {
    fs::create_directories(kFailures);
    fs::path actual = kFailures / (std::string(scene.name) + "-actual.png");
    std::vector<std::string> arguments = {"render", "-o", actual.string(), "--size", "640x400"};
    arguments.insert(arguments.end(), scene.arguments.begin(), scene.arguments.end());
    const auto outcome = support::portolan(arguments);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "");
    return actual;
}

} // namespace

class Golden : public testing::TestWithParam<Scene> {};

TEST_P(Golden, looksAsItDid) {
    const fs::path actualPath = draw(GetParam());
    const fs::path expectedPath = kPictures / (std::string(GetParam().name) + ".png");
    if (std::getenv("PORTOLAN_UPDATE_GOLDENS") != nullptr) {
        fs::create_directories(kPictures);
        fs::copy_file(actualPath, expectedPath, fs::copy_options::overwrite_existing);
        return;
    }
    const auto actual = readPicture(actualPath);
    const auto expected = readPicture(expectedPath);
    ASSERT_TRUE(actual) << actualPath;
    ASSERT_TRUE(expected) << expectedPath << ": look at " << actualPath
                          << ", then run again with PORTOLAN_UPDATE_GOLDENS=1";
    ASSERT_EQ(actual->width, expected->width);
    ASSERT_EQ(actual->height, expected->height);
    const Comparison result = compare(*expected, *actual, kThreshold);
    const auto allowed = static_cast<std::size_t>(kFailingShare * actual->width * actual->height);
    const fs::path difference = kFailures / (std::string(GetParam().name) + "-difference.png");
    if (result.failing > allowed) {
        writePicture(difference, result.difference);
    }
    EXPECT_LE(result.failing, allowed)
        << "compare " << expectedPath << "\n    with " << actualPath << "\n    in   " << difference;
}

const std::string kStory = std::string(PORTOLAN_SOURCE_DIR) + "/data/stories/kaohsiung-kyushu.toml";

INSTANTIATE_TEST_SUITE_P(
    Picture, Golden,
    testing::Values(
        Scene{"east-asia-dark-en", {}},
        Scene{"equal-area-light-ja", {"--crs", "equal-area", "--theme", "light", "--lang", "ja"}},
        Scene{"mercator-print-zh-hant",
              {"--crs", "mercator", "--theme", "print", "--lang", "zh-Hant"}},
        Scene{"globe-dark-ko", {"--crs", "globe", "--lang", "ko"}},
        Scene{"equidistant-light-zh-hans",
              {"--crs", "equidistant", "--theme", "light", "--lang", "zh-Hans"}},
        Scene{"world-print-id",
              {"--crs", "world", "--theme", "print", "--lang", "id", "--bbox", "-29,-78,-31,84"}},
        Scene{"mercator-world-dark", {"--crs", "EPSG:3857", "--bbox", "-179,-70,179,78"}},
        Scene{"kyushu-dark", {"--bbox", "128.5,30.8,133,34.4"}},
        Scene{"kyushu-light-ja",
              {"--bbox", "128.5,30.8,133,34.4", "--theme", "light", "--lang", "ja"}},
        Scene{"mission-mid-flight", {"--kind", "mission", "--at", "2024-02", "--fit", "filtered"}},
        Scene{"taiwan-boundaries-jp",
              {"--bbox", "117,20,125,27", "--boundaries", "JP", "--theme", "light"}},
        Scene{"pitched-dark", {"--pitch", "45", "--bearing", "30"}},
        // A chapter with a lens, one with a legend too.
        Scene{"lens-ja", {"--story", kStory, "--chapter", "3", "--lang", "ja"}},
        Scene{"lens-and-legend-zh-hant",
              {"--story", kStory, "--chapter", "6", "--lang", "zh-Hant"}}),
    [](const auto& test) {
        std::string name = test.param.name;
        std::replace(name.begin(), name.end(), '-', '_');
        return name;
    });

TEST(PictureComparison, countsWhatTheEyeSeesAndNothingElse) {
    const Picture grey{10, 1, std::vector<std::uint8_t>(40, 128)};
    Picture other = grey;
    other.rgba[0] = 134; // a hair redder
    EXPECT_EQ(compare(grey, other, kThreshold).failing, 0U);
    other.rgba[4] = 255;
    EXPECT_EQ(compare(grey, other, kThreshold).failing, 1U);
}

} // namespace portolan::golden
