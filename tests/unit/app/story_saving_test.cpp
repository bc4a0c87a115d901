// A story that is saved: whole or not at all, over nobody else's work, and it finds what it names.
#include "app/sources/story_saving.h"
#include "formats/files.h"
#include "support/dataset_folder.h"

#include <gtest/gtest.h>

#include <fstream>

namespace portolan::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* kStory = R"(# Told in the harbour hall
title = { en = "Two cities" }
dataset = "records"
languages = ["en"]

# The quay at dawn
[[chapter]]
title = { en = "First" }
picture = "pictures/quay.jpg" # by the port's photographer
[[chapter]]
title = { en = "Second" }
[[chapter]]
title = { en = "Third" }
picture = "/srv/pictures/crane.jpg"
)";

class StorySavingTest : public testing::Test {
protected:
    StorySavingTest() {
        fs::create_directories(root / "stories");
        fs::create_directories(root / "shows/spring");
        put(own(), kStory);
        state.presentation.story = own();
        state.draft.text = state::SharedText(kStory);
        state.draft.onDisk = state.draft.text.print();
    }
    static void put(const std::string& path, const std::string& text) {
        std::ofstream(path, std::ios::binary) << text;
    }
    static std::string bytes(const fs::path& path) {
        return formats::readFile(path.string(), 1U << 20U).value_or("");
    }
    std::string own() const { return (root / "stories/port.toml").string(); }

    test::TemporaryFolder folder;
    fs::path root{folder.path()};
    state::AppState state;
};

} // namespace

TEST_F(StorySavingTest, WritesWhatIsToldByteForByte) {
    state.draft.text = state::SharedText(std::string(kStory) + "# more\n");
    const auto saved = saveStory(own(), state, {});
    ASSERT_TRUE(saved);
    EXPECT_EQ(bytes(own()), std::string(kStory) + "# more\n");
    EXPECT_EQ(saved->view(), bytes(own()));
}

TEST_F(StorySavingTest, LeavesAFileThatSomebodyElseChanged) {
    put(own(), "# a colleague's\n");
    const auto refused = saveStory(own(), state, {});
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().toString().find("another program"), std::string::npos);
    EXPECT_EQ(bytes(own()), "# a colleague's\n");
    const std::string other = (root / "stories/other.toml").string();
    EXPECT_TRUE(saveStory(other, state, {})) << "under another name it can be saved";
    EXPECT_EQ(bytes(other), kStory);
}

TEST_F(StorySavingTest, InAnotherFolderItFindsItsRecordsAndPictures) {
    const std::string there = (root / "shows/spring/port.toml").string();
    ASSERT_TRUE(saveStory(there, state, {}));
    std::string expected = kStory;
    const auto replace = [&expected](const std::string& from, const std::string& to) {
        expected.replace(expected.find(from), from.size(), to);
    };
    replace("\"records\"", "\"../../stories/records\"");
    replace("\"pictures/quay.jpg\"", "\"../../stories/pictures/quay.jpg\"");
    EXPECT_EQ(bytes(there), expected) << "and all else stays, comments too";
}

TEST_F(StorySavingTest, SaysThatAFolderIsMissingAndWritesNothing) {
    const auto refused = saveStory((root / "nowhere/port.toml").string(), state, {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, base::ErrorCode::Machine);
    EXPECT_FALSE(fs::exists(root / "nowhere"));
    EXPECT_EQ(bytes(own()), kStory);
}

} // namespace portolan::app
