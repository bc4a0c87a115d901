// Reads stories from TOML. What is wrong is named with its line and its mend; the rest is read.
#pragma once

#include "base/diagnostics.h"
#include "state/story.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace portolan::state {

/// What a story can speak of. The dataset and its index are borrowed.
struct StoryWorld {
    const dataset::Dataset& dataset;
    const dataset::SearchIndex& index;
    std::vector<std::string> viewpoints; ///< codes; empty: any is taken
    /// What is wrong with a picture beside the story; empty: nothing. Empty: none is looked at.
    std::function<std::string(const std::string&)> pictureFault{};
};

/// Ids that the dataset does not have are left out, as is all else that cannot be understood; each
/// is a diagnostic, as are chapters that show nothing and texts that lack one of the story's
/// languages. Diagnostics stand in the order of the lines. Error (Data): no chapter can be read.
base::Result<base::Loaded<Story>> storyFromToml(std::string_view text, const StoryWorld&,
                                                const std::string& fileName);

/// The dataset that the story is told from, as it is written: a path from the story's file; empty
/// where it names none.
std::string datasetOfStory(std::string_view text);

} // namespace portolan::state
