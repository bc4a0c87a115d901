#include "app/story_source.h"

#include "app/profile_source.h"
#include "formats/files.h"
#include "formats/picture_reader.h"
#include "state/story_file.h"

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
        return readStory(text, path, profile, dataset, index, viewpoints);
    });
}

base::Result<std::string> storyText(const std::string& path) {
    return formats::readFile(path, kLargestStory);
}

base::Result<base::Loaded<state::Story>>
readStory(std::string_view text, const std::string& path, const std::string& profile,
          const dataset::Dataset& dataset, const dataset::SearchIndex& index,
          const std::vector<dataset::Viewpoint>& viewpoints) {
    const fs::path folder = fs::path(path).parent_path();
    state::StoryWorld world{dataset, index, {"none"}, [&folder](const std::string& name) {
                                const auto small = formats::readPicture(folder / name, kTrial);
                                return small ? std::string() : small.error().what;
                            }};
    for (const dataset::Viewpoint& viewpoint : viewpoints) {
        world.viewpoints.push_back(viewpoint.code);
    }
    auto story = state::storyFromToml(text, world, path);
    if (!story) {
        return story;
    }
    const std::string& guests = profile.empty() ? story->value.profile : profile;
    if (guests.empty()) {
        return story;
    }
    auto found = findProfile(guests, world.viewpoints);
    if (!found) {
        return tl::unexpected(found.error());
    }
    story->value = state::toldTo(std::move(story->value), found->value);
    story->diagnostics.insert(story->diagnostics.end(), found->diagnostics.begin(),
                              found->diagnostics.end());
    return story;
}

} // namespace portolan::app
