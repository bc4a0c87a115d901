// Opens stories: the file, and the dataset that it is told from.
#pragma once

#include "base/diagnostics.h"
#include "dataset/viewpoint.h"
#include "state/profile.h"
#include "state/story_file.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace portolan::app {

/// .toml
bool isStoryFile(const std::string& path);

/// Where its pictures are.
std::string folderOfStory(const std::string& path);

/// The dataset that the story names, from the folder of its file; empty: the bundled one. Error
/// (Data): the file cannot be read.
base::Result<std::string> datasetOfStoryFile(const std::string& path);

/// As much of it as can be understood, the rest as diagnostics, as the guests of `profile` see it
/// (a code or a file; empty: the story's own). Error (Data): no chapter can be read; (Usage): there
/// is no such profile.
base::Result<base::Loaded<state::Story>>
openStory(const std::string& path, const std::string& profile, const dataset::Dataset&,
          const dataset::SearchIndex&, const std::vector<dataset::Viewpoint>&);

/// What is written in the story's file. Error (Data): it cannot be read.
base::Result<std::string> storyText(const std::string& path);

/// A text that stands, or will stand, in the file `path`. Errors are openStory's.
struct StoryToRead {
    std::string_view text;
    const std::string& path;
    const std::string& profile;
    const dataset::Dataset& dataset;
    const dataset::SearchIndex& index;
    const std::vector<dataset::Viewpoint>& viewpoints;
};

/// Reads a story as often as it changes: records are asked, and pictures and profiles read, only
/// for what it did not say the last time.
class StoryReader {
public:
    /// Of the same records each time.
    base::Result<base::Loaded<state::Story>> read(const StoryToRead&);

private:
    /// Written since: another.
    using DatedFile = std::pair<std::string, std::filesystem::file_time_type>;

    std::string pictureFault(const std::string& path);

    state::StoryMemory memory_;
    state::Remembered<DatedFile, std::string> pictures_;
    state::Remembered<DatedFile, base::Result<base::Loaded<state::Profile>>> profiles_;
};

} // namespace portolan::app
