// Reads stories from TOML. What is wrong is named with its line and its mend; the rest is read.
#pragma once

#include "base/diagnostics.h"
#include "state/remembered.h"
#include "state/story.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace portolan::state {

/// What was worked out of a story for its records: kept by who reads it again and again.
struct StoryMemory {
    Remembered<dataset::Filter, bool> showsSomething;
    /// By definition; none: it can be made.
    Remembered<std::string, std::optional<base::Error>> projectionFault;
    void beginRound() {
        showsSomething.beginRound();
        projectionFault.beginRound();
    }
};

/// What a story can speak of. The dataset and its index are borrowed.
struct StoryWorld {
    const dataset::Dataset& dataset;
    const dataset::SearchIndex& index;
    std::vector<std::string> viewpoints; ///< codes; empty: any is taken
    /// What is wrong with a picture beside the story; empty: nothing. Empty: none is looked at.
    std::function<std::string(const std::string&)> pictureFault{};
    StoryMemory* memory = nullptr; ///< borrowed, of these records; null: nothing is kept
};

/// Ids that the dataset does not have are left out, as is all else that cannot be understood; each
/// is a diagnostic, as are chapters that show nothing and texts that lack one of the story's
/// languages. Diagnostics stand in the order of the lines. Error (Data): no chapter can be read.
base::Result<base::Loaded<Story>> storyFromToml(std::string_view text, const StoryWorld&,
                                                const std::string& fileName);

/// A text of a story, by what leads to it.
struct StoryText {
    std::optional<std::size_t> chapter; ///< from 0; none: the story's own
    std::string key;                    ///< as "caption"; in a list of tables its own, "label"…
    std::string list = {};              ///< …and that list's: "figure"
    std::string of = {};                ///< of its table: a figure's subject, a label's record…
    std::string measure = {};           ///< …and a figure's measure
    base::Language language = base::Language::En;
};

/// Where each stands in the file; where it does not, what it would belong to.
std::vector<base::Location> placesOf(std::span<const StoryText>, std::string_view text,
                                     const std::string& fileName);

/// The dataset that the story is told from, as it is written: a path from the story's file; empty
/// where it names none.
std::string datasetOfStory(std::string_view text);

/// The pictures as the text names them, one for each chapter; "" where it has none.
std::vector<std::string> picturesOfStory(std::string_view text);

} // namespace portolan::state
