// A story told without a window: a headless session that shows one moment of it.
#pragma once

#include "app/output/headless_session.h"
#include "app/story/told_story.h"

#include <string>

namespace portolan::app {

struct StoryMoment {
    std::string file;
    std::string profile;     ///< of the guests; empty: the story's own
    std::size_t chapter = 0; ///< from 1; 0: the moment is one of the whole story
    std::string seconds;     ///< as typed; empty: the chapter's, or the story's, end
};

/// The story, ready for the session's target; the session's records are the story's. What is wrong
/// with it is told on standard error. `profile`: of the guests; empty: the story's own. Error
/// (Data): no chapter can be read.
base::Result<ToldStory> openTold(const std::string& file, const std::string& profile,
                                 HeadlessSession&);

/// The session shows the chapter and the second of the state's presentation.
void show(const ToldStory&, const state::AppState&, HeadlessSession&);

/// Error (Usage): the story has no chapter of that number, from 1.
tl::unexpected<base::Error> noSuchChapter(std::size_t chapter, const state::Telling&);

/// Opens the story and shows the moment. Error (Data, Usage): as openTold(), or there is no such
/// moment.
base::Result<void> tellStory(const StoryMoment&, HeadlessSession&);

} // namespace portolan::app
