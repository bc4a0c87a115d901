// What the panels show of the story that is being made.
#pragma once

#include "base/diagnostics.h"
#include "state/profile.h"
#include "ui/view_model.h"

#include <memory>
#include <vector>

namespace portolan::ui {

/// `story`: as it is told; null where none of it can be.
std::shared_ptr<const StoryModel> buildStory(const state::Story* story, const base::Diagnostics&,
                                             const state::AppState&);

/// Whom a story can be told to: as it says itself, the profiles that ship, and the file that the
/// state has.
std::vector<Choice> profileChoices(const std::vector<state::Profile>& shipped,
                                   const state::AppState&, const Speech&);

} // namespace portolan::ui
