// The parts of the story's panel. For ui/story_panel.cpp alone.
#pragma once

#include "ui/panel.h"

namespace portolan::ui {

/// Where the next part begins; physical px.
struct StoryColumn {
    float left, right, y;
    float width() const { return right - left; }
};

/// Whose words are shown and typed.
base::Language storyLanguage(const Panel&);

/// The chapters, to be chosen and put in order, and what is done with the chosen one.
void drawChapters(Panel&, StoryColumn&, const StoryModel&);
/// Its words in one language, and how long it lasts.
void drawChapterWords(Panel&, StoryColumn&, const StoryModel&);

} // namespace portolan::ui
