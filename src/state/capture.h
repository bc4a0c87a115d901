// The view that is explored, as the words in which a story's chapter says it.
#pragma once

#include "state/app_state.h"
#include "state/story_edit.h"

#include <string>
#include <string_view>
#include <vector>

namespace portolan::state {

struct CaptureRequest {
    double widthKm = 4000;    ///< what the stage is wide
    base::DayInterval extent; ///< of the records: a window that holds it all is left open
    std::string_view story{}; ///< its text
};

/// Filter, days, camera, projection, boundaries, layers and what is selected. Keys that a chapter
/// would have anyway have an empty value. A time that plays, plays. Seen from a home, the chapter
/// shows what that takes part in, unless places are chosen.
std::vector<edit::SetKeys::Key> capturedKeys(const AppState&, const CaptureRequest&);

/// From [[chapter]] on; without words.
std::string chapterOf(const std::vector<edit::SetKeys::Key>&);

/// An empty story in the state's language, colours and boundaries.
std::string newStory(const AppState&);

} // namespace portolan::state
