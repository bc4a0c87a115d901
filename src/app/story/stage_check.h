// Before the show: which of a story's words will not fit the screen, or cannot be read from the
// farthest seat. Each chapter is laid out in each language as the stage does it.
#pragma once

#include "app/story/told_story.h"
#include "base/diagnostics.h"
#include "scene/frame_view.h"

#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace portolan::app {

/// What is looked at. Made where projections may be asked; looked at in any thread.
struct StageCheck {
    struct Chapter {
        std::shared_ptr<const ChapterRest> rest;
        scene::FrameView view;
        std::vector<scene::StageWords> words; ///< in each of the story's languages
    };
    state::Story story;
    std::shared_ptr<const dataset::Dataset> dataset;
    std::vector<Chapter> chapters;
    glm::ivec2 sizePx{0};
    scene::Legibility legible;
};
StageCheck stageCheckOf(const ToldStory&);

struct UnfitText {
    std::size_t chapter = 0;                      ///< from 0
    base::Language language = base::Language::En; ///< that the stage is in
    scene::StageFault fault;
    bool operator==(const UnfitText&) const = default;
};

struct StageFindings {
    std::vector<UnfitText> texts;
    /// Chapters, from 0, that have no room for all languages at this distance.
    std::vector<std::size_t> leaveOut;
};

/// By chapter and language. The fonts are for this look alone. One that is stopped has not looked
/// at all chapters.
StageFindings findUnfit(const StageCheck&, std::shared_ptr<text::FontSource>,
                        const std::stop_token& = {});

/// Warnings with line and mend. `text` is what is told, wherever it is kept: its lines are named as
/// those of `path`.
base::Diagnostics describe(const StageFindings&, const StageCheck&, std::string_view text,
                           const std::string& path);

} // namespace portolan::app
