#include "app/sources/story_source.h"

#include "app/sources/profile_source.h"
#include "formats/files.h"
#include "formats/picture_reader.h"

#include <filesystem>

namespace portolan::app {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kLargestStory = 4U << 20U;
constexpr int kTrial = 64; ///< px: what is wrong with a picture shows in a small one

} // namespace

bool isStoryFile(const std::string& path) {
    return fs::path(path).extension() == ".toml";
}

std::string folderOfStory(const std::string& path) {
    return fs::path(path).parent_path().string();
}

base::Result<std::string> datasetOfStoryFile(const std::string& path) {
    return storyText(path).map([&](const std::string& text) {
        const std::string named = state::datasetOfStory(text);
        return named.empty() ? named
                             : (fs::path(path).parent_path() / named).lexically_normal().string();
    });
}

base::Result<base::Loaded<state::Story>>
openStory(const std::string& path, const std::string& profile, const dataset::Dataset& dataset,
          const dataset::SearchIndex& index, const std::vector<dataset::Viewpoint>& viewpoints) {
    return storyText(path).and_then([&](const std::string& text) {
        return StoryReader().read({text, path, profile, dataset, index, viewpoints});
    });
}

base::Result<std::string> storyText(const std::string& path) {
    return formats::readFile(path, kLargestStory);
}

std::string StoryReader::pictureFault(const std::string& path) {
    std::error_code ignored;
    return pictures_.of({path, fs::last_write_time(path, ignored)}, [&] {
        const auto small = formats::readPicture(path, kTrial);
        return small ? std::string() : small.error().what;
    });
}

base::Result<base::Loaded<state::Story>> StoryReader::read(const StoryToRead& wanted) {
    pictures_.beginRound();
    profiles_.beginRound();
    const fs::path folder = fs::path(wanted.path).parent_path();
    state::StoryWorld world{
        wanted.dataset,
        wanted.index,
        {"none"},
        [&](const std::string& name) { return pictureFault((folder / name).string()); },
        &memory_};
    for (const dataset::Viewpoint& viewpoint : wanted.viewpoints) {
        world.viewpoints.push_back(viewpoint.code);
    }
    auto story = state::storyFromToml(wanted.text, world, wanted.path);
    if (!story) {
        return story;
    }
    const std::string& guests = wanted.profile.empty() ? story->value.profile : wanted.profile;
    if (guests.empty()) {
        return story;
    }
    std::error_code isCode;
    const auto found = profiles_.of({guests, fs::last_write_time(guests, isCode)},
                                    [&] { return findProfile(guests, world.viewpoints); });
    if (!found) {
        return tl::unexpected(found.error());
    }
    story->value = state::toldTo(std::move(story->value), found->value);
    story->diagnostics.insert(story->diagnostics.end(), found->diagnostics.begin(),
                              found->diagnostics.end());
    return story;
}

} // namespace portolan::app
