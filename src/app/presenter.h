// The story that the window tells: opened once, made ready for each size of the window.
#pragma once

#include "app/stage_controls.h"
#include "app/told_story.h"
#include "base/diagnostics.h"

#include <optional>
#include <string>

namespace portolan::app {

class Presenter {
public:
    /// Reads the state's story, once; what is wrong with it comes back. Where it cannot be told
    /// there is no story, and the state's presentation is off.
    base::Diagnostics open(const state::Presentation&, std::shared_ptr<const dataset::Dataset>,
                           std::shared_ptr<const dataset::SearchIndex>,
                           const std::vector<dataset::Viewpoint>&);
    /// Makes it ready for a target of this size.
    void resize(glm::ivec2 sizePx);

    bool hasStory() const { return told_.has_value(); }
    /// On the stage now?
    bool tells(const state::AppState& state) const {
        return told_.has_value() && state.presentation.isOn;
    }
    const ToldStory& told() const { return *told_; }
    std::span<const double> chapterSeconds() const { return seconds_; }
    /// What is seen: the chapter's state on the stage, else the state itself.
    state::AppState shown(const state::AppState&) const;
    /// Does the chapter go on by itself?
    bool isMoving(const state::AppState&) const;
    /// What is seen of the stage; valid until the next call.
    const ToldMoment& moment(const state::AppState&, const Materials&);
    StageControls::Result control(std::span<const platform::InputEvent>, const state::AppState&);

private:
    std::optional<state::Story> story_; ///< until it can be made ready
    ToldStory::World world_;
    std::optional<ToldStory> told_;
    std::vector<double> seconds_;
    ToldMoment moment_;
    StageControls controls_;
};

} // namespace portolan::app
