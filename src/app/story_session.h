// A story told without a window: a headless session that shows one moment of it.
#pragma once

#include "app/headless_session.h"

#include <string>

namespace portolan::app {

struct StoryMoment {
    std::string file;
    std::string profile;     ///< of the guests; empty: the story's own
    std::size_t chapter = 0; ///< from 1; 0: the moment is one of the whole story
    std::string seconds;     ///< as typed; empty: the chapter's, or the story's, end
    bool isRepeated = false; ///< its problems were told before
};

/// Puts the moment into the session, whose records are the story's. What is wrong with the story is
/// told on standard error. Error (Data, Usage): no chapter can be read, or there is no such moment.
base::Result<void> tellStory(const StoryMoment&, HeadlessSession&);

} // namespace portolan::app
