// A chapter as it ends. Labels take the sides of their nodes then, and keep them all along, so that
// none jumps while the camera flies or time plays; and yet a picture depends on its moment alone.
#pragma once

#include "app/sources/projection_source.h"
#include "dataset/filter.h"
#include "state/app_state.h"
#include "state/story.h"

#include <memory>

namespace portolan::app {

struct ChapterRest {
    state::AppState state; ///< its timeline as it is drawn
    ReadyProjection projection;
    std::shared_ptr<const dataset::Selection> selection;
    state::StoryLens lens;
};

} // namespace portolan::app
